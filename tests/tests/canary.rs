//! Unique secrets go in; everything that comes out is searched for them.
//!
//! The command line and the sandbox's own outputs are searched in `tbk-cli/tests` and `top-sandbox/tests`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fmt::Write as _;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tbk_apis::prelude::*;
use top_core::auth::{RefreshingSession, Token, TopAuthTokenCreate};
use top_core::record::Recorder;
use top_core::{Backoff, Endpoint, HttpTransport, Quotas, Secret, reqwest};
use top_sandbox::{Fault, FaultRule, Sandbox};
use top_tests::{WireRequest, WireServer, http};

const APP_SECRET: &str = "canary1app1secret1canary";
const SESSION: &str = "6100canary2session2canary";
const REFRESH: &str = "6200canary3refresh3canary";
const FRESH: &str = "6100canary4fresh4canary";
const CODE: &str = "canary5code5canary";

/// All that is written, by whomever.
#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

/// Everything at TRACE, from this program and from the libraries below it, those that use `log` included.
fn trace_everything() -> Sink {
    let sink = Sink::default();
    let writer = sink.clone();
    tracing_log::LogTracer::init().unwrap();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    sink
}

fn builder(url: &str) -> top_core::TopClientBuilder {
    TopClient::builder("12345678", APP_SECRET)
        .endpoint(Endpoint::custom(url).unwrap())
        .quotas(Quotas::unlimited())
        .retry(Backoff { first: Duration::from_millis(1), longest: Duration::from_millis(2), attempts: 2 })
        .attempt_timeout(Duration::from_millis(200))
        .deadline(Duration::from_secs(2))
}

fn add() -> TbkScOrganizationMemberMod {
    TbkScOrganizationMemberMod { operate_type: OperateType::Add, organization_id: 1356 }
}

/// Answers that repeat what they were asked with, in every place where a text can stand.
fn echo(request: &WireRequest) -> Vec<u8> {
    let of = |name: &str| request.parameter(name).unwrap_or_default();
    let echo = ["session", "sign", "refresh_token"].map(of).join(" ");
    let body = match of("q").as_str() {
        "error" => format!(
            r#"{{"error_response":{{"code":27,"msg":"{echo}","sub_code":"{echo}","sub_msg":"{echo}"}}}}"#
        ),
        "data" => format!(r#"{{"tbk_shop_get_response":{{"total_results":"{echo}"}}}}"#),
        "html" => format!("<html>{echo}</html>"),
        _ => format!(r#"{{"{echo}":1}}"#),
    };
    http(if of("q") == "http" { "502 Bad Gateway" } else { "200 OK" }, "", body.as_bytes())
}

fn shop(q: &str) -> TbkShopGet {
    TbkShopGet::builder().q(q).fields("user_id").build()
}

/// Everything that a program can print about what it holds.
async fn calls(out: &mut String, recording: &std::path::Path) {
    let server = WireServer::start(echo).unwrap();
    let http = HttpTransport::new(reqwest::Client::builder()).unwrap();
    let setup = builder(server.url()).transport(Recorder::create(http, recording).unwrap());
    write!(out, "{setup:?}").unwrap();
    let client = setup.build().unwrap();
    let account = client.session(SESSION);
    write!(out, "{client:?} {account:?}").unwrap();
    for q in ["error", "data", "html", "http", "key"] {
        let error = account.call(&shop(q)).await.unwrap_err();
        write!(out, "{error} {error:?} {error:#?} {:?}", error.hint()).unwrap();
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            write!(out, "{cause} {cause:?}").unwrap();
            source = cause.source();
        }
        let panicked = catch_unwind(AssertUnwindSafe(|| panicking(Err(error)))).unwrap_err();
        out.push_str(panicked.downcast_ref::<String>().unwrap());
    }
    let create = TopAuthTokenCreate::builder().code(CODE).build();
    let error = client.call(&create).await.unwrap_err();
    write!(out, "{create:?} {error} {error:?}").unwrap();
}

fn panicking(outcome: Result<(), top_core::Error>) {
    outcome.unwrap();
}

async fn faults(out: &mut String) {
    let gateway = Sandbox::builder()
        .fault(Fault::ResetAfterBody)
        .fault(Fault::NeverAnswer)
        .fault(Fault::Html)
        .fault(Fault::Truncated)
        .fault(FaultRule::new(Fault::ban(60)))
        .start()
        .await
        .unwrap();
    let account = builder(gateway.url()).build().unwrap().session(SESSION);
    for _ in 0..5 {
        let error = account.call(&add()).await.unwrap_err();
        write!(out, "{error} {error:?}").unwrap();
    }
    write!(out, "{gateway:?} {:?}", gateway.calls()).unwrap();
    gateway.close().await;
    let error = builder(gateway.url()).build().unwrap().session(SESSION).call(&add()).await.unwrap_err();
    write!(out, "{error} {error:?}").unwrap();
}

async fn tokens(out: &mut String, recording: &std::path::Path) {
    const TOKEN: &str = r#"{"top_auth_token_refresh_response":{"token_result":"{\"access_token\":\"6100canary4fresh4canary\",\"refresh_token\":\"6200canary3refresh3canary\",\"expires_in\":86400}"}}"#;
    let server = WireServer::saying(TOKEN).unwrap();
    let http = HttpTransport::new(reqwest::Client::builder()).unwrap();
    let client = builder(server.url()).transport(Recorder::create(http, recording).unwrap()).build().unwrap();
    let token = Token::new(SESSION, Some(Secret::from(REFRESH)), "2020-01-01 00:00:00".parse().ok());
    let provider = RefreshingSession::new(client.clone(), token.clone(), |_| async { Ok(()) });
    write!(out, "{token:?} {provider:?}").unwrap();
    let account = client.session_from(provider);
    let error = account.call(&add()).await.unwrap_err();
    write!(out, "{account:?} {error} {error:?}").unwrap();
    let refresh = top_core::auth::TopAuthTokenRefresh::builder().refresh_token(REFRESH).build();
    let reply = client.call(&refresh).await.unwrap();
    write!(out, "{reply:?} {}", serde_json::to_string(&reply.data).unwrap()).unwrap();
    assert!(reply.data.token().unwrap().expose_secret().0 == FRESH, "the canary was in the answer");
}

#[test]
fn no_secret_comes_out_anywhere() {
    let sink = trace_everything();
    let meter = metrics_util::debugging::DebuggingRecorder::new();
    let metrics = meter.snapshotter();
    meter.install().unwrap();
    let recording = std::env::temp_dir().join(format!("top-canary-{}.jsonl", std::process::id()));
    let mut out = String::new();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        calls(&mut out, &recording).await;
        faults(&mut out).await;
        tokens(&mut out, &recording).await;
    });
    let recorded = std::fs::read_to_string(&recording).unwrap();
    std::fs::remove_file(&recording).unwrap();
    let measured = format!("{:?}", metrics.snapshot().into_vec());
    let traced = sink.text();
    // What is searched is there to be searched.
    assert!(
        traced.contains("top.call") && traced.contains("TRACE") && traced.contains("kind=OutcomeUnknown"),
        "{traced}"
    );
    assert!(
        traced.contains("hyper_util") || traced.contains("reqwest"),
        "the libraries below are traced too"
    );
    assert!(recorded.lines().count() >= 8 && recorded.contains("***"));
    assert!(measured.contains("top_attempts_total") && measured.contains("OutcomeUnknown"), "{measured}");
    assert!(out.contains("***") && out.len() > 5000);
    for (what, text) in
        [("shown", &out), ("traced", &traced), ("recorded", &recorded), ("measured", &measured)]
    {
        for secret in [APP_SECRET, SESSION, REFRESH, FRESH, CODE] {
            // A part of it would be too much as well.
            for part in [secret, &secret[..14], &secret[secret.len() - 12..]] {
                if let Some(at) = text.find(part) {
                    let around: String = text[at.saturating_sub(200)..].chars().take(300).collect();
                    panic!("{part} is {what}: … {around} …");
                }
            }
        }
    }
    // Neither is any signature: 64 or 32 digits in a row.
    for (what, text) in [("shown", &out), ("traced", &traced), ("recorded", &recorded)] {
        let long = text.split(|c: char| !c.is_ascii_hexdigit()).find(|run| run.len() >= 32);
        assert_eq!(long, None, "a signature is {what}");
    }
}
