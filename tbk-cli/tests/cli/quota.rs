//! Limits that one process of `tbk` learns and the next one honours, and `tbk quota`.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::{Value, json};

use super::{gateway, shown, stdout, tbk, tbk_at};

/// A gateway that throttles every call, and the number of its requests.
struct Throttling {
    url: String,
    requests: Arc<AtomicUsize>,
}

impl Throttling {
    fn start(code: u32, sub_code: &str, sub_msg: &str) -> Self {
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        let body =
            json!({"error_response": {"code": code, "sub_code": sub_code, "sub_msg": sub_msg}}).to_string();
        let url = gateway(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            body.clone()
        });
        Self { url, requests }
    }

    fn daily() -> Self {
        let ban = "This ban will last for 31062 more seconds";
        Self::start(7, "accesscontrol.limited-by-app-access-count", ban)
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    fn tbk(&self, state: &Path) -> Command {
        let mut command = tbk_at(&self.url);
        command.env("TBK_STATE_DIR", state);
        command
    }
}

const SHOP: [&str; 4] = ["call", "taobao.tbk.shop.get", "fields=a", "q=b"];
const COUPON: [&str; 3] = ["call", "taobao.tbk.coupon.get", "me=x"];

fn quota(state: &Path) -> Value {
    stdout(tbk().env("TBK_STATE_DIR", state).arg("quota"))
}

#[test]
fn ban_of_the_app_is_known_to_the_next_process() {
    let state = tempfile::tempdir().unwrap();
    let gateway = Throttling::daily();
    gateway.tbk(state.path()).args(SHOP).assert().code(5).stderr(contains("limited-by-app-access-count"));
    assert_eq!(gateway.requests(), 1);
    // Another API of the same app, from another process.
    let held = gateway.tbk(state.path()).args(COUPON).assert().code(5).stdout(is_empty());
    held.stderr(
        contains("taobao.tbk.coupon.get was not called: a call limit is reached until 20")
            .and(contains("GMT+8 (the app: all its calls)"))
            .and(contains("hint: `tbk quota` shows the limits")),
    );
    let mut zh = gateway.tbk(state.path());
    zh.env("TBK_LANG", "zh")
        .args(COUPON)
        .assert()
        .code(5)
        .stderr(contains("错误：未调用 taobao.tbk.coupon.get：已触发流控（应用：该应用的全部调用），20"));
    assert_eq!(gateway.requests(), 1, "no other request was sent");
    // Another app, and another gateway, are not affected.
    gateway.tbk(state.path()).env("TBK_APP_KEY", "87654321").args(SHOP).assert().code(5);
    assert_eq!(gateway.requests(), 2);
    let other = Throttling::daily();
    other.tbk(state.path()).args(SHOP).assert().code(5);
    assert_eq!(other.requests(), 1);
}

#[test]
fn quota_shows_the_bans_and_clear_removes_them() {
    let state = tempfile::tempdir().unwrap();
    assert_eq!(quota(state.path()), json!([]));
    let mut empty = tbk();
    empty.env("TBK_STATE_DIR", state.path()).args(["quota", "-o", "table"]);
    empty.assert().success().stdout(is_empty()).stderr("no limit is known to be reached\n");
    let gateway = Throttling::daily();
    gateway.tbk(state.path()).args(SHOP).assert().code(5);
    let rows = quota(state.path());
    let row = &rows[0];
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!((&row["scope"], &row["app_key"]), (&"app".into(), &"12345678".into()));
    assert_eq!(
        (&row["limit"], &row["gateway"]),
        (&"the app: all its calls".into(), &gateway.url.as_str().into())
    );
    assert!(
        row["seconds_left"].as_u64().unwrap() <= 31_063 && row["ends"].as_str().unwrap().len() == 19,
        "{row}"
    );
    let mut zh = tbk();
    zh.env("TBK_STATE_DIR", state.path()).env("TBK_LANG", "zh").args(["quota", "-o", "table"]);
    assert!(shown(&mut zh).contains("应用：该应用的全部调用"));
    let mut clear = tbk();
    clear.env("TBK_STATE_DIR", state.path()).args(["quota", "clear"]);
    clear.assert().success().stdout(is_empty()).stderr("removed: 1 limit\n");
    assert_eq!(quota(state.path()), json!([]));
    gateway.tbk(state.path()).args(SHOP).assert().code(5);
    assert_eq!(gateway.requests(), 2, "after clear, the call is sent");
}

#[test]
fn ban_of_an_account_lasts_until_midnight_and_spares_others() {
    let home = tempfile::tempdir().unwrap();
    let gateway = Throttling::start(15, "3000", "账号触发限流");
    let run = |arguments: &[&str], input: &str| {
        let mut command = tbk_at(&gateway.url);
        command.env_remove("TBK_SESSION").env_remove("TBK_STATE_DIR").env("TBK_CONFIG_DIR", home.path());
        command.args(arguments).write_stdin(input.to_owned());
        command.assert()
    };
    for account in ["shop1", "shop2"] {
        run(&["config", "set", "session", "--account", account], "6100canary").success();
    }
    let orders = ["start_time=2026-01-01 00:00:00", "end_time=2026-01-01 00:20:00"];
    let orders = |account: &'static str| {
        run(&["call", "taobao.tbk.sc.order.details.get", orders[0], orders[1], "--account", account], "")
    };
    orders("shop1").code(5);
    orders("shop1").code(5).stderr(contains("was not called").and(contains("the account: its calls")));
    assert_eq!(gateway.requests(), 1);
    orders("shop2").code(5);
    assert_eq!(gateway.requests(), 2);
    let mut quota = tbk();
    quota.env_remove("TBK_STATE_DIR").env("TBK_CONFIG_DIR", home.path()).arg("quota");
    let rows = stdout(&mut quota);
    let accounts: Vec<_> = rows.as_array().unwrap().iter().map(|row| &row["account"]).collect();
    assert!(
        accounts.contains(&&"default/shop1".into()) && accounts.contains(&&"default/shop2".into()),
        "{rows}"
    );
    assert!(rows[0]["ends"].as_str().unwrap().ends_with(" 00:00:00"), "{rows}");
    let file = std::fs::read_to_string(home.path().join("state/quota.json")).unwrap();
    assert!(!file.contains("canary") && !file.contains("helloworld"), "{file}");
}

#[test]
fn session_of_the_environment_is_stored_as_a_digest() {
    let state = tempfile::tempdir().unwrap();
    let gateway = Throttling::start(15, "3000", "账号触发限流");
    let orders = [
        "call",
        "taobao.tbk.sc.order.details.get",
        "start_time=2026-01-01 00:00:00",
        "end_time=2026-01-01 00:20:00",
    ];
    let run = |session: &str| {
        let mut command = gateway.tbk(state.path());
        command.env("TBK_SESSION", session).args(orders).assert().code(5);
        gateway.requests()
    };
    assert_eq!([run("6100canary1"), run("6100canary1"), run("6100canary2")], [1, 1, 2]);
    let file = std::fs::read_to_string(state.path().join("quota.json")).unwrap();
    assert!(file.contains("account") && !file.contains("canary"), "{file}");
}

#[test]
fn short_ban_is_awaited_inside_the_time_limit() {
    let state = tempfile::tempdir().unwrap();
    let gateway = Throttling::start(
        7,
        "accesscontrol.limited-by-app-api-access-count",
        "This ban will last for 2 more seconds",
    );
    gateway.tbk(state.path()).args(SHOP).args(["--timeout", "1"]).assert().code(5);
    assert_eq!(quota(state.path())[0]["method"], "taobao.tbk.shop.get");
    // Another API of the app is called at once.
    gateway.tbk(state.path()).args(COUPON).args(["--timeout", "1"]).assert().code(5);
    assert_eq!(gateway.requests(), 2);
    let start = Instant::now();
    gateway.tbk(state.path()).args(SHOP).args(["--timeout", "4"]).assert().code(5);
    assert!(start.elapsed().as_millis() > 1000, "{:?}", start.elapsed());
    assert!(gateway.requests() >= 3, "sent after the ban");
}

#[test]
fn damaged_state_is_ignored_with_a_warning() {
    let state = tempfile::tempdir().unwrap();
    let path = state.path().join("quota.json");
    let gateway = Throttling::daily();
    let far = r#"{"bans":[{"scope":"app","gateway":"x","name":"1","until":99999999999999}]}"#;
    let huge = format!("{{\"bans\":[]{}}}", " ".repeat(2 << 20));
    for (sent, content) in
        ["{", "", "\u{1}", r#"{"bans":[{"scope":"x"}]}"#, far, &huge].into_iter().enumerate()
    {
        std::fs::write(&path, content).unwrap();
        let failed = gateway.tbk(state.path()).args(SHOP).assert().code(5);
        failed.stderr(contains("warning: ").and(contains("quota.json is ignored: the file is damaged")));
        assert_eq!(gateway.requests(), sent + 1, "{content:.40}");
        // The next write repairs the file.
        assert_eq!(quota(state.path()).as_array().unwrap().len(), 1);
    }
    std::fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
    let mut zh = tbk();
    zh.env("TBK_STATE_DIR", state.path()).env("TBK_LANG", "zh").arg("quota");
    zh.assert().success().stdout("[]\n").stderr(contains("警告：忽略").and(contains("文件已损坏")));
}

#[test]
fn state_that_cannot_be_written_does_not_hide_the_error() {
    let gateway = Throttling::daily();
    let failed = gateway.tbk(Path::new("/dev/null/state")).args(SHOP).assert().code(5);
    failed.stderr(
        contains("warning: cannot create /dev/null/state").and(contains("limited-by-app-access-count")),
    );
}

#[cfg(unix)]
#[test]
fn state_is_private_and_bounded() {
    use std::os::unix::fs::PermissionsExt as _;

    let home = tempfile::tempdir().unwrap();
    let state = home.path().join("new/state");
    let gateway = Throttling::daily();
    gateway.tbk(&state).args(SHOP).assert().code(5);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&state), mode(&state.join("quota.json"))), (0o700, 0o600));
    let kept: Value = serde_json::from_slice(&std::fs::read(state.join("quota.json")).unwrap()).unwrap();
    // Before the end of the ban, which is midnight in China.
    let (now, end) = (top_core::TopTime::now().unix_millis(), kept["bans"][0]["until"].as_i64().unwrap());
    let ban = |n: i64| json!({"scope": "app", "gateway": "x", "name": n.to_string(), "until": i64::midpoint(now, end)});
    let many = json!({ "bans": (0..3000).map(ban).collect::<Vec<_>>() });
    std::fs::write(state.join("quota.json"), many.to_string()).unwrap();
    gateway.tbk(&state).args(SHOP).assert().code(5);
    let rows = quota(&state);
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 1000);
    assert!(rows.iter().any(|row| row["app_key"] == "12345678"), "the new ban is kept");
    let files: Vec<_> = std::fs::read_dir(&state).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files.len(), 2, "the state and its lock: {files:?}");
}

#[test]
fn processes_do_not_lose_the_bans_of_each_other() {
    let state = tempfile::tempdir().unwrap();
    let gateway = Throttling::daily();
    let children: Vec<_> = (0..12)
        .map(|n| {
            let mut process = std::process::Command::new(assert_cmd::cargo::cargo_bin("tbk"));
            process.envs([
                ("TBK_APP_SECRET", "s"),
                ("TBK_ENDPOINT", &gateway.url),
                ("TBK_CONFIG_DIR", "/no"),
            ]);
            process.env("TBK_APP_KEY", (1000 + n).to_string()).env("TBK_STATE_DIR", state.path());
            process.args(SHOP).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert_eq!(child.wait().unwrap().code(), Some(5));
    }
    assert_eq!(quota(state.path()).as_array().unwrap().len(), 12);
}

#[test]
fn locked_state_does_not_block_the_call() {
    let state = tempfile::tempdir().unwrap();
    let file = std::fs::File::create(state.path().join("quota.lock")).unwrap();
    let mut lock = fd_lock::RwLock::new(file);
    let _guard = lock.write().unwrap();
    let gateway = Throttling::daily();
    let start = Instant::now();
    let failed = gateway.tbk(state.path()).args(SHOP).assert().code(5);
    failed.stderr(contains("warning: cannot write to").and(contains("limited-by-app-access-count")));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn built_in_sandbox_ignores_the_state() {
    let state = tempfile::tempdir().unwrap();
    std::fs::write(state.path().join("quota.json"), "{").unwrap();
    let mut member = tbk();
    member.env("TBK_STATE_DIR", state.path()).args([
        "call",
        "taobao.tbk.sc.organization.member.mod",
        "operate_type=1",
        "organization_id=1356",
        "--sandbox",
    ]);
    assert_eq!(stdout(&mut member), json!({"result": true}));
}
