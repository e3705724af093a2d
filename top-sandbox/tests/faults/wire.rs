//! Faults below HTTP.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use top_core::Format;
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};

use crate::{HttpResponse, ORDERS, SHOPS, connect, fetch, head, only, rest, sandbox, send, signed};

#[tokio::test]
async fn reset_before_body_does_not_read_the_body() {
    let sandbox = sandbox(Fault::ResetBeforeBody).await;
    let mut stream = connect(&sandbox).await;
    let body = signed(&sandbox, SHOPS, Format::Json);
    stream.write_all(head(&body).as_bytes()).await.unwrap();
    let (bytes, end) = rest(stream).await;
    assert_eq!((bytes.len(), end.unwrap_err().kind()), (0, ErrorKind::ConnectionReset));
    assert_eq!((sandbox.received(), only(&sandbox)), (1, Outcome::Faulted));
    assert_eq!(sandbox.calls()[0].method, None);
}

#[tokio::test]
async fn reset_before_body_ignores_the_method() {
    let sandbox = sandbox(FaultRule::new(Fault::ResetBeforeBody).on(ORDERS)).await;
    let (bytes, end) = rest(send(&sandbox, SHOPS, Format::Json).await).await;
    assert_eq!((bytes.len(), end.unwrap_err().kind()), (0, ErrorKind::ConnectionReset));
}

#[tokio::test]
async fn resets_after_the_body_wait_for_the_whole_request() {
    for (fault, outcome) in [
        (Fault::ResetAfterBody, Outcome::Faulted),
        (Fault::ResetAfterAnswering, Outcome::CarriedOutAndFaulted),
    ] {
        let sandbox = sandbox(fault.clone()).await;
        let mut stream = connect(&sandbox).await;
        let body = signed(&sandbox, SHOPS, Format::Json);
        let (most, last) = body.split_at(body.len() - 1);
        stream.write_all((head(&body) + most).as_bytes()).await.unwrap();
        let early = timeout(Duration::from_millis(50), stream.readable()).await;
        assert!(early.is_err(), "{fault:?} did not wait for the body");
        stream.write_all(last.as_bytes()).await.unwrap();
        let (bytes, end) = rest(stream).await;
        assert_eq!((bytes.len(), end.unwrap_err().kind()), (0, ErrorKind::ConnectionReset), "{fault:?}");
        assert_eq!((only(&sandbox), sandbox.calls()[0].method.as_deref()), (outcome, Some(SHOPS)));
    }
}

#[tokio::test]
async fn reset_after_answering_does_not_affect_rejected_requests() {
    let sandbox = sandbox(Fault::ResetAfterAnswering).await;
    let mut stream = connect(&sandbox).await;
    let body = signed(&sandbox, SHOPS, Format::Json).replace("q=", "q=other");
    stream.write_all((head(&body) + &body).as_bytes()).await.unwrap();
    let (bytes, end) = rest(stream).await;
    end.unwrap();
    assert_eq!(HttpResponse::parse(&bytes).json()["error_response"]["code"], 25);
    assert!(matches!(only(&sandbox), Outcome::Refused { code: 25, .. }));
}

#[tokio::test]
async fn never_answer_keeps_the_connection_open() {
    let sandbox = sandbox(Fault::NeverAnswer).await;
    let mut stream = send(&sandbox, SHOPS, Format::Json).await;
    let silence = timeout(Duration::from_millis(200), stream.read_u8()).await;
    assert!(silence.is_err(), "{silence:?}");
    assert_eq!(only(&sandbox), Outcome::Faulted);
    // The sandbox serves other requests meanwhile.
    assert_eq!(fetch(&sandbox, SHOPS, Format::Json).await.status, 200);
    let silence = timeout(Duration::from_millis(20), stream.read_u8()).await;
    assert!(silence.is_err(), "{silence:?}");
}

#[tokio::test]
async fn slow_loris_sends_the_body_byte_by_byte() {
    let every = Duration::from_millis(4);
    let sandbox = sandbox(Fault::SlowLoris { every }).await;
    let mut stream = send(&sandbox, SHOPS, Format::Json).await;
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(stream.read_u8().await.unwrap());
    }
    let start = Instant::now();
    let (body, end) = rest(stream).await;
    end.unwrap();
    // The first byte may have been sent before `start`.
    let least = every * u32::try_from(body.len() - 2).unwrap();
    assert!(start.elapsed() >= least, "{} bytes in {:?}", body.len(), start.elapsed());
    bytes.extend(body);
    let response = HttpResponse::parse(&bytes);
    assert_eq!((response.status, response.length()), (200, response.body.len()));
    assert!(response.json()["tbk_shop_get_response"]["results"]["n_tbk_shop"].is_array());
    assert_eq!(only(&sandbox), Outcome::CarriedOutAndFaulted);
}

#[tokio::test]
async fn wrong_length_exceeds_the_body() {
    let sandbox = sandbox(Fault::WrongLength).await;
    let response = fetch(&sandbox, SHOPS, Format::Json).await;
    assert!(response.length() > response.body.len(), "{} of {}", response.body.len(), response.length());
    assert!(response.json()["tbk_shop_get_response"].is_object());
    assert_eq!(only(&sandbox), Outcome::CarriedOutAndFaulted);
}

#[tokio::test]
async fn raw_bytes_replace_the_response() {
    for raw in [b"SSH-2.0-OpenSSH_9.6\r\n".to_vec(), Vec::new(), vec![0xA5; 1 << 20]] {
        let sandbox = sandbox(Fault::Raw(raw.clone())).await;
        let (bytes, end) = rest(send(&sandbox, SHOPS, Format::Json).await).await;
        end.unwrap();
        assert!(bytes == raw, "{} bytes for {}", bytes.len(), raw.len());
        assert_eq!(only(&sandbox), Outcome::Faulted);
    }
}

#[tokio::test]
async fn close_rejects_connections_until_open() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = sandbox.url().to_owned();
    let address = url.strip_prefix("http://").unwrap().split_once('/').unwrap().0;
    let idle = connect(&sandbox).await;
    // The idle connection is counted when the sandbox accepts it, which is before it accepts this one.
    assert_eq!(fetch(&sandbox, SHOPS, Format::Json).await.status, 200);
    sandbox.close().await;
    assert_eq!(TcpStream::connect(address).await.unwrap_err().kind(), ErrorKind::ConnectionRefused);
    let (bytes, _) = timeout(Duration::from_secs(5), rest(idle)).await.expect("the connection ends");
    assert!(bytes.is_empty());
    sandbox.close().await;
    sandbox.open().await.unwrap();
    assert_eq!(sandbox.url(), url);
    assert_eq!(fetch(&sandbox, SHOPS, Format::Json).await.status, 200);
    assert_eq!((sandbox.received(), sandbox.connections()), (2, 3));
    assert_eq!(sandbox.open().await.unwrap_err().kind(), ErrorKind::AddrInUse);
    assert_eq!(fetch(&sandbox, SHOPS, Format::Json).await.status, 200);
}
