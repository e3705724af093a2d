//! Recognises requests that were received before.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

/// The signatures of the latest requests. A signature covers all other parameters, such as `app_key` and `timestamp`.
#[derive(Default)]
pub(crate) struct Replays(Mutex<Signs>);

#[derive(Default)]
struct Signs {
    known: HashSet<String>,
    oldest_first: VecDeque<String>,
}

impl Replays {
    /// More requests than a program sends in the time in which a timestamp is valid.
    const CAPACITY: usize = 100_000;

    /// Returns whether the signature was not added before, and adds it.
    pub(crate) fn add(&self, sign: &str) -> bool {
        let mut signs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !signs.known.insert(sign.to_owned()) {
            return false;
        }
        signs.oldest_first.push_back(sign.to_owned());
        if signs.oldest_first.len() > Self::CAPACITY
            && let Some(oldest) = signs.oldest_first.pop_front()
        {
            signs.known.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_signatures_are_known() {
        let replays = Replays::default();
        for number in 0..=Replays::CAPACITY {
            assert!(replays.add(&number.to_string()), "{number}");
        }
        assert!(!replays.add("1"));
        assert!(replays.add("0"), "the oldest signature is dropped");
        assert_eq!(replays.0.lock().unwrap().known.len(), Replays::CAPACITY);
    }
}
