//! Accounts: names in quotas, and renewal and storage of tokens.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use top_core::auth::{RefreshingSession, StoredToken, Token};
use top_core::transport::BoxFuture;
use top_core::{
    Admission, Ask, Ban, BoxError, ErrorKind as K, QuotaKey, QuotaStore, Quotas, Rate, Scope, Secret,
};
use top_tests::{WireServer, http};

use super::{add, builder_of, kind};

const OK: &str = r#"{"tbk_sc_organization_member_mod_response":{"result":"true"}}"#;

/// Records the account of each call.
#[derive(Debug, Default)]
struct Accounts(Mutex<Vec<String>>);

impl QuotaStore for Accounts {
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        let account = ask.keys.iter().find(|key| key.scope == Scope::Account).map(|key| key.name.clone());
        self.0.lock().unwrap().extend(account);
        Box::pin(async { Ok(Admission::Granted) })
    }

    fn throttled<'a>(&'a self, _: &'a QuotaKey, _: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }

    fn passed<'a>(&'a self, _: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }
}

/// Accepts every refresh token once, and only the last session.
fn platform() -> WireServer {
    let sessions = Mutex::new(HashMap::from([("6200n0".to_owned(), 1_u32)]));
    let current = Mutex::new("6100old".to_owned());
    WireServer::start(move |request| {
        let method = request.parameter("method").unwrap();
        let body = if method == "taobao.top.auth.token.refresh" {
            let refresh_token = request.parameter("refresh_token").unwrap();
            let mut sessions = sessions.lock().unwrap();
            let Some(number) = sessions.remove(&refresh_token) else {
                return http("200 OK", "", br#"{"error_response":{"code":15,"sub_code":"isv.refresh-token-spent"}}"#);
            };
            sessions.insert(format!("6200n{number}"), number + 1);
            *current.lock().unwrap() = format!("6100n{number}");
            format!(
                r#"{{"top_auth_token_refresh_response":{{"token_result":"{{\"access_token\":\"6100n{number}\",\"refresh_token\":\"6200n{number}\",\"expires_in\":86400,\"re_expires_in\":172800}}"}}}}"#
            )
        } else if request.parameter("session") == Some(current.lock().unwrap().clone()) && current.lock().unwrap().as_str() != "6100old" {
            OK.to_owned()
        } else {
            r#"{"error_response":{"code":27,"sub_code":"session-expired"}}"#.to_owned()
        };
        http("200 OK", "", body.as_bytes())
    })
    .unwrap()
}

fn old_token() -> Token {
    let stored = r#"{"session":"6100old","refresh_token":"6200n0","user_id":"7","user_nick":"shop"}"#;
    serde_json::from_str::<StoredToken>(stored).unwrap().into()
}

#[tokio::test]
async fn accounts_are_identified_by_name_or_session_digest() {
    let server = WireServer::with_body(OK).unwrap();
    let store = Arc::new(Accounts::default());
    let shared: Arc<dyn QuotaStore> = Arc::<Accounts>::clone(&store);
    let client = builder_of(&server).quota_store(shared).build().unwrap();
    for account in [
        client.session("6100a").account("shop1"),
        client.session("6100b").account("shop1"),
        client.session("6100a"),
        client.session("6100a"),
        client.session("6100b"),
    ] {
        assert_eq!(kind(account.call(&add()).await), Ok(()));
    }
    let names = store.0.lock().unwrap().clone();
    assert_eq!((names[0].as_str(), names[1].as_str()), ("shop1", "shop1"));
    assert_eq!(names[2], names[3]);
    assert_ne!(names[3], names[4]);
    assert!(!names[2].contains("6100a"), "{names:?}");
}

#[tokio::test]
async fn renewed_session_keeps_its_quota() {
    let server = platform();
    let store = Arc::new(Accounts::default());
    let shared: Arc<dyn QuotaStore> = Arc::<Accounts>::clone(&store);
    let client = builder_of(&server).quota_store(shared).build().unwrap();
    let provider = RefreshingSession::new(client.clone(), old_token(), |_| async { Ok(()) });
    assert_eq!(kind(client.session_from(provider).call(&add()).await), Ok(()));
    let mut names = store.0.lock().unwrap().clone();
    // The calls are: rejected, refreshed (without a session, so the account is the app), called.
    assert_eq!(names.remove(1), "12345678");
    assert_eq!(names, ["user:7", "user:7"]);
}

#[tokio::test]
async fn account_of_a_token_without_a_user_is_a_digest() {
    let server = platform();
    let store = Arc::new(Accounts::default());
    let shared: Arc<dyn QuotaStore> = Arc::<Accounts>::clone(&store);
    let client = builder_of(&server).quota_store(shared).build().unwrap();
    let token = Token::new("6100old", Some(Secret::from("6200n0")), None);
    let provider = RefreshingSession::new(client.clone(), token.clone(), |_| async { Ok(()) });
    assert_eq!(kind(client.session_from(provider).call(&add()).await), Ok(()));
    let digest = store.0.lock().unwrap()[0].clone();
    assert_eq!(store.0.lock().unwrap()[2], digest, "the session was renewed");
    assert!(digest.len() > 10 && !digest.contains("6100"), "{digest}");
    let provider = RefreshingSession::new(client.clone(), token, |_| async { Ok(()) });
    let named = client.session_from(provider).account("shop1");
    assert_eq!(kind(named.call(&add()).await), Err(K::Business), "the refresh token is spent");
    assert_eq!(store.0.lock().unwrap()[3], "shop1");
}

#[tokio::test]
async fn throttled_account_does_not_use_the_app_quota() {
    let server = WireServer::with_body(OK).unwrap();
    let quotas = Quotas::unlimited()
        .limit(Scope::App, Rate::per_minute(1).burst(3))
        .limit(Scope::Account, Rate::per_minute(1));
    let client = builder_of(&server).quotas(quotas).deadline(Duration::from_millis(500)).build().unwrap();
    let call = |name: &'static str| {
        let account = client.session("6100a").account(name);
        async move { kind(account.call(&add()).await) }
    };
    assert_eq!(call("busy").await, Ok(()));
    for _ in 0..5 {
        assert_eq!(call("busy").await, Err(K::Throttled));
    }
    assert_eq!((call("second").await, call("third").await), (Ok(()), Ok(())));
    assert_eq!(call("fourth").await, Err(K::Throttled));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn renewed_token_is_stored_before_use() {
    let server = platform();
    let client = builder_of(&server).build().unwrap();
    let (log, requests) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(0)));
    let (store, seen) = (Arc::clone(&log), Arc::clone(&requests));
    let provider = RefreshingSession::new(client.clone(), old_token(), move |token: Token| {
        let (store, seen) = (Arc::clone(&store), Arc::clone(&seen));
        async move {
            tokio::task::yield_now().await;
            *seen.lock().unwrap() += 1;
            store.lock().unwrap().push(serde_json::to_value(token.to_stored())?);
            Ok(())
        }
    });
    assert!(!format!("{provider:?}").contains("6200"));
    let account = client.session_from(provider);
    assert_eq!((kind(account.call(&add()).await), kind(account.call(&add()).await)), (Ok(()), Ok(())));
    let stored = log.lock().unwrap().clone();
    assert_eq!(stored.len(), 1);
    assert_eq!((&stored[0]["session"], &stored[0]["refresh_token"]), (&"6100n1".into(), &"6200n1".into()));
    // The response to the refresh does not have these members.
    assert_eq!((&stored[0]["user_id"], &stored[0]["user_nick"]), (&"7".into(), &"shop".into()));
    assert!(stored[0]["expires"].is_string() && stored[0]["refresh_expires"].is_string());
    assert_eq!(server.requests().len(), 4, "rejected, refreshed, called, called");
}

#[tokio::test]
async fn unsaved_token_is_stored_by_the_next_call() {
    let server = platform();
    let client = builder_of(&server).build().unwrap();
    let stored = Arc::new(Mutex::new(Vec::new()));
    let store = Arc::clone(&stored);
    let provider = RefreshingSession::new(client.clone(), old_token(), move |token: Token| {
        let mut stored = store.lock().unwrap();
        stored.push(token.expose_secret().0.to_owned());
        let outcome = if stored.len() == 1 { Err("the disk is full".into()) } else { Ok(()) };
        async { outcome }
    });
    let account = client.session_from(provider);
    let error = account.call(&add()).await.unwrap_err();
    assert_eq!(error.kind(), K::Extension);
    assert!(error.message().contains("the session provider failed: the disk is full"), "{error:#}");
    // The refresh token is used up. The new token is in memory, and is stored before use.
    assert_eq!(kind(account.call(&add()).await), Ok(()));
    assert_eq!(*stored.lock().unwrap(), ["6100n1", "6100n1"]);
    let refreshes = server.requests().iter().filter(|r| r.parameter("refresh_token").is_some()).count();
    assert_eq!(refreshes, 1);
}

#[tokio::test]
async fn expired_refresh_token_is_not_sent() {
    let server = platform();
    let client = builder_of(&server).build().unwrap();
    let mut token = Token::new("6100old", Some(Secret::from("6200n0")), None);
    token.refresh_expires = "2020-01-01 00:00:00".parse().ok();
    let provider = RefreshingSession::new(client.clone(), token, |_| async { Ok(()) });
    let error = client.session_from(provider).call(&add()).await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (K::SessionExpired, 1));
    assert!(error.message().contains("the refresh token has expired"), "{error:#}");
}

#[test]
fn blocking_client_supports_accounts_and_deadlines() {
    let server = WireServer::with_body(OK).unwrap();
    let store = Arc::new(Accounts::default());
    let shared: Arc<dyn QuotaStore> = Arc::<Accounts>::clone(&store);
    let client = builder_of(&server).quota_store(shared).build_blocking().unwrap();
    let account = client.session("6100a").account("shop1").with_deadline(Duration::from_secs(5));
    assert_eq!(kind(account.call(&add())), Ok(()));
    assert_eq!(*store.0.lock().unwrap(), ["shop1"]);
}
