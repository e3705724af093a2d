//! `tbk orders` with a PostgreSQL database. Some tests need a server: `scripts/with-postgres cargo test -p tbk-cli --test cli
//! orders_postgres` starts one. Without a server each of them prints that it was left out; with `TBK_REQUIRE_SERVERS=1` it fails.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;

use super::Served;
use super::orders::Folder;
use super::orders::bans;
use super::support::database::{self, execute, has_schema};

fn database(test: &str) -> Option<String> {
    database::database(test, "scripts/with-postgres cargo test -p tbk-cli --test cli orders_postgres")
}

#[test]
fn a_database_is_a_store_for_every_command() {
    let Some(url) = database("a_database_is_a_store_for_every_command") else { return };
    let folder = Folder::new();
    let name = url.rsplit_once('/').unwrap().1;
    let shown = format!("postgres:///{name}");
    let orders = |arguments: &[&str]| {
        let mut command = folder.orders(arguments);
        command.env("TBK_ORDERS_STORE", &url);
        command.assert().success()
    };
    let empty = || contains(format!("the store {shown} is empty")).and(contains("tbk orders init"));
    for arguments in [
        &["status"][..],
        &["coverage"],
        &["list"],
        &["show", "1"],
        &["history", "1"],
        &["export"],
        &["feed"],
        &["accounts"],
        &["quarantine"],
        &["quarantine", "retry"],
    ] {
        let mut command = folder.orders(arguments);
        command.env("TBK_ORDERS_STORE", &url).assert().code(2).stderr(empty());
    }
    assert!(!has_schema(&url));
    orders(&["init"]).stderr(format!("created {shown}\n"));
    orders(&["init"]).stderr(format!("{shown} is a store\n"));
    orders(&["sync", "--sandbox", "--workers", "3"])
        .stderr(contains(format!("{shown}: ")).and(contains(" new, ")));
    let exported = folder.lines(&["export", "--store", &url]);
    assert!(exported.len() >= 16);
    assert!(folder.lines(&["feed", "--store", &url]).len() >= exported.len());
    let trade = exported[0]["trade_id"].as_str().unwrap();
    assert_eq!(folder.json(&["show", trade, "--store", &url])[0]["trade_id"], trade);
    assert_eq!(folder.json(&["history", trade, "--store", &url])[0]["version"], 1);
    for action in ["status", "coverage", "accounts", "list"] {
        let entries = folder.json(&[action, "--store", &url, "-o", "json"]);
        assert_eq!(entries[0]["account"], "sandbox", "{action}: {entries}");
    }
    assert_eq!(folder.json(&["quarantine", "--store", &url]), serde_json::json!([]));
    orders(&["backfill", "--sandbox", "--from", "2d"]);
    assert!(!folder.path().join("orders.db").exists());
}

#[test]
fn each_run_during_a_ban_has_the_same_status() {
    let Some(url) = database("each_run_during_a_ban_has_the_same_status") else { return };
    let folder = Folder::new();
    let served = Served::start(&["--faults", &bans(&folder)]);
    for state in ["one", "one", "another"] {
        // The last run is on a machine that does not know the ban.
        let mut command = folder.run(served.tbk(), &["sync", "--store", &url, "-o", "json"]);
        command.env("TBK_STATE_DIR", folder.path().join(state));
        let run = command.assert().code(5).stderr(contains("a call limit is reached until"));
        let summary: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
        assert!(summary["held_until"].is_string(), "{summary}");
    }
    let mut verify = folder.run(served.tbk(), &["verify", "--from", "1h", "--store", &url]);
    verify.assert().code(5).stderr(contains(": a call limit is reached until "));
    let accounts = folder.json(&["accounts", "--store", &url, "-o", "json"]);
    assert!(accounts[0]["held_until"].is_string(), "{accounts}");
    let status = folder.orders(&["status", "--store", &url]).assert().success();
    status.stderr(contains(": a call limit is reached until "));
}

#[test]
fn the_password_comes_from_the_environment() {
    let Some(url) = database("the_password_comes_from_the_environment") else { return };
    let folder = Folder::new();
    execute(&url, "create role geheim_role login password 'ge heim&=' superuser");
    let (_, rest) = url.split_once('@').unwrap();
    let given = format!("postgres://geheim_role@{rest}");
    let init = |password: &str| {
        let mut command = folder.orders(&["init", "--store", &given]);
        command.env("PGPASSWORD", password);
        command.assert().success()
    };
    // The server of the tests accepts any password; it must be a valid part of the URL.
    init("ge heim&=").stderr(contains("ge heim").not());
    let secret = given.replacen('@', ":ge%20heim@", 1);
    let refused = folder.orders(&["init", "--store", &secret]).assert().code(2);
    refused.stderr(contains("PGPASSWORD").and(contains("ge%20heim").not()));
    let mut variable = folder.orders(&["init"]);
    variable.env("TBK_ORDERS_STORE", &secret).assert().success().stderr(contains("heim@").not());
}

#[test]
fn a_database_that_cannot_be_reached_is_described() {
    let folder = Folder::new();
    let mut status = folder.orders(&["status"]);
    status.env("TBK_ORDERS_STORE", "postgres://tbk:geheim@127.0.0.1:1/orders");
    let refused = contains("cannot open the store").and(contains("refused"));
    status.assert().code(1).stderr(refused.and(contains("geheim").not()));
    let mut chinese = folder.orders(&["sync", "--sandbox", "--store", "postgres://tbk@127.0.0.1:1/orders"]);
    chinese.env("TBK_LANG", "zh").assert().code(1).stderr(contains("无法打开存储：连接被拒绝"));
}
