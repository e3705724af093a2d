//! Faults of HTTP.

use std::io::Read as _;
use std::time::{Duration, SystemTime};

use flate2::read::GzDecoder;
use tokio::io::AsyncWriteExt as _;
use top_core::Format;
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};

use crate::{SHOPS, Seen, ask, connect, head, only, rest, sandbox, signed, struck};

#[tokio::test]
async fn a_status_comes_with_a_page_and_with_retry_after_where_wanted() {
    for (status, retry_after, header) in
        [(502, None, None), (503, Some(7), Some("7")), (429, Some(0), Some("0")), (404, None, None)]
    {
        let (seen, outcome) = struck(Fault::Status { status, retry_after }, Format::Json).await;
        assert_eq!((seen.status, seen.header("retry-after")), (status, header));
        assert_eq!(seen.header("content-type"), Some("text/html"));
        assert!(seen.text().starts_with("<html>"), "{}", seen.text());
        assert_eq!(outcome, Outcome::Faulted);
    }
}

#[tokio::test]
async fn an_empty_status_has_no_body() {
    for status in [200, 204, 500, 503] {
        let (seen, outcome) = struck(Fault::EmptyStatus(status), Format::Json).await;
        assert_eq!((seen.status, seen.body.len()), (status, 0));
        assert_eq!(outcome, Outcome::Faulted);
    }
}

#[tokio::test]
async fn a_login_page_says_that_all_is_well() {
    let (seen, outcome) = struck(Fault::Html, Format::Xml).await;
    assert_eq!((seen.status, seen.header("content-type")), (200, Some("text/html")));
    assert!(seen.text().starts_with("<!DOCTYPE html>"), "{}", seen.text());
    assert_eq!(outcome, Outcome::Faulted);
}

#[tokio::test]
async fn a_redirect_says_where_to() {
    for status in [301, 302, 303, 307, 308] {
        let location = "https://elsewhere.example/router/rest".to_owned();
        let (seen, outcome) =
            struck(Fault::Redirect { status, location: location.clone() }, Format::Json).await;
        assert_eq!((seen.status, seen.header("location")), (status, Some(location.as_str())));
        assert_eq!(outcome, Outcome::Faulted);
    }
}

#[tokio::test]
async fn a_bomb_is_small_on_the_wire_and_as_large_as_wanted_behind_it() {
    for bytes in [1, 1000, 32 << 20] {
        let (seen, outcome) = struck(Fault::GzipBomb { bytes }, Format::Json).await;
        assert_eq!((seen.header("content-encoding"), seen.length()), (Some("gzip"), seen.body.len()));
        assert!(seen.body.len() < 100 + bytes / 100, "{} bytes on the wire", seen.body.len());
        let mut blanks = GzDecoder::new(&seen.body[..]);
        let mut buffer = vec![0; 1 << 16];
        let (mut length, mut other) = (0, 0);
        loop {
            let read = blanks.read(&mut buffer).unwrap();
            if read == 0 {
                break;
            }
            length += read;
            other += buffer[..read].iter().filter(|byte| **byte != b' ').count();
        }
        // It begins like an answer, so that a parser waits for more.
        assert_eq!((length, other), (bytes, 1));
        assert_eq!(outcome, Outcome::CarriedOutAndFaulted);
    }
}

#[tokio::test]
async fn stacked_encodings_are_two_layers_whatever_the_client_accepts() {
    for accepts in ["", "accept-encoding: gzip\r\n"] {
        let sandbox = sandbox(Fault::StackedEncodings).await;
        let seen = accepting(&sandbox, accepts).await;
        assert_eq!(seen.header("content-encoding"), Some("gzip, gzip"));
        assert_eq!(seen.headers.iter().filter(|(name, _)| name == "content-encoding").count(), 1);
        let mut text = String::new();
        GzDecoder::new(GzDecoder::new(&seen.body[..])).read_to_string(&mut text).unwrap();
        assert!(text.starts_with(r#"{"tbk_shop_get_response":{"#), "{text}");
        assert_eq!(only(&sandbox), Outcome::CarriedOutAndFaulted);
    }
}

#[tokio::test]
async fn a_bomb_is_compressed_once_for_a_client_that_accepts_gzip() {
    let sandbox = sandbox(Fault::GzipBomb { bytes: 100_000 }).await;
    let seen = accepting(&sandbox, "accept-encoding: gzip\r\n").await;
    let mut text = String::new();
    GzDecoder::new(&seen.body[..]).read_to_string(&mut text).unwrap();
    assert_eq!((text.len(), text.trim()), (100_000, "{"));
}

/// The answer to a search for shops with another line in the request's head.
async fn accepting(sandbox: &Sandbox, line: &str) -> Seen {
    let body = signed(sandbox, SHOPS, Format::Json);
    let head = head(&body).replacen("host:", &format!("{line}host:"), 1);
    let mut stream = connect(sandbox).await;
    stream.write_all((head + &body).as_bytes()).await.unwrap();
    let (bytes, end) = rest(stream).await;
    end.unwrap();
    Seen::parse(&bytes)
}

/// How far the `Date` of an answer is ahead of this machine's clock, in seconds.
fn ahead(seen: &Seen) -> i64 {
    let date = httpdate::parse_http_date(seen.header("date").expect("a date")).unwrap();
    let now = SystemTime::now();
    let seconds = |length: Duration| i64::try_from(length.as_secs()).unwrap();
    date.duration_since(now).map_or_else(|error| -seconds(error.duration()), seconds)
}

#[tokio::test]
async fn every_answer_tells_the_gateways_time() {
    for offset in [0, 3600, -3600] {
        let every = Duration::ZERO;
        for fault in [
            Fault::Bom,
            Fault::Html,
            Fault::EmptyStatus(503),
            Fault::error(15, "isp.top-remote-unknown-error"),
            Fault::SlowLoris { every },
            Fault::WrongLength,
            Fault::StackedEncodings,
        ] {
            let builder = Sandbox::builder().clock_offset(offset).fault(fault.clone());
            let sandbox = builder.start().await.unwrap();
            // An hour off, the faults of the body get at nothing but a refusal.
            let ahead = ahead(&ask(&sandbox, SHOPS, Format::Json).await);
            assert!((ahead - offset).abs() <= 5, "{fault:?}: {ahead} instead of {offset}");
        }
    }
}

#[tokio::test]
async fn answers_made_below_http_tell_the_gateways_time_too() {
    for fault in [Fault::SlowLoris { every: Duration::ZERO }, Fault::WrongLength] {
        let builder = Sandbox::builder().clock_offset(300).fault(fault.clone());
        let sandbox = builder.start().await.unwrap();
        let ahead = ahead(&ask(&sandbox, SHOPS, Format::Json).await);
        assert!((295..=305).contains(&ahead), "{fault:?}: {ahead}");
        assert_eq!(only(&sandbox), Outcome::CarriedOutAndFaulted);
    }
}

#[tokio::test]
async fn an_answer_of_another_path_tells_the_gateways_time_too() {
    let sandbox = Sandbox::builder().clock_offset(7200).start().await.unwrap();
    let mut stream = connect(&sandbox).await;
    stream.write_all(b"GET / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n").await.unwrap();
    let seen = Seen::parse(&rest(stream).await.0);
    assert_eq!((seen.status, (ahead(&seen) - 7200).abs() <= 5), (404, true));
}

#[tokio::test]
async fn the_gateways_clock_is_the_one_that_timestamps_are_held_against() {
    for (offset, code) in [(0, None), (590, None), (-590, None), (660, Some(31)), (-660, Some(31))] {
        let sandbox = Sandbox::builder().clock_offset(offset).start().await.unwrap();
        let answer = ask(&sandbox, SHOPS, Format::Json).await.json();
        assert_eq!(answer["error_response"]["code"].as_i64(), code, "{offset} seconds off");
    }
}

#[tokio::test]
async fn a_clock_that_no_calendar_holds_is_refused_politely() {
    for offset in [i64::MIN, -3_000_000_000, 300_000_000_000, i64::MAX] {
        let sandbox = Sandbox::builder().clock_offset(offset).start().await.unwrap();
        let seen = ask(&sandbox, SHOPS, Format::Json).await;
        assert_eq!(seen.json()["error_response"]["code"], 31, "{offset}");
        assert!(seen.header("date").is_some(), "{offset}");
    }
}

#[tokio::test]
async fn a_fault_strikes_a_request_that_nobody_can_read() {
    let sandbox = sandbox(FaultRule::new(Fault::Html)).await;
    let mut stream = connect(&sandbox).await;
    let body = "a=%ff%fe";
    stream.write_all((head(body) + body).as_bytes()).await.unwrap();
    let seen = Seen::parse(&rest(stream).await.0);
    assert!(seen.text().starts_with("<!DOCTYPE html>"), "{}", seen.text());
    assert_eq!(only(&sandbox), Outcome::Faulted);
}
