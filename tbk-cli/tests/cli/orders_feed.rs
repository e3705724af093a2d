//! `tbk orders feed` to standard output and to files, and runs that wait.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command as Process, Stdio};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::Value;

use super::Served;
use super::orders::{Folder, answers, number};

/// A running `tbk orders feed --follow`, killed on drop.
struct Follow(Child);

impl Drop for Follow {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_feed_that_is_followed_continues_with_new_changes() {
    let folder = Folder::new();
    let file = folder.path().join("answers.toml");
    let sync = |status| {
        std::fs::write(&file, answers(status)).unwrap();
        let served = Served::start(&["--answers", file.to_str().unwrap()]);
        folder.run(served.tbk(), &["sync", "--account", "shop1", "--sources", "order"]).assert().success();
    };
    sync(12);
    let mut follow = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
    follow.args(["orders", "feed", "--follow"]).current_dir(folder.path());
    follow.env("TBK_CONFIG_DIR", "/no/such/directory").stdout(Stdio::piped());
    let mut follow = Follow(follow.spawn().unwrap());
    let mut lines = BufReader::new(follow.0.stdout.take().unwrap()).lines();
    let mut next = || serde_json::from_str::<Value>(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(next()["type"], "order.new");
    sync(3);
    let changed = next();
    assert_eq!(changed["pos"], "2");
    assert_eq!(changed["changed"]["tk_status"], serde_json::json!([12, 3]));
}

#[test]
fn types_and_accounts_select_events() {
    let folder = Folder::synced();
    let all = folder.lines(&["feed"]);
    let refunds = folder.lines(&["feed", "--types", "refund.*"]);
    assert!(!refunds.is_empty() && refunds.len() < all.len());
    assert!(refunds.iter().all(|event| event["type"].as_str().unwrap().starts_with("refund.")));
    assert_eq!(folder.lines(&["feed", "--account", "other"]).len(), 0);
    assert_eq!(folder.lines(&["feed", "--account", "sandbox"]), all);
    folder.orders(&["feed", "--types", "orders.*"]).assert().code(2).stderr(contains("unknown type"));
}

#[test]
fn a_file_gets_each_change_once() {
    let folder = Folder::synced();
    let all = folder.lines(&["feed"]);
    let to = |expected: &str| {
        let run = folder.orders(&["feed", "--to", "changes.jsonl"]).assert().success();
        run.stdout("").stderr(format!("changes.jsonl: {expected} added\n"));
    };
    let path = folder.path().join("changes.jsonl");
    // The rest of a first line that was not written to its end.
    std::fs::write(&path, r#"{"pos":"1","id":"#).unwrap();
    to(&format!("{} changes", all.len()));
    to("0 changes");
    let written = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<Value> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, all);
    let kept: Vec<_> = written.lines().take(3).collect();
    std::fs::write(&path, kept.join("\n") + "\n{\"pos\":\"4").unwrap();
    to(&format!("{} changes", all.len() - 3));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
}

#[test]
fn a_file_of_another_program_is_not_changed() {
    let folder = Folder::synced();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "my notes\n").unwrap();
    let run = folder.orders(&["feed", "--to", "notes.txt"]).assert().code(1);
    run.stderr(contains("cannot be continued"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "my notes\n");
}

/// Refuses the first calls of orders.
fn refusing(folder: &Folder, times: u8) -> Served {
    let file = folder.path().join("faults.toml");
    let rule = format!(
        r#"rule = [{{ fault = {{ error = {{ code = 15, sub_code = "isv.unknown" }} }}, on = "taobao.tbk.order.details.get", times = {times} }}]"#
    );
    std::fs::write(&file, rule).unwrap();
    Served::start(&["--faults", file.to_str().unwrap()])
}

#[test]
fn a_run_until_caught_up_waits_for_failed_windows() {
    let folder = Folder::new();
    let served = refusing(&folder, 1);
    let sync = ["sync", "--until-caught-up", "--since", "1h", "--sources", "order", "-o", "json"];
    let run = folder.run(served.tbk(), &sync).assert().success();
    let summary: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(summary["open_windows"], 0);
    assert!(number(&summary["calls"]) > number(&summary["pages"]), "{summary}");
}

#[test]
fn failed_windows_are_made_due_for_the_next_run() {
    let folder = Folder::new();
    // A window that failed may be due again in the same run.
    let served = refusing(&folder, 4);
    let sync = ["sync", "--once", "--since", "1h", "--sources", "order"];
    folder.run(served.tbk(), &sync).assert().code(6);
    let is_read = (0..5).any(|_| {
        let retry = folder.orders(&["quarantine", "retry"]).assert().success();
        retry.stderr(contains("`tbk orders sync` reads them"));
        folder.run(served.tbk(), &sync).output().unwrap().status.success()
    });
    assert!(is_read);
    folder.orders(&["quarantine", "retry"]).assert().success().stderr(contains("0 windows"));
}

#[test]
fn records_are_counted_by_list_and_state() {
    let folder = Folder::synced();
    let counts = folder.json(&["status", "--records", "-o", "json"]);
    let counts = counts.as_array().unwrap();
    let total: u64 = counts.iter().map(|count| number(&count["records"])).sum();
    assert_eq!(total, folder.lines(&["export"]).len() as u64);
    let paid = counts.iter().find(|count| count["source"] == "order" && count["status"] == 12).unwrap();
    assert_eq!(paid["label"], "12 已付款");
    let exported = folder.lines(&["export", "--source", "order", "--status", "12"]);
    assert_eq!(number(&paid["records"]), exported.len() as u64);
    let table = folder.orders(&["status", "-o", "table"]).assert().success();
    table.stdout(contains("| order/updated |").or(contains("order/updated")).and(contains("12 已付款")));
}

#[test]
fn times_are_words_days_and_months() {
    let folder = Folder::synced();
    let count = |from: &str, to: &str| {
        folder.lines(&["export", "--source", "order", "--from", from, "--to", to]).len()
    };
    let all = folder.lines(&["export", "--source", "order"]).len();
    assert_eq!(count("7d", "now"), all);
    assert_eq!(count("90d", "今天"), all);
    assert_eq!(count("2020-02", "2020-02"), 0);
    assert!(count("昨天", "昨天") <= all);
    let old = folder.json(&["coverage", "--from", "2020-02", "--to", "2020-02", "-o", "json"]);
    assert_eq!(old, serde_json::json!([]));
    let recent = folder.json(&["coverage", "--from", "1h", "-o", "json"]);
    assert!(!recent.as_array().unwrap().is_empty());
    folder.orders(&["coverage", "--from", "soon"]).assert().code(2).stderr(contains("is not a time"));
}

#[test]
fn a_reader_that_closes_the_output_ends_the_feed() {
    let folder = Folder::synced();
    let mut feed = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
    feed.args(["orders", "feed", "--follow"]).current_dir(folder.path());
    feed.env("TBK_CONFIG_DIR", "/no/such/directory").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut feed = Follow(feed.spawn().unwrap());
    let mut first = String::new();
    BufReader::with_capacity(64, feed.0.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"pos\":\"1\","), "{first}");
    assert_eq!(feed.0.wait().unwrap().code(), Some(0));
}
