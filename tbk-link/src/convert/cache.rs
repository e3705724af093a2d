//! Outcomes that were found before.

use std::time::Duration;

use quick_cache::sync::{Cache as Stored, DefaultLifecycle, GuardResult, PlaceholderGuard};
use quick_cache::{DefaultHashBuilder, UnitWeighter};
use tokio::time::Instant;

use super::attribution::Attribution;
use super::converter::Wants;
use super::material::Material;
use super::outcome::{Converted, Outcome, Refused};

/// How long a link is used again.
const LINKS: Duration = Duration::from_secs(7 * 86_400);
/// How long a refusal is not asked again.
const REFUSALS: Duration = Duration::from_secs(600);

/// What an outcome depends on. The attribution is a part of it, so that no channel gets the links of another one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) material: Material,
    pub(super) sale: Attribution,
    pub(super) wants: Wants,
}

/// An outcome that can be kept.
#[derive(Debug, Clone)]
enum Kept {
    Converted(Box<Converted>),
    Refused(Refused),
}

#[derive(Debug)]
pub(super) struct Cache(Stored<Key, Entry>);

/// The state of a key.
pub(super) enum Lookup<'c> {
    Known(Outcome),
    /// This caller finds the outcome; others wait for it.
    Mine(Guard<'c>),
    /// Another caller is finding it.
    Pending,
}

/// The right to find an outcome. Dropped without an outcome, another caller gets it.
pub(super) struct Guard<'c>(
    PlaceholderGuard<'c, Key, Entry, UnitWeighter, DefaultHashBuilder, DefaultLifecycle<Key, Entry>>,
);

/// An outcome, and when it ends.
type Entry = (Kept, Instant);

impl Cache {
    pub(super) fn new(entries: usize) -> Self {
        Self(Stored::new(entries))
    }

    /// Looks a key up, without waiting.
    pub(super) fn look_up(&self, key: &Key) -> Lookup<'_> {
        match self.0.get_value_or_guard(key, Some(Duration::ZERO)) {
            GuardResult::Value((kept, until)) if until > Instant::now() => Lookup::Known(outcome(kept)),
            GuardResult::Value(_) => {
                self.0.remove(key);
                match self.0.get_value_or_guard(key, Some(Duration::ZERO)) {
                    GuardResult::Guard(guard) => Lookup::Mine(Guard(guard)),
                    GuardResult::Value((kept, _)) => Lookup::Known(outcome(kept)),
                    GuardResult::Timeout => Lookup::Pending,
                }
            }
            GuardResult::Guard(guard) => Lookup::Mine(Guard(guard)),
            GuardResult::Timeout => Lookup::Pending,
        }
    }

    /// Waits until another caller has found the outcome. `None` if it did not: then this caller looks it up again.
    pub(super) async fn wait(&self, key: &Key) -> Option<Outcome> {
        match self.0.get_value_or_guard_async(key).await {
            Ok((kept, _)) => Some(outcome(kept)),
            Err(_guard) => None,
        }
    }
}

impl Guard<'_> {
    /// Stores the outcome. A failure is not stored.
    pub(super) fn finish(self, outcome: &Outcome) {
        let (kept, time) = match outcome {
            Outcome::Converted(converted) => (Kept::Converted(converted.clone()), LINKS),
            Outcome::Refused(refused) => (Kept::Refused(refused.clone()), REFUSALS),
            Outcome::Failed(_) => return,
        };
        // An error means that the entry was removed meanwhile.
        let _ = self.0.insert((kept, Instant::now() + time));
    }
}

fn outcome(kept: Kept) -> Outcome {
    match kept {
        Kept::Converted(converted) => Outcome::Converted(Box::new(Converted { cached: true, ..*converted })),
        Kept::Refused(refused) => Outcome::Refused(refused),
    }
}
