//! Throttling, bans and quotas: scope, duration, and which calls wait.

use std::time::{Duration, Instant};

use top_core::{Cause, ErrorKind as K, Quotas, Rate, Scope, TopTime};
use top_sandbox::{Fault, FaultRule, Sandbox};

use super::{builder, carried_out, concurrently, kind, read, sandbox, write};

const LIMITS: [(u32, &str, Scope); 7] = [
    (7, "accesscontrol.limited-by-app-access-count", Scope::App),
    (7, "accesscontrol.limited-by-api-access-count", Scope::Api),
    (7, "accesscontrol.limited-by-app-api-access-count", Scope::AppApi),
    (7, "isv.access-limited-by-app-access-count", Scope::App),
    (15, "isp.call-limited", Scope::AppApi),
    (15, "9100", Scope::Account),
    (7, "", Scope::App),
];

fn ban(code: u32, sub_code: &str, sub_msg: &str) -> Fault {
    let sub_code = (!sub_code.is_empty()).then(|| sub_code.to_owned());
    Fault::Error { code, msg: "App Call Limited".to_owned(), sub_code, sub_msg: Some(sub_msg.to_owned()) }
}

#[tokio::test]
async fn short_ban_is_waited_for_by_writes_too() {
    for (code, sub_code, _) in LIMITS {
        let gateway = sandbox(ban(code, sub_code, "This ban will last for 0 more seconds")).await;
        let start = Instant::now();
        assert_eq!(kind(builder(&gateway).build().unwrap().call(&write()).await), Ok(()), "{sub_code}");
        assert!(
            start.elapsed() >= Duration::from_secs(1),
            "{sub_code}: a ban lasts one second longer than reported"
        );
        assert_eq!((gateway.received(), carried_out(&gateway)), (2, 1), "{sub_code}");
    }
}

#[tokio::test]
async fn long_ban_fails_at_once_with_scope_and_expiry() {
    for (code, sub_code, scope) in LIMITS {
        let gateway = sandbox(ban(code, sub_code, "This ban will last for 60 more seconds")).await;
        let client = builder(&gateway).build().unwrap();
        let start = Instant::now();
        let error = client.call(&read()).await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(1), "{sub_code}");
        assert_eq!((error.kind(), error.throttle().unwrap().scope), (K::Throttled, scope), "{sub_code}");
        assert_eq!(error.throttle().unwrap().ban, Some(Duration::from_secs(60)));
        // The ban ends at midnight at the latest.
        assert!(error.throttle().unwrap().reopens.unwrap() > TopTime::now());
        // Later calls fail without a request.
        let again = client.call(&read()).await.unwrap_err();
        assert!(matches!(again.cause(), Cause::HeldBack), "{again}");
        assert_eq!(again.throttle().unwrap().scope, scope);
        assert_eq!((gateway.received(), again.attempts()), (1, 0), "{sub_code}");
    }
}

#[tokio::test]
async fn ban_applies_to_its_own_scope_only() {
    for (code, sub_code, scope) in LIMITS {
        let gateway = sandbox(ban(code, sub_code, "This ban will last for 60 more seconds")).await;
        let client = builder(&gateway).build().unwrap();
        client.call(&read()).await.unwrap_err();
        let other_api = kind(client.call(&write()).await);
        let other_account = kind(client.session(gateway.session()).call(&read()).await);
        let expected = |is_open| if is_open { Ok(()) } else { Err(K::Throttled) };
        assert_eq!(other_api, expected(matches!(scope, Scope::Api | Scope::AppApi)), "{sub_code}");
        assert_eq!(other_account, expected(scope == Scope::Account), "{sub_code}");
    }
}

#[tokio::test]
async fn app_ban_ends_at_midnight_at_the_latest() {
    for seconds in ["31062", "99999999", "18446744073709551616", "100000000000000000000000"] {
        let gateway = sandbox(Fault::ban(seconds)).await;
        let now: TopTime = "2026-11-11 23:00:00".parse().unwrap();
        let client = builder(&gateway).clock(At(now)).build().unwrap();
        let error = client.call(&read()).await.unwrap_err();
        // The clock of the client is 23:00 until the response of the gateway corrects it.
        let reopens = error.throttle().unwrap().reopens.unwrap().to_string();
        let date = reopens.split(' ').nth(1).unwrap();
        assert!(date == "00:00:00" || seconds == "31062", "{seconds}: {reopens}");
        assert!(error.to_string().contains("calls of the app are held back until"), "{error}");
        assert_eq!(gateway.received(), 1);
    }
}

#[derive(Debug)]
struct At(TopTime);

impl top_core::Clock for At {
    fn now(&self) -> TopTime {
        self.0
    }
}

#[tokio::test]
async fn ban_without_a_valid_duration_slows_down() {
    for seconds in ["-5", "", "soon"] {
        let gateway = sandbox(Fault::ban(seconds)).await;
        let start = Instant::now();
        assert_eq!(kind(builder(&gateway).build().unwrap().call(&read()).await), Ok(()), "{seconds}");
        assert!(start.elapsed() >= Duration::from_secs(1));
        assert_eq!(gateway.received(), 2);
    }
}

#[tokio::test]
async fn endless_ban_gets_four_attempts() {
    let gateway = sandbox(FaultRule::new(Fault::ban(0)).always()).await;
    let error = builder(&gateway).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), gateway.received()), (K::Throttled, 4, 4));
}

#[tokio::test]
async fn concurrent_calls_do_not_probe_the_ban() {
    let gateway = sandbox(ban(
        7,
        "accesscontrol.limited-by-app-access-count",
        "This ban will last for 60 more seconds",
    ))
    .await;
    let client = builder(&gateway).build().unwrap();
    client.call(&read()).await.unwrap_err();
    let calls = concurrently(50, || {
        let client = client.clone();
        async move { client.call(&read()).await.unwrap_err().kind() }
    });
    assert_eq!(calls.await, [K::Throttled; 50]);
    assert_eq!(gateway.received(), 1);
}

#[tokio::test]
async fn custom_limit_is_honoured() {
    let gateway = Sandbox::start().await.unwrap();
    let quotas = Quotas::unlimited().limit(Scope::App, Rate::per_second(20));
    let client = builder(&gateway).quotas(quotas).build().unwrap();
    let start = Instant::now();
    for _ in 0..11 {
        let _ = client.call(&read()).await.unwrap();
    }
    assert!(start.elapsed() >= Duration::from_millis(500), "{:?}", start.elapsed());
}

#[tokio::test]
async fn default_quota_stays_below_the_platform_limit() {
    let gateway = Sandbox::start().await.unwrap();
    let client = builder(&gateway).quotas(Quotas::default()).build().unwrap();
    let start = Instant::now();
    let calls = concurrently(60, || {
        let client = client.clone();
        async move { kind(client.call(&read()).await) }
    });
    assert_eq!(calls.await, [Ok(()); 60]);
    let took = start.elapsed().as_secs_f64();
    assert!(60.0 / took < 40.0, "60 calls in {took} s");
}

#[tokio::test]
async fn one_quota_store_serves_several_clients() {
    let gateway = sandbox(Fault::ban(60)).await;
    let store = std::sync::Arc::new(Quotas::default());
    let clients: Vec<_> = (0..2)
        .map(|_| builder(&gateway).quota_store(std::sync::Arc::<Quotas>::clone(&store)).build().unwrap())
        .collect();
    assert_eq!(kind(clients[0].call(&read()).await), Err(K::Throttled));
    assert_eq!(kind(clients[1].call(&read()).await), Err(K::Throttled));
    assert_eq!(gateway.received(), 1);
}
