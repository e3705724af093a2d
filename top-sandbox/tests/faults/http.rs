//! Faults on the level of HTTP.

use std::io::Read as _;
use std::time::{Duration, SystemTime};

use flate2::read::GzDecoder;
use tokio::io::AsyncWriteExt as _;
use top_core::Format;
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};

use crate::{HttpResponse, SHOPS, connect, faulty, fetch, head, only, rest, sandbox, signed};

#[tokio::test]
async fn status_has_a_page_and_an_optional_retry_after() {
    for (status, retry_after, header) in
        [(502, None, None), (503, Some(7), Some("7")), (429, Some(0), Some("0")), (404, None, None)]
    {
        let (response, outcome) = faulty(Fault::Status { status, retry_after }, Format::Json).await;
        assert_eq!((response.status, response.header("retry-after")), (status, header));
        assert_eq!(response.header("content-type"), Some("text/html"));
        assert!(response.text().starts_with("<html>"), "{}", response.text());
        assert_eq!(outcome, Outcome::Faulted);
    }
}

#[tokio::test]
async fn an_empty_status_has_no_body() {
    for status in [200, 204, 500, 503] {
        let (response, outcome) = faulty(Fault::EmptyStatus(status), Format::Json).await;
        assert_eq!((response.status, response.body.len()), (status, 0));
        assert_eq!(outcome, Outcome::Faulted);
    }
}

#[tokio::test]
async fn login_page_has_status_200() {
    let (response, outcome) = faulty(Fault::Html, Format::Xml).await;
    assert_eq!((response.status, response.header("content-type")), (200, Some("text/html")));
    assert!(response.text().starts_with("<!DOCTYPE html>"), "{}", response.text());
    assert_eq!(outcome, Outcome::Faulted);
}

#[tokio::test]
async fn redirect_has_a_location() {
    for status in [301, 302, 303, 307, 308] {
        let location = "https://elsewhere.example/router/rest".to_owned();
        let (response, outcome) =
            faulty(Fault::Redirect { status, location: location.clone() }, Format::Json).await;
        assert_eq!((response.status, response.header("location")), (status, Some(location.as_str())));
        assert_eq!(outcome, Outcome::Faulted);
    }
}

#[tokio::test]
async fn gzip_bomb_is_small_on_the_wire() {
    for bytes in [1, 1000, 32 << 20] {
        let (response, outcome) = faulty(Fault::GzipBomb { bytes }, Format::Json).await;
        assert_eq!(
            (response.header("content-encoding"), response.length()),
            (Some("gzip"), response.body.len())
        );
        assert!(response.body.len() < 100 + bytes / 100, "{} bytes on the wire", response.body.len());
        let mut decoder = GzDecoder::new(&response.body[..]);
        let mut buffer = vec![0; 1 << 16];
        let (mut length, mut other) = (0, 0);
        loop {
            let read = decoder.read(&mut buffer).unwrap();
            if read == 0 {
                break;
            }
            length += read;
            other += buffer[..read].iter().filter(|byte| **byte != b' ').count();
        }
        // The body starts with `{`, so that a parser reads on.
        assert_eq!((length, other), (bytes, 1));
        assert_eq!(outcome, Outcome::CarriedOutAndFaulted);
    }
}

#[tokio::test]
async fn stacked_encodings_have_two_layers() {
    for accepts in ["", "accept-encoding: gzip\r\n"] {
        let sandbox = sandbox(Fault::StackedEncodings).await;
        let response = accepting(&sandbox, accepts).await;
        assert_eq!(response.header("content-encoding"), Some("gzip, gzip"));
        assert_eq!(response.headers.iter().filter(|(name, _)| name == "content-encoding").count(), 1);
        let mut text = String::new();
        GzDecoder::new(GzDecoder::new(&response.body[..])).read_to_string(&mut text).unwrap();
        assert!(text.starts_with(r#"{"tbk_shop_get_response":{"#), "{text}");
        assert_eq!(only(&sandbox), Outcome::CarriedOutAndFaulted);
    }
}

#[tokio::test]
async fn gzip_bomb_is_compressed_once() {
    let sandbox = sandbox(Fault::GzipBomb { bytes: 100_000 }).await;
    let response = accepting(&sandbox, "accept-encoding: gzip\r\n").await;
    let mut text = String::new();
    GzDecoder::new(&response.body[..]).read_to_string(&mut text).unwrap();
    assert_eq!((text.len(), text.trim()), (100_000, "{"));
}

/// Sends a search for shops with an additional header line and returns the response.
async fn accepting(sandbox: &Sandbox, line: &str) -> HttpResponse {
    let body = signed(sandbox, SHOPS, Format::Json);
    let head = head(&body).replacen("host:", &format!("{line}host:"), 1);
    let mut stream = connect(sandbox).await;
    stream.write_all((head + &body).as_bytes()).await.unwrap();
    let (bytes, end) = rest(stream).await;
    end.unwrap();
    HttpResponse::parse(&bytes)
}

/// Returns how far the `Date` of a response is ahead of the machine's clock, in seconds.
fn ahead(response: &HttpResponse) -> i64 {
    let date = httpdate::parse_http_date(response.header("date").expect("a date")).unwrap();
    let now = SystemTime::now();
    let seconds = |length: Duration| i64::try_from(length.as_secs()).unwrap();
    date.duration_since(now).map_or_else(|error| -seconds(error.duration()), seconds)
}

#[tokio::test]
async fn every_response_has_the_gateway_time() {
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
            // With an offset of an hour the request is rejected, so that faults of the body have no effect.
            let ahead = ahead(&fetch(&sandbox, SHOPS, Format::Json).await);
            assert!((ahead - offset).abs() <= 5, "{fault:?}: {ahead} instead of {offset}");
        }
    }
}

#[tokio::test]
async fn responses_below_http_have_the_gateway_time() {
    for fault in [Fault::SlowLoris { every: Duration::ZERO }, Fault::WrongLength] {
        let builder = Sandbox::builder().clock_offset(300).fault(fault.clone());
        let sandbox = builder.start().await.unwrap();
        let ahead = ahead(&fetch(&sandbox, SHOPS, Format::Json).await);
        assert!((295..=305).contains(&ahead), "{fault:?}: {ahead}");
        assert_eq!(only(&sandbox), Outcome::CarriedOutAndFaulted);
    }
}

#[tokio::test]
async fn responses_of_other_paths_have_the_gateway_time() {
    let sandbox = Sandbox::builder().clock_offset(7200).start().await.unwrap();
    let mut stream = connect(&sandbox).await;
    stream.write_all(b"GET / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n").await.unwrap();
    let response = HttpResponse::parse(&rest(stream).await.0);
    assert_eq!((response.status, (ahead(&response) - 7200).abs() <= 5), (404, true));
}

#[tokio::test]
async fn timestamps_are_compared_with_the_gateway_time() {
    for (offset, code) in [(0, None), (590, None), (-590, None), (660, Some(31)), (-660, Some(31))] {
        let sandbox = Sandbox::builder().clock_offset(offset).start().await.unwrap();
        let response = fetch(&sandbox, SHOPS, Format::Json).await.json();
        assert_eq!(response["error_response"]["code"].as_i64(), code, "{offset} seconds off");
    }
}

#[tokio::test]
async fn extreme_clock_offsets_are_timestamp_errors() {
    for offset in [i64::MIN, -3_000_000_000, 300_000_000_000, i64::MAX] {
        let sandbox = Sandbox::builder().clock_offset(offset).start().await.unwrap();
        let response = fetch(&sandbox, SHOPS, Format::Json).await;
        assert_eq!(response.json()["error_response"]["code"], 31, "{offset}");
        assert!(response.header("date").is_some(), "{offset}");
    }
}

#[tokio::test]
async fn a_fault_affects_unreadable_requests() {
    let sandbox = sandbox(FaultRule::new(Fault::Html)).await;
    let mut stream = connect(&sandbox).await;
    let body = "a=%ff%fe";
    stream.write_all((head(body) + body).as_bytes()).await.unwrap();
    let response = HttpResponse::parse(&rest(stream).await.0);
    assert!(response.text().starts_with("<!DOCTYPE html>"), "{}", response.text());
    assert_eq!(only(&sandbox), Outcome::Faulted);
}
