//! Uses unique secrets and searches all outputs of the SDK for them.
//!
//! `tbk-cli/tests` and `top-sandbox/tests` search the outputs of the command line and of the sandbox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "canary/forms.rs"]
mod forms;

use std::fmt::Write as _;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tbk_apis::prelude::*;
use top_core::auth::{RefreshingSession, Token, TopAuthTokenCreate};
use top_core::record::Recorder;
use top_core::{Backoff, Endpoint, HttpTransport, NoRetry, Quotas, Secret, reqwest};
use top_sandbox::{Fault, FaultRule, Sandbox};
use top_tests::{WireRequest, WireServer, http};

const APP_SECRET: &str = "canary1app1secret1canary";
const SESSION: &str = "6100canary2session2canary";
const REFRESH: &str = "6200canary3refresh3canary";
const FRESH: &str = "6100canary4fresh4canary";
const CODE: &str = "canary5code5canary";

/// A shared buffer.
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

/// Collects all events at TRACE level, including those of dependencies and of the `log` crate.
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
    TbkScOrganizationMemberMod::builder().operate_type(MemberOperateType::Add).organization_id(1356).build()
}

/// Responses that repeat the request. `q` and `uuid` select the place and the form.
fn echo(request: &WireRequest) -> Vec<u8> {
    let of = |name: &str| request.parameter(name).unwrap_or_default();
    let is_token_api = of("method") == "taobao.top.auth.token.create";
    let numbers = of(if is_token_api { "uuid" } else { "q" });
    let (place, form) = numbers.split_once('-').unwrap_or(("0", "0"));
    let (place, form): (usize, usize) = (place.parse().unwrap(), form.parse().unwrap());
    let secrets = ["session", "sign", "refresh_token", "code"].map(of).join(" ");
    let echo = format!("{secrets} {APP_SECRET}");
    let (echo, token) = (forms::escaped(form, &echo), forms::escaped(form, FRESH));
    match &of("method")[..] {
        "taobao.tbk.dg.cpa.activity.detail" => {
            let result =
                format!(r#"{{"success":false,"biz_error_code":"{echo}","biz_error_desc":"{echo}"}}"#);
            let body = format!(
                r#"{{"tbk_dg_cpa_activity_detail_response":{{"result":{result},"request_id":"{echo}"}}}}"#
            );
            http("200 OK", "", body.as_bytes())
        }
        _ if is_token_api => forms::TOKENS[place](&echo, &token),
        _ => forms::SHOP[place](&echo, &token),
    }
}

fn shop(q: &str) -> TbkShopGet {
    TbkShopGet::builder().q(q).fields(["user_id"]).build()
}

/// Everything that a program can print about an error.
fn print(out: &mut String, error: &top_core::Error) {
    write!(out, "{error} {error:#} {error:?} {error:#?} {:?}", error.hint()).unwrap();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        write!(out, "{cause} {cause:?}").unwrap();
        source = cause.source();
    }
}

/// Calls whose responses hold each secret in each form and in each place.
async fn calls(out: &mut String, recording: &std::path::Path) {
    let server = WireServer::start(echo).unwrap();
    let http = HttpTransport::new(reqwest::Client::builder().no_proxy()).unwrap();
    let setup = builder(server.url()).retry(NoRetry).transport(Recorder::create(http, recording).unwrap());
    write!(out, "{setup:?}").unwrap();
    let client = setup.build().unwrap();
    let account = client.session(SESSION);
    write!(out, "{client:?} {account:?}").unwrap();
    let (mut errors, mut warnings) = (0, 0);
    for form in 0..forms::FORMS.len() {
        for place in 0..forms::SHOP.len() {
            match account.call(&shop(&format!("{place}-{form}"))).await {
                Err(error) => {
                    errors += 1;
                    print(out, &error);
                }
                // The data itself is not redacted: it is the content of the response.
                Ok(reply) => {
                    warnings += reply.warnings.len();
                    write!(out, "{:?} {:?}", reply.warnings, reply.business_error).unwrap();
                }
            }
        }
        for place in 0..forms::TOKENS.len() {
            let uuid = format!("{place}-{form}");
            let create = TopAuthTokenCreate::builder().code(CODE).uuid(uuid.as_str()).build();
            write!(out, "{create:?}").unwrap();
            match client.call(&create).await {
                Err(error) => print(out, &error),
                Ok(reply) => {
                    let error = reply.data.token().unwrap_err();
                    write!(out, "{:?} {:?} {error} {error:?}", reply.data, reply.warnings).unwrap();
                }
            }
        }
        let detail = TbkDgCpaActivityDetail::builder().event_id(1).build();
        let reply = account.call(&detail).await.unwrap();
        write!(out, "{:?}", reply.business_error).unwrap();
        let error = reply.into_result().unwrap_err();
        print(out, &error);
        let panicked = catch_unwind(AssertUnwindSafe(|| panicking(Err(error)))).unwrap_err();
        out.push_str(panicked.downcast_ref::<String>().unwrap());
    }
    assert!(errors > 150 && warnings > 20, "{errors} errors, {warnings} warnings");
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
    let server = WireServer::with_body(TOKEN).unwrap();
    let http = HttpTransport::new(reqwest::Client::builder().no_proxy()).unwrap();
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
    assert_eq!(reply.data.token().unwrap().expose_secret().0, FRESH);
}

/// Splits a recording: the text without hexadecimal bodies, and the decoded hexadecimal bodies.
fn without_hexadecimal_bodies(recorded: &str) -> (String, String) {
    let (mut texts, mut bodies) = (String::new(), String::new());
    for line in recorded.lines() {
        let mut exchange: serde_json::Value = serde_json::from_str(line).unwrap();
        if let Some(serde_json::Value::String(hex)) =
            exchange["answer"].as_object_mut().unwrap().remove("hex")
        {
            let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
            let bytes: Vec<u8> = pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
            bodies.push_str(&String::from_utf8_lossy(&bytes));
        }
        texts.push_str(&exchange.to_string());
    }
    (texts, bodies)
}

#[test]
fn no_secret_is_exposed() {
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
    // The outputs are not empty.
    assert!(
        traced.contains("top.call")
            && traced.contains("TRACE")
            && traced.contains("kind=\"outcome_unknown\""),
        "{traced}"
    );
    assert!(
        traced.contains("hyper_util") || traced.contains("reqwest"),
        "the events of dependencies are missing"
    );
    assert!(recorded.lines().count() >= 8 && recorded.contains("***"));
    assert!(measured.contains("top_attempts_total") && measured.contains("outcome_unknown"), "{measured}");
    assert!(out.contains("***") && out.len() > 5000);
    let (recorded, recorded_bytes) = without_hexadecimal_bodies(&recorded);
    assert!(recorded_bytes.contains("total_results"), "the GBK body is not recorded");
    let searched = [
        ("printed", &out),
        ("traced", &traced),
        ("recorded", &recorded),
        ("recorded in hexadecimal", &recorded_bytes),
        ("measured", &measured),
    ];
    for (what, text) in searched {
        let text = forms::normalised(text);
        for secret in [APP_SECRET, SESSION, REFRESH, FRESH, CODE] {
            // A part of a secret must not appear either.
            for part in [secret, &secret[..14], &secret[secret.len() - 12..]] {
                if let Some(at) = text.find(part) {
                    let before: String = text[..at].chars().rev().take(300).collect();
                    let before: String = before.chars().rev().collect();
                    panic!("{part} is {what}: … {before} >>> {} …", &text[at..at + part.len()]);
                }
            }
        }
        // Signatures must not appear: they are runs of 32 or 64 hexadecimal digits.
        let long = text.split(|c: char| !c.is_ascii_hexdigit()).find(|run| run.len() >= 32);
        assert_eq!(long, None, "a signature is {what}");
    }
}
