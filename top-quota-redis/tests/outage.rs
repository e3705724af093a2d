//! One process and a Redis that it can't reach: a relay lies between them. `scripts/with-redis cargo test -p top-quota-redis` starts
//! the server.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/log.rs"]
mod log;
#[path = "support/own.rs"]
mod own;
#[path = "support/relay.rs"]
mod relay;
#[path = "support/server.rs"]
mod server;

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use top_core::{Admission, Ask, Ban, QuotaKey, QuotaLimits, QuotaStore as _, Rate, Scope};
use top_quota_redis::{Mode, RedisQuotas, RedisQuotasError};

use crate::log::Log;
use crate::own::OwnServer;
use crate::relay::{Path, Relay};

const SECOND: Duration = Duration::from_secs(1);
/// A busy machine may delay answers.
const TIMEOUT: Duration = Duration::from_millis(400);

/// A process behind a relay, and one with a path of its own.
struct Two {
    relay: Relay,
    near: RedisQuotas,
    far: RedisQuotas,
}

impl Two {
    async fn new(test: &str, limits: QuotaLimits) -> Option<Self> {
        let url = server::url(test)?;
        let prefix = server::prefix();
        let relay = Relay::start(&url).await;
        let process = |url: &str| {
            let builder = RedisQuotas::builder(url).prefix(&prefix).limits(limits.clone());
            builder.timeout(TIMEOUT).expected_peers(2)
        };
        let near = process(&url).connect().await.unwrap();
        let far = process(&relay.url()).connect().await.unwrap();
        Some(Self { relay, near, far })
    }

    /// Cuts the relay, and waits until the process notices.
    async fn cut(&self) {
        self.relay.set(Path::Cut);
        let keys = key(Scope::Api);
        while self.far.mode() == Mode::Shared {
            self.far.take(Ask::new(&keys)).await.unwrap();
            sleep(Duration::from_millis(5)).await;
        }
    }

    async fn heal(&self) {
        self.relay.set(Path::Open);
        becomes(&self.far, Mode::Shared).await;
    }
}

async fn becomes(quotas: &RedisQuotas, mode: Mode) {
    let wait = async {
        while quotas.mode() != mode {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(6 * SECOND, wait).await.unwrap_or_else(|_| panic!("{:?} instead of {mode:?}", quotas.mode()));
}

fn key(scope: Scope) -> [QuotaKey; 1] {
    [QuotaKey::new(scope, "x")]
}

fn per_second(calls: u32, burst: u32) -> QuotaLimits {
    QuotaLimits::none().limit(Scope::Account, Rate::per_second(calls).burst(burst))
}

#[tokio::test]
async fn a_silent_redis_delays_one_decision() {
    let Some(two) = Two::new("a_silent_redis_delays_one_decision", per_second(1, 1)).await else { return };
    two.relay.set(Path::Silent);
    let keys = key(Scope::Account);
    let start = Instant::now();
    let timer = async {
        sleep(TIMEOUT).await;
        start.elapsed()
    };
    let (admission, waited) = tokio::join!(two.far.take(Ask::new(&keys)), timer);
    assert_eq!(admission.unwrap(), Admission::Granted);
    assert!(start.elapsed() < waited + Duration::from_millis(20), "{:?}", start.elapsed());
    assert_eq!(two.far.mode(), Mode::Degraded);
    let start = Instant::now();
    for _ in 0..1000 {
        assert!(matches!(two.far.take(Ask::new(&keys)).await.unwrap(), Admission::NotBefore { .. }));
    }
    assert!(start.elapsed() < TIMEOUT, "1000 decisions took {:?}", start.elapsed());
}

#[tokio::test]
async fn a_process_keeps_to_its_share() {
    let Some(two) = Two::new("a_process_keeps_to_its_share", per_second(100, 5)).await else { return };
    two.cut().await;
    let keys = key(Scope::Account);
    let granted = async || {
        let mut granted = 0;
        while two.far.take(Ask::new(&keys)).await.unwrap() == Admission::Granted {
            granted += 1;
        }
        granted
    };
    // 9/10 of a half: 45 per second with bursts of 2.
    assert_eq!(granted().await, 2);
    sleep(Duration::from_millis(120)).await;
    assert_eq!(granted().await, 2);
    assert_eq!(two.far.take(Ask::new(&keys).patience(SECOND)).await.unwrap(), Admission::Granted);
}

#[tokio::test]
async fn known_bans_hold_without_redis() {
    let Some(two) = Two::new("known_bans_hold_without_redis", per_second(100, 5)).await else { return };
    sleep(Duration::from_millis(100)).await;
    let keys = key(Scope::Account);
    two.near.throttled(&keys[0], Ban::For(60 * SECOND)).await.unwrap();
    sleep(Duration::from_millis(100)).await;
    two.cut().await;
    let admission = two.far.take(Ask::new(&keys)).await.unwrap();
    let Admission::NotBefore { scope: Scope::Account, wait } = admission else { panic!("{admission:?}") };
    assert!(wait > 50 * SECOND, "{wait:?}");
}

#[tokio::test]
async fn bans_met_without_redis_are_told_on_return() {
    let Some(two) = Two::new("bans_met_without_redis_are_told_on_return", per_second(100, 5)).await else {
        return;
    };
    two.cut().await;
    let keys = [QuotaKey::new(Scope::Account, "x"), QuotaKey::new(Scope::App, "y")];
    two.far.throttled(&keys[0], Ban::For(60 * SECOND)).await.unwrap();
    two.far.throttled(&keys[1], Ban::SlowDown).await.unwrap();
    assert_eq!(two.near.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    two.heal().await;
    assert!(matches!(two.near.take(Ask::new(&keys[..1])).await.unwrap(), Admission::NotBefore { .. }));
    let usage = two.near.usage().await.unwrap();
    assert!(usage[0].ban.unwrap() > 50 * SECOND, "{usage:?}");
    assert_eq!(usage[1].slow, 1, "{usage:?}");
}

#[tokio::test]
async fn daily_limits_count_calls_without_redis() {
    let limits = QuotaLimits::none().daily(Scope::App, 20);
    let Some(two) = Two::new("daily_limits_count_calls_without_redis", limits).await else { return };
    let keys = key(Scope::App);
    let take = async |quotas: &RedisQuotas| quotas.take(Ask::new(&keys)).await.unwrap() == Admission::Granted;
    for _ in 0..5 {
        assert!(take(&two.near).await);
    }
    assert!(take(&two.far).await);
    two.cut().await;
    // 14 calls were left, so that each process has 7.
    let mut granted = 0;
    while take(&two.far).await {
        granted += 1;
    }
    assert_eq!(granted, 7);
    two.heal().await;
    assert_eq!(two.near.usage().await.unwrap()[0].calls_today, 13);
    let mut left = 0;
    while take(&two.near).await {
        left += 1;
    }
    assert_eq!(left, 7);
}

#[tokio::test]
async fn each_change_of_the_mode_is_one_warning() {
    let (log, _guard) = Log::start();
    let Some(two) = Two::new("each_change_of_the_mode_is_one_warning", per_second(100, 5)).await else {
        return;
    };
    two.cut().await;
    let keys = key(Scope::Account);
    for _ in 0..100 {
        let _ = two.far.take(Ask::new(&keys)).await.unwrap();
    }
    two.heal().await;
    let modes: Vec<_> = log.warnings().into_iter().map(|warning| warning["mode"].clone()).collect();
    assert_eq!(modes, ["degraded", "rejoining", "shared"]);
}

#[tokio::test]
async fn a_waiting_call_survives_the_loss_of_redis() {
    let Some(two) = Two::new("a_waiting_call_survives_the_loss_of_redis", per_second(2, 1)).await else {
        return;
    };
    let keys = key(Scope::Account);
    assert_eq!(two.far.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    let start = Instant::now();
    let ask = Ask::new(&keys).patience(2 * SECOND);
    let cut = async {
        sleep(Duration::from_millis(50)).await;
        two.cut().await;
    };
    let (admission, ()) = tokio::join!(two.far.take(ask), cut);
    // The reservation at 500 ms is void. The share of this process has one call at once.
    assert_eq!(admission.unwrap(), Admission::Granted);
    assert!(start.elapsed() < Duration::from_millis(450), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_process_may_begin_without_redis() {
    let Some(url) = server::url("a_process_may_begin_without_redis") else { return };
    let relay = Relay::start(&url).await;
    relay.set(Path::Cut);
    let builder = || RedisQuotas::builder(relay.url()).prefix(server::prefix()).limits(per_second(10, 5));
    let error = builder().connect().await.unwrap_err();
    assert!(matches!(error, RedisQuotasError::Unavailable(_)), "{error:?}");

    let quotas = builder().timeout(TIMEOUT).expected_peers(4).connect().await.unwrap();
    assert_eq!((quotas.mode(), quotas.peers()), (Mode::Degraded, 4));
    let keys = key(Scope::Account);
    assert_eq!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    assert!(matches!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::NotBefore { .. }));
    relay.set(Path::Open);
    becomes(&quotas, Mode::Shared).await;
}

#[tokio::test]
async fn calls_that_pass_send_nothing() {
    let Some(two) = Two::new("calls_that_pass_send_nothing", per_second(100, 5)).await else { return };
    let keys = key(Scope::Account);
    two.far.take(Ask::new(&keys)).await.unwrap();
    let before = two.relay.bytes_sent();
    for _ in 0..100 {
        two.far.passed(&keys).await.unwrap();
    }
    assert_eq!(two.relay.bytes_sent(), before);
}

#[tokio::test]
async fn a_lost_connection_alone_changes_nothing() {
    let Some(two) = Two::new("a_lost_connection_alone_changes_nothing", per_second(100, 5)).await else {
        return;
    };
    let keys = key(Scope::Api);
    two.relay.set(Path::Cut);
    sleep(Duration::from_millis(20)).await;
    two.relay.set(Path::Open);
    // The first call finds out, and the connection is made again.
    assert_eq!(two.far.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    sleep(Duration::from_millis(200)).await;
    let before = two.relay.bytes_sent();
    assert_eq!(two.far.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    assert!(two.relay.bytes_sent() > before, "Redis is not asked");
    assert_eq!(two.far.mode(), Mode::Shared);
}

#[tokio::test]
async fn a_failover_to_an_empty_replica_keeps_bans() {
    if server::url("a_failover_to_an_empty_replica_keeps_bans").is_none() {
        return;
    }
    let [server, other] = [(); 2].map(|()| OwnServer::start(&["--repl-diskless-sync-delay", "0"]));
    let (mut admin, _) = (server.connection().await, other.connection().await);
    let builder = RedisQuotas::builder(server.url()).limits(per_second(100, 5)).timeout(TIMEOUT);
    let quotas = builder.connect().await.unwrap();
    let keys = [QuotaKey::new(Scope::Account, "x"), QuotaKey::new(Scope::App, "y")];
    quotas.throttled(&keys[0], Ban::For(60 * SECOND)).await.unwrap();
    // The server becomes an empty replica, which accepts no changes.
    redis::cmd("REPLICAOF").arg("127.0.0.1").arg(other.port).exec_async(&mut admin).await.unwrap();
    let lost = async {
        while quotas.mode() == Mode::Shared {
            assert_eq!(quotas.take(Ask::new(&keys[1..])).await.unwrap(), Admission::Granted);
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(20 * SECOND, lost).await.unwrap();
    assert!(matches!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::NotBefore { .. }));
    redis::cmd("REPLICAOF").arg("NO").arg("ONE").exec_async(&mut admin).await.unwrap();
    becomes(&quotas, Mode::Shared).await;
    let usage = quotas.usage().await.unwrap();
    assert!(usage[0].ban.unwrap() > 50 * SECOND, "{usage:?}");
}
