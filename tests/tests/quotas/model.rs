//! `Quotas` against the model of `top_tests::quota`: equal answers to the microsecond.

use std::time::Duration;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use tokio::time::Instant;
use top_core::{Admission, Ask, Ban, Clock, Priority, QuotaLimits, QuotaStore, Quotas, Rate, Scope, TopTime};
use top_tests::quota::{Model, Step, keys, limits, steps};

/// The paused time of tokio as a clock.
#[derive(Debug)]
struct Paused {
    start: Instant,
    time: TopTime,
}

impl Clock for Paused {
    fn now(&self) -> TopTime {
        self.time + self.start.elapsed()
    }
}

/// 23:59:00 GMT+8, so that days end during the tests.
const START: &str = "2026-11-10 23:59:00";

/// Carries out the steps in both, and compares each answer. Returns the answers.
async fn compare(limits: QuotaLimits, steps: &[Step]) -> Vec<Admission> {
    let (start, time) = (Instant::now(), START.parse::<TopTime>().unwrap());
    let quotas = Quotas::new(limits.clone()).clock(Paused { start, time });
    let mut model = Model::new(limits);
    let mut answers = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        let passed = u64::try_from(start.elapsed().as_micros()).unwrap();
        let now = u64::try_from(time.unix_millis()).unwrap() * 1000 + passed;
        match step {
            Step::Pass(time) => tokio::time::advance(*time).await,
            Step::Take { account, patience, priority } => {
                let keys = keys(*account);
                let ask = Ask::new(&keys).patience(*patience).priority(*priority);
                let expected = model.take(now, ask);
                assert_eq!(quotas.take(ask).await.unwrap(), expected, "step {number}: {step:?}");
                answers.push(expected);
            }
            Step::Throttled(account, scope, ban) => {
                let keys = keys(*account);
                let key = keys.iter().find(|key| key.scope == *scope).unwrap();
                model.throttled(now, key, *ban);
                quotas.throttled(key, *ban).await.unwrap();
            }
            Step::Passed(account) => {
                model.passed(now, &keys(*account));
                quotas.passed(&keys(*account)).await.unwrap();
            }
        }
    }
    answers
}

fn run(limits: QuotaLimits, steps: &[Step]) -> Vec<Admission> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(compare(limits, steps))
}

proptest! {
    #[test]
    fn quotas_answer_as_the_model_does(limits in limits(), steps in steps(Duration::from_millis(1))) {
        run(limits, &steps);
    }

    #[test]
    fn background_calls_never_use_the_reserve(steps in steps(Duration::from_millis(1))) {
        // Without bans, the background calls have 16 per second with bursts of 4, whatever the others do.
        let limits = QuotaLimits::none().limit(Scope::App, Rate::per_second(20).burst(5)).reserve(0.2);
        let (mut now, mut calls) = (Duration::ZERO, Vec::new());
        let steps: Vec<_> = steps.into_iter().filter(|step| !matches!(step, Step::Throttled(..))).collect();
        let mut answers = run(limits, &steps).into_iter();
        for step in steps {
            match step {
                Step::Pass(time) => now += time,
                Step::Take { priority, .. } => match answers.next().unwrap() {
                    Admission::Granted if priority == Priority::Background => calls.push(now),
                    Admission::Reserved { wait, .. } if priority == Priority::Background => calls.push(now + wait),
                    _ => {}
                },
                _ => {}
            }
        }
        for window in calls.windows(5) {
            prop_assert!(window[4].saturating_sub(window[0]) >= Rate::per_second(16).interval(), "{window:?}");
        }
    }
}

#[test]
fn histories_have_all_answers() {
    // A generator whose calls are never reserved or refused would compare nothing.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut granted, mut reserved, mut refused) = (0, 0, 0);
    for _ in 0..64 {
        let tree = (limits(), steps(Duration::from_millis(1))).new_tree(&mut runner).unwrap();
        let (limits, steps) = tree.current();
        for answer in run(limits, &steps) {
            match answer {
                Admission::Granted => granted += 1,
                Admission::Reserved { .. } => reserved += 1,
                Admission::NotBefore { .. } => refused += 1,
            }
        }
    }
    assert!(granted > 200 && reserved > 200 && refused > 200, "{granted} {reserved} {refused}");
}

fn take(account: u8, patience: u64, priority: Priority) -> Step {
    Step::Take { account, patience: Duration::from_millis(patience), priority }
}

#[test]
fn model_gives_the_answers_of_the_specification() {
    use Admission::{Granted, NotBefore, Reserved};
    let millis = Duration::from_millis;
    let ask = |patience| take(0, patience, Priority::Interactive);
    // 10 per second with bursts of 2.
    let limits = QuotaLimits::none().limit(Scope::Account, Rate::per_second(10).burst(2));
    let reserved = |wait| Reserved { scope: Scope::Account, wait: millis(wait) };
    let refused = |wait| NotBefore { scope: Scope::Account, wait: millis(wait) };
    let steps = [ask(0), ask(0), ask(0), ask(200), ask(200), ask(200), Step::Pass(millis(150)), ask(200)];
    let answers = [Granted, Granted, refused(100), reserved(100), reserved(200), refused(300), reserved(150)];
    assert_eq!(run(limits.clone(), &steps), answers);
    // A slow-down closes for a second, then halves the rate and removes the burst.
    let throttled = Step::Throttled(0, Scope::Account, Ban::SlowDown);
    let steps = [throttled, ask(2000), Step::Pass(millis(1000)), ask(0), ask(500)];
    assert_eq!(run(limits, &steps), [refused(1000), Granted, reserved(200)]);
    // Two calls per day, of which background calls get one. The day ends a minute after the start.
    let limits = QuotaLimits::none().daily(Scope::App, 2).reserve(0.5);
    let refused = NotBefore { scope: Scope::App, wait: millis(60_000) };
    let background = || take(0, 2000, Priority::Background);
    let steps = [background(), background(), ask(0), ask(2000), Step::Pass(millis(60_000)), ask(0)];
    assert_eq!(run(limits, &steps), [Granted, refused, Granted, refused, Granted]);
}
