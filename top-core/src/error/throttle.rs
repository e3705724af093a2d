//! Limits that were reached.

use std::time::Duration;

use crate::schema::{Lasts, Scope};
use crate::types::TopTime;

/// A rate limit or quota that was reached.
///
/// # Examples
///
/// ```
/// use top_core::Error;
///
/// fn log(error: &Error) {
///     if let Some(throttle) = error.throttle() {
///         eprintln!("limit of {}, next call at {:?}", throttle.scope, throttle.reopens);
///     }
/// }
/// ```
#[doc(alias = "流控")]
#[doc(alias = "限流")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Throttle {
    /// The calls that the limit counts.
    pub scope: Scope,
    /// How long the ban lasts, if the gateway reported it.
    pub ban: Option<Duration>,
    /// When the next call is possible, if the client knows it.
    pub reopens: Option<TopTime>,
    /// How long the limit lasts by the rule of the error.
    pub(crate) lasts: Option<Lasts>,
}

impl Throttle {
    pub(crate) fn new(scope: Scope) -> Self {
        Self { scope, ban: None, reopens: None, lasts: None }
    }
}

/// Parses the length of a ban from the gateway's text `This ban will last for N more seconds`.
///
/// Returns `None` if the text has no such sentence. A number above `u64::MAX` saturates; a negative number is zero.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use top_core::ban_in;
///
/// assert_eq!(ban_in("This ban will last for 71 more seconds"), Some(Duration::from_secs(71)));
/// assert_eq!(ban_in("调用过于频繁"), None);
/// ```
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
    fn ban_lengths_are_parsed() {
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
