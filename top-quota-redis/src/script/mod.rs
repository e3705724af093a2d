//! The scripts that Redis runs. Each is one round trip, and nothing runs between its commands.

use std::time::Duration;

use redis::{Script, ScriptInvocation};
use top_core::{Admission, Ask, Ban, KeyLimits, Priority, QuotaKey, QuotaLimits};

use crate::days::Count;
use crate::known::Push;
use crate::names::{Names, label};

/// The scripts, by their digests: their text is sent only if the server does not have it.
#[derive(Debug)]
pub(crate) struct Scripts {
    names: Names,
    /// Zero, except in tests.
    clock: Micros,
    take: Script,
    throttle: Script,
    recover: Script,
    join: Script,
    count: Script,
}

/// A time in microseconds since 1970; 0 for the clock of the server.
pub(crate) type Micros = u64;

/// The reply of `throttle` and `recover`: a time in µs and a number of slow-downs, or in the other order.
pub(crate) type Pair = (i64, i64);

/// The reply of `join`: the generation, the time in µs until sharing begins, and the processes.
pub(crate) type Joined = (String, i64, Vec<String>);

/// The result of `take`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Taken {
    /// Redis has another generation.
    ContentLost,
    Decided(Decision),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) admission: Admission,
    /// The position of the key that is banned.
    pub(crate) banned: Option<usize>,
    /// A bit for each key that is slowed down.
    pub(crate) slowed: u64,
    /// Today's calls of each key with a daily limit.
    pub(crate) counts: Vec<u64>,
}

impl Scripts {
    pub(crate) fn new(names: Names) -> Self {
        Self {
            names,
            clock: 0,
            take: Script::new(include_str!("take.lua")),
            throttle: Script::new(include_str!("throttle.lua")),
            recover: Script::new(include_str!("recover.lua")),
            join: Script::new(include_str!("join.lua")),
            count: Script::new(include_str!("count.lua")),
        }
    }

    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    pub(crate) fn take(&self, limits: &QuotaLimits, generation: &str, ask: &Ask<'_>) -> ScriptInvocation<'_> {
        let mut script = self.take.key(self.names.generation());
        script.arg(generation).arg(self.clock).arg(micros(ask.patience));
        let priorities = priorities(ask.priority);
        script.arg(priorities.len());
        for key in ask.keys {
            script.key(self.names.hash(key));
            for priority in priorities {
                limits_of(&mut script, limits.of(key, *priority));
            }
        }
        script
    }

    pub(crate) fn throttle(&self, push: &Push) -> ScriptInvocation<'_> {
        let mut script = self.throttle.key(self.names.hash(&push.key));
        script.arg(self.clock).arg(micros(push.wait)).arg(u8::from(push.is_slow_down)).arg(push.slow);
        script.arg(self.names.channel()).arg(label(&push.key));
        script
    }

    pub(crate) fn recover(&self, key: &QuotaKey) -> ScriptInvocation<'_> {
        let mut script = self.recover.key(self.names.hash(key));
        script.arg(self.clock);
        script
    }

    /// `pause` is the time until sharing begins if no other process has set it; zero to register only.
    pub(crate) fn join(&self, peer: &str, generation: &str, pause: Duration) -> ScriptInvocation<'_> {
        let mut script = self.join.key(self.names.generation());
        script.key(self.names.peers()).key(self.names.start());
        script.arg(self.clock).arg(peer).arg(generation).arg(micros(pause));
        script
    }

    pub(crate) fn count(&self, key: &QuotaKey, day: i64, count: Count) -> ScriptInvocation<'_> {
        let mut script = self.count.key(self.names.hash(key));
        script.arg(self.clock).arg(day).arg(count.own).arg(count.pending);
        script
    }
}

/// The counters that a call passes.
fn priorities(priority: Priority) -> &'static [Priority] {
    const ALL: [Priority; 2] = [Priority::Interactive, Priority::Background];
    if priority == Priority::Background { &ALL } else { &ALL[..1] }
}

/// Adds the limits of a counter as one argument, because each argument costs time in Redis.
fn limits_of(script: &mut ScriptInvocation<'_>, limits: KeyLimits) {
    let doubled = limits.slowed(1).map_or(0, |rate| micros(rate.interval())) / 2;
    let KeyLimits { rate, daily, .. } = limits;
    if rate.is_none() && daily.is_none() {
        script.arg(doubled);
        return;
    }
    let interval = rate.map_or(0, |rate| micros(rate.interval()));
    let burst = rate.map_or(1, top_core::Rate::max_burst);
    let daily = daily.map_or_else(|| "-1".to_owned(), |calls| calls.to_string());
    script.arg(format!("{doubled} {interval} {burst} {daily}"));
}

/// Reads the reply of `take`; `None` if it is not one.
pub(crate) fn taken(reply: &[i64], ask: &Ask<'_>) -> Option<Taken> {
    let [outcome, decides, wait, slowed, counts @ ..] = reply else { return None };
    if *outcome == -1 {
        return Some(Taken::ContentLost);
    }
    let position = usize::try_from(*decides).ok()?.checked_sub(1);
    let admission = match position {
        None => Admission::Granted,
        Some(position) => {
            let (scope, wait) = (ask.keys.get(position)?.scope, duration(*wait));
            if *outcome == 0 {
                Admission::Reserved { scope, wait }
            } else {
                Admission::NotBefore { scope, wait }
            }
        }
    };
    Some(Taken::Decided(Decision {
        admission,
        banned: position.filter(|_| *outcome == 3),
        slowed: u64::try_from(*slowed).ok()?,
        counts: counts.iter().map(|count| count.unsigned_abs()).collect(),
    }))
}

/// Whether Redis counts the calls of a day for the key.
pub(crate) fn daily(limits: &QuotaLimits, key: &QuotaKey) -> Option<u64> {
    limits.of(key, Priority::Interactive).daily
}

/// The arguments of `throttle` for a ban that this process met.
pub(crate) fn push(key: &QuotaKey, ban: Ban) -> Push {
    Push { key: key.clone(), wait: ban.wait(), slow: 0, is_slow_down: ban == Ban::SlowDown }
}

/// At most a year, so that sums of times stay exact in Lua.
fn micros(duration: Duration) -> u64 {
    const YEAR: u64 = 365 * 24 * 60 * 60 * 1_000_000;
    u64::try_from(duration.as_micros()).unwrap_or(YEAR).min(YEAR)
}

pub(crate) fn duration(micros: i64) -> Duration {
    Duration::from_micros(u64::try_from(micros).unwrap_or(0))
}

#[cfg(test)]
mod tests;
