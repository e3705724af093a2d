//! Quotas that two processes share. `scripts/with-redis cargo test -p top-quota-redis` starts the server. Without it each test prints
//! that it was left out; with `TBK_REQUIRE_SERVERS=1` it fails.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/server.rs"]
mod server;

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use tbk_apis::TbkShopGet;
use tokio::time::{Instant, sleep, timeout};
use top_core::{
    Admission, Ask, Ban, ErrorKind, Priority, QuotaKey, QuotaLimits, QuotaStore as _, Rate, Scope,
};
use top_quota_redis::{Mode, RedisQuotas, RedisQuotasError};
use top_sandbox::{Fault, Sandbox};

const SECOND: Duration = Duration::from_secs(1);
/// A busy machine may delay answers.
const PATIENT: Duration = SECOND;

/// A server and a prefix.
struct Fleet {
    url: String,
    prefix: String,
}

impl Fleet {
    fn new(test: &str) -> Option<Self> {
        Some(Self { url: server::url(test)?, prefix: server::prefix() })
    }

    async fn process(&self, limits: QuotaLimits) -> RedisQuotas {
        let builder = RedisQuotas::builder(&self.url).prefix(&self.prefix).limits(limits);
        builder.timeout(PATIENT).connect().await.unwrap()
    }

    async fn connection(&self) -> MultiplexedConnection {
        redis::Client::open(self.url.as_str()).unwrap().get_multiplexed_async_connection().await.unwrap()
    }

    /// Returns the names and fields of everything with the prefix.
    async fn content(&self) -> Vec<String> {
        let mut connection = self.connection().await;
        let pattern = format!("{{{}}}*", self.prefix);
        let keys: Vec<String> = redis::cmd("KEYS").arg(pattern).query_async(&mut connection).await.unwrap();
        let mut content = Vec::new();
        for key in keys {
            let kind: String = redis::cmd("TYPE").arg(&key).query_async(&mut connection).await.unwrap();
            let mut read = match kind.as_str() {
                "hash" => redis::cmd("HGETALL"),
                "zset" => redis::cmd("ZRANGEBYSCORE"),
                "string" => redis::cmd("GET"),
                _ => panic!("{key} is a {kind}"),
            };
            read.arg(&key);
            if kind == "zset" {
                read.arg("-inf").arg("+inf");
            }
            let value: redis::Value = read.query_async(&mut connection).await.unwrap();
            content.push(format!("{key} {value:?}"));
        }
        content
    }
}

fn account(name: &str) -> [QuotaKey; 1] {
    [QuotaKey::new(Scope::Account, name)]
}

fn per_second(calls: u32, burst: u32) -> QuotaLimits {
    QuotaLimits::none().limit(Scope::Account, Rate::per_second(calls).burst(burst))
}

async fn mode_becomes(quotas: &RedisQuotas, mode: Mode) {
    let wait = async {
        while quotas.mode() != mode {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(5 * SECOND, wait).await.unwrap_or_else(|_| panic!("{:?} instead of {mode:?}", quotas.mode()));
}

#[tokio::test]
async fn two_processes_have_one_burst() {
    let Some(fleet) = Fleet::new("two_processes_have_one_burst") else { return };
    let limits = QuotaLimits::none().limit(Scope::Account, Rate::per_minute(1).burst(5));
    let (one, two) = (fleet.process(limits.clone()).await, fleet.process(limits).await);
    let keys = account("shop1");
    let mut granted = [0; 2];
    for _ in 0..10 {
        for (number, quotas) in [&one, &two].into_iter().enumerate() {
            let admission = quotas.take(Ask::new(&keys)).await.unwrap();
            granted[number] += usize::from(admission == Admission::Granted);
        }
    }
    assert_eq!(granted, [3, 2]);
    assert_eq!(two.peers(), 2);
    let other = account("shop2");
    assert_eq!(two.take(Ask::new(&other)).await.unwrap(), Admission::Granted);
}

#[tokio::test]
async fn waiting_calls_go_in_the_order_of_their_asks() {
    let Some(fleet) = Fleet::new("waiting_calls_go_in_the_order_of_their_asks") else { return };
    let (one, two) = (fleet.process(per_second(20, 1)).await, fleet.process(per_second(20, 1)).await);
    let keys = account("shop1");
    let sent = std::sync::Mutex::new(Vec::new());
    let start = Instant::now();
    let call = async |number: usize, quotas: &RedisQuotas| {
        // The asks arrive one after the other.
        sleep(Duration::from_millis(15) * u32::try_from(number).unwrap()).await;
        assert_eq!(quotas.take(Ask::new(&keys).patience(SECOND)).await.unwrap(), Admission::Granted);
        sent.lock().unwrap().push(number);
    };
    tokio::join!(call(0, &one), call(1, &two), call(2, &one), call(3, &two), call(4, &one));
    assert_eq!(*sent.lock().unwrap(), [0, 1, 2, 3, 4]);
    assert!(start.elapsed() >= Duration::from_millis(200), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_call_without_patience_takes_nothing() {
    let Some(fleet) = Fleet::new("a_call_without_patience_takes_nothing") else { return };
    let quotas = fleet.process(per_second(1, 1)).await;
    let keys = account("shop1");
    assert_eq!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    for _ in 0..3 {
        let admission = quotas.take(Ask::new(&keys).patience(Duration::from_millis(10))).await.unwrap();
        let Admission::NotBefore { scope: Scope::Account, wait } = admission else { panic!("{admission:?}") };
        assert!(wait <= SECOND, "{wait:?}");
    }
}

#[tokio::test]
async fn background_calls_leave_the_reserve() {
    let Some(fleet) = Fleet::new("background_calls_leave_the_reserve") else { return };
    let limits = QuotaLimits::none().daily(Scope::Account, 10).reserve(0.2);
    let (one, two) = (fleet.process(limits.clone()).await, fleet.process(limits).await);
    let keys = account("shop1");
    let background = Ask::new(&keys).priority(Priority::Background);
    for _ in 0..4 {
        assert_eq!(one.take(background).await.unwrap(), Admission::Granted);
        assert_eq!(two.take(background).await.unwrap(), Admission::Granted);
    }
    assert!(matches!(one.take(background).await.unwrap(), Admission::NotBefore { .. }));
    assert_eq!(one.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    assert_eq!(two.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    let admission = two.take(Ask::new(&keys).patience(2 * SECOND)).await.unwrap();
    let Admission::NotBefore { scope: Scope::Account, wait } = admission else { panic!("{admission:?}") };
    assert!(wait <= Duration::from_secs(24 * 3600), "{wait:?}");
}

#[tokio::test]
async fn a_ban_ends_the_wait_for_a_reserved_call() {
    let Some(fleet) = Fleet::new("a_ban_ends_the_wait_for_a_reserved_call") else { return };
    let (one, two) = (fleet.process(per_second(1, 1)).await, fleet.process(per_second(1, 1)).await);
    // The subscriptions are made in the background.
    sleep(Duration::from_millis(100)).await;
    let keys = account("shop1");
    assert_eq!(two.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    let start = Instant::now();
    let ban = async {
        sleep(Duration::from_millis(20)).await;
        one.throttled(&keys[0], Ban::For(10 * SECOND)).await.unwrap();
    };
    let (admission, ()) = tokio::join!(two.take(Ask::new(&keys).patience(2 * SECOND)), ban);
    let admission = admission.unwrap();
    let Admission::NotBefore { scope: Scope::Account, wait } = admission else { panic!("{admission:?}") };
    assert!(wait > 9 * SECOND, "{wait:?}");
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
}

#[tokio::test]
async fn an_operator_sees_and_reopens_keys() {
    let Some(fleet) = Fleet::new("an_operator_sees_and_reopens_keys") else { return };
    let (one, two) = (fleet.process(per_second(10, 2)).await, fleet.process(per_second(10, 2)).await);
    sleep(Duration::from_millis(100)).await;
    let keys = [QuotaKey::new(Scope::Account, "shop 1"), QuotaKey::new(Scope::App, "12345678")];
    one.take(Ask::new(&keys)).await.unwrap();
    one.take(Ask::new(&keys)).await.unwrap();
    two.throttled(&keys[1], Ban::SlowDown).await.unwrap();

    let usages = one.usage().await.unwrap();
    assert_eq!(usages.iter().map(|usage| &usage.key).collect::<Vec<_>>(), [&keys[0], &keys[1]]);
    assert_eq!((usages[0].calls_today, usages[0].ban, usages[0].slow), (2, None, 0));
    assert!(usages[0].ahead <= Duration::from_millis(200), "{usages:?}");
    assert_eq!((usages[1].calls_today, usages[1].slow), (0, 1));
    assert!(usages[1].ban.unwrap() <= SECOND, "{usages:?}");

    assert!(matches!(one.take(Ask::new(&keys[1..])).await.unwrap(), Admission::NotBefore { .. }));
    two.reopen(&keys[1]).await.unwrap();
    assert_eq!(one.take(Ask::new(&keys[1..])).await.unwrap(), Admission::Granted);
    let app = one.usage().await.unwrap().pop().unwrap();
    assert_eq!((app.ban, app.slow), (None, 0));
}

#[tokio::test]
async fn lost_content_gets_its_bans_back() {
    let Some(fleet) = Fleet::new("lost_content_gets_its_bans_back") else { return };
    let (one, two) = (fleet.process(per_second(10, 1)).await, fleet.process(per_second(10, 1)).await);
    sleep(Duration::from_millis(100)).await;
    let keys = account("shop1");
    one.throttled(&keys[0], Ban::For(60 * SECOND)).await.unwrap();
    let mut connection = fleet.connection().await;
    let content =
        [format!("{{{}}}:generation", fleet.prefix), format!("{{{}}}:q:account:shop1", fleet.prefix)];
    redis::cmd("DEL").arg(&content).exec_async(&mut connection).await.unwrap();
    // Both know the ban, whether Redis does or not.
    for quotas in [&one, &two] {
        assert!(matches!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::NotBefore { .. }));
        assert_ne!(quotas.mode(), Mode::Shared);
    }
    mode_becomes(&one, Mode::Shared).await;
    mode_becomes(&two, Mode::Shared).await;
    let usage = one.usage().await.unwrap();
    assert!(usage[0].ban.unwrap() > 50 * SECOND, "{usage:?}");
    let third = fleet.process(per_second(10, 1)).await;
    assert!(matches!(third.take(Ask::new(&keys)).await.unwrap(), Admission::NotBefore { .. }));
}

#[tokio::test]
async fn other_prefixes_have_other_quotas() {
    let Some(fleet) = Fleet::new("other_prefixes_have_other_quotas") else { return };
    let other = Fleet { prefix: server::prefix(), url: fleet.url.clone() };
    let (one, two) = (fleet.process(per_second(1, 1)).await, other.process(per_second(1, 1)).await);
    let keys = account("shop1");
    one.throttled(&keys[0], Ban::For(60 * SECOND)).await.unwrap();
    assert_eq!(two.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    assert_eq!(two.peers(), 1);
}

#[tokio::test]
async fn a_process_that_ends_no_longer_counts() {
    let Some(fleet) = Fleet::new("a_process_that_ends_no_longer_counts") else { return };
    let (one, two) = (fleet.process(per_second(1, 1)).await, fleet.process(per_second(1, 1)).await);
    assert_eq!(two.peers(), 2);
    drop(one);
    let peers = format!("{{{}}}:peers", fleet.prefix);
    let mut connection = fleet.connection().await;
    let leave = async {
        loop {
            let count: u32 = redis::cmd("ZCARD").arg(&peers).query_async(&mut connection).await.unwrap();
            if count == 1 {
                break;
            }
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(2 * SECOND, leave).await.unwrap();
}

#[tokio::test]
async fn redis_holds_no_secret() {
    let Some(fleet) = Fleet::new("redis_holds_no_secret") else { return };
    let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).start().await.unwrap();
    let limits = QuotaLimits::default().limit(Scope::App, Rate::per_second(100)).daily(Scope::App, 1000);
    let quotas = std::sync::Arc::new(fleet.process(limits).await);
    let client = sandbox.client_builder().quota_store(quotas).build().unwrap();
    let sessions: Vec<_> = sandbox.accounts().map(|account| account.session().to_owned()).collect();
    let shops = TbkShopGet::builder().q("女装").fields(["user_id"]).build();
    assert!(client.session(sessions[0].as_str()).account("shop1").call(&shops).await.is_ok());
    assert!(client.session(sessions[1].as_str()).call(&shops).await.is_ok());
    sandbox.fault(Fault::ban(3600));
    let error = client.session(sessions[0].as_str()).account("shop1").call(&shops).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled);
    let content = fleet.content().await;
    for name in ["q:app:", "q:account:shop1", ":generation", ":peers"] {
        assert!(content.iter().any(|entry| entry.contains(name)), "{name}: {content:?}");
    }
    for secret in sessions.iter().map(String::as_str).chain([sandbox.app_secret()]) {
        assert!(!content.iter().any(|entry| entry.contains(secret)), "{content:?}");
    }
}

#[tokio::test]
async fn a_monitor_is_not_counted() {
    let Some(fleet) = Fleet::new("a_monitor_is_not_counted") else { return };
    let monitor = || RedisQuotas::builder(&fleet.url).prefix(&fleet.prefix).uncounted().timeout(PATIENT);
    let early = monitor().connect().await.unwrap();
    let process = fleet.process(per_second(1, 1)).await;
    let late = monitor().connect().await.unwrap();
    assert_eq!([early.peers(), process.peers(), late.peers()], [1; 3]);
    // It shows the processes that run, not those that are expected.
    let expecting = monitor().expected_peers(4).connect().await.unwrap();
    assert_eq!(expecting.peers(), 1);
    assert_eq!(fleet.process(per_second(1, 1)).await.peers(), 2);
}

#[tokio::test]
async fn a_wrong_password_is_an_error_and_not_repeated() {
    let Some(fleet) = Fleet::new("a_wrong_password_is_an_error_and_not_repeated") else { return };
    let url = format!("{}?user=somebody&pass=hunter2", fleet.url);
    let builder = RedisQuotas::builder(url).prefix(&fleet.prefix).expected_peers(4);
    assert!(!format!("{builder:?}").contains("hunter2"), "{builder:?}");
    let error = builder.connect().await.unwrap_err();
    assert!(matches!(error, RedisQuotasError::Config(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
}

#[tokio::test]
async fn a_key_reopened_in_redis_is_open() {
    let Some(fleet) = Fleet::new("a_key_reopened_in_redis_is_open") else { return };
    let quotas = fleet.process(per_second(20, 1)).await;
    let keys = account("shop1");
    quotas.throttled(&keys[0], Ban::For(60 * SECOND)).await.unwrap();
    let hash = format!("{{{}}}:q:account:shop1", fleet.prefix);
    redis::cmd("DEL").arg(hash).exec_async(&mut fleet.connection().await).await.unwrap();
    // What the process knows is only a hint, for calls that wait as well.
    for _ in 0..3 {
        let ask = Ask::new(&keys).patience(SECOND);
        assert_eq!(quotas.take(ask).await.unwrap(), Admission::Granted);
    }
}

#[tokio::test]
async fn scripts_are_sent_again_when_redis_forgets_them() {
    let Some(fleet) = Fleet::new("scripts_are_sent_again_when_redis_forgets_them") else { return };
    let quotas = fleet.process(per_second(1, 2)).await;
    let keys = account("shop1");
    for _ in 0..2 {
        redis::cmd("SCRIPT").arg("FLUSH").exec_async(&mut fleet.connection().await).await.unwrap();
        assert_eq!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
        assert_eq!(quotas.mode(), Mode::Shared);
    }
    assert!(matches!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::NotBefore { .. }));
}
