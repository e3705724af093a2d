//! `tbk orders`: synchronises orders with a store, and reads the store.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::Value;

use super::{Command, Served, tbk, tbk_at};

/// A folder with a store.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Returns `tbk orders` with these arguments.
    pub(crate) fn orders(&self, arguments: &[&str]) -> Command {
        self.run(tbk(), arguments)
    }

    pub(crate) fn run(&self, mut command: Command, arguments: &[&str]) -> Command {
        command
            .env_remove("TBK_ORDERS_STORE")
            .env_remove("PGPASSWORD")
            .current_dir(self.path())
            .arg("orders")
            .args(arguments);
        command
    }

    /// Returns a folder with a store after one run with the sandbox.
    pub(crate) fn synced() -> Self {
        let folder = Self::new();
        folder.orders(&["sync", "--sandbox", "--since", "3h"]).assert().success();
        folder
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let output = self.orders(arguments).assert().success().get_output().stdout.clone();
        serde_json::from_slice(&output).unwrap()
    }

    pub(crate) fn lines(&self, arguments: &[&str]) -> Vec<Value> {
        let output = self.orders(arguments).assert().success().get_output().stdout.clone();
        let text = String::from_utf8(output).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

pub(crate) fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

#[test]
fn one_command_creates_the_store() {
    let folder = Folder::new();
    let run = folder.orders(&["sync", "--once", "--sandbox", "-o", "json"]).assert().success();
    let run = run.stderr(contains("orders.db: ").and(contains(" new, ")));
    let summary: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(summary["accounts"][0], "sandbox");
    assert_eq!(summary["open_windows"], 0);
    assert_eq!(number(&summary["calls"]), number(&summary["pages"]));
    let records = folder.lines(&["export"]);
    let stored = records.len() as u64;
    for (source, least) in [("order", 500), ("refund", 10), ("punish", 3)] {
        let count = records.iter().filter(|record| record["source"] == source).count();
        assert!(count >= least, "{source}: {count}");
    }
    assert_eq!(number(&summary["new"]), stored);
    // Only sweeps read the punished orders: they are not late.
    assert_eq!(summary["found_by_sweep"], 0);
    let counts = folder.json(&["status", "--records"]);
    let of =
        |source: &str| counts.as_array().unwrap().iter().find(|count| count["source"] == source).unwrap();
    assert_eq!((&of("order")["found_by_sweep"], &of("punish")["found_by_sweep"]), (&0.into(), &Value::Null));
    assert_eq!(folder.lines(&["feed"]).len() as u64, stored + number(&summary["changed"]));
}

#[test]
fn a_summary_without_a_format_is_a_message() {
    let folder = Folder::new();
    let run = folder.orders(&["sync", "--sandbox"]).assert().success();
    run.stdout(is_empty()).stderr(contains(", 0 open windows\n"));
    let mut chinese = folder.orders(&["sync", "--sandbox"]);
    chinese.env("TBK_LANG", "zh").assert().success().stderr(contains("orders.db：新增"));
}

#[test]
fn exported_entries_have_texts_as_ids_and_sorted_members() {
    let folder = Folder::synced();
    let orders = folder.lines(&["export", "-o", "jsonl", "--source", "order"]);
    let order = &orders[0];
    assert_eq!(order["account"], "sandbox");
    assert_eq!(order["source"], "order");
    assert!(number(&order["version"]) >= 1);
    assert_eq!(order["first_seen"].as_str().unwrap().len(), 19);
    assert!(order["trade_id"].is_string() && order["adzone_id"].is_string());
    let names: Vec<_> = order.as_object().unwrap().keys().skip(4).collect();
    assert!(names.len() > 40 && names.is_sorted(), "{names:?}");
    let all = folder.lines(&["export"]).len();
    assert!(orders.len() < all);
    assert_eq!(folder.lines(&["export", "--account", "other"]).len(), 0);
    let one = folder.orders(&["list", "--limit", "1"]).assert().success();
    one.stderr("only 1 record is shown: add --limit 0 for all\n");
    assert_eq!(folder.lines(&["export", "--from", "now+1h"]).len(), 0);
    assert_eq!(folder.lines(&["export", "--from", "60d", "--source", "order"]).len(), orders.len());
}

#[test]
fn csv_has_the_columns_of_the_records() {
    let folder = Folder::synced();
    let csv = folder.orders(&["export", "-o", "csv", "--source", "order"]).assert().success();
    let csv = String::from_utf8(csv.get_output().stdout.clone()).unwrap();
    let mut lines = csv.lines();
    let header: Vec<_> = lines.next().unwrap().split(',').collect();
    assert_eq!(header[..4], ["account", "source", "version", "first_seen"]);
    assert!(header.contains(&"trade_id") && header.contains(&"pub_share_pre_fee"), "{header:?}");
    assert!(lines.all(|line| line.starts_with("sandbox,order,")));
    folder.orders(&["export", "-o", "xlsx", "--out", "orders.xlsx"]).assert().success();
    let book = std::fs::read(folder.path().join("orders.xlsx")).unwrap();
    assert_eq!(&book[..2], b"PK");
    folder.orders(&["export", "-o", "table"]).assert().code(2).stderr(contains("tbk orders list"));
}

#[test]
fn an_order_has_its_versions() {
    let folder = Folder::synced();
    let orders = folder.lines(&["export", "--source", "order"]);
    let trade = orders[0]["trade_id"].as_str().unwrap();
    assert_eq!(folder.json(&["show", trade])[0]["trade_id"], trade);
    // A purchase has several orders; refunds have the number of the parent as well.
    let count = |parent: &Value| orders.iter().filter(|order| order["trade_parent_id"] == *parent).count();
    let parent =
        orders.iter().map(|order| &order["trade_parent_id"]).find(|parent| count(parent) > 1).unwrap();
    let children = count(parent);
    let shown = folder.json(&["show", parent.as_str().unwrap()]);
    let shown = shown.as_array().unwrap().iter().filter(|entry| entry["source"] == "order");
    assert_eq!(shown.count(), children);
    let history = folder.json(&["history", trade]);
    assert_eq!(history[0]["version"], 1);
    assert_eq!(history[0]["new"]["trade_id"], trade);
    folder.orders(&["show", "1"]).assert().code(1).stderr(contains("no stored record belongs to 1"));
}

/// Answers of the gateway: an order whose state changes between two runs.
pub(crate) fn answers(status: u8) -> String {
    let now = top_core::TopTime::now().to_whole_seconds().to_string();
    format!(
        r#"[[answer]]
method = "taobao.tbk.order.details.get"
raw = '''{{"tbk_order_details_get_response":{{"data":{{"has_next":false,"results":{{"publisher_order_dto":[{{"trade_id":294159887445064307,"tk_order_role":2,"tk_status":{status},"tk_create_time":"{now}","modified_time":"{now}"}}]}}}}}}}}'''
"#
    )
}

#[test]
fn changes_are_in_the_history_and_in_the_feed() {
    let folder = Folder::new();
    let file = folder.path().join("answers.toml");
    for status in [12, 3] {
        std::fs::write(&file, answers(status)).unwrap();
        let served = Served::start(&["--answers", file.to_str().unwrap()]);
        let arguments = ["sync", "--account", "shop1", "--sources", "order"];
        folder.run(served.tbk(), &arguments).assert().success();
    }
    let history = folder.json(&["history", "294159887445064307"]);
    assert_eq!(history[1]["version"], 2);
    assert_eq!(history[1]["changed"]["tk_status"], serde_json::json!([12, 3]));
    let feed = folder.lines(&["feed"]);
    assert_eq!(feed.len(), 2);
    assert_eq!(feed[0].as_object().unwrap().keys().next().unwrap(), "pos");
    assert_eq!(feed[0]["id"], "shop1/order/294159887445064307/2@1");
    assert_eq!(feed[1]["type"], "order.changed");
    let rest = folder.lines(&["feed", "--since", feed[0]["pos"].as_str().unwrap()]);
    assert_eq!(rest, feed[1..]);
}

/// Writes a file of faults: every call meets a ban.
pub(crate) fn bans(folder: &Folder) -> String {
    let file = folder.path().join("faults.toml");
    let rule = r#"rule = [{ fault = { error = { code = 7, sub_code = "accesscontrol.limited-by-app-access-count", sub_msg = "This ban will last for 9000 more seconds" } }, always = true }]"#;
    std::fs::write(&file, rule).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn a_ban_has_its_own_status() {
    let folder = Folder::new();
    let served = Served::start(&["--faults", &bans(&folder)]);
    let sync = || {
        let mut command = folder.run(served.tbk(), &["sync", "-o", "json"]);
        command.env("TBK_STATE_DIR", folder.path());
        command.assert().code(5).stderr(contains("a call limit is reached until"))
    };
    let first = sync();
    let summary: Value = serde_json::from_slice(&first.get_output().stdout).unwrap();
    assert!(summary["held_until"].is_string());
    assert!(number(&summary["open_windows"]) > 0);
    // The second run knows the limit.
    let second: Value = serde_json::from_slice(&sync().get_output().stdout).unwrap();
    assert_eq!(second["calls"], 0);
}

#[test]
fn an_open_window_has_its_own_status() {
    let folder = Folder::new();
    let file = folder.path().join("faults.toml");
    let rule = r#"rule = [{ fault = { error = { code = 15, sub_code = "isv.unknown" } }, on = "taobao.tbk.order.details.get", always = true }]"#;
    std::fs::write(&file, rule).unwrap();
    let served = Served::start(&["--faults", file.to_str().unwrap()]);
    let run = folder.run(served.tbk(), &["sync"]).assert().code(6);
    run.stderr(contains(" open windows\nhint").and(contains("tbk orders status")));
    let status = folder.json(&["status"]);
    assert_eq!(status[0]["source"], "order");
    assert!(number(&status[0]["failing"]) > 0);
    assert!(status[0]["why"].as_str().unwrap().contains("isv.unknown"));
}

#[test]
fn refused_credentials_park_the_account() {
    let folder = Folder::new();
    let url = super::gateway(|_| {
        r#"{"error_response":{"code":29,"msg":"Invalid app Key","sub_code":"isv.appkey-not-exists"}}"#
            .to_owned()
    });
    let run = folder.run(tbk_at(&url), &["sync"]).assert().code(4);
    run.stderr(contains("the account 12345678 was parked"));
    let account = &folder.json(&["accounts"])[0];
    assert_eq!(account["account"], "12345678");
    assert_eq!(account["kind"], "publisher");
    assert!(account["parked"].as_str().unwrap().contains("29"));
}

#[test]
fn a_provider_reads_several_accounts() {
    let folder = Folder::new();
    let served = Served::start(&[]);
    let run = folder.run(served.tbk(), &["sync", "--kind", "provider", "-o", "json"]).assert().success();
    let summary: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(summary["accounts"][0], "TBK_SESSION");
    assert_eq!(folder.json(&["accounts"])[0]["kind"], "provider");
    let mut other = folder.run(served.tbk(), &["sync", "--kind", "publisher", "--account", "TBK_SESSION"]);
    other.assert().code(2).stderr(contains("as provider, not as publisher"));
}

#[test]
fn orders_of_the_sandbox_stay_apart() {
    let folder = Folder::synced();
    let served = Served::start(&[]);
    let run = folder.run(served.tbk(), &["sync"]).assert().code(2);
    run.stderr(contains("orders of the sandbox").and(contains("--store")));
    let mut elsewhere = folder.run(served.tbk(), &["sync", "--store", "real.db"]);
    elsewhere.assert().success().stderr(contains("real.db: "));
}

#[test]
fn history_is_read_by_a_backfill() {
    let folder = Folder::synced();
    let before = folder.lines(&["export", "--source", "order"]).len();
    let run = folder.orders(&["backfill", "--sandbox", "--from", "3d", "-o", "json"]).assert().success();
    let summary: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert!(number(&summary["windows"]) >= 24);
    assert_eq!(summary["unreachable"], Value::Null);
    assert!(folder.lines(&["export", "--source", "order"]).len() > before);
    let coverage = folder.json(&["coverage"]);
    let axes: Vec<_> = coverage.as_array().unwrap().iter().map(|span| &span["axis"]).collect();
    assert!(axes.contains(&&Value::from("created")), "{coverage}");
    let old = folder.orders(&["backfill", "--sandbox", "--from", "200d", "--to", "100d"]).assert();
    old.success().stderr(contains("the platform serves the last 90 days"));
    folder.orders(&["backfill", "--sandbox", "--from", "now+1h"]).assert().code(2);
}

#[test]
fn differences_to_the_platform_are_listed() {
    let folder = Folder::new();
    let file = folder.path().join("answers.toml");
    std::fs::write(&file, answers(12)).unwrap();
    let served = Served::start(&["--answers", file.to_str().unwrap()]);
    let verify = ["verify", "--from", "1d", "--sources", "order", "-o", "json"];
    let run = folder.run(served.tbk(), &verify).assert().code(1).stderr(
        contains("1 difference found")
            .and(contains("`tbk orders backfill --from 1d --to now --again` reads")),
    );
    let found: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(found[0]["trade_id"], "294159887445064307");
    assert_eq!(found[0]["difference"], "missing");
    folder.run(served.tbk(), &["sync", "--sources", "order"]).assert().success();
    folder.run(served.tbk(), &verify).assert().success().stdout("[]\n");
}

#[test]
fn a_state_is_a_code() {
    let run = Folder::new().orders(&["list", "--status", "paid"]).assert().code(2);
    run.stderr(contains("write the code of a state; of orders: 3 已结算, 12 已付款, "));
}

#[test]
fn stores_that_cannot_be_read_are_named() {
    let folder = Folder::new();
    folder.orders(&["status"]).assert().code(2).stderr(contains("there is no store orders.db"));
    // What a process leaves that is killed before it has created the tables.
    std::fs::write(folder.path().join("orders.db"), "").unwrap();
    let hint = "run `tbk orders init` or `tbk orders sync`";
    let empty = || contains("orders.db is empty").and(contains(hint));
    for arguments in [&["status"][..], &["export"], &["quarantine", "retry"]] {
        folder.orders(arguments).assert().code(2).stderr(empty());
    }
    folder.orders(&["init"]).assert().success().stderr("created orders.db\n");
    folder.orders(&["init"]).assert().success().stderr("orders.db is a store\n");
    assert_eq!(folder.json(&["quarantine"]), serde_json::json!([]));
    let mut mysql = folder.orders(&["status", "--store", "mysql://user:geheim@db/x"]);
    mysql.assert().code(2).stderr(contains("not supported").and(contains("geheim").not()));
    let mut blank = folder.orders(&["accounts"]);
    blank.env("TBK_ORDERS_STORE", "").assert().success().stdout("[]\n");
    std::fs::write(folder.path().join("text.db"), "not a database, but a long enough text").unwrap();
    folder.orders(&["status", "--store", "text.db"]).assert().code(1).stderr(contains("not a database"));
}

/// A running `tbk orders sync --watch`, killed on drop.
#[cfg(unix)]
struct Watch(std::process::Child);

#[cfg(unix)]
impl Watch {
    /// Returns when the account was read.
    fn start(folder: &Folder) -> Self {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("tbk"));
        command.args(["orders", "sync", "--watch", "--sandbox"]).current_dir(folder.path());
        command.env("TBK_CONFIG_DIR", "/no/such/directory").env("TBK_LANG", "en");
        let watch = Self(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
        for _ in 0..200 {
            // The file may not exist yet.
            let events = folder.orders(&["feed"]).output().unwrap().stdout;
            if String::from_utf8_lossy(&events).lines().count() >= 16 {
                return watch;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("nothing was stored");
    }
}

#[cfg(unix)]
impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(unix)]
#[test]
fn a_second_process_is_refused_by_name_until_the_first_ends() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder);
    let process = &mut watch.0;
    let pid = process.id().to_string();
    let refused = folder.orders(&["sync", "--sandbox"]).assert().code(1);
    refused.stderr(contains("is in use by tbk (pid ").and(contains(&pid)));
    assert!(folder.lines(&["export"]).len() >= 16);
    let signal = std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap();
    assert!(signal.success());
    assert_eq!(process.wait().unwrap().code(), Some(0));
    let lines: Vec<_> = BufReader::new(process.stderr.take().unwrap()).lines().map(Result::unwrap).collect();
    assert!(lines[0].starts_with("stopping after this page"), "{lines:?}");
    assert!(lines[1].starts_with("orders.db: "), "{lines:?}");
    folder.orders(&["sync", "--sandbox"]).assert().success();
}

#[test]
fn help_is_in_both_languages() {
    for action in [
        "init",
        "sync",
        "backfill",
        "verify",
        "status",
        "coverage",
        "accounts",
        "list",
        "show",
        "history",
        "export",
        "feed",
        "quarantine",
    ] {
        let mut english = tbk();
        english.args(["orders", action, "--help"]);
        english.assert().success().stdout(contains("Usage: tbk orders").and(contains("--store <FILE|URL>")));
        let mut chinese = tbk();
        chinese.args(["orders", action, "--help"]).env("TBK_LANG", "zh");
        let usage = format!("用法：tbk orders {action}");
        chinese.assert().success().stdout(contains(usage).and(contains("--store <文件|网址>")));
    }
}
