//! The scripts against the model of all quota stores, with the clock of the test, and by themselves.

use proptest::prelude::*;
use redis::{Client, Connection, FromRedisValue};
use top_core::{Rate, Scope, TopTime};

use self::model::{Model, Step, keys, limits, steps};
use super::*;

#[path = "../../../tests/src/quota.rs"]
#[allow(unreachable_pub)]
mod model;
#[path = "../../tests/support/server.rs"]
mod server;

const GENERATION: &str = "1";

/// A minute before midnight, GMT+8: days end during the tests.
fn start() -> TopTime {
    "2026-11-10 23:59:00".parse().unwrap()
}

/// The scripts with a prefix of their own.
struct Redis {
    connection: Connection,
    scripts: Scripts,
}

impl Redis {
    fn open(url: &str) -> Self {
        let names = Names::new(&server::prefix()).unwrap();
        let mut connection = Client::open(url).unwrap().get_connection().unwrap();
        redis::cmd("SET").arg(names.generation()).arg(GENERATION).exec(&mut connection).unwrap();
        let clock = u64::try_from(start().unix_millis()).unwrap() * 1000;
        Self { connection, scripts: Scripts { clock, ..Scripts::new(names) } }
    }

    fn run<T: FromRedisValue>(&mut self, script: impl FnOnce(&Scripts) -> ScriptInvocation<'_>) -> T {
        script(&self.scripts).invoke(&mut self.connection).unwrap()
    }

    fn take(&mut self, limits: &QuotaLimits, ask: &Ask<'_>) -> Decision {
        let reply: Vec<i64> = self.run(|scripts| scripts.take(limits, GENERATION, ask));
        match taken(&reply, ask) {
            Some(Taken::Decided(decision)) => decision,
            other => panic!("{reply:?}: {other:?}"),
        }
    }

    fn field(&mut self, key: &QuotaKey, field: &str) -> Option<i64> {
        redis::cmd("HGET").arg(self.scripts.names.hash(key)).arg(field).query(&mut self.connection).unwrap()
    }
}

/// Carries out the steps in Redis and in the model of all quota stores, and compares each answer.
fn compare(redis: &mut Redis, limits: &QuotaLimits, steps: &[Step]) {
    let mut model = Model::new(limits.clone());
    for (number, step) in steps.iter().enumerate() {
        match step {
            Step::Pass(time) => redis.scripts.clock += micros(*time),
            Step::Take { account, patience, priority } => {
                let keys = keys(*account);
                let ask = Ask::new(&keys).patience(*patience).priority(*priority);
                let expected = model.take(redis.scripts.clock, ask);
                assert_eq!(redis.take(limits, &ask).admission, expected, "step {number}: {step:?}");
            }
            Step::Throttled(account, scope, ban) => {
                let keys = keys(*account);
                let key = keys.iter().find(|key| key.scope == *scope).unwrap();
                model.throttled(redis.scripts.clock, key, *ban);
                let _: Pair = redis.run(|scripts| scripts.throttle(&push(key, *ban)));
            }
            Step::Passed(account) => {
                model.passed(redis.scripts.clock, &keys(*account));
                for key in keys(*account) {
                    let _: Pair = redis.run(|scripts| scripts.recover(&key));
                }
            }
        }
    }
}

#[test]
fn scripts_answer_as_the_model_does() {
    let Some(url) = server::url("scripts_answer_as_the_model_does") else { return };
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(limits in limits(), steps in steps(Duration::from_micros(1)))| {
        compare(&mut Redis::open(&url), &limits, &steps);
    });
}

#[test]
fn keys_expire_within_two_days_of_their_last_use() {
    let Some(url) = server::url("keys_expire_within_two_days_of_their_last_use") else { return };
    let mut redis = Redis::open(&url);
    let keys = keys(1);
    redis.take(&QuotaLimits::default(), &Ask::new(&keys));
    let _: Pair = redis.run(|scripts| scripts.throttle(&push(&keys[0], Ban::SlowDown)));
    for key in [&keys[0], &keys[3]] {
        let left: i64 =
            redis::cmd("PTTL").arg(redis.scripts.names.hash(key)).query(&mut redis.connection).unwrap();
        assert!((172_700_000..=172_800_000).contains(&left), "{key:?} {left}");
    }
    // Keys without limits and bans are not stored.
    assert_eq!(redis.field(&keys[1], "n"), None);
}

#[test]
fn times_are_stored_in_full_microseconds() {
    let Some(url) = server::url("times_are_stored_in_full_microseconds") else { return };
    let mut redis = Redis::open(&url);
    redis.scripts.clock += 123_457;
    let keys = keys(1);
    let limits = QuotaLimits::none().limit(Scope::Account, Rate::per_second(1000)).daily(Scope::Account, 9);
    redis.take(&limits, &Ask::new(&keys));
    let now = i64::try_from(redis.scripts.clock).unwrap();
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
        redis.scripts.clock += seconds * 1_000_000;
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
    redis::cmd("DEL").arg(redis.scripts.names.generation()).exec(&mut redis.connection).unwrap();
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
    redis.scripts.clock += 400_000;
    let (_, wait, peers): Joined = redis.run(|scripts| scripts.join("b", "3", pause));
    assert_eq!((wait, peers.len()), (1_100_000, 2));
    redis.scripts.clock += 1_100_000;
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
    redis.scripts.clock += 15_000_000;
    assert_eq!(join(&mut redis, "b"), ["a", "b"]);
    redis.scripts.clock += 1;
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
