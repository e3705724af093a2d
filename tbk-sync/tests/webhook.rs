//! Webhooks over sockets.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/receiver.rs"]
mod receiver;
mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::future::pending;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use receiver::{Answer, Receiver, Request};
use sha2::{Digest as _, Sha256};
use support::{Events, NEW_YEAR, TokioClock, event};
use tbk_sync::feed::{Ended, FeedError, Options, Parked, Retry, Sink as _, Until, Webhook, run, state};
use tbk_sync::model::Event;

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// HMAC-SHA256 by the steps of RFC 2104, for keys of at most 64 bytes.
fn hmac_sha256(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let inner: Vec<u8> = block.iter().map(|byte| byte ^ 0x36).chain(message.iter().copied()).collect();
    let outer: Vec<u8> = block.iter().map(|byte| byte ^ 0x5c).chain(Sha256::digest(inner)).collect();
    Sha256::digest(outer).to_vec()
}

/// What a receiver compares with the header.
fn expected_signature(secret: &str, request: &Request) -> String {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let signed = format!("{}.{}.{}", request.id(), request.header("webhook-timestamp"), request.body);
    format!("v1,{}", STANDARD.encode(hmac_sha256(&key, signed.as_bytes())))
}

fn webhook(receiver: &Receiver) -> Webhook {
    Webhook::builder(&receiver.url(), SECRET).unwrap().build().unwrap()
}

fn once() -> Options {
    Options::default().until(Until::CaughtUp)
}

/// The event of a version of a trade, at a position of its own.
fn versions(keys: u64, versions: u64) -> Vec<Event> {
    let of = |version| (1..=keys).map(move |trade| event((version - 1) * keys + trade, trade, version));
    (1..=versions).flat_map(of).collect()
}

#[test]
fn the_verification_of_this_test_knows_the_vector() {
    // Of the reference implementation of Standard Webhooks.
    let key = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
    let signed = br#"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}"#;
    assert_eq!(STANDARD.encode(hmac_sha256(&key, signed)), "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

#[tokio::test]
async fn requests_are_signed() {
    let receiver = Receiver::start(|_, _| Answer::Status(200)).await;
    let url = format!("{}?token=1", receiver.url());
    let builder = Webhook::builder(&url, SECRET).unwrap().also_sign_with(OTHER).unwrap();
    let mut webhook = builder.clock(TokioClock::new()).build().unwrap();
    webhook.deliver(&[event(7, 9, 3)]).await.unwrap();
    let requests = receiver.requests();
    let [request] = &requests[..] else { panic!("{requests:?}") };
    assert_eq!(request.line, "POST /hook?token=1 HTTP/1.1");
    assert_eq!(request.header("content-type"), "application/json");
    assert_eq!(request.id(), "shop1/order/9/2@3");
    assert_eq!(request.header("webhook-timestamp"), NEW_YEAR.to_string());
    let expected = [SECRET, OTHER].map(|secret| expected_signature(secret, request)).join(" ");
    assert_eq!(request.header("webhook-signature"), expected);
    assert_eq!(
        request.body,
        r#"{"pos":"7","id":"shop1/order/9/2@3","type":"order.new","account":"shop1","order":{"fee":"1.00"}}"#
    );
}

#[tokio::test]
async fn ids_that_a_header_cannot_have_are_encoded() {
    let receiver = Receiver::start(|_, _| Answer::Status(200)).await;
    let odd = Event::new(1, "店 1%\n/order/1/2@1", "order.new", "店 1", 0, "{}");
    webhook(&receiver).deliver(&[odd]).await.unwrap();
    let request = &receiver.requests()[0];
    assert_eq!(request.id(), "%E5%BA%97%201%25%0A/order/1/2@1");
    assert_eq!(request.header("webhook-signature"), expected_signature(SECRET, request));
}

#[tokio::test]
async fn only_a_status_2xx_accepts_an_event() {
    let answers = [
        (Answer::Status(200), None),
        (Answer::Status(204), None),
        (Answer::Status(299), None),
        (Answer::Status(304), Some(Retry::Backoff)),
        (Answer::Status(404), Some(Retry::Backoff)),
        (Answer::Status(500), Some(Retry::Backoff)),
        (Answer::Status(410), Some(Retry::Never)),
        (Answer::Header(429, "retry-after: 120".into()), Some(Retry::After(Duration::from_secs(120)))),
        (Answer::Close, Some(Retry::Backoff)),
    ];
    for (answer, expected) in answers {
        let receiver = Receiver::start({
            let answer = answer.clone();
            move |_, _| answer.clone()
        })
        .await;
        let result = webhook(&receiver).deliver(&[event(1, 1, 1)]).await;
        assert_eq!(result.as_ref().err().map(tbk_sync::feed::SinkError::retry), expected, "{answer:?}");
        assert_eq!(receiver.requests().len(), 1, "{answer:?}");
        if let Answer::Status(status @ 300..) = answer {
            let expected = format!("http://{} answered with HTTP {status}", receiver.address);
            assert_eq!(result.unwrap_err().to_string(), expected);
        }
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let target = Receiver::start(|_, _| Answer::Status(200)).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("location: {}", target.url());
        let receiver = Receiver::start(move |_, _| Answer::Header(status, location.clone())).await;
        let error = webhook(&receiver).deliver(&[event(1, 1, 1)]).await.unwrap_err();
        assert_eq!(error.retry(), Retry::Backoff, "{status}");
    }
    assert_eq!(target.connections(), 0);
}

#[tokio::test]
async fn a_slow_answer_is_a_failure() {
    let receiver = Receiver::start(|_, _| Answer::After(Duration::from_secs(20), 200)).await;
    let builder = Webhook::builder(&receiver.url(), SECRET).unwrap();
    let mut webhook = builder.timeout(Duration::from_millis(50)).build().unwrap();
    let error = webhook.deliver(&[event(1, 1, 1)]).await.unwrap_err();
    assert_eq!(error.to_string(), format!("http://{} did not answer in time", receiver.address));
    assert_eq!((error.retry(), error.accepted()), (Retry::Backoff, 0));
}

#[tokio::test]
async fn a_receiver_that_is_away_is_a_failure() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let mut webhook = Webhook::builder(&format!("http://{address}/"), SECRET).unwrap().build().unwrap();
    let error = webhook.deliver(&[event(1, 1, 1)]).await.unwrap_err();
    assert_eq!(error.to_string(), format!("http://{address} cannot be reached"));
    assert_eq!(error.retry(), Retry::Backoff);
}

#[tokio::test]
async fn versions_of_a_record_are_sent_in_order() {
    let receiver = Receiver::start(|request, _| {
        // The first version takes longest, so that versions would overtake each other.
        let millis = if request.id().ends_with("@1") { 20 } else { 1 };
        Answer::After(Duration::from_millis(millis), 200)
    })
    .await;
    webhook(&receiver).deliver(&versions(12, 3)).await.unwrap();
    let mut of_key: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mark in receiver.marks() {
        let (key, version) = mark[1..].rsplit_once('@').unwrap();
        of_key.entry(key.to_owned()).or_default().push(format!("{}{version}", &mark[..1]));
    }
    assert_eq!(of_key.len(), 12);
    for (key, marks) in of_key {
        assert_eq!(marks, [">1", "<1", ">2", "<2", ">3", "<3"], "{key}");
    }
    assert_eq!(receiver.most_open(), 8);
    // Connections are used again.
    assert_eq!(receiver.connections(), 8);
}

#[tokio::test]
async fn later_versions_wait_for_one_that_failed() {
    let receiver = Receiver::start(|request, before| {
        Answer::Status(if request.id().contains("/order/2/") && before < 3 { 500 } else { 200 })
    })
    .await;
    let events = versions(3, 2);
    let mut webhook = webhook(&receiver);
    let error = webhook.deliver(&events).await.unwrap_err();
    // Only what precedes the failed event counts as accepted.
    assert_eq!(error.accepted(), 1);
    assert!(!receiver.ids().contains(&"shop1/order/2/2@2".to_owned()));
    webhook.deliver(&events[1..]).await.unwrap();
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for id in receiver.ids() {
        *times.entry(id).or_default() += 1;
    }
    // What was accepted is not sent again.
    let repeated: Vec<_> = times.iter().filter(|(_, count)| **count > 1).map(|(id, _)| id.as_str()).collect();
    assert_eq!((times.len(), repeated), (6, vec!["shop1/order/2/2@1"]));
}

#[tokio::test]
async fn nothing_more_is_sent_after_a_failure() {
    let receiver = Receiver::start(|_, _| Answer::Status(500)).await;
    webhook(&receiver).deliver(&versions(50, 1)).await.unwrap_err();
    assert!(receiver.requests().len() <= 8, "{:?}", receiver.ids());
}

#[tokio::test]
async fn accepted_events_are_sent_again_after_a_rewind() {
    let receiver = Receiver::start(|_, before| Answer::Status(if before == 0 { 500 } else { 200 })).await;
    let mut webhook = webhook(&receiver);
    let events = versions(2, 1);
    let error = webhook.deliver(&events).await.unwrap_err();
    assert_eq!(
        (error.accepted(), receiver.requests().len()),
        (usize::from(receiver.ids()[0].contains("/2/")), 2)
    );
    assert_eq!(webhook.resume(0).await.unwrap(), 0);
    webhook.deliver(&events).await.unwrap();
    assert_eq!(receiver.requests().len(), 4);
}

#[tokio::test]
async fn http_410_counts_more_than_other_failures() {
    let receiver = Receiver::start(|request, _| match request.id() {
        "shop1/order/1/2@1" => Answer::Status(500),
        _ => Answer::After(Duration::from_millis(50), 410),
    })
    .await;
    let error = webhook(&receiver).deliver(&versions(2, 1)).await.unwrap_err();
    assert_eq!(error.retry(), Retry::Never);
}

/// A proxy would resolve the name of the receiver.
#[test]
fn proxies_of_the_environment_are_not_used() {
    let mut other = std::process::Command::new(std::env::current_exe().unwrap());
    other.args(["requests_are_signed", "--exact"]);
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        other.env(name, "http://127.0.0.1:1");
    }
    let output = other.env_remove("no_proxy").env_remove("NO_PROXY").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}

#[tokio::test]
async fn http_410_parks_the_sink() {
    let receiver = Receiver::start(|_, before| Answer::Status(if before < 2 { 200 } else { 410 })).await;
    let store = Events::numbered(5);
    let options = Options::default().batch(1);
    let ended = run(&store, &mut webhook(&receiver), "crm", &options, pending()).await.unwrap();
    assert_eq!(ended, Ended::Parked(Parked::Refused));
    let kept = state(&store, "crm").await.unwrap();
    assert_eq!((kept.position, kept.parked), (2, Some(Parked::Refused)));
    assert_eq!(receiver.requests().len(), 3);
}

#[tokio::test]
async fn a_run_continues_where_the_last_one_was_interrupted() {
    let receiver = Receiver::start(|_, _| Answer::After(Duration::from_millis(2), 200)).await;
    let store = Events::default();
    for event in versions(4, 10) {
        store.push(event);
    }
    let options = once().batch(6);
    let mut runs = 0;
    loop {
        // A new sink each time, as after a restart. Each run is interrupted one request later than the one before.
        runs += 1;
        let interruption = receiver.requests().len() + runs;
        let cancel = async {
            while receiver.requests().len() < interruption {
                tokio::time::sleep(Duration::from_micros(100)).await;
            }
        };
        match run(&store, &mut webhook(&receiver), "crm", &options, cancel).await.unwrap() {
            Ended::CaughtUp => break,
            ended => assert_eq!(ended, Ended::Cancelled),
        }
    }
    assert!(runs > 6, "{runs}");
    assert_eq!(store.position("crm"), 40);
    let mut newest: BTreeMap<String, u64> = BTreeMap::new();
    let mut bodies: BTreeMap<String, String> = BTreeMap::new();
    for request in receiver.requests() {
        let (key, version) = request.id().rsplit_once('@').unwrap();
        let (seen, version) = (newest.entry(key.to_owned()).or_default(), version.parse::<u64>().unwrap());
        // A version may be repeated, but none is left out.
        assert!(version <= *seen + 1, "{key}: {version} after {seen}");
        *seen = version.max(*seen);
        let body = bodies.entry(request.id().to_owned()).or_insert_with(|| request.body.clone());
        assert_eq!(*body, request.body);
    }
    assert_eq!(newest.into_values().collect::<Vec<_>>(), [10; 4]);
    assert_eq!(bodies.len(), 40);
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that the program and its dependencies log.
fn trace_everything() -> Log {
    let log = Log::default();
    let writer = log.clone();
    tracing_log::LogTracer::init().unwrap();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    log
}

#[tokio::test]
async fn secrets_are_in_no_output() {
    let log = trace_everything();
    let key = b"canary1key1canary1canary";
    let secret = format!("whsec_{}", STANDARD.encode(key));
    let canaries = [
        secret[6..].to_owned(),
        "canary1key1".to_owned(),
        "canary2user".into(),
        "canary3pass".into(),
        "canary4token".into(),
        "canary5path".into(),
    ];
    let mut outputs = Vec::new();
    let close = Receiver::start(|_, _| Answer::Close).await;
    let fail = Receiver::start(|_, _| Answer::Status(500)).await;
    for address in [&close.address, &fail.address, "127.0.0.1:1", "canary.invalid"] {
        let url = format!("http://canary2user:canary3pass@{address}/canary5path?access_token=canary4token");
        let builder = Webhook::builder(&url, &secret).unwrap().allow_private();
        writeln!(outputs, "{builder:?}").unwrap();
        let mut webhook = builder.timeout(Duration::from_secs(5)).build().unwrap();
        let store = Events::numbered(2);
        let error = run(&store, &mut webhook, "crm", &once(), pending()).await.unwrap_err();
        writeln!(outputs, "{webhook:?} {error:?} {store:?}").unwrap();
        let FeedError::Sink(error) = error else { panic!("{error}") };
        let mut cause: Option<&dyn Error> = Some(&error);
        while let Some(error) = cause {
            writeln!(outputs, "{error}").unwrap();
            cause = error.source();
        }
    }
    // The receiver got what must not be logged.
    let request = &fail.requests()[0];
    assert!(request.line.contains("canary4token"));
    assert_eq!(request.header("webhook-signature"), expected_signature(&secret, request));
    let signature = request.header("webhook-signature").to_owned();
    let outputs = String::from_utf8(outputs).unwrap();
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("hyper") && outputs.contains("answered with HTTP 500"), "{outputs}");
    for canary in canaries.iter().chain([&signature]) {
        assert!(!outputs.contains(canary.as_str()), "{canary} in {outputs}");
        let found = log.lines().find(|line| line.contains(canary.as_str()));
        assert_eq!(found, None, "{canary}");
    }
}
