//! Sessions that expire, and clocks that are wrong.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use top_core::auth::{RefreshingSession, Token};
use top_core::transport::BoxFuture;
use top_core::{BoxError, Clock, ErrorKind as K, LiveSession, Secret, Session, SessionProvider, TopTime};
use top_sandbox::{Fault, FaultRule, Sandbox};
use top_tests::{WireServer, http};

use super::{add, builder, builder_of, carried_out, concurrently, kind, read, sandbox, write};

/// Provides the session of the sandbox after a delay. Every renewal after the first returns an unknown session.
#[derive(Debug)]
struct Vault {
    session: String,
    expires: Option<TopTime>,
    requests: Arc<AtomicUsize>,
    renewals: AtomicUsize,
}

impl Vault {
    fn of(sandbox: &Sandbox) -> Self {
        let session = sandbox.session().to_owned();
        Self { session, expires: None, requests: Arc::default(), renewals: AtomicUsize::new(0) }
    }
}

impl SessionProvider for Vault {
    fn provide<'a>(&'a self, rejected: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(async move {
            self.requests.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(50)).await;
            let live = match rejected {
                None => LiveSession::new(self.session.as_str()),
                Some(_) => {
                    let renewals = self.renewals.fetch_add(1, Ordering::SeqCst);
                    LiveSession::new(if renewals == 0 {
                        self.session.clone()
                    } else {
                        format!("{}{renewals}", self.session)
                    })
                }
            };
            Ok(self.expires.map_or(live.clone(), |end| live.expires(end)))
        })
    }
}

#[tokio::test]
async fn concurrent_calls_share_one_session_request() {
    let gateway = Sandbox::start().await.unwrap();
    let vault = Vault::of(&gateway);
    let requests = Arc::clone(&vault.requests);
    let client = builder(&gateway).build().unwrap().session_from(vault);
    let calls = concurrently(20, || {
        let client = client.clone();
        async move { kind(client.call(&add()).await) }
    });
    assert_eq!(calls.await, [Ok(()); 20]);
    assert_eq!((requests.load(Ordering::SeqCst), gateway.received()), (1, 20));
}

#[tokio::test]
async fn expiring_session_is_renewed_before_use() {
    let gateway = Sandbox::start().await.unwrap();
    let soon = TopTime::from_unix_millis(TopTime::now().unix_millis() + 30_000);
    let vault = Vault { expires: soon, ..Vault::of(&gateway) };
    let requests = Arc::clone(&vault.requests);
    let client = builder(&gateway).build().unwrap().session_from(vault);
    for _ in 0..3 {
        assert_eq!(kind(client.call(&add()).await), Ok(()));
    }
    assert_eq!((requests.load(Ordering::SeqCst), gateway.received()), (3, 3));
}

/// Provides an unknown session first, and the good session after a rejection.
#[derive(Debug)]
struct Stale {
    good: String,
    requests: Arc<AtomicUsize>,
}

impl SessionProvider for Stale {
    fn provide<'a>(&'a self, rejected: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        self.requests.fetch_add(1, Ordering::SeqCst);
        let session = if rejected.is_some() { self.good.clone() } else { "6100ended".to_owned() };
        Box::pin(async { Ok(LiveSession::new(session)) })
    }
}

#[tokio::test]
async fn rejected_session_is_renewed_once_for_all_calls() {
    let gateway = Sandbox::start().await.unwrap();
    let requests = Arc::new(AtomicUsize::new(0));
    let provider = Stale { good: gateway.session().to_owned(), requests: Arc::clone(&requests) };
    let client = builder(&gateway).build().unwrap().session_from(provider);
    let calls = concurrently(10, || {
        let client = client.clone();
        async move { kind(client.call(&add()).await) }
    });
    assert_eq!(calls.await, [Ok(()); 10]);
    assert_eq!(requests.load(Ordering::SeqCst), 2, "the first session and one renewal");
    assert_eq!(carried_out(&gateway), 10);
}

#[tokio::test]
async fn persistent_rejection_costs_one_renewal() {
    for (code, sub_code, expected) in [
        (26, "", K::SessionMissing),
        (27, "invalid-sessionkey", K::SessionInvalid),
        (27, "session-expired", K::SessionExpired),
        (53, "", K::SessionExpired),
    ] {
        let gateway = sandbox(FaultRule::new(Fault::error(code, sub_code)).always()).await;
        let requests = Arc::new(AtomicUsize::new(0));
        let provider = Stale { good: "6100new".to_owned(), requests: Arc::clone(&requests) };
        let client = builder(&gateway).build().unwrap().session_from(provider);
        assert_eq!(kind(client.call(&add()).await), Err(expected));
        assert_eq!((requests.load(Ordering::SeqCst), gateway.received()), (2, 2), "{code} {sub_code}");
        // The next call does not renew the session again.
        assert_eq!(kind(client.call(&add()).await), Err(expected));
        assert_eq!((requests.load(Ordering::SeqCst), gateway.received()), (2, 3), "{code} {sub_code}");
    }
}

#[tokio::test]
async fn rejected_fixed_session_is_an_error_at_once() {
    let gateway = Sandbox::start().await.unwrap();
    let client = builder(&gateway).build().unwrap().session("6100unknown");
    let error = client.call(&add()).await.unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::SessionInvalid, 1));
    assert_eq!(error.hint().unwrap().zh(), "请重新授权，获取新的 session");
}

#[derive(Debug)]
struct Broken;

impl SessionProvider for Broken {
    fn provide<'a>(&'a self, _: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(async { Err("the vault is sealed".into()) })
    }
}

#[tokio::test]
async fn failing_session_provider_sends_nothing() {
    let gateway = Sandbox::start().await.unwrap();
    let error = builder(&gateway).build().unwrap().session_from(Broken).call(&add()).await.unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::Extension, 0));
    assert!(error.to_string().contains("the session provider failed"), "{error}");
    assert_eq!(super::source(&error), "the vault is sealed");
}

#[tokio::test]
async fn renewal_survives_a_cancelled_call() {
    let gateway = Sandbox::start().await.unwrap();
    let vault = Vault::of(&gateway);
    let requests = Arc::clone(&vault.requests);
    let client = builder(&gateway).build().unwrap().session_from(vault);
    let api = add();
    assert!(tokio::time::timeout(Duration::from_millis(10), client.call(&api)).await.is_err());
    assert_eq!(kind(client.call(&add()).await), Ok(()));
    assert_eq!(requests.load(Ordering::SeqCst), 1, "the cancelled call does not lose the refresh token");
}

/// A gateway that accepts one session, and returns it for one refresh token.
fn refreshing_gateway() -> WireServer {
    const OK: &str = r#"{"tbk_sc_organization_member_mod_response":{"result":true,"request_id":"r"}}"#;
    const REJECTED: &str =
        r#"{"error_response":{"code":27,"msg":"Invalid session","sub_code":"session-expired"}}"#;
    const TOKEN: &str = r#"{"top_auth_token_refresh_response":{"token_result":"{\"access_token\":\"6100new\",\"refresh_token\":\"6200next\",\"expires_in\":86400,\"re_expires_in\":86400}"}}"#;
    WireServer::start(|request| {
        let is = |name: &str, value: &str| request.parameter(name).as_deref() == Some(value);
        let body = if is("method", "taobao.top.auth.token.refresh") {
            if is("refresh_token", "6200first") { TOKEN } else { REJECTED }
        } else if is("session", "6100new") {
            OK
        } else {
            REJECTED
        };
        http("200 OK", "", body.as_bytes())
    })
    .unwrap()
}

#[tokio::test]
async fn token_is_refreshed_and_stored() {
    let server = refreshing_gateway();
    let client = builder_of(&server).build().unwrap();
    let stored = Arc::new(std::sync::Mutex::new(Vec::new()));
    let store = Arc::clone(&stored);
    let token = Token::new("6100old", Some(Secret::from("6200first")), None);
    let provider = RefreshingSession::new(client.clone(), token, move |token| {
        let (session, refresh) = token.expose_secret();
        store.lock().unwrap().push((session.to_owned(), refresh.map(str::to_owned), token.expires.is_some()));
        async { Ok(()) }
    });
    assert!(!format!("{provider:?}").contains("6200first"));
    let account = client.session_from(provider);
    assert_eq!(kind(account.call(&add()).await), Ok(()));
    assert_eq!(kind(account.call(&add()).await), Ok(()));
    assert_eq!(*stored.lock().unwrap(), [("6100new".to_owned(), Some("6200next".to_owned()), true)]);
    assert_eq!(server.requests().len(), 4, "rejected, refreshed, called, called");
}

#[tokio::test]
async fn token_without_refresh_token_is_an_error() {
    let server = refreshing_gateway();
    let client = builder_of(&server).build().unwrap();
    let provider =
        RefreshingSession::new(client.clone(), Token::new("6100old", None, None), |_| async { Ok(()) });
    let error = client.session_from(provider).call(&add()).await.unwrap_err();
    assert_eq!(error.kind(), K::SessionExpired);
    assert_eq!(super::source(&error), "the app can't refresh it");
    assert!(error.to_string().contains("have the account authorise again"), "{error}");
    assert_eq!(server.requests().len(), 1);
}

/// A clock that is wrong by a number of minutes.
#[derive(Debug)]
struct Off(i64);

impl Clock for Off {
    fn now(&self) -> TopTime {
        TopTime::from_unix_millis(TopTime::now().unix_millis() + self.0 * 60_000).unwrap()
    }
}

/// Writes are retried too: the gateway does not carry out a request with a wrong timestamp.
#[tokio::test]
async fn wrong_local_clock_costs_one_extra_attempt() {
    for minutes in [-40, 40, 60 * 24 * 365] {
        let gateway = Sandbox::start().await.unwrap();
        let client = builder(&gateway).clock(Off(minutes)).build().unwrap();
        assert_eq!((kind(client.call(&write()).await), gateway.received()), (Ok(()), 2), "{minutes}");
        assert_eq!((kind(client.call(&read()).await), gateway.received()), (Ok(()), 3), "{minutes}");
    }
}

#[tokio::test]
async fn concurrent_calls_survive_a_clock_correction() {
    let gateway = Sandbox::start().await.unwrap();
    let client = builder(&gateway).clock(Off(-40)).build().unwrap();
    let calls = concurrently(16, || {
        let client = client.clone();
        async move { kind(client.call(&read()).await) }
    });
    assert_eq!(calls.await, [Ok(()); 16]);
    assert_eq!(carried_out(&gateway), 16);
    assert!(gateway.received() <= 32);
}

#[tokio::test]
async fn wrong_gateway_clock_is_followed() {
    for seconds in [-2400, 2400] {
        let gateway = Sandbox::builder().clock_offset(seconds).start().await.unwrap();
        let client = builder(&gateway).build().unwrap();
        assert_eq!((kind(client.call(&read()).await), gateway.received()), (Ok(()), 2));
        let stamped = gateway.calls()[1].parameter("timestamp").unwrap().parse::<TopTime>().unwrap();
        let ahead = (stamped.unix_millis() - TopTime::now().unix_millis()) / 1000;
        assert!((ahead - seconds).abs() < 5, "{ahead}");
    }
}

#[tokio::test]
async fn persistent_clock_error_is_retried_once() {
    let gateway = sandbox(FaultRule::new(Fault::error(31, "")).always()).await;
    let error = builder(&gateway).clock(Off(40)).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::Clock, 2));
    assert!(error.hint().unwrap().zh().contains("校准时钟"));
}

#[tokio::test]
async fn clock_is_not_corrected_without_a_date_header() {
    let server =
        WireServer::with_body(r#"{"error_response":{"code":31,"msg":"Invalid timestamp"}}"#).unwrap();
    let gateway = Sandbox::start().await.unwrap();
    let endpoint = tbk_apis::prelude::Endpoint::custom(server.url()).unwrap();
    let client = builder(&gateway).endpoint(endpoint).clock(Off(40)).build().unwrap();
    assert_eq!((kind(client.call(&read()).await), server.requests().len()), (Err(K::Clock), 1));
}
