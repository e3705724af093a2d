//! No secret reaches the store, the feed, a webhook or a log, whatever the gateway returns.
#![allow(clippy::unwrap_used)]

#[path = "support/receiver.rs"]
#[allow(dead_code, reason = "each test program uses a part")]
mod receiver;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error as _;
use std::fmt::Write as _;
use std::future::pending;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use receiver::{Answer, Receiver};
use serde_json::{Value, json};
use tbk_sync::engine::{Engine, SyncAccount};
use tbk_sync::feed::{Options, Until, Webhook, run};
use tbk_sync::model::{AccountKind, Lane, Source};
use tbk_sync::store::{Durability, Query, Sqlite, Store};
use top_core::TopClient;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};

const SESSION: &str = "6100c4naryS3ssion8e21f0";
const APP_SECRET: &str = "c4naryAppS3cret77d0a1b2";
const TOKEN: &str = "6200c4naryFreshT0ken9b3";
const WEBHOOK_SECRET: &str = "whsec_YzRuYXJ5V2ViaG9va1MzY3JldDAxYWJj";
const WEBHOOK_TOKEN: &str = "c4naryUrlT0ken";

/// The forms in which the gateway returns a secret.
const FORMS: [fn(&str) -> String; 9] = [
    str::to_owned,
    str::to_lowercase,
    |secret| each(secret, |c| format!("\\u{:04x}", c as u32)),
    |secret| each(secret, |c| format!("\\\\u{:04x}", c as u32)),
    |secret| each(secret, |c| format!("&#{};", c as u32)),
    |secret| each(secret, |c| format!("&amp;#x{:x};", c as u32)),
    |secret| each(secret, |c| format!("%{:02X}", c as u32)),
    |secret| each(secret, |c| format!("%25{:02x}", c as u32)),
    |secret| format!("\\u{:04x}{}", secret.as_bytes()[0], &secret[1..]),
];

fn each(secret: &str, escape: impl Fn(char) -> String) -> String {
    secret.chars().map(escape).collect()
}

/// What the gateway does with the secrets.
#[derive(Debug, Clone, Copy)]
enum Where {
    Rows,
    Warning,
    RowWithoutId,
    Message,
    Session,
    Truncated,
    WebPage,
    Transport,
}

const PLACES: [Where; 8] = [
    Where::Rows,
    Where::Warning,
    Where::RowWithoutId,
    Where::Message,
    Where::Session,
    Where::Truncated,
    Where::WebPage,
    Where::Transport,
];

/// A gateway that returns the secrets of each request.
#[derive(Debug, Clone)]
struct Hostile {
    place: Where,
    form: fn(&str) -> String,
    signs: Arc<Mutex<Vec<String>>>,
}

impl Transport for Hostile {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let params = request.params();
        let text = |name| params.get(name).unwrap_or_default().to_owned();
        assert_eq!(text("session"), SESSION);
        self.signs.lock().unwrap().push(text("sign"));
        let secrets = [text("session"), text("sign"), APP_SECRET.to_owned()];
        let shown = secrets.map(|secret| (self.form)(&secret)).join(" and ");
        let answer = self.answer(&shown);
        Box::pin(async move {
            match answer {
                Ok((status, body)) => Ok(Response::new(status, body)),
                Err(reason) => Err(TransportError::not_sent(reason)),
            }
        })
    }
}

impl Hostile {
    /// Returns a response with a text, whose escapes are those of the wire.
    fn answer(&self, shown: &str) -> Result<(u16, String), String> {
        let row = |members: &str| {
            format!(
                r#"{{"tbk_sc_order_details_get_response":{{"data":{{"results":{{"publisher_order_dto":[{{{members},
                "tk_create_time":"2026-11-27 12:00:00","modified_time":"2026-11-27 12:00:00","tk_status":12}}]}},
                "has_next":false}},"request_id":"r"}}}}"#
            )
        };
        let error = |code: i64, sub_code: &str| {
            format!(
                r#"{{"error_response":{{"code":{code},"msg":"m {shown}","sub_code":"{sub_code}","sub_msg":"it was {shown}!"}}}}"#
            )
        };
        Ok(match self.place {
            Where::Rows => {
                let nested = format!(r#"{{"a":["{shown}"],"access_token":"{TOKEN}"}}"#);
                let members = format!(
                    r#""trade_id":"1","item_title":"x {shown}","seller_nick":"{shown}","new":"{shown}","more":{nested}"#
                );
                (200, row(&members))
            }
            Where::Warning => {
                (200, row(&format!(r#""trade_id":"1","item_num":"many {shown}","access_token":"{TOKEN}""#)))
            }
            Where::RowWithoutId => {
                (200, row(&format!(r#""item_title":"{shown}","access_token":"{TOKEN}","item_num":1"#)))
            }
            Where::Message => (200, error(15, "isv.unknown")),
            Where::Session => (200, error(27, "session-expired")),
            Where::Truncated => {
                let whole =
                    row(&format!(r#""trade_id":"1","item_title":"{shown}","access_token":"{TOKEN}""#));
                (200, whole[..whole.len() - 9].to_owned())
            }
            Where::WebPage => (502, format!("<html><p title='{shown}'>session={shown}&amp;x</p></html>")),
            Where::Transport => return Err(format!("proxy: {shown}")),
        })
    }
}

/// A writer of logs that keeps them.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn record_logs() -> Log {
    let log = Log::default();
    let writer = log.clone();
    tracing_log::LogTracer::init().unwrap();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .with_ansi(false)
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    log
}

/// The accounts, one for each place and form.
fn engine(store: &Arc<Sqlite>, signs: &Arc<Mutex<Vec<String>>>, told: &Arc<Mutex<String>>) -> Engine {
    let told = Arc::clone(told);
    let mut builder = Engine::builder(Arc::clone(store) as Arc<dyn Store>)
        .since(Duration::from_secs(3_600))
        .lanes([Lane::Live])
        .observer(move |progress| writeln!(told.lock().unwrap(), "{progress:?}").unwrap());
    for place in PLACES {
        for (number, form) in FORMS.into_iter().enumerate() {
            let client = TopClient::builder("12345678", APP_SECRET)
                .transport(Hostile { place, form, signs: Arc::clone(signs) })
                .retry(top_core::NoRetry)
                .build()
                .unwrap();
            let name = format!("{place:?}{number}");
            let account = SyncAccount::new(name, AccountKind::Provider, client.session(SESSION));
            builder = builder.account(account.sources([Source::Order]));
        }
    }
    builder.build().unwrap()
}

/// Delivers the feed to a receiver that fails at first.
async fn deliver(store: &Sqlite) -> (Receiver, String) {
    let receiver = Receiver::start(|_, before| Answer::Status(if before == 0 { 500 } else { 200 })).await;
    let url = format!("{}?token={WEBHOOK_TOKEN}", receiver.url());
    let mut webhook = Webhook::builder(&url, WEBHOOK_SECRET).unwrap().build().unwrap();
    let options = Options::default().until(Until::CaughtUp);
    let failed = run(store, &mut webhook, "crm", &options, pending()).await.unwrap_err();
    let mut shown = format!("{webhook:?} {failed:?} {failed}");
    let mut source = failed.source();
    while let Some(error) = source {
        write!(shown, " {error} {error:?}").unwrap();
        source = error.source();
    }
    run(store, &mut webhook, "crm", &options, pending()).await.unwrap();
    (receiver, shown)
}

/// Everything that the store reports.
async fn reports(store: &Sqlite) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("accounts", format!("{:?}", store.accounts().await.unwrap())),
        ("records", format!("{:?}", store.records(&Query::default()).await.unwrap())),
        ("coverage", format!("{:?}", store.coverage().await.unwrap())),
        ("quarantine", format!("{:?}", store.quarantined(1_000).await.unwrap())),
        ("events", format!("{:?}", store.events(0, 10_000).await.unwrap())),
    ])
}

/// Fails if bytes contain a secret, also with further backslashes.
fn check(what: &str, bytes: &[u8], secrets: &[String]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    for secret in secrets {
        for form in FORMS {
            let shown = form(secret).to_lowercase();
            for needle in [shown.replace('\\', "\\\\"), shown.replace('\\', "\\\\\\\\"), shown] {
                let around = text.find(&needle).and_then(|at| text[..at].lines().next_back());
                assert_eq!(around, None, "{what} has {needle}");
            }
        }
    }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect()
}

#[tokio::test]
async fn a_hostile_gateway_leaves_no_secret() {
    let log = record_logs();
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(Sqlite::open(folder.path().join("orders.db"), Durability::Normal).unwrap());
    let (signs, told) = (Arc::default(), Arc::default());
    let engine = engine(&store, &signs, &told);
    let summary = engine.run_once().await.unwrap();
    let forms = FORMS.len() as u64;
    assert_eq!((summary.new, summary.quarantined), (forms, 2 * forms), "{summary:?}");
    assert_eq!(summary.parked.len(), FORMS.len());
    let (receiver, failure) = deliver(&store).await;
    let ids: BTreeSet<_> = receiver.ids().into_iter().collect();
    assert_eq!(ids.len() as u64, 2 * forms);
    let mut secrets = signs.lock().unwrap().clone();
    secrets.extend([SESSION, APP_SECRET, TOKEN, WEBHOOK_SECRET, &WEBHOOK_SECRET[6..]].map(str::to_owned));
    let decoded = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, &WEBHOOK_SECRET[6..]);
    secrets.push(String::from_utf8(decoded.unwrap()).unwrap());
    for (what, text) in reports(&store).await {
        assert!(text.contains("***") || what == "accounts", "{what} quotes the gateway");
        check(what, text.as_bytes(), &secrets);
    }
    check("the requests of the webhook", format!("{:?}", receiver.requests()).as_bytes(), &secrets);
    secrets.push(WEBHOOK_TOKEN.to_owned());
    check("the failure of the webhook", failure.as_bytes(), &secrets);
    check("the summary", format!("{summary:?} {engine:?}").as_bytes(), &secrets);
    check("the progress", told.lock().unwrap().as_bytes(), &secrets);
    let found = files(folder.path());
    assert!(found.iter().any(|(name, bytes)| name.ends_with("-wal") && !bytes.is_empty()));
    for (name, bytes) in found {
        check(&name, &bytes, &secrets);
    }
    let log = log.0.lock().unwrap();
    assert!(log.len() > 10_000, "{}", String::from_utf8_lossy(&log));
    check("the log", &log, &secrets);
    // The search finds what is there.
    let values: Value = json!([SESSION, FORMS[4](SESSION)]);
    assert!(std::panic::catch_unwind(|| check("", values.to_string().as_bytes(), &secrets)).is_err());
}
