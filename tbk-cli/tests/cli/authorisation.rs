//! `tbk session`: callbacks, apps and accounts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};

use super::profiles::Home;
use super::{gateway, stdout};

const MEMBER_MOD: [&str; 4] =
    ["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1356"];

/// A profile with a gateway that returns a token of this user, and the number of its calls.
fn home_with_user(user: &'static str) -> (Home, Arc<AtomicUsize>) {
    let calls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&calls);
    let url = gateway(move |request| {
        count.fetch_add(1, Ordering::SeqCst);
        let token = format!(r#"{{"access_token":"6100canary","expires_in":3600,"re_expires_in":0,{user}}}"#);
        let name = if request.contains("token.refresh") { "refresh" } else { "create" };
        serde_json::json!({ format!("top_auth_token_{name}_response"): { "token_result": token } })
            .to_string()
    });
    let home = Home::new();
    home.set("app_key", "1");
    home.set("endpoint", &url);
    home.secret("app_secret", "s");
    (home, calls)
}

const USER: &str = r#""taobao_user_nick":"%E5%BA%97%E9%93%BA","taobao_user_id":"7""#;

/// Returns the state of a new authorisation page.
fn state(home: &Home) -> String {
    let url = home.tbk().args(["session", "url", "--redirect-uri", "https://x.example/cb"]).output().unwrap();
    let url = String::from_utf8(url.stdout).unwrap();
    url.trim().split_once("state=").unwrap().1.to_owned()
}

fn exchange(home: &Home, input: &str) -> Command {
    let mut command = home.tbk();
    command.args(["session", "exchange"]).write_stdin(format!("{input}\n"));
    command
}

#[test]
fn callbacks_without_a_valid_code_and_state_are_rejected() {
    let (home, calls) = home_with_user(USER);
    let state = state(&home);
    for (query, status, message) in [
        (
            "error=access_denied&error_description=user+refused",
            4,
            "the account was not authorised: access_denied: user refused",
        ),
        (&*format!("state={state}"), 2, "the callback URL has no code"),
        ("code=canary", 2, "the callback URL has no state"),
        ("code=canary&state=x", 4, "the state of the callback is not one that `tbk session url` printed"),
    ] {
        let rejected = exchange(&home, &format!("https://x.example/cb?{query}"))
            .assert()
            .code(status)
            .stdout(is_empty());
        rejected.stderr(contains(message).and(contains("canary").not()));
    }
    assert_eq!(calls.load(Ordering::SeqCst), 0);
    let callback = format!("https://x.example/cb?code=a&state={state}");
    exchange(&home, &callback).assert().success().stdout(contains("\"account\": \"店铺\""));
    // A state is valid once.
    exchange(&home, &callback).assert().code(4).stderr(contains("the state of the callback"));
    assert_eq!(calls.load(Ordering::SeqCst), 1);
    // A page may show the code only.
    exchange(&home, "a1b2").assert().success();
}

#[test]
fn expired_states_are_rejected() {
    let (home, calls) = home_with_user(USER);
    let state = state(&home);
    let file = std::fs::read_to_string(home.file()).unwrap();
    let (before, expires) = file.split_once("expires = \"").unwrap();
    std::fs::write(home.file(), format!("{before}expires = \"2020{}", &expires[4..])).unwrap();
    exchange(&home, &format!("https://x.example/cb?code=a&state={state}")).assert().code(4);
    assert_eq!(calls.load(Ordering::SeqCst), 0);
}

#[test]
fn sessions_are_used_with_their_app_only() {
    let (home, calls) = home_with_user(USER);
    exchange(&home, "a1").assert().success();
    let other = "profile default, account 店铺: authorised for app_key 1, but the app_key is 2 (TBK_APP_KEY)";
    home.tbk().args(MEMBER_MOD).env("TBK_APP_KEY", "2").assert().code(4).stderr(contains(other));
    home.tbk().args(["session", "refresh"]).env("TBK_APP_KEY", "2").assert().code(4).stderr(contains(other));
    let doctor = home.tbk().arg("doctor").env("TBK_APP_KEY", "2").output().unwrap().stdout;
    assert!(String::from_utf8(doctor).unwrap().contains(other));
    let mut other_app = exchange(&home, "a1");
    let message = "profile default: authorised for app_key 1, but the app_key is 2 (TBK_APP_KEY)";
    other_app.env("TBK_APP_KEY", "2").assert().code(4).stderr(contains(message));
    let url = ["session", "url", "--redirect-uri", "https://x.example/cb", "--app-key", "2"];
    home.tbk().args(url).assert().code(4).stderr(contains("but the app_key is 2 (--app-key)"));
    // An API without a session is called with any app.
    let calls_before = calls.load(Ordering::SeqCst);
    let shop = ["call", "taobao.tbk.shop.get", "fields=user_id", "q=x", "--app-key", "2"];
    home.tbk().args(shop).assert().code(1);
    assert_eq!(calls.load(Ordering::SeqCst), calls_before + 1);
    // The accounts keep their app if the profile changes.
    let set = home.tbk().args(["config", "set", "app_key", "3"]).assert().success();
    set.stderr(contains("1 account authorised another app"));
    let message = "authorised for app_key 1, but the app_key is 3 (profile default)";
    home.tbk().args(MEMBER_MOD).assert().code(4).stderr(contains(message));
}

#[test]
fn names_of_users_become_safe_account_names() {
    for (user, account) in [
        (r#""taobao_user_nick":"a b;$(id)","taobao_user_id":"7""#, "7"),
        (r#""taobao_user_nick":"shop@1","taobao_user_id":"7""#, "shop@1"),
        (r#""taobao_user_nick":"\u001b[31m""#, "default"),
    ] {
        let (home, _) = home_with_user(user);
        exchange(&home, "a1").assert().success().stderr(contains(format!("as account {account}\n")));
        assert_eq!(stdout(home.tbk().args(["session", "list"]))[0]["account"], account);
    }
}

#[test]
fn accounts_are_not_replaced_by_another_user() {
    let (home, _) = home_with_user(USER);
    exchange(&home, "a1").args(["--account", "shop1"]).assert().success();
    let file = std::fs::read_to_string(home.file()).unwrap();
    std::fs::write(home.file(), file.replace("user_id = \"7\"", "user_id = \"6\"")).unwrap();
    let other = exchange(&home, "a1").args(["--account", "shop1"]).assert().code(4);
    other.stderr(contains("account shop1 belongs to user 6, but user 7 authorised: stored as account 店铺"));
    let listed = stdout(home.tbk().args(["session", "list"]));
    let users: Vec<_> = (0..2).map(|i| (&listed[i]["account"], &listed[i]["user_id"])).collect();
    assert_eq!(users, [(&"shop1".into(), &"6".into()), (&"店铺".into(), &"7".into())]);
}

#[cfg(unix)]
#[test]
fn codes_and_tokens_are_kept_if_nothing_can_be_stored() {
    let (home, calls) = home_with_user(USER);
    let mut file = std::fs::read_to_string(home.file()).unwrap();
    file.push_str("[profiles.default.accounts.shop]\nsession = \"6100old\"\nrefresh_token = \"6200r\"\nexpires = \"2026-01-01 00:00:00\"\n");
    std::fs::write(home.file(), file).unwrap();
    let bin = assert_cmd::cargo::cargo_bin("tbk");
    // With a file size limit of 0, no file can be written.
    let limited = |arguments: &str| {
        let script = format!("ulimit -f 0; trap '' XFSZ; exec {} {arguments}", bin.display());
        let mut shell = Command::new("sh");
        shell
            .env("TBK_CONFIG_DIR", home.file().parent().unwrap())
            .args(["-c", &script])
            .write_stdin("canary\n");
        shell.assert().code(1).stderr(contains("cannot write to").and(contains("canary").not()));
    };
    limited("session exchange");
    limited("session refresh");
    limited(&MEMBER_MOD.join(" "));
    assert_eq!(calls.load(Ordering::SeqCst), 0);
    let left: Vec<_> = std::fs::read_dir(home.file().parent().unwrap()).unwrap().flatten().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[cfg(unix)]
#[test]
fn interrupted_prompts_restore_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let directory = home.path().to_str().unwrap();
    let variables = [("TBK_CONFIG_DIR", directory), ("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s")];
    for arguments in ["config set app_secret", "session exchange"] {
        // The shell is the session leader, so that Ctrl-C sends a signal. It reports whether the terminal echoes.
        let script = format!(
            "trap : INT; {} {arguments}; echo status $?; stty -a | tr ' ' '\\n' | grep -x -- '-*echo;*'; sleep 1",
            assert_cmd::cargo::cargo_bin("tbk").display()
        );
        let mut shell = portable_pty::CommandBuilder::new("sh");
        shell.args(["-c", &script]);
        let prompt = if arguments.starts_with("session") { "code: " } else { "app_secret: " };
        let run = super::terminal::run_on_terminal(shell, &variables, Some((prompt, "canary\u{3}")));
        assert!(run.screen.contains("status 130\r\necho\r\n"), "{:?}", run.screen);
        assert!(!run.screen.contains("canary"), "{:?}", run.screen);
    }
}
