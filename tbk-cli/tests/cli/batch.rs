//! `--input` and `--all-pages`: no entry is lost or repeated, and the order is the order of the input.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::Value;

use super::{Served, VARIABLES, gateway, tbk, tbk_at};

const TPWD: [&str; 2] = ["call", "taobao.tbk.tpwd.create"];
const ORDERS: [&str; 4] = [
    "call",
    "taobao.tbk.order.details.get",
    "start_time=2026-11-11 00:00:00",
    "end_time=2026-11-11 00:20:00",
];

/// Calls of `tpwd.create`, one on each line.
fn links(count: u32) -> String {
    let mut lines = String::new();
    for n in 1..=count {
        let _ = writeln!(lines, "{{\"url\":\"u{n}\"}}");
    }
    lines
}

fn lines(text: &[u8]) -> Vec<Value> {
    std::str::from_utf8(text).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Responds to each `tpwd.create` with its url, to later calls first.
fn mirror() -> String {
    let calls = AtomicUsize::new(0);
    gateway(move |request| {
        let earlier = calls.fetch_add(1, Ordering::Relaxed) as u64;
        std::thread::sleep(Duration::from_millis(40_u64.saturating_sub(earlier * 10)));
        let url = request.split("url=").nth(1).unwrap().split('&').next().unwrap();
        format!(r#"{{"tbk_tpwd_create_response":{{"data":{{"model":"{url}"}}}}}}"#)
    })
}

#[test]
fn outcomes_are_in_the_order_of_the_input() {
    let input = links(20).replace('\n', "\n\n");
    for as_array in [false, true] {
        let array = || format!("[{}]", input.trim().replace("\n\n", ","));
        let input = if as_array { array() } else { input.clone() };
        let mut command = tbk_at(&mirror());
        command.args(TPWD).args(["--input", "-", "--concurrency", "8", "-o", "jsonl"]).write_stdin(input);
        let outcomes = lines(&command.assert().success().get_output().stdout);
        let models: Vec<_> =
            outcomes.iter().map(|outcome| outcome["data"]["data"]["model"].clone()).collect();
        assert_eq!(models, (1..=20).map(|n| Value::from(format!("u{n}"))).collect::<Vec<_>>());
        let numbers: Vec<_> = outcomes.iter().map(|outcome| outcome["line"].as_u64().unwrap()).collect();
        // Lines are numbered as in the file, which has blank lines; array items by their position.
        let expected: Vec<_> = (1..=20).map(|n| if as_array { n } else { 2 * n - 1 }).collect();
        assert_eq!(numbers, expected);
    }
}

#[test]
fn concurrency_is_limited() {
    let (now, most) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    let peak = Arc::clone(&most);
    let url = gateway(move |_| {
        peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(60));
        now.fetch_sub(1, Ordering::SeqCst);
        r#"{"tbk_tpwd_create_response":{}}"#.to_owned()
    });
    let input = links(12);
    let mut command = tbk_at(&url);
    command.args(TPWD).args(["--input", "-", "--concurrency", "3"]).write_stdin(input).assert().success();
    assert_eq!(most.load(Ordering::SeqCst), 3);
}

#[test]
fn command_line_parameters_apply_to_all_calls() {
    let input = "{\"url\":\"a\",\"text\":\"own\"}\n{\"url\":\"b\"}\n";
    let seen = gateway(|request| {
        let text = request.split("text=").nth(1).unwrap().split('&').next().unwrap();
        format!(r#"{{"tbk_tpwd_create_response":{{"data":{{"model":"{text}"}}}}}}"#)
    });
    let mut command = tbk_at(&seen);
    command.args(TPWD).args(["text=common", "--input", "-", "-o", "csv", "--fields", "line,data.data.model"]);
    command.write_stdin(input).assert().success().stdout("line,data.data.model\n1,own\n2,common\n");
}

#[test]
fn invalid_input_is_reported_before_the_first_call() {
    let broken = |input: &'static str| {
        let mut command = tbk_at("http://127.0.0.1:9/router/rest");
        command.args(TPWD).args(["--input", "-"]).write_stdin(input).assert().code(2).stdout(is_empty())
    };
    broken("[{\"url\":\"a\"},\n{\"url\":]").stderr(contains("line 2, column 8"));
    broken(" \n").stderr(contains("contains no calls"));
    tbk_at("http://127.0.0.1:9/")
        .args(TPWD)
        .args(["--input", "/no/such"])
        .assert()
        .code(2)
        .stderr(contains("/no/such"));
}

#[test]
fn failures_are_outcomes_and_set_the_status() {
    let served = Served::start(&[]);
    let run = |input: &'static str, status: i32| {
        let mut command = served.tbk();
        command.args(TPWD).args(["--input", "-", "-o", "jsonl"]).write_stdin(input);
        let output = command.assert().code(status);
        (lines(&output.get_output().stdout), String::from_utf8(output.get_output().stderr.clone()).unwrap())
    };
    let (outcomes, message) = run("{\"url\":\"a\"}\n{\"text\":\"x\"}\n{\"url\":\"b\"}\n", 6);
    let ok: Vec<_> = outcomes.iter().map(|outcome| outcome["ok"].as_bool().unwrap()).collect();
    assert_eq!(ok, [true, false, true]);
    assert_eq!(outcomes[1]["error"]["kind"], "invalid_request");
    assert!(message.contains("3 of 3 calls made, 1 failed; first failure: "), "{message}");
    let (outcomes, _) = run("{\"text\":\"x\"}\n", 2);
    assert_eq!(outcomes.len(), 1);
    let rejection = r#"{"error_response":{"code":15,"msg":"e","sub_code":"isv.item-not-exist","sub_msg":"商品不存在","request_id":"r7"}}"#;
    let mut command = tbk_at(&gateway(move |_| rejection.to_owned()));
    let output = command
        .args(TPWD)
        .args(["--input", "-", "-o", "jsonl"])
        .write_stdin("{\"url\":\"a\"}")
        .assert()
        .code(7);
    let error = &lines(&output.get_output().stdout)[0]["error"];
    assert_eq!(
        (&error["code"], &error["sub_code"], &error["request_id"]),
        (&"15".into(), &"isv.item-not-exist".into(), &"r7".into())
    );
}

#[cfg(unix)]
#[test]
fn interrupt_finishes_running_calls_and_starts_no_more() {
    let slow = gateway(|_| {
        std::thread::sleep(Duration::from_millis(150));
        r#"{"tbk_tpwd_create_response":{}}"#.to_owned()
    });
    let input = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&input, links(100)).unwrap();
    let path = input.path().to_str().unwrap();
    let child =
        started(&slow, &[&TPWD[..], &["--input", path, "-o", "jsonl", "--concurrency", "2"]].concat());
    std::thread::sleep(Duration::from_millis(700));
    Process::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let ended = child.wait_with_output().unwrap();
    let message = String::from_utf8_lossy(&ended.stderr);
    let made = lines(&ended.stdout).len();
    assert_eq!(ended.status.code(), Some(6), "{message}");
    assert!((1..50).contains(&made) && lines(&ended.stdout).iter().all(|line| line["ok"] == true), "{made}");
    assert!(message.contains(&format!("{made} of 100 calls made; interrupted")), "{message}");
}

fn trade_ids(output: &[u8]) -> Vec<String> {
    lines(output).iter().map(|line| line["trade_id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn all_pages_prints_every_entry_once_in_every_format() {
    let served = Served::start(&["--rows", "250"]);
    let all = |form: &str| {
        let mut command = served.tbk();
        command.args(ORDERS).args([
            "page_size=100",
            "--all-pages",
            "-o",
            form,
            "--fields",
            "trade_id,item_title",
        ]);
        command.assert().success().get_output().stdout.clone()
    };
    let ids = trade_ids(&all("jsonl"));
    assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (250, 250));
    let json: Vec<Value> = serde_json::from_slice(&all("json")).unwrap();
    assert_eq!(json.iter().map(|row| row["trade_id"].as_str().unwrap()).collect::<Vec<_>>(), ids);
    let csv = String::from_utf8(all("csv")).unwrap();
    assert_eq!((csv.lines().count(), csv.lines().next()), (251, Some("trade_id,item_title")));
    assert_eq!(String::from_utf8(all("table")).unwrap().lines().count(), 252);
}

#[test]
fn failed_paging_continues_from_the_position() {
    let faults = tempfile::NamedTempFile::new().unwrap();
    let rule = "[[rule]]\nfault = { error = { code = 11, msg = \"m\" } }\nafter = 1\ntimes = 1\n";
    std::fs::write(&faults, rule).unwrap();
    let served = Served::start(&["--rows", "250", "--faults", faults.path().to_str().unwrap()]);
    let mut first = served.tbk();
    first.args(ORDERS).args(["page_size=100", "--all-pages", "-o", "jsonl"]);
    let first = first.assert().code(6);
    let mut ids = trade_ids(&first.get_output().stdout);
    assert_eq!(ids.len(), 100);
    let message = String::from_utf8(first.get_output().stderr.clone()).unwrap();
    assert!(message.contains("error 11"), "{message}");
    let position = message.split("--position '").nth(1).unwrap().split('\'').next().unwrap();
    let mut rest = served.tbk();
    rest.args(ORDERS).args(["page_size=100", "--all-pages", "-o", "jsonl", "--position", position]);
    ids.extend(trade_ids(&rest.assert().success().get_output().stdout));
    assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (250, 250));
}

#[test]
fn paging_options_are_validated() {
    let mut command = tbk();
    command.args(["call", "taobao.tbk.spread.get", "requests[0].url=x", "--all-pages", "--sandbox"]);
    command.assert().code(2).stderr(contains("does not support paging"));
    let mut command = tbk();
    command.args(ORDERS).args(["--all-pages", "--position", "third", "--sandbox"]);
    command.assert().code(2).stderr(contains("not a valid position"));
    let mut unknown = tbk();
    unknown.args(ORDERS).args(["--fields", "trade_i", "--sandbox"]);
    unknown.assert().code(2).stderr(contains("closest: trade_id"));
}

/// A gateway with an endless list of shops, and the number of its requests.
fn endless_shops() -> (String, Arc<AtomicUsize>) {
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    let url = gateway(move |_| {
        let page = count.fetch_add(1, Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(50));
        let row = |n: usize| format!(r#"{{"user_id":{},"shop_title":"店{page}"}}"#, page * 20 + n);
        let rows = (1..=20).map(row).collect::<Vec<_>>().join(",");
        format!(r#"{{"tbk_shop_get_response":{{"results":{{"n_tbk_shop":[{rows}]}},"total_results":9000}}}}"#)
    });
    (url, requests)
}

/// Starts the program with piped outputs and the set-up of [`tbk_at`].
fn started(url: &str, arguments: &[&str]) -> std::process::Child {
    let mut process = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
    for name in VARIABLES {
        process.env_remove(name);
    }
    process.envs([
        ("TBK_APP_KEY", "1"),
        ("TBK_APP_SECRET", "s"),
        ("TBK_ENDPOINT", url),
        ("TBK_CONFIG_DIR", "/no"),
    ]);
    process
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

const SHOPS: [&str; 6] =
    ["call", "taobao.tbk.shop.get", "fields=user_id", "q=x", "page_size=20", "--all-pages"];

#[test]
fn closed_stdout_stops_paging() {
    let (url, requests) = endless_shops();
    let mut child = started(&url, &[&SHOPS[..], &["-o", "jsonl"]].concat());
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), &ended.stderr[..]), (Some(0), &b""[..]));
    assert_eq!(requests.load(Ordering::Relaxed), 1);
}

#[test]
fn closed_stdout_stops_calls() {
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    let url = gateway(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        r#"{"tbk_tpwd_create_response":{}}"#.to_owned()
    });
    let input = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&input, links(500)).unwrap();
    let path = input.path().to_str().unwrap();
    let mut child =
        started(&url, &[&TPWD[..], &["--input", path, "-o", "jsonl", "--concurrency", "2"]].concat());
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    let (message, requests) = (String::from_utf8_lossy(&ended.stderr), requests.load(Ordering::Relaxed));
    assert_eq!(ended.status.code(), Some(6), "{message}");
    assert!(
        requests < 10 && message.contains(&format!("{requests} of 500 calls made")),
        "{requests}: {message}"
    );
}

#[cfg(unix)]
#[test]
fn interrupted_paging_reports_the_position() {
    let (url, _) = endless_shops();
    let child = started(&url, &[&SHOPS[..], &["-o", "json"]].concat());
    std::thread::sleep(Duration::from_millis(900));
    Process::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let ended = child.wait_with_output().unwrap();
    let message = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(6), "{message}");
    let rows: Vec<Value> = serde_json::from_slice(&ended.stdout).unwrap();
    let pages = rows.len() / 20;
    assert!(pages > 0 && message.contains(&format!("interrupted after {pages} page")), "{message}");
    assert!(message.contains("--position '"), "{message}");
}

#[cfg(unix)]
#[test]
fn second_interrupt_exits_at_once() {
    let url = gateway(|_| {
        std::thread::sleep(Duration::from_secs(20));
        String::new()
    });
    let input = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&input, links(5)).unwrap();
    let child = started(&url, &[&TPWD[..], &["--input", input.path().to_str().unwrap()]].concat());
    let interrupt = || Process::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    for _ in 0..2 {
        std::thread::sleep(Duration::from_millis(500));
        interrupt();
    }
    let begun = std::time::Instant::now();
    let ended = child.wait_with_output().unwrap();
    let message = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(130), "{message}");
    assert!(
        begun.elapsed() < Duration::from_secs(10) && message.contains("press Ctrl-C again to exit at once"),
        "{message}"
    );
}

#[test]
fn input_accepts_byte_order_marks_and_crlf() {
    let mut command = tbk();
    command.args(TPWD).args(["--input", "-", "--sandbox", "-o", "jsonl"]);
    command.write_stdin("\u{feff}{\"url\":\"u1\"}\r\n{\"url\":\"u2\"}\r\n").assert().success();
    let mut command = tbk();
    command.args(TPWD).args(["--input", "-", "--sandbox"]).write_stdin(vec![b'{', 0xc9, 0xcc, b'}']);
    command.assert().code(2).stderr(contains("standard input is not UTF-8").and(contains("iconv")));
}
