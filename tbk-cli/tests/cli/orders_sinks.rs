//! `tbk orders feed --sink` and `sync --watch` with a receiver that verifies the signatures of Standard Webhooks itself.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::Value;

use super::orders::Folder;
use super::orders_accounts::configure;
use super::{Command, Served};

const KEY: [u8; 32] = *b"a key of the receiver, 32 bytes.";

fn secret() -> String {
    format!("whsec_{}", STANDARD.encode(KEY))
}

/// A receiver of webhooks on this machine.
struct Receiver {
    url: String,
    status: Arc<AtomicU16>,
    /// The accepted events with their ids, in the order of their arrival.
    accepted: Arc<Mutex<Vec<(String, Value)>>>,
}

impl Receiver {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook?token=geheim", listener.local_addr().unwrap());
        let (status, accepted) = (Arc::new(AtomicU16::new(200)), Arc::<Mutex<Vec<_>>>::default());
        let (answer, events) = (Arc::clone(&status), Arc::clone(&accepted));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, events) = (answer.load(Ordering::Relaxed), Arc::clone(&events));
                std::thread::spawn(move || serve(stream, answer, &events));
            }
        });
        Self { url, status, accepted }
    }

    fn answer(&self, status: u16) {
        self.status.store(status, Ordering::Relaxed);
    }

    fn accepted(&self) -> Vec<(String, Value)> {
        self.accepted.lock().unwrap().clone()
    }

    /// Configures sinks for this receiver and for a file.
    fn configure(&self, folder: &Folder) {
        let file = folder.path().join("sink.jsonl");
        let toml = format!(
            "[[sync.sink]]\nname = \"crm\"\nurl = \"{}\"\nsecret_env = \"CRM_SECRET\"\ntypes = [\"order.*\"]\n\
             [[sync.sink]]\nname = \"file\"\nfile = \"{}\"\n",
            self.url,
            file.display()
        );
        configure(folder.path(), &toml);
    }
}

/// Verifies one delivery and answers it.
fn serve(mut stream: TcpStream, answer: u16, accepted: &Mutex<Vec<(String, Value)>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut headers = BTreeMap::new();
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|length| length > 2) {
        if let Some((name, value)) = line.trim().split_once(": ") {
            headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
        line.clear();
    }
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let status = if verify(&headers, &body) { answer } else { 401 };
    if status == 200 {
        let id = headers["webhook-id"].clone();
        accepted.lock().unwrap().push((id, serde_json::from_slice(&body).unwrap()));
    }
    let head = format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    let _ = stream.write_all(head.as_bytes());
}

fn verify(headers: &BTreeMap<String, String>, body: &[u8]) -> bool {
    let header = |name: &str| headers.get(name).map(String::as_str).unwrap_or_default();
    let signed = [header("webhook-id"), ".", header("webhook-timestamp"), "."].concat();
    let mac = hmac_sha256::HMAC::mac([signed.as_bytes(), body].concat(), KEY);
    header("webhook-signature")
        .split(' ')
        .any(|signature| signature == format!("v1,{}", STANDARD.encode(mac)))
}

fn with_configuration(mut command: Command, folder: &Folder) -> Command {
    command.env("TBK_CONFIG_DIR", folder.path()).env("CRM_SECRET", secret());
    command
}

fn deliver(folder: &Folder, arguments: &[&str]) -> Command {
    with_configuration(folder.orders(&[&["feed"], arguments].concat()), folder)
}

#[test]
fn a_webhook_receives_each_change_once_and_signed() {
    let (folder, receiver) = (Folder::synced(), Receiver::start());
    receiver.configure(&folder);
    let expected = folder.lines(&["feed", "--types", "order.*"]);
    let run = deliver(&folder, &["--sink", "crm"]).assert().success();
    run.stderr(format!("crm: {} changes delivered\n", expected.len()));
    let accepted = receiver.accepted();
    let ids: BTreeSet<_> = accepted.iter().map(|(id, _)| id).collect();
    assert_eq!((accepted.len(), ids.len()), (expected.len(), expected.len()));
    let mut bodies: Vec<_> = accepted.iter().map(|(_, body)| body).collect();
    bodies.sort_by_key(|body| body["pos"].as_str().unwrap().parse::<u64>().unwrap());
    assert_eq!(bodies, expected.iter().collect::<Vec<_>>());
    deliver(&folder, &["--sink", "crm"]).assert().success().stderr("crm: 0 changes delivered\n");
    let all = folder.lines(&["feed"]).len();
    deliver(&folder, &["--sink", "file"]).assert().success();
    let file = std::fs::read_to_string(folder.path().join("sink.jsonl")).unwrap();
    assert_eq!(file.lines().count(), all);
}

#[test]
fn a_sink_that_refuses_is_parked_and_unparked() {
    let (folder, receiver) = (Folder::synced(), Receiver::start());
    receiver.configure(&folder);
    receiver.answer(500);
    let failed = deliver(&folder, &["--sink", "crm"]).assert().code(1);
    failed.stderr(contains("crm: ").and(contains("500")).and(contains("geheim").not()));
    let status =
        || with_configuration(folder.orders(&["status", "--account", "sandbox"]), &folder).assert().success();
    status().stderr(contains("the sink crm fails since ").and(contains("at position 0")));
    receiver.answer(410);
    let parked = || contains("the sink crm is parked").and(contains("--unpark"));
    deliver(&folder, &["--sink", "crm"]).assert().code(1).stderr(parked());
    receiver.answer(200);
    deliver(&folder, &["--sink", "crm"]).assert().code(1).stderr(parked());
    assert_eq!(receiver.accepted(), []);
    status().stderr(contains("the sink crm is parked at position 0: it refused the changes"));
    deliver(&folder, &["--sink", "crm", "--unpark"]).assert().success();
    assert!(!receiver.accepted().is_empty());
}

#[test]
fn a_sink_needs_its_secret() {
    let (folder, receiver) = (Folder::synced(), Receiver::start());
    receiver.configure(&folder);
    let run = |secret: &str| deliver(&folder, &["--sink", "crm"]).env("CRM_SECRET", secret).assert().code(2);
    run("").stderr(contains("the secret of the sink crm is not set: CRM_SECRET"));
    run("geheim").stderr(contains("the sink crm cannot be used").and(contains("geheim").not()));
    let unknown = deliver(&folder, &["--sink", "erp"]).assert().code(2);
    unknown.stderr(contains("there is no sink \"erp\"").and(contains("crm, file")));
}

#[test]
fn one_run_delivers_and_reports_a_sink_that_fails() {
    let (folder, receiver) = (Folder::new(), Receiver::start());
    receiver.configure(&folder);
    let served = Served::start(&["--ledger", "demo"]);
    let sync = |secret: &str| {
        let arguments = ["sync", "--since", "1h", "--sources", "order", "-o", "json"];
        let mut command = with_configuration(folder.run(served.tbk(), &arguments), &folder);
        command.env("CRM_SECRET", secret).env("TBK_STATE_DIR", folder.path().join("state"));
        command
    };
    // Before anything is read.
    sync("").assert().code(2).stderr(contains("the secret of the sink crm is not set"));
    assert_eq!(folder.lines(&["export"]).len(), 0);
    receiver.answer(500);
    let failed = sync(&secret()).assert().success();
    let reported = contains("crm: 0 changes delivered\ncrm: ").and(contains("500"));
    let failed = failed.stderr(reported.and(contains("geheim").not()));
    let sinks = |output: &std::process::Output| {
        let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
        summary["sinks"].clone()
    };
    let of_failed = sinks(failed.get_output());
    assert_eq!((&of_failed[0]["name"], &of_failed[0]["delivered"]), (&"crm".into(), &0.into()));
    assert!(of_failed[0]["failure"].as_str().unwrap().contains("500"));
    // The other sink has everything.
    let events = folder.lines(&["feed"]).len();
    assert_eq!((&of_failed[1]["delivered"], &of_failed[1]["failure"]), (&events.into(), &Value::Null));
    receiver.answer(200);
    let run = sync(&secret()).assert().success();
    let events = folder.lines(&["feed", "--types", "order.*"]).len();
    assert_eq!(
        sinks(run.get_output())[0],
        serde_json::json!({"name": "crm", "delivered": events, "failure": null})
    );
    let ids: BTreeSet<_> = receiver.accepted().into_iter().map(|(id, _)| id).collect();
    assert_eq!((ids.len(), receiver.accepted().len()), (events, events));
}

#[cfg(unix)]
#[test]
fn a_running_sync_delivers_to_all_sinks() {
    let (folder, receiver) = (Folder::new(), Receiver::start());
    receiver.configure(&folder);
    let served = Served::start(&["--ledger", "demo"]);
    let mut watch = std::process::Command::new(assert_cmd::cargo::cargo_bin("tbk"));
    watch
        .args(["orders", "sync", "--watch", "--since", "1h", "--sources", "order"])
        .current_dir(folder.path());
    watch.envs(served.variables.clone()).env("TBK_CONFIG_DIR", folder.path()).env("CRM_SECRET", secret());
    watch.env("TBK_STATE_DIR", folder.path().join("state"));
    let mut watch = watch.spawn().unwrap();
    let file = folder.path().join("sink.jsonl");
    let is_delivered = || {
        let lines = std::fs::read_to_string(&file).unwrap_or_default().lines().count();
        lines > 10 && receiver.accepted().len() > 10
    };
    let delivered = (0..400).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        is_delivered()
    });
    let pid = watch.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert_eq!(watch.wait().unwrap().code(), Some(0));
    assert!(delivered);
}
