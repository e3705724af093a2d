//! The time of a scan is proportional to the length of the text, also for texts that are made to be slow.
#![allow(clippy::unwrap_used, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use tbk_link::{BareIds, scan_with};

/// Repeated parts, each after one beginning.
const HOSTILE: &[(&str, &str)] = &[
    ("", "￥"),
    ("", "http://"),
    ("", "("),
    ("", "(["),
    ("", "//"),
    ("", "//a("),
    ("", "(//item.taobao.com"),
    ("", "a."),
    ("", "a_"),
    ("", "a-"),
    ("", "mm_"),
    ("", "mm_1_"),
    ("", "m.tb.cn/h.abc,"),
    ("", "https://m.tb.cn/h.abc"),
    ("", "://"),
    ("", "ab://"),
    ("", "\\/"),
    ("", "1."),
    ("", " "),
    ("", "\n"),
    ("", "CZ028 "),
    ("", "￥Ab3dE5gH7jK"),
    ("", "😀\u{FE0F}"),
    ("", "item.taobao.com/"),
    ("", "item.taobao.com."),
    ("", "(item.taobao.com?"),
    ("", "s.click.taobao.com/a,"),
    ("", "a b"),
    ("", "item.taobao.com/item.htm?id=12345 "),
    ("https://item.taobao.com/item.htm?", "&amp;"),
    ("https://item.taobao.com/item.htm?", "(["),
    ("https://item.taobao.com/item.htm?", "a=%25"),
    ("https://m.tb.cn/h.abc", "."),
    ("https://m.tb.cn/h.abc?", "tk="),
    ("https://uland.taobao.com/coupon/edetail?", "pid=mm_"),
    ("https://", "a"),
    ("https://", "a."),
    ("https://", "\\/"),
];

/// Short enough that many scans of both texts finish before another program gets the processor.
const SHORT: usize = 1 << 10;
/// The long text is this much longer. A quadratic scan would take the square of it longer.
const FACTOR: usize = 8;

fn text(start: &str, part: &str, length: usize) -> String {
    start.to_owned() + &part.repeat(length / part.len())
}

fn seconds(text: &str) -> Duration {
    let start = Instant::now();
    black_box(scan_with(text, BareIds::Find));
    start.elapsed()
}

#[test]
fn long_hostile_texts_take_proportional_time() {
    for (start, part) in HOSTILE {
        let (short, long) = (text(start, part, SHORT), text(start, part, SHORT * FACTOR));
        // Other programs can delay some of the scans, but not all of them.
        let (mut least, mut longest) = (Duration::MAX, Duration::MAX);
        let proportional = (0..40).any(|_| {
            least = least.min(seconds(&short));
            longest = longest.min(seconds(&long));
            longest <= least * u32::try_from(FACTOR).unwrap() * 3
        });
        assert!(
            proportional,
            "{start:?} and {part:?}: {least:?}, {FACTOR} times the length takes {longest:?}"
        );
    }
}
