//! The configuration file: links, temporary files, the lock, and removals.

use std::time::{Duration, Instant};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};

use super::profiles::Home;
use super::{gateway, stdout};

const MEMBER_MOD: [&str; 4] =
    ["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1356"];

fn names(directory: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(directory).unwrap().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn symbolic_links_to_the_configuration_are_kept() {
    let home = Home::new();
    home.set("app_key", "1");
    let kept = tempfile::tempdir().unwrap();
    let target = kept.path().join("tbk.toml");
    std::fs::rename(home.file(), &target).unwrap();
    let link = kept.path().join("link.toml");
    std::os::unix::fs::symlink("tbk.toml", &link).unwrap();
    std::os::unix::fs::symlink(&link, home.file()).unwrap();
    home.set("app_key", "2");
    assert_eq!(std::fs::read_link(home.file()).unwrap(), link);
    assert!(std::fs::read_to_string(&target).unwrap().contains("app_key = \"2\""));
    assert_eq!(names(kept.path()), ["link.toml", "tbk.toml"]);
    // The target may not exist yet.
    std::fs::remove_file(&target).unwrap();
    home.set("app_key", "3");
    assert_eq!(stdout(home.tbk().args(["config", "list"]))[0]["app_key"], "3");
    assert!(target.exists());
    std::fs::remove_file(home.file()).unwrap();
    std::os::unix::fs::symlink("config.toml", home.file()).unwrap();
    home.tbk().args(["config", "set", "app_key", "4"]).assert().failure().stdout(is_empty());
}

#[test]
fn temporary_files_of_killed_processes_are_removed() {
    let home = Home::new();
    home.set("app_key", "1");
    let directory = home.file().parent().unwrap().to_owned();
    std::fs::write(directory.join(".config.toml.Ab12Cd"), "app_secret = \"canary\"").unwrap();
    std::fs::write(directory.join("config.toml.backup"), "").unwrap();
    home.set("app_key", "2");
    assert_eq!(names(&directory), ["config.toml", "config.toml.backup", "lock"]);
    // No file is left if the change fails.
    home.tbk().args(["config", "set", "kind", "x"]).assert().code(2);
    assert_eq!(names(&directory), ["config.toml", "config.toml.backup", "lock"]);
}

#[test]
fn the_lock_is_awaited_within_the_timeout() {
    let url = gateway(|_| r#"{"tbk_sc_organization_member_mod_response":{"result":true}}"#.to_owned());
    let home = Home::new();
    home.set("app_key", "1");
    home.set("endpoint", &url);
    home.secret("app_secret", "s");
    let account = |expires: &str| {
        let mut file = std::fs::read_to_string(home.file()).unwrap();
        file.truncate(file.find("[profiles.default.accounts").unwrap_or(file.len()));
        let account = format!("session = \"6100a\"\nrefresh_token = \"6200r\"\nexpires = \"{expires}\"\n");
        file.push_str("[profiles.default.accounts.shop]\n");
        file.push_str(&account);
        std::fs::write(home.file(), file).unwrap();
    };
    let mut lock = fd_lock::RwLock::new(std::fs::File::open(home.file().with_file_name("lock")).unwrap());
    let _held = lock.write().unwrap();
    // A session that is valid needs no lock.
    account("2100-01-01 00:00:00");
    assert_eq!(stdout(home.tbk().args(MEMBER_MOD)), serde_json::json!({"result": true}));
    account("2026-01-01 00:00:00");
    let begun = Instant::now();
    let failed = home.tbk().args(MEMBER_MOD).args(["--timeout", "1"]).assert().code(1).stdout(is_empty());
    let (waiting, ended) = ("waiting for another tbk process", "did not finish in time");
    failed.stderr(contains(waiting).and(contains(ended)).and(contains("session provider").not()));
    assert!(
        (Duration::from_millis(800)..Duration::from_secs(5)).contains(&begun.elapsed()),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn removals_are_confirmed_and_reported() {
    let home = Home::new();
    home.set("app_key", "1");
    home.secret("app_secret", "canary");
    for account in ["shop1", "shop2"] {
        let mut set = home.tbk();
        set.args(["config", "set", "session", "--account", account])
            .write_stdin("6100canary")
            .assert()
            .success();
    }
    let remove = |arguments: &[&str]| {
        let mut command = home.tbk();
        command.args(arguments);
        command
    };
    let unconfirmed = remove(&["session", "remove", "--account", "shop1"]).assert().code(2);
    unconfirmed.stderr(contains("not removed").and(contains("add --yes")));
    let unconfirmed = remove(&["config", "remove", "default"]).assert().code(2);
    unconfirmed.stderr(contains("(production, app_key 1, app_secret, account shop1, account shop2)"));
    assert_eq!(stdout(home.tbk().args(["session", "list"])).as_array().unwrap().len(), 2);
    let removed = remove(&["session", "remove", "--account", "shop1", "--yes"]).assert().success();
    removed.stderr("removed: account shop1 of profile default with its session\n");
    remove(&["session", "remove", "--account", "shop1", "--yes"]).assert().code(2);
    let removed = remove(&["config", "remove", "default", "--yes"]).assert().success();
    let what = "removed: profile default (production, app_key 1, app_secret, account shop2)\nthere is no default profile now";
    removed.stderr(contains(what).and(contains("canary").not()));
    let file = std::fs::read_to_string(home.file()).unwrap();
    assert!(!file.contains("canary"), "{file}");
}

#[cfg(unix)]
#[test]
fn removals_ask_on_a_terminal() {
    let home = tempfile::tempdir().unwrap();
    let directory = home.path().to_str().unwrap();
    let variables = [("TBK_CONFIG_DIR", directory), ("LANG", "zh_CN.UTF-8")];
    let run = |arguments: &[&str], reply| super::terminal::on_terminal(arguments, &variables, reply);
    assert_eq!(run(&["config", "set", "app_key", "1"], None).status, 0);
    let remove = ["config", "remove", "default"];
    let kept = run(&remove, Some(("[y/N] ", "n\r")));
    assert!(
        kept.screen.contains("确定删除 profile default（正式环境，app_key 1）？") && kept.status == 2,
        "{}",
        kept.screen
    );
    assert!(kept.screen.contains("未做任何修改"), "{}", kept.screen);
    let removed = run(&remove, Some(("[y/N] ", "y\r")));
    assert!(removed.screen.contains("已删除：profile default") && removed.status == 0, "{}", removed.screen);
}
