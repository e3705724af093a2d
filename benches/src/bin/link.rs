//! Measures the scanner for links and the conversion. Fails if a limit is exceeded.
//!
//! | command | output |
//! | --- | --- |
//! | `link [ROUNDS]` | times of the scanner |
//! | `link convert [ROUNDS]` | the rate of the conversion with a gateway about 2 ms away |
//!
//! | scan of | floor | limit |
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
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("convert") => {
            return conversion::measure(arguments.get(1).map_or(Ok(31), |rounds| rounds.parse())?);
        }
        Some("serve") => return conversion::serve(),
        _ => {}
    }
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

/// The conversion of 1,000 items, with a gateway in a separate process. The floor makes 50 calls of 20 items, with as many in flight.
mod conversion {
    use std::time::{Duration, Instant};

    use futures_util::stream::{self, StreamExt as _};
    use tbk_apis::prelude::*;
    use tbk_link::convert::{Attribution, Converter, Material};
    use top_benches::gateway::{self, Process};
    use top_benches::turns::{alternate, format_seconds};
    use top_core::{Endpoint, PerEntry as _, Quotas};

    use super::Outcome;

    const ITEMS: usize = 1_000;
    const BATCH: usize = 20;
    const IN_FLIGHT: usize = 4;
    /// The latency of a gateway in the same city.
    const LATENCY: Duration = Duration::from_millis(2);
    const TARGET: f64 = 0.9;

    /// Runs the gateway: prints its address and responds to each request with 20 converted items.
    pub(super) fn serve() -> Outcome {
        let entry =
            r#"{"link_info_dto":{"cps_short_url":"https://s.click.taobao.com/CvHjOPu","item_id":"AbC-1x"}}"#;
        let entries = vec![entry; BATCH].join(",");
        let list = format!(r#"{{"item_url_list":[{entries}]}}"#);
        let body =
            format!(r#"{{"tbk_dg_general_link_convert_response":{{"data":{{"item_url_list":{list}}}}}}}"#);
        runtime()?.block_on(async {
            let (listener, address) = gateway::listen().await?;
            println!("{address}");
            Ok(gateway::serve(listener, &body, LATENCY).await?)
        })
    }

    /// Compares the rates.
    pub(super) fn measure(rounds: usize) -> Outcome {
        let gateway = Process::start(&["serve"])?;
        let client = TopClient::builder("12345678", "0123456789abcdef0123456789abcdef")
            .endpoint(Endpoint::custom(&gateway.url)?)
            .quotas(Quotas::unlimited())
            .build()?;
        let runtime = runtime()?;
        let items: Vec<ItemId> = (0..ITEMS).map(|number| format!("AbC-{number}x").into()).collect();
        let timed = |work: &dyn Fn() -> Outcome<usize>| -> Outcome<f64> {
            let start = Instant::now();
            let converted = work()?;
            if converted == ITEMS {
                Ok(start.elapsed().as_secs_f64())
            } else {
                Err("links are missing".into())
            }
        };
        let measured = alternate(
            rounds,
            || timed(&|| runtime.block_on(by_hand(&client, &items))),
            || timed(&|| runtime.block_on(convert(&client, &items))),
        )?;
        let rate = 1.0 / measured.ratio;
        let (floor, ours) = (format_seconds(measured.floor), format_seconds(measured.ours));
        let result = if rate >= TARGET { "met" } else { "missed" };
        println!("| conversion | floor | `Converter` | rate to the floor's | target | result |");
        println!("| --- | --- | --- | --- | --- | --- |");
        println!(
            "| 1,000 items, gateway about 2 ms away | {floor} | {ours} | {rate:.2} | ≥ {TARGET:.2} | {result} |"
        );
        if rate >= TARGET { Ok(()) } else { Err("the rate is below its target".into()) }
    }

    async fn by_hand(client: &TopClient, items: &[ItemId]) -> Outcome<usize> {
        let calls = stream::iter(items.chunks(BATCH)).map(async |items| {
            let items: Vec<LinkItem> = items
                .iter()
                .map(|id| LinkItem { item_id: Some(id.clone()), ..LinkItem::default() })
                .collect();
            let request = TbkDgGeneralLinkConvert::builder().adzone_id(3).item_dto(items).build();
            let links = client.call(&request).await?.into_result()?.data;
            let converted = TbkDgGeneralLinkConvert::entries(&links).into_iter().flatten();
            Ok::<_, top_core::Error>(converted.filter(|link| link.link_info_dto.is_some()).count())
        });
        let counts: Vec<_> = calls.buffered(IN_FLIGHT).collect().await;
        let counts: Result<Vec<usize>, _> = counts.into_iter().collect();
        Ok(counts?.into_iter().sum())
    }

    async fn convert(client: &TopClient, items: &[ItemId]) -> Outcome<usize> {
        // A new converter has an empty cache.
        let converter = Converter::publisher(client.clone());
        let sale = Attribution::pid("mm_1_2_3".parse()?);
        let materials = items.iter().cloned().map(Material::Item).collect();
        let outcomes = converter.convert(&sale, materials).await;
        Ok(outcomes.iter().filter(|outcome| outcome.converted().is_some()).count())
    }

    fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
        tokio::runtime::Builder::new_current_thread().enable_all().build()
    }
}
