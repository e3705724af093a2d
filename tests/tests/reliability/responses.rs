//! Faults of HTTP and of the content of responses.

use std::time::{Duration, Instant};

use top_core::{Endpoint, ErrorKind as K, Format, TopClient};
use top_sandbox::{Fault, Sandbox};
use top_tests::WireServer;

use super::{builder, builder_of, check, is_final, is_harmless, is_retried, kind, read, sandbox, write};

#[tokio::test]
async fn server_error_pages_are_retried() {
    for status in [500, 502, 503, 504] {
        is_retried(Fault::Status { status, retry_after: None }).await;
    }
    is_retried(Fault::EmptyStatus(500)).await;
}

#[tokio::test]
async fn client_error_status_is_final() {
    for status in [400, 403, 404, 405, 413] {
        is_final(Fault::Status { status, retry_after: None }, K::Http, K::Http).await;
    }
}

#[tokio::test]
async fn status_429_is_retried_for_writes_too() {
    let fault = Fault::Status { status: 429, retry_after: Some(0) };
    check(fault, (Ok(()), 2), (Ok(()), 2), (Ok(()), 2)).await;
}

#[tokio::test]
async fn retry_after_is_honoured() {
    for status in [429, 503] {
        let gateway = sandbox(Fault::Status { status, retry_after: Some(1) }).await;
        let start = Instant::now();
        assert_eq!(kind(builder(&gateway).build().unwrap().call(&read()).await), Ok(()));
        assert!(start.elapsed() >= Duration::from_secs(1), "{status}: {:?}", start.elapsed());
        assert_eq!(gateway.received(), 2);
    }
}

#[tokio::test]
async fn retry_after_can_be_a_date() {
    let far = std::time::SystemTime::now() + Duration::from_secs(3600);
    let header = format!("retry-after: {}\r\n", httpdate::fmt_http_date(far));
    let server = WireServer::start(move |_| top_tests::http("429 Too Many Requests", &header, b"")).unwrap();
    let client = builder_of(&server).build().unwrap();
    let error = client.call(&read()).await.unwrap_err();
    let ban = error.throttle().unwrap().ban.unwrap();
    assert!((3590..=3600).contains(&ban.as_secs()), "{ban:?}");
    assert_eq!((error.kind(), server.requests().len()), (K::Throttled, 1));
}

#[tokio::test]
async fn retry_after_longer_than_the_deadline_fails_at_once() {
    for status in [429, 503] {
        let gateway = sandbox(Fault::Status { status, retry_after: Some(3600) }).await;
        let start = Instant::now();
        builder(&gateway).build().unwrap().call(&read()).await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert_eq!(gateway.received(), 1);
    }
}

#[tokio::test]
async fn login_page_with_status_200_is_an_error() {
    is_final(Fault::Html, K::Decode, K::OutcomeUnknown).await;
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let other = WireServer::with_body("{}").unwrap();
    for status in [301, 302, 303, 307, 308] {
        let location = other.url().to_owned();
        is_final(Fault::Redirect { status, location }, K::Redirect, K::Redirect).await;
    }
    assert_eq!(other.requests().len(), 0, "the other host saw a request");
}

#[tokio::test]
async fn decompression_stops_at_the_body_limit() {
    is_final(Fault::GzipBomb { bytes: 20 << 20 }, K::TooLarge, K::OutcomeUnknown).await;
}

#[tokio::test]
async fn stacked_encodings_are_rejected() {
    is_final(Fault::StackedEncodings, K::Decode, K::OutcomeUnknown).await;
}

#[tokio::test]
async fn truncated_response_is_retried_in_every_encoding() {
    is_retried(Fault::Truncated).await;
    for format in [Format::SimplifiedJson, Format::Xml] {
        let gateway = sandbox(Fault::Truncated).await;
        let client = builder(&gateway).format(format).build().unwrap();
        assert_eq!((kind(client.call(&read()).await), gateway.received()), (Ok(()), 2), "{format:?}");
    }
}

#[tokio::test]
async fn byte_order_mark_is_ignored() {
    is_harmless(Fault::Bom).await;
}

#[tokio::test]
async fn invalid_utf8_is_a_decode_error() {
    is_final(Fault::InvalidUtf8, K::Decode, K::OutcomeUnknown).await;
    is_final(Fault::Gbk, K::Decode, K::OutcomeUnknown).await;
}

#[tokio::test]
async fn foreign_envelope_is_a_decode_error() {
    is_final(Fault::WrongEnvelope, K::Decode, K::OutcomeUnknown).await;
    is_final(Fault::OtherApi, K::Decode, K::OutcomeUnknown).await;
}

#[tokio::test]
async fn error_beside_data_wins() {
    is_retried(Fault::BothSuccessAndError).await;
}

#[tokio::test]
async fn response_in_the_other_format_is_decoded() {
    is_harmless(Fault::OtherFormat).await;
    is_retried(Fault::OtherFormatError).await;
    for fault in [Fault::OtherFormat, Fault::Bom] {
        let gateway = sandbox(fault.clone()).await;
        let client = builder(&gateway).format(Format::Xml).build().unwrap();
        assert_eq!((kind(client.call(&read()).await), gateway.received()), (Ok(()), 1), "{fault:?}");
    }
}

#[tokio::test]
async fn deep_nesting_does_not_overflow_the_stack() {
    is_harmless(Fault::DeepNesting { depth: 100 }).await;
    is_harmless(Fault::DeepNesting { depth: 1_000_000 }).await;
    let gateway = sandbox(Fault::DeepNesting { depth: 1_000_000 }).await;
    let client = builder(&gateway).format(Format::Xml).build().unwrap();
    assert_eq!((kind(client.call(&read()).await), gateway.received()), (Ok(()), 1));
}

#[tokio::test]
async fn huge_unknown_list_is_skipped() {
    is_harmless(Fault::HugeArray { items: 1_000_000 }).await;
}

#[tokio::test]
async fn out_of_range_numbers_are_reported_with_their_path() {
    let gateway = sandbox(Fault::HugeNumber).await;
    let reply = builder(&gateway).build().unwrap().call(&read()).await.unwrap();
    assert_eq!(reply.data.results[0].user_id, None);
    assert_ne!(reply.data.results[0].shop_title, None, "the other fields of the row are kept");
    assert_eq!(reply.warnings[0].path, "results[0].user_id");
    let gateway = sandbox(Fault::HugeNumber).await;
    let error = builder(&gateway).strict(true).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::Decode, 1));
    assert!(error.to_string().contains("results[0].user_id: expected a whole number"), "{error}");
}

#[tokio::test]
async fn undecodable_data_of_a_write_is_a_decode_error() {
    let gateway = sandbox(Fault::Raw(
        b"HTTP/1.1 200 OK\r\ncontent-length: 54\r\n\r\n{\"tbk_dg_vegas_tlj_create_response\":{\"result\":\"many\"}}".to_vec(),
    ))
    .await;
    let client = builder(&gateway).strict(true).build().unwrap();
    let error = client.call(&write()).await.unwrap_err();
    assert_eq!(error.kind(), K::Decode, "{error}");
}

#[tokio::test]
async fn clear_text_endpoint_needs_an_explicit_constructor() {
    let error = Endpoint::custom("http://gateway.example/router/rest").unwrap_err();
    assert_eq!(error.kind(), K::Config);
    assert!(error.to_string().contains("custom_clear_text"), "{error}");
}

#[tokio::test]
async fn failed_tls_handshake_sends_nothing() {
    // The server speaks HTTP on an `https` endpoint, so the handshake fails before the request is sent.
    let gateway = Sandbox::start().await.unwrap();
    let endpoint = Endpoint::custom(&gateway.url().replace("http:", "https:")).unwrap();
    let client =
        TopClient::builder("12345678", "secret").endpoint(endpoint).retry(super::quick()).build().unwrap();
    let error = client.call(&read()).await.unwrap_err();
    assert_eq!(error.kind(), K::NotSent, "{error}");
    assert_eq!(gateway.received(), 0);
}
