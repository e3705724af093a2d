//! `tbk orders` with accounts and a store of the configuration.

use std::path::Path;

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::{Value, json};

use super::orders::Folder;
use super::{Command, Served, tbk};

/// Writes a configuration that only its owner can read.
pub(crate) fn configure(folder: &Path, toml: &str) {
    let path = folder.join("config.toml");
    std::fs::write(&path, toml).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}

/// Profiles of two apps, which authorised two accounts.
fn profiles(served: &Served) -> String {
    let [key, secret, session, endpoint] =
        ["TBK_APP_KEY", "TBK_APP_SECRET", "TBK_SESSION", "TBK_ENDPOINT"].map(|name| served.variable(name));
    let app = format!("app_key = \"{key}\"\napp_secret = \"{secret}\"\nendpoint = \"{endpoint}\"\n");
    format!(
        "default = \"app1\"\n[profiles.app1]\n{app}[profiles.app1.accounts.a]\nsession = \"{session}\"\n\
         [profiles.app1.accounts.b]\nsession = \"{session}\"\n[profiles.app2]\n{app}"
    )
}

fn orders(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = folder.run(tbk(), arguments);
    command.env("TBK_CONFIG_DIR", folder.path()).env("TBK_STATE_DIR", folder.path().join("state"));
    command
}

#[test]
fn one_run_reads_publishers_and_providers() {
    let (folder, served) = (Folder::new(), Served::start(&[]));
    configure(folder.path(), &profiles(&served));
    let add = |arguments: &[&str]| {
        orders(&folder, &[&["accounts", "add"], arguments].concat()).assert().success();
    };
    add(&["shop1", "--sources", "order"]);
    add(&["shop2", "--profile", "app2", "--sources", "order"]);
    add(&["a", "--kind", "provider", "--sources", "order"]);
    add(&["b2", "--kind", "provider", "--account", "b", "--sources", "order"]);
    let sync = ["sync", "--since", "1h", "-o", "json"];
    let run = orders(&folder, &sync).assert().success();
    let summary: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(summary["accounts"], json!(["shop1", "shop2", "a", "b2"]));
    let known: Vec<_> = folder.json(&["accounts"]).as_array().unwrap().clone();
    let known: Vec<_> = known.iter().map(|account| (&account["account"], &account["kind"])).collect();
    let expected = [("a", "provider"), ("b2", "provider"), ("shop1", "publisher"), ("shop2", "publisher")];
    let expected = expected.map(|(name, kind)| (Value::from(name), Value::from(kind)));
    assert_eq!(known, expected.iter().map(|(name, kind)| (name, kind)).collect::<Vec<_>>());
    let of = |account| folder.lines(&["export", "--account", account]).len();
    assert!(of("a") > 0 && of("a") == of("b2") && of("shop1") == of("shop2"));
    let one = orders(&folder, &[&sync[..], &["--account", "a,shop2"]].concat()).assert().success();
    let summary: Value = serde_json::from_slice(&one.get_output().stdout).unwrap();
    assert_eq!(summary["accounts"], json!(["a", "shop2"]));
    let unknown = orders(&folder, &["sync", "--account", "a,shop9"]).assert().code(2);
    unknown.stderr(contains("the account shop9 is not configured"));
}

#[test]
fn only_accounts_with_credentials_are_added() {
    let (folder, served) = (Folder::new(), Served::start(&[]));
    configure(folder.path(), &profiles(&served));
    let add = |arguments: &[&str]| orders(&folder, &[&["accounts", "add"], arguments].concat()).assert();
    add(&["shop1", "--kind", "provider"]).code(2).stderr(contains("has no session for account"));
    add(&["shop1", "--profile", "app9"]).code(2).stderr(contains("there is no profile"));
    add(&["a:b"]).code(2).stderr(contains("is not valid"));
    add(&["shop1"]).success().stderr(contains("added shop1 to "));
    add(&["shop1", "--profile", "app2"]).success().stderr(contains("changed shop1 in "));
    let config = std::fs::read_to_string(folder.path().join("config.toml")).unwrap();
    assert_eq!(config.matches("[[sync.account]]").count(), 1);
    assert!(config.contains("profile = \"app2\"") && config.contains(served.variable("TBK_APP_SECRET")));
    orders(&folder, &["accounts", "remove", "shop1"]).assert().success();
    let again = orders(&folder, &["accounts", "remove", "shop1"]).assert().code(2);
    again.stderr(contains("is not configured"));
}

#[test]
fn the_configuration_names_the_store() {
    let (folder, served) = (Folder::new(), Served::start(&[]));
    let store = folder.path().join("configured.db");
    let sync = format!("{}[sync]\nstore = {store:?}\npoll = 30\nworkers = 3\n", profiles(&served));
    configure(folder.path(), &sync);
    let run = orders(&folder, &["sync", "--since", "1h", "--sources", "order"]).assert().success();
    run.stderr(contains("configured.db: "));
    let accounts = orders(&folder, &["accounts", "-o", "json"]).assert().success();
    accounts.stdout(contains("\"app1\""));
    // Orders of the sandbox do not get into it.
    let sandbox = orders(&folder, &["sync", "--sandbox", "--since", "1h"]).assert().success();
    sandbox.stderr(contains("orders.db: ").and(contains("configured.db").not()));
    let given = orders(&folder, &["accounts", "--store", "orders.db", "-o", "json"]).assert().success();
    given.stdout(contains("\"sandbox\""));
    configure(folder.path(), "[sync]\nstore = \"relative.db\"\n");
    orders(&folder, &["status"]).assert().code(2).stderr(contains("relative.db is a relative path"));
    configure(folder.path(), "[sync]\npoll = 0\n");
    let chinese = orders(&folder, &["status"]).env("TBK_LANG", "zh").assert().code(2);
    chinese.stderr(contains("[sync] poll 须为 1 至 86400 秒"));
}

#[test]
fn sweeps_wait_when_their_calls_of_a_day_are_used() {
    let (folder, served) = (Folder::new(), Served::start(&["--ledger", "demo"]));
    let sync = ["sync", "--since", "1h", "--sources", "order,punish"];
    let configured = |calls: u64| {
        configure(folder.path(), &format!("{}[sync]\nsweep_calls_per_day = {calls}\n", profiles(&served)));
        orders(&folder, &sync).assert()
    };
    // The sweep of punished orders has two windows.
    configured(1).code(6).stderr(contains("1 open window\n"));
    let status = folder.json(&["status"]);
    let of = |source: &str| status.as_array().unwrap().iter().find(|list| list["source"] == source).unwrap();
    assert_eq!((&of("order")["open_windows"], &of("punish")["open_windows"]), (&json!(0), &json!(1)));
    assert_eq!(of("punish")["why"], "the calls of sweeps for this day are used");
    configured(0).code(2).stderr(contains("[sync] sweep_calls_per_day is not from 1 to 1000000"));
}
