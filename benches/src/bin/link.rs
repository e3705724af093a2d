//! Measures the scanner for links: `link [ROUNDS]`. Fails if a limit is exceeded.
//!
//! | row | floor | limit |
//! | --- | --- | --- |
//! | a message of 300 bytes without a link | one `memchr3` pass | 2 µs |
//! | a message of 300 bytes with a link | one `memchr3` pass, and `Url::parse` of its link | 3 times the floor |
//! | 1 MB of messages | a copy of the bytes | 150 MB/s |
//! | 1 MB of a text that is made to be slow | a copy of the bytes | 10 ms |
//! | 1 MB of short links | a copy of the bytes | 150 ms |
//!
//! Limits of time are compared with the fastest turn, which other load on the machine affects least. The limit for the message with
//! a link is a target: the program does not fail if it is missed.

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::convert::Infallible;
use std::error::Error;
use std::hint::black_box;
use std::time::Duration;

use memchr::memchr3;
use tbk_link::scan;
use top_benches::turns::{Measured, alternate, calibrate, format_seconds, seconds};
use url::Url;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const MEGABYTE: usize = 1 << 20;
/// The approximate length of a turn.
const TURN: Duration = Duration::from_millis(10);

const WITHOUT_LINK: &str = "亲，您的订单 2104567890123456789 已经发货，快递 SF1234567890，预计 11 月 29 日送达，\
    有问题请打客服电话 13812345678 或者加微信 kefu2026。这款蓝牙耳机 Bluetooth50 支持降噪，续航 30 小时，\
    原价￥199.00，现在￥99，数量有限，先到先得，欢迎进群分享给朋友！";
const WITH_LINK: &str = "【淘宝】7天无理由退货 https://detail.tmall.com/item.htm?spm=a21n57.1.0.0&id=590141576510&ns=1 \
    CZ225 「北欧风陶瓷马克杯带盖勺家用情侣一对早餐杯」点击链接直接打开 或者 淘宝搜索直接打开，\
    有问题请打客服电话 13812345678，原价￥199.00，现在￥99";
const LINK: &str = "https://detail.tmall.com/item.htm?spm=a21n57.1.0.0&id=590141576510&ns=1";

/// Parts of texts that take a scanner with a search in a search the square of their length.
const HOSTILE: [&str; 6] = ["￥", "http://", "([{", "//a(", "a.", "mm_1_"];
/// 75,000 links, each of which is parsed.
const LINKS: &str = "m.tb.cn/h.abc,";

fn main() -> Outcome {
    let rounds = std::env::args().nth(1).map_or(Ok(31), |rounds| rounds.parse())?;
    println!("| text | floor (median) | scan (median) | scan (fastest) | ratio | limit | result |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut met = vec![message_without_link(rounds)];
    message_with_link(rounds);
    met.push(chat(rounds));
    let hostile = HOSTILE.into_iter().map(|part| (part, 10_u32));
    for (part, limit) in hostile.chain([(LINKS, 150)]) {
        let text = repeated(part);
        let measured = compare(rounds.min(7), &text, || text.clone());
        let is_met = measured.fastest <= f64::from(limit) / 1e3;
        met.push(row(&format!("1 MB of `{part}`"), &measured, &format!("{limit} ms"), is_met));
    }
    if met.into_iter().all(|met| met) { Ok(()) } else { Err("a limit is exceeded".into()) }
}

fn message_without_link(rounds: usize) -> bool {
    let text = first_bytes(WITHOUT_LINK, 300);
    assert!(scan(text).is_empty());
    let measured = compare(rounds, text, || candidates(text));
    row("300 bytes without a link", &measured, "2 µs", measured.fastest <= 2e-6)
}

fn message_with_link(rounds: usize) {
    let text = first_bytes(WITH_LINK, 300);
    assert_eq!(scan(text).len(), 1);
    let measured = compare(rounds, text, || (candidates(text), Url::parse(LINK)));
    row("300 bytes with a link", &measured, "ratio 3", measured.medians.ratio <= 3.0);
}

fn chat(rounds: usize) -> bool {
    // One message in ten has a link.
    let messages = format!("{}{WITH_LINK}\n", format!("{WITHOUT_LINK}\n").repeat(9));
    let text = repeated(&messages);
    let measured = compare(rounds, &text, || text.clone());
    let megabytes = megabytes(&text) / measured.fastest;
    row(&format!("1 MB of messages, {megabytes:.0} MB/s"), &measured, "150 MB/s", megabytes >= 150.0)
}

#[allow(clippy::cast_precision_loss, reason = "the text is short")]
fn megabytes(text: &str) -> f64 {
    text.len() as f64 / 1e6
}

/// Returns the beginning of the text, up to `length` bytes.
fn first_bytes(text: &str, length: usize) -> &str {
    let ends = text.char_indices().map(|(at, _)| at);
    &text[..ends.take_while(|at| *at <= length).last().unwrap_or(0)]
}

fn repeated(part: &str) -> String {
    part.repeat(MEGABYTE / part.len())
}

/// Finds the bytes that a link can begin with.
fn candidates(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut count = 0;
    while let Some(at) = memchr3(b':', b'/', b'.', rest) {
        count += 1;
        rest = &rest[at + 1..];
    }
    count
}

/// The medians, and the fastest turn of the scan.
struct Times {
    medians: Measured,
    fastest: f64,
}

/// Measures the scan of a text and a floor alternately.
fn compare<T>(rounds: usize, text: &str, floor: impl Fn() -> T) -> Times {
    let mut floor = || _ = black_box(floor());
    let mut ours = || _ = black_box(scan(black_box(text)));
    let (of_floor, of_ours) = (calibrate(TURN, &mut floor), calibrate(TURN, &mut ours));
    let mut fastest = f64::MAX;
    let medians = alternate(
        rounds,
        || Ok::<_, Infallible>(seconds(of_floor, &mut floor)),
        || {
            let turn = seconds(of_ours, &mut ours);
            fastest = fastest.min(turn);
            Ok(turn)
        },
    );
    match medians {
        Ok(medians) => Times { medians, fastest },
        Err(never) => match never {},
    }
}

/// Prints a row. Returns whether the limit is met.
fn row(name: &str, times: &Times, limit: &str, met: bool) -> bool {
    let Measured { floor, ours, ratio } = times.medians;
    let [floor, ours, fastest] = [floor, ours, times.fastest].map(format_seconds);
    let result = if met { "met" } else { "missed" };
    println!("| {name} | {floor} | {ours} | {fastest} | {ratio:.2} | {limit} | {result} |");
    met
}
