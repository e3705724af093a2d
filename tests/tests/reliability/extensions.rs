//! Extension points: transports, recordings, interceptors, quota stores and HTTP clients.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use top_core::record::{Recorder, Replay};
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{
    Admission, Ask, Attempt, Ban, BoxError, Error, ErrorKind as K, HttpTransport, Interceptor, QuotaKey,
    QuotaStore, reqwest,
};
use top_sandbox::{Fault, Sandbox};

use super::{add, builder, kind, read, sandbox, write};

/// Fails to connect twice, then responds.
#[derive(Debug, Default)]
struct Unreachable {
    seen: Arc<Mutex<Vec<String>>>,
}

impl Transport for Unreachable {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let mut seen = self.seen.lock().unwrap();
            seen.push(format!("{request:?}"));
            if seen.len() < 3 {
                return Err(TransportError::not_sent("no route"));
            }
            assert!(!request.endpoint().to_string().contains('?'), "parameters are in the URL");
            Ok(Response::new(200, r#"{"tbk_dg_vegas_tlj_create_response":{"result":{"success":true}}}"#))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn custom_transport_replaces_the_network() {
    let transport = Unreachable::default();
    let seen = Arc::clone(&transport.seen);
    let client = top_core::TopClient::builder("12345678", "5ecre7").transport(transport).build().unwrap();
    assert_eq!(kind(client.session("6100e55ion").call(&write()).await), Ok(()));
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 3, "a request that was not sent is retried, even a write");
    assert!(seen[0].contains("session") && !seen[0].contains("6100e55ion"), "{}", seen[0]);
}

#[tokio::test]
async fn recording_replays_responses_and_holds_no_secret() {
    let path = std::env::temp_dir().join(format!("top-recording-{}.jsonl", std::process::id()));
    let _ = std::fs::remove_file(&path);
    let gateway = sandbox(Fault::error(15, "isv.item-not-exist")).await;
    let transport = Recorder::create(HttpTransport::new(reqwest::Client::builder()).unwrap(), &path).unwrap();
    let client = builder(&gateway).transport(transport).build().unwrap();
    let rejected = client.call(&read()).await.unwrap_err();
    let first = client.call(&read()).await.unwrap().data;
    assert_eq!(kind(client.session(gateway.session()).call(&add()).await), Ok(()));

    let recording = std::fs::read_to_string(&path).unwrap();
    assert_eq!(recording.lines().count(), 3);
    for secret in [gateway.session(), gateway.app_secret()] {
        assert!(!recording.contains(secret));
    }
    assert!(recording.contains(r#""sign":"***""#) && recording.contains(r#""session":"***""#), "{recording}");

    // Another app and another session get the same responses, without a gateway.
    let replay = top_core::TopClient::builder("87654321", "other")
        .transport(Replay::open(&path).unwrap())
        .build()
        .unwrap();
    let error = replay.call(&read()).await.unwrap_err();
    assert_eq!(error.api_error(), rejected.api_error());
    assert_eq!(replay.call(&read()).await.unwrap().data, first);
    assert_eq!(replay.call(&read()).await.unwrap().data, first, "the last response is repeated");
    assert_eq!(replay.session("6100other").call(&add()).await.unwrap().data.result, Some(true));
    let error = replay.call(&write()).await.unwrap_err();
    assert!(error.to_string().contains("the recording has no taobao.tbk.dg.vegas.tlj.create"), "{error}");
    assert_eq!(gateway.received(), 3);
    std::fs::remove_file(&path).unwrap();
}

#[derive(Debug, Default)]
struct Auditor {
    seen: Arc<Mutex<Vec<String>>>,
}

impl Interceptor for Auditor {
    fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
        if attempt.method.ends_with("tlj.create") {
            return Err("gifts are switched off".into());
        }
        Ok(())
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, _: Duration) {
        let outcome = outcome.map_or_else(|error| format!("{:?}", error.kind()), |()| "Ok".to_owned());
        self.seen.lock().unwrap().push(format!("{} {} {outcome}", attempt.method, attempt.number));
    }
}

#[tokio::test]
async fn interceptor_sees_every_attempt_and_can_stop_a_call() {
    let gateway = sandbox(Fault::EmptyStatus(502)).await;
    let auditor = Auditor::default();
    let seen = Arc::clone(&auditor.seen);
    let client = builder(&gateway).interceptor(auditor).build().unwrap();
    assert_eq!(kind(client.call(&read()).await), Ok(()));
    assert_eq!(*seen.lock().unwrap(), ["taobao.tbk.shop.get 1 Http", "taobao.tbk.shop.get 2 Ok"]);
    let error = client.call(&write()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), gateway.received()), (K::Extension, 0, 2));
    assert!(error.to_string().contains("the interceptor failed"), "{error}");
    assert_eq!(super::source(&error), "gifts are switched off");
}

/// A store that grants or rejects every call, and records bans.
#[derive(Debug)]
struct Shared {
    admission: Mutex<Result<Admission, &'static str>>,
    bans: Arc<Mutex<Vec<(QuotaKey, Ban)>>>,
}

impl QuotaStore for Shared {
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        assert_eq!(ask.keys.len(), 4);
        let admission = *self.admission.lock().unwrap();
        Box::pin(async move { admission.map_err(Into::into) })
    }

    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        self.bans.lock().unwrap().push((key.clone(), ban));
        Box::pin(async { Ok(()) })
    }

    fn passed<'a>(&'a self, _: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn custom_quota_store_never_sees_a_session() {
    let gateway = sandbox(Fault::error(15, "9100")).await;
    let bans = Arc::new(Mutex::new(Vec::new()));
    let store = Arc::new(Shared { admission: Mutex::new(Ok(Admission::Granted)), bans: Arc::clone(&bans) });
    let shared: Arc<dyn QuotaStore> = Arc::<Shared>::clone(&store);
    let client = builder(&gateway).quota_store(shared).build().unwrap().session(gateway.session());
    let start = std::time::Instant::now();
    assert_eq!(kind(client.call(&add()).await), Ok(()));
    assert!(start.elapsed() >= Duration::from_secs(1), "the client waits even if the store does not");
    let (key, ban) = bans.lock().unwrap()[0].clone();
    assert_eq!((key.scope, ban), (top_core::Scope::Account, Ban::SlowDown));
    assert!(!key.name.contains(gateway.session()) && !gateway.session().contains(&key.name));
    *store.admission.lock().unwrap() = Err("the store is down");
    let error = client.call(&add()).await.unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::Extension, 2));
    assert!(error.to_string().contains("the quota store failed"), "{error}");
    assert_eq!(super::source(&error), "the store is down");
}

/// A store whose notifications never complete.
#[derive(Debug)]
struct Hanging;

impl QuotaStore for Hanging {
    fn take<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        Box::pin(async { Ok(Admission::Granted) })
    }

    fn throttled<'a>(&'a self, _: &'a QuotaKey, _: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(std::future::pending())
    }

    fn passed<'a>(&'a self, _: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn hanging_quota_store_respects_the_deadline() {
    let gateway = sandbox(Fault::error(15, "9100")).await;
    let client = builder(&gateway)
        .quota_store(Arc::new(Hanging))
        .deadline(Duration::from_millis(300))
        .build()
        .unwrap();
    let start = std::time::Instant::now();
    assert_eq!(kind(client.call(&read()).await), Err(K::Throttled));
    assert_eq!(kind(client.call(&read()).await), Ok(()), "a response that arrived is not discarded");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert_eq!(gateway.received(), 2);
}

#[tokio::test]
async fn custom_http_client_does_not_follow_redirects() {
    // The SDK overrides the redirect policy of the client.
    let other = top_tests::WireServer::with_body("{}").unwrap();
    let gateway = sandbox(Fault::Redirect { status: 307, location: other.url().to_owned() }).await;
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::limited(5));
    let client = builder(&gateway).http(http).build().unwrap();
    assert_eq!(kind(client.call(&read()).await), Err(K::Redirect));
    assert_eq!((gateway.received(), other.requests().len()), (1, 0));
}

#[tokio::test]
async fn requests_go_through_the_proxy() {
    let gateway = Sandbox::start().await.unwrap();
    let response = r#"{"tbk_shop_get_response":{"total_results":3}}"#;
    let proxy = top_tests::WireServer::with_body(response).unwrap();
    let http = reqwest::Client::builder().proxy(reqwest::Proxy::all(proxy.url()).unwrap());
    let endpoint =
        tbk_apis::prelude::Endpoint::custom_clear_text("http://gateway.example/router/rest").unwrap();
    let client = builder(&gateway).endpoint(endpoint).http(http).build().unwrap();
    assert_eq!(client.call(&read()).await.unwrap().data.total_results, Some(3));
    assert!(proxy.requests()[0].head.starts_with("POST http://gateway.example/router/rest HTTP/1.1"));
}

#[tokio::test]
async fn custom_resolver_is_used() {
    let gateway = Sandbox::start().await.unwrap();
    let address: std::net::SocketAddr = gateway.url().split('/').nth(2).unwrap().parse().unwrap();
    let http = reqwest::Client::builder().no_proxy().resolve("gateway.example", address);
    let url = format!("http://gateway.example:{}/router/rest", address.port());
    let endpoint = tbk_apis::prelude::Endpoint::custom_clear_text(&url).unwrap();
    let client = builder(&gateway).endpoint(endpoint).http(http).build().unwrap();
    assert_eq!((kind(client.call(&read()).await), gateway.received()), (Ok(()), 1));
}

#[test]
fn clients_and_streams_are_send() {
    fn is_send_and_sync<T: Send + Sync>() {}
    fn is_send_and_unpin<T: Send + Unpin>() {}
    is_send_and_sync::<top_core::TopClient>();
    is_send_and_sync::<top_core::TopClient<top_core::SessionSource>>();
    is_send_and_sync::<Error>();
    is_send_and_unpin::<top_core::Pages<tbk_apis::TbkShopGetResponse>>();
    is_send_and_unpin::<top_core::Items<tbk_apis::TbkShopGet>>();
}
