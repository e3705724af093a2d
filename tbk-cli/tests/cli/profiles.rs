//! `tbk config`, `session` and `doctor`: sources of credentials, and their protection.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::Value;
use tempfile::TempDir;

use super::{Served, gateway, shown, stdout, tbk};

const MEMBER_MOD: [&str; 4] =
    ["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1356"];

/// A temporary configuration directory.
pub(super) struct Home(TempDir);

impl Home {
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A configuration with a profile for the sandbox, without a session.
    pub(super) fn of(served: &Served) -> Self {
        let home = Self::new();
        home.set("app_key", served.variable("TBK_APP_KEY"));
        home.set("endpoint", served.variable("TBK_ENDPOINT"));
        home.secret("app_secret", served.variable("TBK_APP_SECRET"));
        home
    }

    pub(super) fn tbk(&self) -> Command {
        let mut command = tbk();
        command.env("TBK_CONFIG_DIR", self.0.path().join("tbk"));
        command
    }

    pub(super) fn set(&self, key: &str, value: &str) {
        self.tbk().args(["config", "set", key, value]).assert().success();
    }

    pub(super) fn secret(&self, key: &str, value: &str) {
        self.tbk().args(["config", "set", key]).write_stdin(format!("{value}\n")).assert().success();
    }

    pub(super) fn file(&self) -> std::path::PathBuf {
        self.0.path().join("tbk/config.toml")
    }
}

#[test]
fn secrets_are_read_from_stdin_and_never_shown() {
    let home = Home::new();
    let as_argument =
        home.tbk().args(["config", "set", "app_secret", "canary1"]).assert().code(2).stdout(is_empty());
    as_argument.stderr(contains("is a secret").and(contains("canary1").not()));
    home.secret("app_secret", "canary2");
    home.secret("session", "6100canary3");
    home.set("app_key", "12345678");
    for arguments in
        [&["config", "list"][..], &["config", "list", "-o", "csv"], &["session", "list"], &["doctor"]]
    {
        let output = shown(home.tbk().args(arguments));
        assert!(!output.contains("canary") && output.contains("***"), "{output}");
    }
    let listed = stdout(home.tbk().args(["config", "list"]));
    assert_eq!((&listed[0]["app_key"], &listed[0]["app_secret"]), (&"12345678".into(), &"***".into()));
    home.tbk()
        .args(["config", "set", "session"])
        .write_stdin("\n")
        .assert()
        .code(2)
        .stderr(contains("session is empty"));
}

#[cfg(unix)]
#[test]
fn config_file_must_be_private() {
    use std::os::unix::fs::PermissionsExt as _;

    let home = Home::new();
    home.set("app_key", "12345678");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&home.file()), mode(home.file().parent().unwrap())), (0o600, 0o700));
    std::fs::set_permissions(home.file(), std::fs::Permissions::from_mode(0o640)).unwrap();
    home.tbk()
        .args(["config", "list"])
        .assert()
        .code(2)
        .stderr(contains("is readable by other users").and(contains("chmod 600")));
}

#[test]
fn invalid_config_reports_the_line_but_not_its_text() {
    let home = Home::new();
    home.secret("app_secret", "x");
    std::fs::write(home.file(), "[profiles.a]\napp_secret = canary\n").unwrap();
    let output = shown(home.tbk().args(["config", "list"]));
    assert!(
        output.contains("config.toml") && output.contains("line 2") && !output.contains("canary"),
        "{output}"
    );
    std::fs::write(home.file(), "[profiles.a]\napp_secrt = \"canary\"\n").unwrap();
    let output = shown(home.tbk().args(["config", "list"]));
    assert!(output.contains("app_secrt") && !output.contains("canary"), "{output}");
}

#[test]
fn flags_override_environment_and_profile() {
    let served = Served::start(&[]);
    let home = Home::of(&served);
    home.secret("session", served.variable("TBK_SESSION"));
    let data = serde_json::json!({"result": true});
    assert_eq!(stdout(home.tbk().args(MEMBER_MOD)), data);
    let key = |command: &mut Command, more: &[&str]| {
        let with_session = command.args(MEMBER_MOD).env("TBK_SESSION", "6100other");
        stdout(with_session.arg("--dry-run").args(more))["form"]["app_key"].clone()
    };
    assert_eq!(key(&mut home.tbk(), &[]), served.variable("TBK_APP_KEY"));
    assert_eq!(key(home.tbk().env("TBK_APP_KEY", "2"), &[]), "2");
    assert_eq!(key(home.tbk().env("TBK_APP_KEY", "2"), &["--app-key", "3"]), "3");
    assert_eq!(key(home.tbk().env("TBK_APP_KEY", "  "), &[]), served.variable("TBK_APP_KEY"));
    // --account has priority over TBK_SESSION.
    home.tbk().args(MEMBER_MOD).env("TBK_SESSION", "6100other").assert().code(4).stderr(contains("error 27"));
    let mut named = home.tbk();
    assert_eq!(
        stdout(named.args(MEMBER_MOD).env("TBK_SESSION", "6100other").args(["--account", "default"])),
        data
    );
    home.tbk()
        .args(MEMBER_MOD)
        .args(["--account", "unknown"])
        .assert()
        .code(2)
        .stderr(contains("known accounts: default"));
}

#[test]
fn profiles_are_selected_and_removed() {
    let home = Home::new();
    home.set("app_key", "1");
    home.tbk().args(["config", "set", "app_key", "2", "--profile", "work"]).assert().success();
    let names = || {
        let listed = stdout(home.tbk().args(["config", "list"]));
        let of =
            |profile: &Value| (profile["profile"].as_str().unwrap().to_owned(), profile["default"] == true);
        listed.as_array().unwrap().iter().map(of).collect::<Vec<_>>()
    };
    let expected =
        |names: &[(&str, bool)]| names.iter().map(|(name, is)| ((*name).to_owned(), *is)).collect::<Vec<_>>();
    assert_eq!(names(), expected(&[("default", true), ("work", false)]));
    home.tbk().args(["config", "use", "work"]).assert().success();
    assert_eq!(names(), expected(&[("default", false), ("work", true)]));
    home.tbk().args(["config", "unset", "app_key"]).assert().success();
    home.tbk().args(["config", "remove", "default", "--yes"]).assert().success();
    assert_eq!(names(), expected(&[("work", true)]));
    home.tbk().args(["config", "use", "home"]).assert().code(2).stderr(contains("known profiles: work"));
    home.tbk()
        .args(MEMBER_MOD)
        .args(["--profile", "home"])
        .assert()
        .code(2)
        .stderr(contains("no profile \"home\""));
    home.tbk()
        .args(["config", "set", "endpoint", "gateway"])
        .assert()
        .code(2)
        .stderr(contains("the endpoint (the argument) is not a valid URL"));
    let path = home.tbk().args(["config", "path"]).assert().success();
    path.stdout(format!("{}\n", home.file().display()));
}

#[test]
fn accounts_are_authorised_and_renewed() {
    let served = Served::start(&[]);
    let home = Home::of(&served);
    home.set("redirect_uri", "https://rebate.example/callback");
    let url =
        home.tbk().args(["session", "url", "--view", "wap"]).assert().success().stderr(contains("state="));
    let url = String::from_utf8(url.get_output().stdout.clone()).unwrap();
    let begin = "https://oauth.tbsandbox.com/authorize?response_type=code&client_id=";
    assert!(url.starts_with(begin) && url.contains("rebate.example%2Fcallback&view=wap&state="), "{url}");
    let mut exchange = home.tbk();
    exchange.args(["session", "exchange", "--account", "shop1"]);
    let (_, state) = url.trim().split_once("state=").unwrap();
    let callback = format!("https://rebate.example/callback?code=a1&state={state}\n");
    let kept = exchange.write_stdin(callback).assert().success();
    let kept =
        String::from_utf8([&kept.get_output().stdout[..], &kept.get_output().stderr].concat()).unwrap();
    assert!(kept.contains("\"state\": \"live\"") && !kept.contains(served.variable("TBK_SESSION")), "{kept}");
    assert_eq!(stdout(home.tbk().args(MEMBER_MOD)), serde_json::json!({"result": true}));
    let listed = stdout(home.tbk().args(["session", "list"]));
    assert_eq!((&listed[0]["account"], &listed[0]["days_left"]), (&"shop1".into(), &29.into()));
    assert_eq!(stdout(home.tbk().args(["session", "list", "--expiring", "7"])), serde_json::json!([]));
    home.tbk().args(["session", "refresh"]).assert().success().stdout(contains("\"refreshable\": true"));
    home.tbk()
        .args(["session", "refresh", "--account", "shop2"])
        .assert()
        .code(2)
        .stderr(contains("no account"));
    home.secret("session", "6100x");
    home.tbk().args(["session", "url", "--redirect-uri", "https://x.example/"]).assert().success();
}

/// A profile with an expired session, and the number of renewals at its gateway.
fn expired() -> (Home, Arc<AtomicUsize>) {
    let refreshed = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&refreshed);
    let url = gateway(move |request| {
        if request.contains("token.refresh") {
            let number = count.fetch_add(1, Ordering::SeqCst);
            assert!(request.contains(&format!("refresh_token=6200r{number}")), "a used token: {request}");
            std::thread::sleep(std::time::Duration::from_millis(100));
            let next = number + 1;
            let token = format!(
                r#"{{"access_token":"6100fresh{next}","refresh_token":"6200r{next}","expires_in":3600,"re_expires_in":3600}}"#
            );
            return serde_json::json!({ "top_auth_token_refresh_response": { "token_result": token } })
                .to_string();
        }
        let is_fresh = request.contains("session=6100fresh");
        format!(r#"{{"tbk_sc_organization_member_mod_response":{{"result":{is_fresh}}}}}"#)
    });
    let home = Home::new();
    home.set("app_key", "1");
    home.set("endpoint", &url);
    home.secret("app_secret", "s");
    let mut file = std::fs::read_to_string(home.file()).unwrap();
    file.push_str("[profiles.default.accounts.shop]\nsession = \"6100old\"\nrefresh_token = \"6200r0\"\nexpires = \"2026-01-01 00:00:00\"\nuser_nick = \"店\"\n");
    std::fs::write(home.file(), file).unwrap();
    (home, refreshed)
}

#[test]
fn concurrent_processes_renew_a_session_once() {
    let (home, refreshed) = expired();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| home.tbk().args(MEMBER_MOD).assert().success().stdout(contains("true")));
        }
    });
    assert_eq!(refreshed.load(Ordering::SeqCst), 1);
    let file = std::fs::read_to_string(home.file()).unwrap();
    assert!(file.contains("6100fresh1") && file.contains("6200r1") && file.contains("店"), "{file}");
    // A live session is renewed by `tbk session refresh` only.
    home.tbk().args(MEMBER_MOD).assert().success();
    assert_eq!(refreshed.load(Ordering::SeqCst), 1);
    home.tbk().args(["session", "refresh"]).assert().success();
    assert_eq!(refreshed.load(Ordering::SeqCst), 2);
}

#[test]
fn doctor_reports_each_problem() {
    let served = Served::start(&[]);
    let home = Home::of(&served);
    let checks = |command: &mut Command, status: i32| {
        let output = command.args(["doctor", "-o", "json"]).assert().code(status).get_output().stdout.clone();
        let checks: Vec<Value> = serde_json::from_slice(&output).unwrap();
        checks
            .iter()
            .map(|check| {
                (check["check"].as_str().unwrap().to_owned(), check["state"].as_str().unwrap().to_owned())
            })
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let healthy = checks(&mut home.tbk(), 0);
    for check in ["app_key", "app_secret", "endpoint", "connection", "gateway", "clock", "signature", "quota"]
    {
        assert_eq!(healthy[check], "ok", "{check}");
    }
    assert_eq!(healthy["session"], "skipped");
    let wrong_secret = checks(home.tbk().env("TBK_APP_SECRET", "0123456789abcdef0123456789abcdef"), 4);
    assert_eq!((&*wrong_secret["gateway"], &*wrong_secret["signature"]), ("ok", "failed"));
    assert_eq!((&*wrong_secret["session"], &*wrong_secret["quota"]), ("skipped", "skipped"));
    assert_eq!(checks(home.tbk().env("TBK_APP_KEY", "1"), 4)["signature"], "failed");
    assert_eq!(checks(home.tbk().env("TBK_SESSION", "6100other"), 4)["session"], "failed");
    let unreachable = checks(home.tbk().env("TBK_ENDPOINT", "http://127.0.0.1:9/router/rest"), 1);
    assert_eq!((&*unreachable["connection"], &*unreachable["gateway"]), ("failed", "failed"));
    // The gateway and its clock are checked without credentials.
    let anonymous = checks(tbk().env("TBK_ENDPOINT", served.variable("TBK_ENDPOINT")), 4);
    let of = |check: &str| anonymous[check].clone();
    assert_eq!((of("credentials"), of("gateway"), of("clock")), ("failed".into(), "ok".into(), "ok".into()));
    assert_eq!(
        (of("signature"), of("session"), of("quota")),
        ("skipped".into(), "skipped".into(), "skipped".into())
    );
    // A local gateway is not called through a proxy.
    let proxy = checks(home.tbk().env("http_proxy", "http://user:canary@127.0.0.1:9"), 0);
    assert_eq!((&*proxy["proxy"], &*proxy["connection"]), ("ok", "ok"));
    let proxied = || {
        let mut command = home.tbk();
        command.env("https_proxy", "http://user:canary@127.0.0.1:9");
        command.env("TBK_ENDPOINT", "https://gateway.example/router/rest");
        command
    };
    let proxy = checks(&mut proxied(), 1);
    assert_eq!((&*proxy["proxy"], &*proxy["connection"]), ("warning", "skipped"));
    let output = shown(proxied().arg("doctor"));
    assert!(!output.contains("canary"), "{output}");
}

#[test]
fn doctor_reports_the_clock_difference() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let sandbox = runtime.block_on(top_sandbox::Sandbox::builder().clock_offset(-3600).start()).unwrap();
    let mut command = tbk();
    command.envs([
        ("TBK_ENDPOINT", sandbox.url()),
        ("TBK_APP_KEY", sandbox.app_key()),
        ("TBK_APP_SECRET", sandbox.app_secret()),
    ]);
    let output = command.args(["doctor", "-o", "json"]).output().unwrap().stdout;
    let checks: Vec<Value> = serde_json::from_slice(&output).unwrap();
    let clock = checks.iter().find(|check| check["check"] == "clock").unwrap();
    assert_eq!(clock["state"], "failed");
    assert!(clock["detail"].as_str().is_some_and(|detail| detail.starts_with("36")), "{clock}");
}

#[test]
fn waiting_for_another_process_is_reported() {
    let home = Home::new();
    home.set("app_key", "1");
    let mut file = fd_lock::RwLock::new(std::fs::File::open(home.file().with_file_name("lock")).unwrap());
    let held = file.write().unwrap();
    let waiting = std::thread::spawn({
        let mut set = home.tbk();
        set.args(["config", "set", "app_key", "2"]);
        move || set.output().unwrap()
    });
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert!(!waiting.is_finished());
    drop(held);
    let ended = waiting.join().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("waiting for another tbk process"));
}

#[test]
fn empty_values_and_sandbox_sessions_are_rejected() {
    let home = Home::new();
    let mut set = home.tbk();
    set.args(["config", "set", "app_key", " "]).assert().code(2).stderr(contains("tbk config unset app_key"));
    for action in ["exchange", "refresh"] {
        home.tbk().args(["session", action, "--sandbox"]).write_stdin("code").assert().code(2);
    }
    assert!(!home.file().exists());
}
