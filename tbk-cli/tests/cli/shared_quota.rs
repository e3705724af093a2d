//! The limits of calls: `[quota]`, `tbk quota reopen`, `tbk doctor`, and limits that machines share through Redis.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::{Value, json};

use super::{gateway, shown, stdout, tbk, tbk_at};

const SHOP: [&str; 4] = ["call", "taobao.tbk.shop.get", "fields=a", "q=b"];
const BAN: &str = r#"{"error_response":{"code":7,"sub_code":"accesscontrol.limited-by-app-access-count","sub_msg":"This ban will last for 31062 more seconds"}}"#;
const SHOPS: &str = r#"{"tbk_shop_get_response":{"total_results":1}}"#;

/// A gateway with one answer, and the number of its requests.
struct Counted {
    url: String,
    requests: Arc<AtomicUsize>,
}

impl Counted {
    fn start(body: &'static str) -> Self {
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        let url = gateway(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            body.to_owned()
        });
        Self { url, requests }
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// A machine with its own configuration and state.
struct Machine(tempfile::TempDir);

impl Machine {
    fn new(quota: &str) -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        let path = machine.0.path().join("config.toml");
        let mut file = std::fs::File::create(&path).unwrap();
        file.write_all(quota.as_bytes()).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            file.set_permissions(std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        machine
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn on(&self, mut command: Command) -> Command {
        command.env_remove("TBK_STATE_DIR").env("TBK_CONFIG_DIR", self.path());
        command
    }

    fn tbk(&self) -> Command {
        self.on(tbk())
    }

    fn at(&self, gateway: &Counted) -> Command {
        self.on(tbk_at(&gateway.url))
    }
}

/// Returns a line of input for each call.
fn lines(count: usize) -> String {
    "{\"fields\":\"a\",\"q\":\"b\"}\n".repeat(count)
}

#[test]
fn limits_of_the_configuration_hold_back_calls() {
    let machine = Machine::new("[quota.limits]\napp = \"1/min burst 2\"\n");
    let gateway = Counted::start(SHOPS);
    let input = ["call", "taobao.tbk.shop.get", "--input", "-", "--timeout", "1", "-o", "jsonl"];
    let output =
        machine.at(&gateway).args(input).write_stdin(lines(4)).assert().code(6).get_output().stdout.clone();
    let written = String::from_utf8(output).unwrap();
    assert_eq!((gateway.requests(), written.lines().count()), (2, 4), "{written}");
    // Two accounts count for the same app.
    let machine = Machine::new("[quota.limits]\napp = \"1/day\"\n");
    let held = machine.at(&gateway).args(input).write_stdin(lines(2)).assert().code(6);
    held.stderr(contains("a call limit is reached until"));
    assert_eq!(gateway.requests(), 3);
}

#[test]
fn the_limit_of_an_api_spares_other_apis() {
    let machine = Machine::new("[quota.limits]\n\"app_api.taobao.tbk.shop.get\" = \"2/day\"\n");
    let gateway = Counted::start(SHOPS);
    let coupons = Counted::start(r#"{"tbk_coupon_get_response":{"data":{}}}"#);
    let run = |gateway: &Counted, method: &str, input: String| {
        let arguments = ["call", method, "--input", "-", "--timeout", "1", "-o", "jsonl"];
        machine.at(gateway).args(arguments).write_stdin(input).assert()
    };
    let held = run(&gateway, "taobao.tbk.shop.get", lines(3)).code(6);
    held.stderr(contains("a call limit is reached until"));
    assert_eq!(gateway.requests(), 2);
    run(&coupons, "taobao.tbk.coupon.get", "{\"me\":\"x\"}\n".repeat(3)).success();
    assert_eq!(coupons.requests(), 3);
}

#[test]
fn invalid_settings_of_the_quota_are_named() {
    let gateway = Counted::start(SHOPS);
    for (quota, error, zh) in [
        (
            "[quota.limits]\naccount = \"35/h\"\n",
            "[quota.limits] account: \"35/h\" is not a limit",
            "[quota.limits] account：\"35/h\" 不是合法的限额",
        ),
        (
            "[quota]\nexpected_peers = 0\n",
            "[quota] expected_peers: 0 is not allowed; use at least 1",
            "[quota] expected_peers：不能为 0，至少为 1",
        ),
        (
            "[quota.limits]\n\"app_api.taobao.tbk.shop.gt\" = \"5/s\"\n",
            "[quota.limits]: unknown method \"taobao.tbk.shop.gt\"\nhint: did you mean taobao.tbk.shop.get?",
            "[quota.limits]：未知接口 \"taobao.tbk.shop.gt\"",
        ),
        (
            "[quota.limits]\napp_api.taobao.tbk.shop.get = \"5/s\"\n",
            "[quota.limits]: the name of an API is not in quotes",
            "[quota.limits]：接口名未加引号",
        ),
        ("[quota]\npeers = 4\n", "unknown field `peers`", "`peers` 不是可用的项"),
        ("[quota]\nreserve = 2.0\n", "[quota] reserve: 2 is not between 0 and 0.9", "2 不在 0 到 0.9 之间"),
        (
            "[quota]\nurl_env = \"MY_REDIS\"\n",
            "[quota] names MY_REDIS for the URL of Redis, but it is not set",
            "[quota] 指定用 MY_REDIS 设置 Redis 地址，但该变量未设置",
        ),
    ] {
        let machine = Machine::new(quota);
        machine.at(&gateway).args(SHOP).assert().code(2).stderr(contains(error));
        machine.at(&gateway).env("TBK_LANG", "zh").args(SHOP).assert().code(2).stderr(contains(zh));
    }
    assert_eq!(gateway.requests(), 0);
}

#[test]
fn passwords_of_redis_are_never_shown() {
    let machine = Machine::new("");
    let gateway = Counted::start(SHOPS);
    let mut flag = machine.at(&gateway);
    flag.args(SHOP).args(["--quota-url", "redis://:s3cretcanary@127.0.0.1:9"]);
    let text = shown(&mut flag);
    assert!(text.contains("--quota-url contains a password") && !text.contains("canary"), "{text}");
    for url in ["redis://:s3cretcanary@127.0.0.1:9", "http://:s3cretcanary@127.0.0.1:9", "s3cretcanary"] {
        for arguments in [&SHOP[..], &["quota"], &["doctor"]] {
            let text = shown(machine.at(&gateway).env("TBK_QUOTA_URL", url).args(arguments));
            assert!(text.contains("Redis") && !text.contains("canary"), "{arguments:?}: {text}");
        }
    }
}

#[test]
fn settings_that_redis_quotas_reject_are_named_in_both_languages() {
    let bad_prefix = Machine::new("[quota]\nprefix = \"a b\"\n");
    let cases = [
        (
            &Machine::new(""),
            "http://127.0.0.1:9",
            "the URL of Redis is not valid: use redis://",
            "地址不合法，写法：redis://",
        ),
        (&bad_prefix, "redis://127.0.0.1:9", "the prefix may have letters", "prefix 只能包含字母"),
    ];
    for (machine, url, error, zh) in cases {
        let quota = |language| {
            let mut command = machine.tbk();
            command.env("TBK_LANG", language).args(["quota", "--quota-url", url]).assert().code(2)
        };
        quota("en").stderr(contains(format!("error: the quota in Redis: {error}")));
        quota("zh").stderr(contains(format!("错误：Redis 限额：{zh}")));
    }
}

#[test]
fn calls_begin_without_redis_if_the_peers_are_known() {
    let gateway = Counted::start(SHOPS);
    let unreachable = "redis://127.0.0.1:9";
    let machine = Machine::new("");
    let refused = machine.at(&gateway).args(SHOP).args(["--quota-url", unreachable]).assert().code(1);
    refused.stderr(contains("Redis does not answer").and(contains("expected_peers in [quota]")));
    assert_eq!(gateway.requests(), 0);
    let machine = Machine::new("[quota]\nexpected_peers = 3\n");
    let begun = machine.at(&gateway).args(SHOP).args(["--quota-url", unreachable]).assert().success();
    begun.stderr(contains("this process keeps to its share of the limits, 1 of 3"));
    assert_eq!(gateway.requests(), 1);
}

#[test]
fn doctor_shows_stored_limits_of_the_credentials() {
    let machine = Machine::new("");
    let gateway = Counted::start(BAN);
    let doctor = |command: &mut Command| -> Vec<Value> {
        let output = command.args(["doctor", "-o", "json"]).output().unwrap().stdout;
        let checks: Vec<Value> = serde_json::from_slice(&output).unwrap();
        checks.into_iter().filter(|check| check["check"] == "stored limit").collect()
    };
    assert_eq!(doctor(&mut machine.at(&gateway)), Vec::<Value>::new());
    machine.at(&gateway).args(SHOP).assert().code(5);
    let checks = doctor(&mut machine.at(&gateway));
    assert_eq!((checks.len(), &checks[0]["state"]), (1, &json!("warning")));
    let detail = checks[0]["detail"].as_str().unwrap();
    assert!(detail.starts_with("the app: all its calls: no calls until 20"), "{detail}");
    // Another app is not held back.
    assert_eq!(doctor(machine.at(&gateway).env("TBK_APP_KEY", "87654321")), Vec::<Value>::new());
}

#[test]
fn reopen_removes_one_limit_after_a_confirmation() {
    let machine = Machine::new("");
    let gateway = Counted::start(BAN);
    machine.at(&gateway).args(SHOP).assert().code(5);
    machine.at(&gateway).env("TBK_APP_KEY", "87654321").args(SHOP).assert().code(5);
    let reopen = ["quota", "reopen", "app", "12345678"];
    let asked = machine.tbk().args(reopen).assert().code(2);
    asked.stderr(
        contains("not removed without a confirmation: the limit of 12345678").and(contains("add --yes")),
    );
    machine.tbk().args(["quota", "reopen", "shop", "1"]).assert().code(2).stderr(contains("app_api"));
    let done = machine.tbk().args(reopen).arg("--yes").assert().success();
    done.stderr(contains("removed on this machine: 1 limit\n"));
    let rows = stdout(machine.tbk().arg("quota"));
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["app_key"]), (1, &json!("87654321")));
}

#[test]
fn watch_shows_the_limits_again() {
    let machine = Machine::new("");
    let mut watch = std::process::Command::new(tbk().get_program());
    watch.args(["quota", "--watch"]).env("TBK_CONFIG_DIR", machine.path()).env("TBK_LANG", "en");
    let mut watch = watch.stdout(Stdio::piped()).spawn().unwrap();
    let mut rows = BufReader::new(watch.stdout.take().unwrap()).lines();
    let two: Vec<_> = rows.by_ref().take(2).map(Result::unwrap).collect();
    watch.kill().unwrap();
    watch.wait().unwrap();
    assert_eq!(two, ["[]", "[]"]);
}

/// Returns the URL of the server of `scripts/with-redis`, and a configuration with a prefix of its own. Without a server, the
/// test is left out.
fn redis(test: &str) -> Option<(String, String)> {
    let url = std::env::var("TBK_TEST_REDIS").ok();
    let is_required = std::env::var_os("TBK_REQUIRE_SERVERS").is_some_and(|value| value == "1");
    assert!(
        url.is_some() || !is_required,
        "{test} needs Redis: run `scripts/with-redis cargo test -p tbk-cli`"
    );
    if url.is_none() {
        // Past the capture of the test harness.
        std::io::stderr()
            .write_all(format!("left out: {test} needs scripts/with-redis\n").as_bytes())
            .unwrap();
    }
    Some((url?, format!("[quota]\nprefix = \"{test}-{}\"\n", std::process::id())))
}

#[test]
fn ban_of_one_machine_stops_another_until_it_is_reopened() {
    let Some((url, quota)) = redis("ban_of_one_machine") else { return };
    let (one, two) = (Machine::new(&quota), Machine::new(&quota));
    let gateway = Counted::start(BAN);
    let at = |machine: &Machine| {
        let mut command = machine.at(&gateway);
        command.env("TBK_QUOTA_URL", &url);
        command
    };
    at(&one).args(SHOP).assert().code(5).stderr(contains("limited-by-app-access-count"));
    at(&two).args(SHOP).assert().code(5).stderr(contains("was not called: a call limit is reached until 20"));
    assert_eq!(gateway.requests(), 1);
    let rows = stdout(at(&two).arg("quota"));
    let row = rows.as_array().unwrap().iter().find(|row| row["scope"] == "app").unwrap();
    assert_eq!((&row["store"], &row["app_key"]), (&json!("redis"), &json!("12345678")));
    // The name is that of `tbk quota reopen`.
    assert_eq!(row["name"], "12345678");
    // Processes count for 15 seconds.
    assert_eq!(row["mode"], "shared");
    assert!(row["peers"].as_u64().is_some_and(|peers| peers >= 1), "{row}");
    assert!(row["seconds_left"].as_u64().is_some_and(|left| left > 0 && left <= 31_063), "{row}");
    let table = shown(at(&two).args(["quota", "-o", "table"]));
    assert!(table.contains("shared through Redis, "), "{table}");
    let doctor = shown(at(&two).args(["doctor", "-o", "table"]));
    assert!(doctor.contains("shared quota") && doctor.contains("shared through Redis"), "{doctor}");
    at(&two).args(["quota", "reopen", "app", "12345678", "--yes"]).assert().success();
    let before = gateway.requests();
    at(&two).args(SHOP).assert().code(5).stderr(contains("limited-by-app-access-count"));
    assert_eq!(gateway.requests(), before + 1);
}

#[test]
fn a_user_of_redis_without_permissions_is_an_error() {
    let Some((url, quota)) = redis("user_without_permissions") else { return };
    let machine = Machine::new(&quota);
    let mut admin = std::process::Command::new("redis-cli");
    let user = format!("tbk-{}", std::process::id());
    admin.args([
        "-s",
        url.strip_prefix("redis+unix://").unwrap(),
        "acl",
        "setuser",
        &user,
        "on",
        ">s3cretcanary",
    ]);
    assert!(admin.stdout(Stdio::null()).status().unwrap().success());
    for (password, error, zh) in [
        ("s3cretcanary", "the user of Redis lacks a permission", "Redis 用户权限不足"),
        ("canary", "Redis rejects the user or the password", "Redis 拒绝该用户名或密码"),
    ] {
        for (language, expected) in [("en", error), ("zh", zh)] {
            let mut command = machine.tbk();
            command.env("TBK_QUOTA_URL", format!("{url}?user={user}&pass={password}"));
            let text = shown(command.env("TBK_LANG", language).arg("quota"));
            assert!(text.contains(expected) && !text.contains("canary"), "{text}");
        }
    }
}

#[test]
fn machines_keep_to_a_limit_together() {
    let Some((url, quota)) = redis("machines_keep_to_a_limit") else { return };
    let quota = format!("{quota}[quota.limits]\napp = \"1/min burst 5\"\n");
    let (one, two) = (Machine::new(&quota), Machine::new(&quota));
    let gateway = Counted::start(SHOPS);
    let run = |machine: &Machine, count| {
        let mut command = machine.at(&gateway);
        command.args(["call", "taobao.tbk.shop.get", "--input", "-", "--timeout", "1", "-o", "jsonl"]);
        command.args(["--quota-url", &url]).write_stdin(lines(count)).assert()
    };
    run(&one, 3).success();
    run(&two, 3).code(6);
    assert_eq!(gateway.requests(), 5);
    let rows = stdout(one.tbk().args(["quota", "--quota-url", &url]));
    let app = rows.as_array().unwrap().iter().find(|row| row["scope"] == "app").unwrap();
    assert_eq!((&app["calls_today"], &app["ends"]), (&json!(5), &Value::Null));
    assert!(app["ahead_ms"].as_u64().is_some_and(|ahead| ahead > 200_000), "{app}");
}
