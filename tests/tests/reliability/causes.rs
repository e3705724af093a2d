//! Errors: sources, classes, texts of the gateway and hints.

use std::error::Error as _;
use std::future::Future as _;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tbk_apis::prelude::*;
use top_core::{Error, ErrorClass, ErrorKind as K};
use top_tests::{WireServer, http};

use super::{LEAN, builder_of, read, write};

/// The first source of type `T`.
fn find<T: std::error::Error + 'static>(error: &Error) -> Option<&T> {
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        source = error.source();
    }
    None
}

/// Checks that the message does not repeat its sources: a reporter prints each of them.
fn assert_does_not_repeat_sources(error: &Error) {
    let shown = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        assert!(!shown.contains(&error.to_string()), "{shown:?} repeats {error}");
        source = error.source();
    }
}

#[tokio::test]
async fn unreachable_gateway_keeps_the_io_error() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{free}/router/rest");
    let server = WireServer::with_body("{}").unwrap();
    let client = builder_of(&server).endpoint(Endpoint::custom(&url).unwrap()).build().unwrap();
    let error = client.call(&write()).await.unwrap_err();
    assert_eq!((error.kind(), error.class()), (K::NotSent, ErrorClass::Retry));
    let io = find::<std::io::Error>(&error).expect("an io::Error");
    assert_eq!(io.kind(), std::io::ErrorKind::ConnectionRefused);
    assert_does_not_repeat_sources(&error);
    assert!(error.to_string().contains(&url), "{error}");
    let all = format!("{error:#}");
    assert!(all.contains("refused") && all.contains(&error.message()), "{all}");
    assert_eq!(all.matches("onnection refused").count(), 1, "{all}");
}

#[tokio::test]
async fn lost_response_keeps_the_transport_error() {
    let server = WireServer::start(|_| Vec::new()).unwrap();
    let error = builder_of(&server).build().unwrap().call(&write()).await.unwrap_err();
    assert_eq!(error.kind(), K::OutcomeUnknown);
    if LEAN {
        assert!(error.source().is_some());
    } else {
        assert!(find::<top_core::reqwest::Error>(&error).is_some(), "{error:?}");
    }
    assert_does_not_repeat_sources(&error);
}

#[tokio::test]
async fn syntax_error_keeps_its_cause() {
    let server = WireServer::with_body(r#"{"tbk_shop_get_response":{"results":[}]}}"#).unwrap();
    let error = builder_of(&server).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (K::Decode, false), "{error}");
    let top_core::Cause::Decode { error: cause, .. } = error.cause() else { panic!("{error:?}") };
    assert!(matches!(cause.problem(), top_core::decode::Problem::Syntax { encoding: "JSON", .. }));
    assert_does_not_repeat_sources(&error);

    let server = WireServer::with_body(r#"{"tbk_shop_get_response":{"results""#).unwrap();
    let error = builder_of(&server).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), error.is_retryable(), error.attempts()), (K::Decode, true, 4), "{error}");
}

#[tokio::test]
async fn long_gateway_texts_are_truncated() {
    let text = "限".repeat(5_000_000);
    let body =
        format!(r#"{{"error_response":{{"code":15,"msg":"{text}","sub_code":"isv.x","sub_msg":"{text}"}}}}"#);
    let server = WireServer::start(move |_| http("200 OK", "", body.as_bytes())).unwrap();
    let client = builder_of(&server).max_body_size(64 << 20).build().unwrap();
    let error = client.call(&read()).await.unwrap_err();
    assert_eq!(error.kind(), K::Business);
    let msg = error.api_error().unwrap().msg.as_deref().unwrap();
    assert!(msg.len() <= 512 && msg.ends_with("限…"), "{}", msg.len());
    assert!(error.to_string().len() < 700, "{error}");
    assert!(format!("{error:?}").len() < 2000, "{error:?}");
}

#[tokio::test]
async fn web_page_is_named_in_the_error() {
    let page = "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>";
    for status in ["200 OK", "502 Bad Gateway", "404 Not Found"] {
        let server = WireServer::start(move |_| http(status, "", page.as_bytes())).unwrap();
        let error = builder_of(&server).build().unwrap().call(&write()).await.unwrap_err();
        assert!(error.message().contains("a web page, not a gateway response"), "{status}: {error}");
    }
}

#[test]
fn call_outside_of_tokio_is_an_error() {
    let server = WireServer::with_body("{}").unwrap();
    let client = builder_of(&server).build().unwrap();
    let request = read();
    let mut call = pin!(client.call(&request));
    let Poll::Ready(Err(error)) = call.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the call does not end at once");
    };
    assert_eq!((error.kind(), error.class()), (K::Config, ErrorClass::FixSetup));
    assert!(error.to_string().contains("tokio runtime") && error.to_string().contains("blocking"), "{error}");
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn kinds_have_stable_names() {
    let names: Vec<_> = K::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(
        names,
        [
            "config",
            "invalid_request",
            "not_sent",
            "outcome_unknown",
            "timed_out",
            "disconnected",
            "throttled",
            "session_missing",
            "session_expired",
            "session_invalid",
            "app_key",
            "signature",
            "clock",
            "permission",
            "bad_parameter",
            "platform",
            "business",
            "unclassified",
            "http",
            "redirect",
            "too_large",
            "decode",
            "paging",
            "extension",
        ]
    );
    assert_eq!(K::SessionExpired.class().as_str(), "sign_in");
    assert_eq!(K::Throttled.to_string(), "throttled");
}

#[tokio::test]
async fn huge_retry_after_is_a_long_ban() {
    let server = WireServer::start(|_| {
        http("429 Too Many Requests", "retry-after: 99999999999999999999999\r\n", b"slow down")
    })
    .unwrap();
    let error = builder_of(&server).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (K::Throttled, 1));
    assert!(error.throttle().unwrap().ban > Some(std::time::Duration::from_secs(1_000_000)), "{error:?}");
}
