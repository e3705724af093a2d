//! Production and sandbox: kinds of profiles, and variables that select a gateway.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::Value;

use super::profiles::Home;
use super::{Served, shown, stdout, tbk};

const SHOP: [&str; 4] = ["call", "taobao.tbk.shop.get", "fields=user_id", "q=女装"];
const PRODUCTION: &str = "https://eco.taobao.com/router/rest";

#[test]
fn sandbox_profiles_never_use_production() {
    let home = Home::new();
    home.set("app_key", "1");
    home.secret("app_secret", "s");
    home.set("kind", "sandbox");
    let fails = |command: &mut assert_cmd::Command, message: &str| {
        command.assert().code(2).stdout(is_empty()).stderr(contains(message));
    };
    fails(home.tbk().args(SHOP), "profile default is a sandbox profile and has no endpoint");
    let other = "profile default is for sandbox, but the gateway https://eco.taobao.com/router/rest";
    fails(home.tbk().args(SHOP).env("TBK_ENDPOINT", PRODUCTION), other);
    fails(home.tbk().args(SHOP).args(["--endpoint", PRODUCTION]), other);
    fails(home.tbk().args(["config", "set", "endpoint", PRODUCTION]), other);
    fails(home.tbk().args(["config", "set", "kind", "test"]), "use production or sandbox");
    home.set("kind", "production");
    home.set("endpoint", PRODUCTION);
    fails(home.tbk().args(["config", "set", "kind", "sandbox"]), "is for sandbox, but the gateway");
    fails(
        home.tbk().args(SHOP).env("TBK_ENDPOINT", "https://gw.api.tbsandbox.com/router/rest"),
        "profile default is for production, but the gateway https://gw.api.tbsandbox.com",
    );
}

#[test]
fn profiles_with_a_sandbox_gateway_stay_sandbox_profiles() {
    let served = Served::start(&[]);
    let home = Home::of(&served);
    stdout(home.tbk().args(SHOP));
    home.tbk().args(["config", "unset", "endpoint"]).assert().success();
    home.tbk().args(SHOP).assert().code(2).stderr(contains("has no endpoint"));
    // A relay could forward to production.
    home.tbk()
        .args(["config", "set", "endpoint", "https://relay.example/router/rest"])
        .assert()
        .success()
        .stderr(contains("profile default is still for sandbox"));
}

#[test]
fn kinds_are_listed_and_reported_by_doctor() {
    let served = Served::start(&[]);
    let home = Home::of(&served);
    home.tbk().args(["config", "set", "app_key", "1", "--profile", "work"]).assert().success();
    let listed = stdout(home.tbk().args(["config", "list"]));
    assert_eq!((&listed[0]["kind"], &listed[1]["kind"]), (&"sandbox".into(), &"production".into()));
    let checks = stdout(home.tbk().arg("doctor"));
    let profile = checks.as_array().unwrap().iter().find(|check| check["check"] == "profile").unwrap();
    assert_eq!(profile["detail"], "default (sandbox)");
}

#[test]
fn invalid_endpoints_are_errors_with_their_source() {
    let call = |value: &str| {
        let mut command = tbk();
        command.args(SHOP).envs([("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", value)]);
        let output = command.assert().code(2).stdout(is_empty()).get_output().stderr.clone();
        String::from_utf8(output).unwrap()
    };
    for (value, message) in [
        ("gateway", "the endpoint (TBK_ENDPOINT) is not a valid URL"),
        ("ftp://gateway.example/", "the endpoint (TBK_ENDPOINT) is not an http or https URL"),
        ("https://canary:x@gateway.example/", "the endpoint (TBK_ENDPOINT) contains a user name"),
        ("https://gateway.example/?session=canary", "the endpoint (TBK_ENDPOINT) has a query"),
        ("http://gateway.example/", "endpoint http://gateway.example/ (TBK_ENDPOINT): clear text"),
        ("", "TBK_ENDPOINT is set but empty"),
        (" ", "TBK_ENDPOINT is set but empty"),
    ] {
        let output = call(value);
        assert!(output.contains(message) && !output.contains("canary"), "{value}: {output}");
    }
    let served = Served::start(&[]);
    let endpoint = served.variable("TBK_ENDPOINT");
    stdout(served.tbk().args(SHOP).args(["--endpoint", endpoint]).env("TBK_ENDPOINT", ""));
}

#[cfg(unix)]
#[test]
fn variables_that_are_not_utf8_are_errors() {
    use std::os::unix::ffi::OsStrExt as _;

    let invalid = std::ffi::OsStr::from_bytes(b"https://\xff/");
    for name in ["TBK_ENDPOINT", "TBK_APP_KEY", "TBK_APP_SECRET", "TBK_SESSION", "TBK_PROFILE", "TBK_ACCOUNT"]
    {
        let message = format!("error: {name} is not UTF-8\n");
        tbk().args(SHOP).env(name, invalid).assert().code(2).stderr(contains(message));
    }
}

#[test]
fn languages_other_than_chinese_and_english_are_errors() {
    tbk()
        .arg("--version")
        .env("TBK_LANG", "fr_FR.UTF-8")
        .assert()
        .code(2)
        .stderr(contains("TBK_LANG \"fr_FR.UTF-8\""));
    for known in ["zh_CN.UTF-8", "ZH", "en", "C.UTF-8", ""] {
        tbk().arg("--version").env("TBK_LANG", known).assert().success();
    }
    tbk().arg("--version").env("LANG", "fr_FR.UTF-8").assert().success();
}

#[test]
fn names_are_restricted_in_flags_variables_and_files() {
    let home = Home::new();
    home.set("app_key", "1");
    let fails = |command: &mut assert_cmd::Command| {
        command
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(contains("is not valid").and(contains("64 letters")));
    };
    fails(home.tbk().args(["config", "set", "app_key", "1", "--profile", "$(id)"]));
    fails(home.tbk().args(["config", "set", "account", "a b"]));
    fails(home.tbk().args(["session", "list", "--account", ""]));
    let mut variable = home.tbk();
    variable.args(["session", "list"]).env("TBK_ACCOUNT", "a;b");
    fails(&mut variable);
    assert!(shown(&mut variable).contains("TBK_ACCOUNT: the account name \"a;b\""));
    // A blank variable is not set.
    home.tbk().args(["session", "list"]).envs([("TBK_ACCOUNT", ""), ("TBK_PROFILE", " ")]).assert().success();
    let mut file = std::fs::read_to_string(home.file()).unwrap();
    file.push_str("[profiles.default.accounts.\"`id`\"]\nsession = \"6100x\"\n");
    std::fs::write(home.file(), file).unwrap();
    fails(home.tbk().args(["config", "list"]));
    let mut complete = home.tbk();
    complete.env("COMPLETE", "fish").args(["--", "tbk", "session", "list", "--account", ""]);
    assert!(!shown(&mut complete).contains("`id`"));
}

#[test]
fn secrets_are_trimmed_with_a_note() {
    let served = Served::start(&[]);
    let variable = |name: &str| served.variable(name).to_owned();
    let dirty = || {
        let mut command = served.tbk();
        command.env("TBK_APP_SECRET", format!("\u{feff}{}\r\n", variable("TBK_APP_SECRET")));
        command.env("TBK_SESSION", format!(" {}\n", variable("TBK_SESSION")));
        command.env("TBK_APP_KEY", format!("{}\r", variable("TBK_APP_KEY")));
        command
    };
    let app_secret = "app_secret (TBK_APP_SECRET): removed a byte order mark (BOM), line breaks\n";
    let session = "session (TBK_SESSION): removed line breaks, blanks or invisible characters\n";
    let app_key = "app_key (TBK_APP_KEY): removed line breaks\n";
    let all = || contains(app_secret).and(contains(session)).and(contains(app_key));
    let member = ["taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1356"];
    dirty().arg("call").args(member).assert().success().stdout(contains("true")).stderr(all());
    dirty().arg("doctor").assert().success().stderr(all());
    let sign = |mut command: assert_cmd::Command| {
        command.arg("sign").args(member).args(["--timestamp", "2026-11-11 00:00:00"]);
        String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
    };
    assert_eq!(sign(dirty()), sign(served.tbk()));
    let home = Home::new();
    let mut set = home.tbk();
    let piped =
        set.args(["config", "set", "app_secret"]).write_stdin("\u{feff}canary \r\n").assert().success();
    piped.stderr(
        "app_secret (standard input): removed a byte order mark (BOM), blanks or invisible characters\n",
    );
    assert!(std::fs::read_to_string(home.file()).unwrap().contains("app_secret = \"canary\"\n"));
    let mut lines = home.tbk();
    let lines = lines.args(["config", "set", "session"]).write_stdin("canary\n2\n").assert().code(2);
    lines.stderr(contains("contains a line break").and(contains("canary").not()));
}

#[test]
fn doctor_is_chinese_on_request() {
    let served = Served::start(&[]);
    let table = |command: &mut assert_cmd::Command| {
        shown(command.env("TBK_LANG", "zh").args(["doctor", "-o", "table"]))
    };
    let all = table(&mut served.tbk());
    let without = table(&mut tbk());
    let refused = table(served.tbk().env("TBK_ENDPOINT", "http://127.0.0.1:9/router/rest"));
    assert!(all.contains("| 签名") && all.contains("正常") && without.contains("未检查"), "{all}{without}");
    assert!(refused.contains("连接被拒绝"), "{refused}");
    for word in
        ["ok", "skipped", "failed", "check", "state", "detail", "responded", "refused", "none", "not set"]
    {
        assert!(!all.contains(word) && !without.contains(word), "{word}: {all}{without}");
    }
    let json: Value = stdout(served.tbk().env("TBK_LANG", "zh").args(["doctor", "-o", "json"]));
    assert_eq!((&json[0]["check"], &json[0]["state"]), (&"configuration".into(), &"ok".into()));
}

#[cfg(unix)]
#[test]
fn confirmations_show_what_a_call_affects() {
    let served = Served::start(&[]);
    let picture = tempfile::NamedTempFile::new().unwrap();
    let picture = format!("pic_stream=@{}", picture.path().display());
    let embed = ["call", "taobao.tbk.sc.pic.embed", "adzone_id=1", "item_id=A", "site_id=2", &picture];
    let variables: Vec<_> =
        served.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let run = super::terminal::on_terminal(&embed, &variables, Some(("[y/N] ", "n\r")));
    let gateway = format!("gateway: sandbox, {}", served.variable("TBK_ENDPOINT"));
    let app = format!("profile: none, app_key: {}, account: TBK_SESSION", served.variable("TBK_APP_KEY"));
    assert!(run.screen.contains(&gateway) && run.screen.contains(&app), "{}", run.screen);
    let production =
        [("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_SESSION", "6100x"), ("LANG", "zh_CN.UTF-8")];
    let run = super::terminal::on_terminal(&embed, &production, Some(("[y/N] ", "n\r")));
    assert!(run.screen.contains("网关：正式环境，https://eco.taobao.com/router/rest"), "{}", run.screen);
}
