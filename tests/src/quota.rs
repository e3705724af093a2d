//! The rules of quotas, written down as plainly as possible: [`Model`] answers every question from the complete history.
//!
//! `Quotas` and the stores that share quotas between processes must give the same answers. [`steps`] generates histories.

use std::collections::HashMap;
use std::time::Duration;

use proptest::prelude::*;
use top_core::{Admission, Ask, Ban, KeyLimits, Priority, QuotaKey, QuotaLimits, Scope};

/// Microseconds since 1970-01-01 UTC.
pub type Micros = u64;

const DAY: Micros = 24 * 60 * 60 * 1_000_000;

/// Quotas that keep everything that happened and count from the beginning each time.
#[derive(Debug)]
pub struct Model {
    limits: QuotaLimits,
    keys: HashMap<QuotaKey, History>,
}

/// What happened to one key.
#[derive(Debug, Default)]
struct History {
    calls: Vec<Call>,
    /// The ends of all bans.
    bans: Vec<Micros>,
    /// The slow-downs that are in effect, and the time of the last change.
    slow: u32,
    slowed: Micros,
}

/// A call that was granted or reserved.
#[derive(Debug)]
struct Call {
    at: Micros,
    priority: Priority,
    /// The rate's interval when the call was taken, for the counter of all calls and for that of background calls.
    intervals: [Micros; 2],
}

/// The reason to wait.
#[derive(Debug, PartialEq)]
enum Reason {
    Closed,
    Rate,
}

impl Model {
    /// Creates a model without a history.
    #[must_use]
    pub fn new(limits: QuotaLimits) -> Self {
        Self { limits, keys: HashMap::new() }
    }

    /// `QuotaStore::take` at the time `now`.
    pub fn take(&mut self, now: Micros, ask: Ask<'_>) -> Admission {
        let mut longest: Option<(Scope, Micros, Reason)> = None;
        for key in ask.keys {
            for (wait, reason) in self.waits(now, key, ask.priority) {
                // The first of equal waits counts. A wait of zero is none.
                if wait > longest.as_ref().map_or(0, |(_, wait, _)| *wait) {
                    longest = Some((key.scope, wait, reason));
                }
            }
        }
        let admission = match longest {
            None => Admission::Granted,
            Some((scope, wait, reason)) => {
                let wait = Duration::from_micros(wait);
                if reason == Reason::Closed || wait > ask.patience {
                    return Admission::NotBefore { scope, wait };
                }
                Admission::Reserved { scope, wait }
            }
        };
        for key in ask.keys {
            let slow = self.history(key).slow;
            let interval = |priority| interval(self.limits.of(key, priority), slow);
            let intervals = [interval(Priority::Interactive), interval(Priority::Background)];
            self.history(key).calls.push(Call { at: now, priority: ask.priority, intervals });
        }
        admission
    }

    /// `QuotaStore::throttled` at the time `now`.
    pub fn throttled(&mut self, now: Micros, key: &QuotaKey, ban: Ban) {
        let wait = micros(ban.wait());
        let history = self.history(key);
        history.bans.push(now + wait);
        // Calls that were in flight at the same time slow the key down once.
        if ban == Ban::SlowDown && (history.slow == 0 || now - history.slowed >= wait) {
            history.slow = (history.slow + 1).min(Ban::MAX_STEPS);
            history.slowed = now;
        }
    }

    /// `QuotaStore::passed` at the time `now`.
    pub fn passed(&mut self, now: Micros, keys: &[QuotaKey]) {
        for key in keys {
            let history = self.history(key);
            if history.slow > 0 && now - history.slowed >= micros(Ban::RECOVERY) {
                history.slow -= 1;
                history.slowed = now;
            }
        }
    }

    fn history(&mut self, key: &QuotaKey) -> &mut History {
        self.keys.entry(key.clone()).or_default()
    }

    /// All waits of a key: for its bans, the end of the day, and its rate.
    fn waits(&mut self, now: Micros, key: &QuotaKey, priority: Priority) -> Vec<(Micros, Reason)> {
        let limits = self.limits.clone();
        let history = self.history(key);
        let mut waits = Vec::new();
        let ban = history.bans.iter().max().copied().unwrap_or_default();
        waits.push((ban.saturating_sub(now), Reason::Closed));
        // A background call counts among all calls and among the background calls.
        let counters: &[Priority] = match priority {
            Priority::Background => &[Priority::Interactive, Priority::Background],
            _ => &[Priority::Interactive],
        };
        for counter in counters {
            let limits = limits.of(key, *counter);
            let is_counted = |call: &&Call| *counter == Priority::Interactive || call.priority == *counter;
            let calls: Vec<&Call> = history.calls.iter().filter(is_counted).collect();
            let today = calls.iter().filter(|call| day(call.at) == day(now)).count() as u64;
            if limits.daily.is_some_and(|daily| today >= daily) {
                waits.push((midnight(now) - now, Reason::Closed));
            }
            if let Some(rate) = limits.slowed(history.slow) {
                let index = usize::from(*counter == Priority::Background);
                // The time at which the bucket is full again.
                let full = calls.iter().fold(0, |full, call| match call.intervals[index] {
                    0 => full,
                    interval => call.at.max(full) + interval,
                });
                let burst = u64::from(rate.max_burst() - 1) * micros(rate.interval());
                waits.push((full.saturating_sub(now).saturating_sub(burst), Reason::Rate));
            }
        }
        waits
    }
}

/// The interval of the rate in effect, or zero without a rate.
fn interval(limits: KeyLimits, slow: u32) -> Micros {
    limits.slowed(slow).map_or(0, |rate| micros(rate.interval()))
}

/// The number of the day in GMT+8.
fn day(at: Micros) -> u64 {
    (at + DAY / 3) / DAY
}

/// The next midnight in GMT+8.
fn midnight(at: Micros) -> Micros {
    (day(at) + 1) * DAY - DAY / 3
}

fn micros(duration: Duration) -> Micros {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// One step of a history.
#[derive(Debug, Clone)]
pub enum Step {
    /// Time passes.
    Pass(Duration),
    /// A call asks.
    Take {
        /// The number of the account.
        account: u8,
        /// The longest wait that the call accepts.
        patience: Duration,
        /// The priority of the call.
        priority: Priority,
    },
    /// The gateway throttles a call of the account in this scope.
    Throttled(u8, Scope, Ban),
    /// A call of the account succeeds.
    Passed(u8),
}

/// The keys of a call of the account, in the order of the client.
#[must_use]
pub fn keys(account: u8) -> [QuotaKey; 4] {
    [
        QuotaKey::new(Scope::App, "app"),
        QuotaKey::new(Scope::Api, "api"),
        QuotaKey::new(Scope::AppApi, "app api"),
        QuotaKey::new(Scope::Account, format!("shop{account}")),
    ]
}

/// Generates limits.
pub fn limits() -> impl Strategy<Value = QuotaLimits> {
    use top_core::Rate;
    let rate = (1..60_u32, 1..6_u32).prop_map(|(calls, burst)| Rate::per_second(calls).burst(burst));
    let scope = (proptest::option::of(rate), proptest::option::of(1..40_u64));
    let scopes = proptest::collection::vec(scope.clone(), Scope::ALL.len());
    (scopes, scope, 0..5_u32).prop_map(|(scopes, (rate, daily), reserve)| {
        let limits = QuotaLimits::none().reserve(f64::from(reserve) / 10.0);
        // The method of `keys`.
        let limits = rate.map_or(limits.clone(), |rate| limits.limit_api("api", rate));
        let limits = daily.map_or(limits.clone(), |daily| limits.daily_api("api", daily));
        Scope::ALL.into_iter().zip(scopes).fold(limits, |limits, (scope, (rate, daily))| {
            let limits = rate.map_or(limits.clone(), |rate| limits.limit(scope, rate));
            daily.map_or(limits.clone(), |daily| limits.daily(scope, daily))
        })
    })
}

/// Generates histories. All times are multiples of `unit`.
pub fn steps(unit: Duration) -> impl Strategy<Value = Vec<Step>> {
    let times = move |longest: Duration| {
        let most = u32::try_from(longest.as_nanos() / unit.as_nanos()).unwrap_or(u32::MAX);
        (0..=most).prop_map(move |units| unit * units)
    };
    let account = 0..3_u8;
    let short = times(Duration::from_millis(120));
    // Slow-downs last one second, and are taken back after ten.
    let exact = prop_oneof![Just(Duration::from_secs(1)), Just(Duration::from_secs(10))];
    let pause = prop_oneof![times(Duration::from_secs(15)), exact];
    let hours = (0..10_u32).prop_map(|hours| Duration::from_secs(3600) * hours);
    let patience =
        prop_oneof![Just(Duration::ZERO), times(Duration::from_millis(200)), Just(Duration::from_secs(2)),];
    let priority = prop_oneof![Just(Priority::Interactive), Just(Priority::Background)];
    let take = (account.clone(), patience, priority).prop_map(|(account, patience, priority)| Step::Take {
        account,
        patience,
        priority,
    });
    let ban = prop_oneof![Just(Ban::SlowDown), times(Duration::from_secs(5)).prop_map(Ban::For)];
    let scope = proptest::sample::select(Scope::ALL.to_vec());
    let throttled =
        (account.clone(), scope, ban).prop_map(|(account, scope, ban)| Step::Throttled(account, scope, ban));
    let step = prop_oneof![
        24 => take,
        12 => short.prop_map(Step::Pass),
        2 => pause.prop_map(Step::Pass),
        1 => hours.prop_map(Step::Pass),
        2 => throttled,
        4 => account.prop_map(Step::Passed),
    ];
    proptest::collection::vec(step, 1..200)
}
