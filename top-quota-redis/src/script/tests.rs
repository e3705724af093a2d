//! The scripts against `Quotas` of `top-core`, with the clock of the test, and by themselves.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;
use redis::{Client, Connection, FromRedisValue};
use top_core::{Clock, QuotaStore as _, Quotas, Rate, Scope, TopTime};

use super::*;

#[path = "../../tests/support/server.rs"]
mod server;

const GENERATION: &str = "1";

/// A quarter of a minute before midnight, GMT+8.
fn start() -> TopTime {
    "2026-11-10 23:59:45".parse().unwrap()
}

/// The scripts with a prefix of their own.
struct Redis {
    connection: Connection,
    names: Names,
    now: Micros,
}

impl Redis {
    fn open(url: &str) -> Self {
        let names = Names::new(&server::prefix()).unwrap();
        let mut connection = Client::open(url).unwrap().get_connection().unwrap();
        redis::cmd("SET").arg(names.generation()).arg(GENERATION).exec(&mut connection).unwrap();
        let now = u64::try_from(start().unix_millis()).unwrap() * 1000;
        Self { connection, names, now }
    }

    fn run<T: FromRedisValue>(&mut self, script: impl FnOnce(&Scripts) -> ScriptInvocation<'_>) -> T {
        let scripts = Scripts::at(self.names.clone(), self.now);
        script(&scripts).invoke(&mut self.connection).unwrap()
    }

    fn take(&mut self, limits: &QuotaLimits, ask: &Ask<'_>) -> Decision {
        let reply: Vec<i64> = self.run(|scripts| scripts.take(limits, GENERATION, ask));
        match taken(&reply, ask) {
            Some(Taken::Decided(decision)) => decision,
            other => panic!("{reply:?}: {other:?}"),
        }
    }

    fn field(&mut self, key: &QuotaKey, field: &str) -> Option<i64> {
        redis::cmd("HGET").arg(self.names.hash(key)).arg(field).query(&mut self.connection).unwrap()
    }
}

/// One step of a sequence.
#[derive(Debug, Clone)]
enum Step {
    /// Time passes, in µs.
    Wait(u64),
    /// A call of an account, with a patience in ms.
    Ask(usize, Priority, u64),
    /// The gateway throttles a call of an account at the key with this position.
    Throttled(usize, usize, Ban),
    /// A call of an account succeeds.
    Passed(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let priority = prop_oneof![Just(Priority::Interactive), Just(Priority::Background)];
    let patience = prop_oneof![Just(0), 0..50_u64, Just(2000)];
    let ban = prop_oneof![
        3 => Just(Ban::SlowDown),
        1 => (0..3_000_000_u64).prop_map(|micros| Ban::For(Duration::from_micros(micros))),
    ];
    let wait = prop_oneof![
        4 => 0..60_000_u64,
        2 => 0..2_000_000_u64,
        1 => 9_000_000..12_000_000_u64,
    ];
    let step = prop_oneof![
        4 => wait.prop_map(Step::Wait),
        12 => (0..2_usize, priority, patience).prop_map(|(account, priority, ms)| Step::Ask(account, priority, ms)),
        1 => (0..2_usize, 0..4_usize, ban).prop_map(|(account, key, ban)| Step::Throttled(account, key, ban)),
        2 => (0..2_usize).prop_map(Step::Passed),
    ];
    prop::collection::vec(step, 1..80)
}

fn limits() -> impl Strategy<Value = QuotaLimits> {
    let rate = || {
        prop::option::of(
            (1..200_u32, 1..8_u32).prop_map(|(calls, burst)| Rate::per_second(calls).burst(burst)),
        )
    };
    let daily = || prop::option::of(1..30_u64);
    let reserve = prop_oneof![Just(0.0), Just(0.2), Just(0.9)];
    (rate(), rate(), rate(), daily(), daily(), reserve).prop_map(
        |(app, api, account, day, account_day, reserve)| {
            let rates = [(Scope::App, app), (Scope::AppApi, api), (Scope::Account, account)];
            let days = [(Scope::App, day), (Scope::Account, account_day)];
            let limits =
                rates.into_iter().fold(QuotaLimits::none().reserve(reserve), |limits, (scope, rate)| {
                    rate.map_or(limits.clone(), |rate| limits.limit(scope, rate))
                });
            days.into_iter().fold(limits, |limits, (scope, calls)| {
                calls.map_or(limits.clone(), |calls| limits.daily(scope, calls))
            })
        },
    )
}

fn keys(account: usize) -> [QuotaKey; 4] {
    [
        QuotaKey::new(Scope::App, "12345678"),
        QuotaKey::new(Scope::Api, "taobao.tbk.shop.get"),
        QuotaKey::new(Scope::AppApi, "12345678 taobao.tbk.shop.get"),
        QuotaKey::new(Scope::Account, format!("shop{account}")),
    ]
}

/// A clock in µs since 1970 that the test sets.
#[derive(Debug, Clone)]
struct Hand(Arc<AtomicU64>);

impl Clock for Hand {
    fn now(&self) -> TopTime {
        TopTime::from_unix_millis((self.0.load(Ordering::Relaxed) / 1000).try_into().unwrap()).unwrap()
    }
}

/// What `Quotas` answers to each ask, with paused time.
fn by_quotas(limits: &QuotaLimits, steps: &[Step], start: Micros) -> Vec<Admission> {
    let clock = Hand(Arc::new(AtomicU64::new(start)));
    let quotas = Quotas::new(limits.clone()).clock(clock.clone());
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let mut admissions = Vec::new();
        for step in steps {
            match step {
                Step::Wait(micros) => {
                    clock.0.fetch_add(*micros, Ordering::Relaxed);
                    tokio::time::advance(Duration::from_micros(*micros)).await;
                }
                Step::Ask(account, priority, ms) => {
                    let keys = keys(*account);
                    let ask = Ask::new(&keys).priority(*priority).patience(Duration::from_millis(*ms));
                    admissions.push(quotas.take(ask).await.unwrap());
                }
                Step::Throttled(account, key, ban) => {
                    quotas.throttled(&keys(*account)[*key], *ban).await.unwrap();
                }
                Step::Passed(account) => quotas.passed(&keys(*account)).await.unwrap(),
            }
        }
        admissions
    })
}

fn by_scripts(redis: &mut Redis, limits: &QuotaLimits, steps: &[Step]) -> Vec<Admission> {
    let mut admissions = Vec::new();
    for step in steps {
        match step {
            Step::Wait(micros) => redis.now += micros,
            Step::Ask(account, priority, ms) => {
                let keys = keys(*account);
                let ask = Ask::new(&keys).priority(*priority).patience(Duration::from_millis(*ms));
                admissions.push(redis.take(limits, &ask).admission);
            }
            Step::Throttled(account, key, ban) => {
                let push = push(&keys(*account)[*key], *ban);
                let _: Pair = redis.run(|scripts| scripts.throttle(&push));
            }
            Step::Passed(account) => {
                for key in keys(*account) {
                    let _: Pair = redis.run(|scripts| scripts.recover(&key));
                }
            }
        }
    }
    admissions
}

/// The clock of daily limits has a resolution of a millisecond.
fn in_millis(steps: Vec<Step>) -> Vec<Step> {
    let round = |step| match step {
        Step::Wait(micros) => Step::Wait(micros / 1000 * 1000),
        step => step,
    };
    steps.into_iter().map(round).collect()
}

#[test]
fn scripts_decide_as_quotas_do() {
    let Some(url) = server::url("scripts_decide_as_quotas_do") else { return };
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(limits in limits(), steps in steps())| {
        let is_daily = Scope::ALL.iter().any(|scope| limits.of(*scope, Priority::Interactive).daily.is_some());
        let steps = if is_daily { in_millis(steps) } else { steps };
        let mut redis = Redis::open(&url);
        let expected = by_quotas(&limits, &steps, redis.now);
        prop_assert_eq!(by_scripts(&mut redis, &limits, &steps), expected);
    });
}

#[test]
fn keys_expire_48_hours_after_their_last_use() {
    let Some(url) = server::url("keys_expire_48_hours_after_their_last_use") else { return };
    let mut redis = Redis::open(&url);
    let keys = keys(1);
    redis.take(&QuotaLimits::default(), &Ask::new(&keys));
    let _: Pair = redis.run(|scripts| scripts.throttle(&push(&keys[0], Ban::SlowDown)));
    for key in [&keys[0], &keys[3]] {
        let left: i64 = redis::cmd("PTTL").arg(redis.names.hash(key)).query(&mut redis.connection).unwrap();
        assert!((172_700_000..=172_800_000).contains(&left), "{key:?} {left}");
    }
    // Keys without limits and bans are not stored.
    assert_eq!(redis.field(&keys[1], "n"), None);
}

#[test]
fn times_are_stored_in_full_microseconds() {
    let Some(url) = server::url("times_are_stored_in_full_microseconds") else { return };
    let mut redis = Redis::open(&url);
    redis.now += 123_457;
    let keys = keys(1);
    let limits = QuotaLimits::none().limit(Scope::Account, Rate::per_second(1000)).daily(Scope::Account, 9);
    redis.take(&limits, &Ask::new(&keys));
    let now = i64::try_from(redis.now).unwrap();
    assert_eq!(redis.field(&keys[3], "tat"), Some(now + 1000));
    assert_eq!(redis.field(&keys[3], "n"), Some(1));
    let _: Pair = redis.run(|scripts| scripts.throttle(&push(&keys[3], Ban::For(Duration::from_micros(7)))));
    assert_eq!(redis.field(&keys[3], "ban"), Some(now + 7));
}

#[test]
fn calls_under_way_slow_a_key_down_once() {
    let Some(url) = server::url("calls_under_way_slow_a_key_down_once") else { return };
    let mut redis = Redis::open(&url);
    let key = &keys(1)[3];
    let slow = |redis: &mut Redis, seconds: u64| -> i64 {
        redis.now += seconds * 1_000_000;
        redis.run::<Pair>(|scripts| scripts.throttle(&push(key, Ban::SlowDown))).1
    };
    assert_eq!([slow(&mut redis, 0), slow(&mut redis, 0), slow(&mut redis, 1)], [1, 1, 2]);
    for expected in [3, 4, 5, 6, 6] {
        assert_eq!(slow(&mut redis, 1), expected);
    }
}

#[test]
fn lost_slow_downs_are_set_again_only_upwards() {
    let Some(url) = server::url("lost_slow_downs_are_set_again_only_upwards") else { return };
    let mut redis = Redis::open(&url);
    let floor = |slow| Push { key: keys(1)[3].clone(), wait: Duration::ZERO, slow, is_slow_down: false };
    for (slow, expected) in [(3, 3), (2, 3), (4, 4), (0, 4)] {
        let (_, steps): Pair = redis.run(|scripts| scripts.throttle(&floor(slow)));
        assert_eq!(steps, expected);
    }
}

#[test]
fn a_lost_generation_takes_nothing() {
    let Some(url) = server::url("a_lost_generation_takes_nothing") else { return };
    let mut redis = Redis::open(&url);
    let keys = keys(1);
    let ask = Ask::new(&keys);
    redis::cmd("DEL").arg(redis.names.generation()).exec(&mut redis.connection).unwrap();
    let reply: Vec<i64> = redis.run(|scripts| scripts.take(&QuotaLimits::default(), GENERATION, &ask));
    assert_eq!(taken(&reply, &ask), Some(Taken::ContentLost));
    assert_eq!(redis.field(&keys[3], "tat"), None);
}

#[test]
fn processes_that_come_back_share_at_the_same_time() {
    let Some(url) = server::url("processes_that_come_back_share_at_the_same_time") else { return };
    let mut redis = Redis::open(&url);
    let pause = Duration::from_millis(1500);
    let (generation, wait, peers): Joined = redis.run(|scripts| scripts.join("a", "2", pause));
    assert_eq!((generation.as_str(), wait, peers), (GENERATION, 1_500_000, vec!["a".to_owned()]));
    redis.now += 400_000;
    let (_, wait, peers): Joined = redis.run(|scripts| scripts.join("b", "3", pause));
    assert_eq!((wait, peers.len()), (1_100_000, 2));
    redis.now += 1_100_000;
    let (_, wait, _): Joined = redis.run(|scripts| scripts.join("c", "4", pause));
    assert_eq!(wait, 1_500_000);
}

#[test]
fn a_process_counts_for_15_seconds() {
    let Some(url) = server::url("a_process_counts_for_15_seconds") else { return };
    let mut redis = Redis::open(&url);
    let join = |redis: &mut Redis, peer: &str| -> Vec<String> {
        redis.run::<Joined>(|scripts| scripts.join(peer, "2", Duration::ZERO)).2
    };
    join(&mut redis, "a");
    redis.now += 15_000_000;
    assert_eq!(join(&mut redis, "b"), ["a", "b"]);
    redis.now += 1;
    assert_eq!(join(&mut redis, "b"), ["b"]);
}

#[test]
fn calls_without_redis_are_counted_later() {
    let Some(url) = server::url("calls_without_redis_are_counted_later") else { return };
    let mut redis = Redis::open(&url);
    let limits = QuotaLimits::none().daily(Scope::App, 100);
    let keys = keys(1);
    for calls in 1..=3 {
        assert_eq!(redis.take(&limits, &Ask::new(&keys)).counts, [calls]);
    }
    let today = crate::days::day_of(start());
    let count = |redis: &mut Redis, day, own, pending| -> i64 {
        let count = Count { own, pending, ..Count::default() };
        redis.run(|scripts| scripts.count(&keys[0], day, count))
    };
    assert_eq!(count(&mut redis, today, 4, 2), 5, "two more");
    assert_eq!(count(&mut redis, today, 9, 0), 9, "those of this process were lost");
    assert_eq!(count(&mut redis, today - 1, 50, 50), 9, "of yesterday");
    assert_eq!(redis.take(&limits, &Ask::new(&keys)).counts, [10]);
}
