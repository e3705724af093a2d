//! Limits that were reached: their scope, and how long they last.

use std::time::Duration;

use crate::schema::Scope;
use crate::types::TopTime;

/// A limit that was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Throttle {
    /// The calls that are counted.
    pub scope: Scope,
    /// How long it lasts, if the gateway stated it.
    pub ban: Option<Duration>,
    /// When calls are possible again, as far as the client can tell.
    pub reopens: Option<TopTime>,
}

impl Throttle {
    pub(crate) fn new(scope: Scope) -> Self {
        Self { scope, ban: None, reopens: None }
    }
}

/// The `N` of `This ban will last for N more seconds`: a number that is too large means the longest duration, a negative one
/// means zero.
#[must_use]
pub fn ban_in(text: &str) -> Option<Duration> {
    const BEFORE: &str = "ban will last for";
    let lower = text.to_ascii_lowercase();
    let rest = lower[lower.find(BEFORE)? + BEFORE.len()..].trim_start();
    let (negative, rest) = rest.strip_prefix('-').map_or((false, rest), |rest| (true, rest));
    let digits = rest.bytes().take_while(u8::is_ascii_digit);
    let mut seconds: Option<u64> = None;
    for digit in digits {
        let so_far = seconds.unwrap_or(0);
        seconds = Some(so_far.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    }
    seconds.map(|seconds| Duration::from_secs(if negative { 0 } else { seconds }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_is_read_whatever_its_length() {
        for (text, seconds) in [
            ("This ban will last for 1 more seconds", Some(1)),
            ("This ban will last for 31062 more seconds", Some(31_062)),
            ("this BAN will last for   71 seconds", Some(71)),
            ("This ban will last for -5 more seconds", Some(0)),
            ("This ban will last for 0 more seconds", Some(0)),
            ("This ban will last for 100000000000000000000 more seconds", Some(u64::MAX)),
            ("限流中。This ban will last for 2 more seconds。", Some(2)),
            ("This ban will last for more seconds", None),
            ("This ban will last for ever", None),
            ("", None),
            ("调用过于频繁", None),
        ] {
            assert_eq!(ban_in(text), seconds.map(Duration::from_secs), "{text}");
        }
    }
}
