//! The functions that scan a text.

use std::error::Error;
use std::fmt;

use super::pass;
use crate::finding::Finding;

/// Whether a scan finds ids of items that stand alone on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BareIds {
    /// Numbers and words alone on a line are not findings.
    #[default]
    Ignore,
    /// A line of 9 to 13 digits, or of 20 to 60 letters, digits, `-` and `_` with a digit, is a possible item.
    Find,
}

/// Finds the links, 淘口令, items and PIDs in a text, in the order of their first places.
///
/// The scan is one pass: its time and memory are proportional to the length of the text. It opens no link. The same thing in
/// several places is one finding.
///
/// # Examples
///
/// ```
/// use tbk_link::scan;
///
/// let text = "【淘宝】https://e.tb.cn/h.SQ6rjlgiow5?tk=Ab3dE5gH7jK CZ225 「连衣裙」点击链接直接打开";
/// let found: Vec<_> = scan(text).iter().map(|f| (f.what.name(), f.text(text), f.sure.as_str())).collect();
/// assert_eq!(
///     found,
///     [
///         ("short", "https://e.tb.cn/h.SQ6rjlgiow5?tk=Ab3dE5gH7jK", "certain"),
///         ("tpwd", "Ab3dE5gH7jK", "certain"),
///     ]
/// );
/// assert!(scan("订单 2104567890123456789 已发货，见 https://item.taobao.com.evil.test/item.htm?id=1").is_empty());
/// ```
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    scan_with(text, BareIds::Ignore)
}

/// Does the same as [`scan`], and finds ids alone on a line if `ids` says so.
///
/// # Examples
///
/// ```
/// use tbk_link::{BareIds, scan_with};
///
/// let found = scan_with("590141576510\n590141576511\n", BareIds::Find);
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[0].what.name(), "item");
/// ```
#[must_use]
pub fn scan_with(text: &str, ids: BareIds) -> Vec<Finding> {
    pass::run(text, ids)
}

/// Does the same as [`scan`] if the text is not too long: for texts from other people.
///
/// # Errors
///
/// [`TooLong`] if the text has more than `max_bytes` bytes.
///
/// # Examples
///
/// ```
/// use tbk_link::scan_limited;
///
/// assert_eq!(scan_limited("￥Ab3dE5gH7jK￥", 1 << 20)?.len(), 1);
/// assert_eq!(
///     scan_limited("￥Ab3dE5gH7jK￥", 10).unwrap_err().to_string(),
///     "the text has 17 bytes; the limit is 10"
/// );
/// # Ok::<(), tbk_link::TooLong>(())
/// ```
pub fn scan_limited(text: &str, max_bytes: usize) -> Result<Vec<Finding>, TooLong> {
    if text.len() > max_bytes { Err(TooLong { bytes: text.len(), max_bytes }) } else { Ok(scan(text)) }
}

/// A text is longer than the limit of [`scan_limited`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TooLong {
    /// The length of the text in bytes.
    pub bytes: usize,
    /// The limit in bytes.
    pub max_bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text has {} bytes; the limit is {}", self.bytes, self.max_bytes)
    }
}

impl Error for TooLong {}
