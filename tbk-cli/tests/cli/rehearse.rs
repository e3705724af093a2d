//! `tbk sandbox serve`: answers, accounts, entries that fail, undocumented codes and the log.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command as Process, Stdio};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::{Value, json};

use super::{Served, stdout, tbk};

/// Returns a file with the content.
fn file(content: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, content).unwrap();
    file
}

/// A running `tbk sandbox serve --log`.
struct Logged {
    process: Child,
    variables: Vec<(String, String)>,
}

impl Logged {
    fn start(lang: &str, arguments: &[&str]) -> Self {
        let mut serve = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
        serve.args(["sandbox", "serve", "--port", "0", "--log"]).args(arguments).env("TBK_LANG", lang);
        let mut process = serve.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
        let exports = lines.take_while(|line| line.starts_with("export "));
        let variable = |line: String| {
            let (name, value) = line.strip_prefix("export ").unwrap().split_once('=').unwrap();
            (name.to_owned(), value.to_owned())
        };
        let variables = exports.map(variable).collect();
        Self { process, variables }
    }

    fn variable(&self, name: &str) -> &str {
        &self.variables.iter().find(|(known, _)| known == name).unwrap().1
    }

    fn tbk(&self) -> assert_cmd::Command {
        let mut command = tbk();
        command.envs(self.variables.clone());
        command
    }

    /// Sends a form and returns the response.
    fn send(&self, form: &str) -> String {
        let output = Process::new("curl")
            .args(["--silent", "--data", form, self.variable("TBK_ENDPOINT")])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Stops the sandbox and returns its log.
    fn log(mut self) -> String {
        self.process.kill().unwrap();
        let mut log = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        self.process.wait().unwrap();
        log
    }
}

#[test]
fn answers_are_read_from_toml_and_json() {
    let toml = r#"
        [[answer]]
        method = "taobao.tbk.shop.get"
        response = { total_results = 7 }

        [[answer]]
        method = "taobao.tbk.shop.get"
        response = '{"error_response": {"code": 15, "sub_code": "isv.shop-not-exist"}}'

        [[answer]]
        method = "taobao.tbk.tpwd.create"
        raw = '{"tbk_tpwd_create_response":{"data":{"model":"原样"}}}'
    "#;
    let raw = r#"{"tbk_tpwd_create_response":{"data":{"model":"原样"}}}"#;
    let json = json!({ "answer": [
        { "method": "taobao.tbk.shop.get", "response": { "tbk_shop_get_response": { "total_results": 7 } } },
        { "method": "taobao.tbk.shop.get", "response": { "error_response": { "code": 15, "sub_code": "isv.shop-not-exist" } } },
        { "method": "taobao.tbk.tpwd.create", "raw": raw },
    ] });
    for content in [toml.to_owned(), json.to_string()] {
        let answers = file(&content);
        let served = Served::start(&["--answers", answers.path().to_str().unwrap()]);
        let shops = ["call", "taobao.tbk.shop.get", "fields=user_id", "q=x"];
        assert_eq!(stdout(served.tbk().args(shops)), json!({ "total_results": 7 }));
        served
            .tbk()
            .args(shops)
            .assert()
            .failure()
            .stderr(contains("error 15").and(contains("isv.shop-not-exist")));
        let created =
            stdout(served.tbk().args(["call", "taobao.tbk.tpwd.create", "url=https://uland.taobao.com/1"]));
        assert_eq!(created, json!({ "data": { "model": "原样" } }));
    }
}

#[test]
fn invalid_answers_are_refused_at_start() {
    let refused = |content: &str, lang: &str| {
        let answers = file(content);
        let mut serve = tbk();
        serve
            .env("TBK_LANG", lang)
            .args(["sandbox", "serve", "--port", "0", "--answers"])
            .arg(answers.path());
        String::from_utf8(serve.assert().code(2).stdout("").get_output().stderr.clone()).unwrap()
    };
    let code = "[[answer]]\nmethod = \"taobao.tbk.shop.get\"\nresponse = {}\n[[answer]]\nmethod = \"taobao.tbk.order.details.get\"\nresponse = { data = { results = [{ tk_status = 99 }] } }";
    let english = refused(code, "en");
    assert!(english.contains("answer 2 (taobao.tbk.order.details.get): `data.results[0].tk_status` must be one of the documented codes 3, 12, 13, 14, not 99"), "{english}");
    assert!(english.contains("--json-schema=response"), "{english}");
    let chinese = refused(code, "zh");
    assert!(chinese.contains("第 2 个应答（taobao.tbk.order.details.get）：`data.results[0].tk_status` 应为文档列出的枚举值之一"), "{chinese}");
    let answer =
        |method: &str, response: &str| format!("[[answer]]\nmethod = \"{method}\"\nresponse = {response}");
    for (content, message) in [
        (answer("taobao.tbk.no.such", "{}"), "the sandbox does not know this API"),
        (answer("taobao.tbk.shop.get", "'{'"), "response is not JSON"),
        (
            answer("taobao.tbk.shop.get", "{ total = 1 }"),
            "`total` is not a member of the response; known are: results",
        ),
        (answer("taobao.tbk.shop.get", "{ total_results = 'x' }"), "`total_results` must be of type number"),
        ("[[answer]]\nmethod = \"taobao.tbk.shop.get\"".to_owned(), "needs either `response` or `raw`"),
        ("[[answr]]\nmethod = \"x\"".to_owned(), "answr"),
        (String::new(), "contains no answer"),
    ] {
        let error = refused(&content, "en");
        assert!(error.contains(message), "{content}: {error}");
    }
    tbk().args(["sandbox", "serve", "--answers", "/no/such"]).assert().code(2).stderr(contains("/no/such"));
}

#[test]
fn each_account_has_a_session_and_its_own_faults() {
    let faults = file("[[rule]]\nfault = { error = { code = 12 } }\naccount = \"shop-2\"\nalways = true");
    let logged =
        Logged::start("en", &["--accounts", "shop1,shop-2", "--faults", faults.path().to_str().unwrap()]);
    let sessions = ["TBK_SESSION_shop1", "TBK_SESSION_shop_2"].map(|name| logged.variable(name).to_owned());
    assert_ne!(sessions[0], sessions[1]);
    assert_eq!(logged.variable("TBK_SESSION"), sessions[0]);
    for (session, status) in sessions.iter().zip([0, 4]) {
        let mut call = logged.tbk();
        call.env("TBK_SESSION", session);
        call.args(["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1"]);
        call.assert().code(status);
    }
    let log = logged.log();
    assert!(log.contains("member.mod  shop1  ") && log.contains("ms  ok"), "{log}");
    assert!(log.contains("member.mod  shop-2  ") && log.contains("ms  error 12"), "{log}");
    assert!(sessions.iter().all(|session| !log.contains(session)), "{log}");
}

#[test]
fn invalid_accounts_are_reported() {
    for (accounts, message) in [
        ("0", "must be from 1 to 100"),
        ("a b", "\"a b\" is not an account name"),
        ("a,a", "the account a is given twice"),
    ] {
        let serve = tbk().args(["sandbox", "serve", "--port", "0", "--accounts", accounts]).assert().code(2);
        serve.stderr(contains(message));
    }
    let faults = file("[[rule]]\nfault = \"html\"\naccount = \"shop9\"");
    let mut serve = tbk();
    serve.args(["sandbox", "serve", "--port", "0", "--accounts", "2", "--faults"]).arg(faults.path());
    serve.assert().code(2).stderr(contains("\"shop9\"; the accounts are: account1, account2"));
}

#[test]
fn one_link_of_a_conversion_fails() {
    let rule = "[[rule]]\nfault = { entry = { input = \"com/2\", code = 1001, message = \"无权限\" } }\nalways = true";
    let faults = file(rule);
    let served = Served::start(&["--faults", faults.path().to_str().unwrap()]);
    let links = ["requests[0].url=https://uland.taobao.com/1", "requests[1].url=https://uland.taobao.com/2"];
    let results = stdout(served.tbk().args(["call", "taobao.tbk.spread.get"]).args(links));
    assert_eq!(results["results"][0]["err_msg"], "OK");
    assert_eq!(results["results"][1], json!({ "err_msg": "无权限" }));
}

#[test]
fn replays_are_refused_on_request() {
    for (arguments, codes) in [(&[][..], [false, false]), (&["--refuse-replays"], [false, true])] {
        let served = Served::start(arguments);
        let words = shell_words::split(&served.curl).unwrap();
        for is_refused in codes {
            let output = Process::new(&words[0]).args(&words[1..]).arg("--silent").output().unwrap();
            let response = String::from_utf8(output.stdout).unwrap();
            assert_eq!(response.contains("isv.request-replay-error"), is_refused, "{response}");
        }
    }
}

#[test]
fn the_signature_of_a_batch_is_not_diagnosed() {
    let logged = Logged::start("en", &[]);
    let mut sign = logged.tbk();
    sign.args(["sign", "taobao.tbk.tpwd.create", "url=https://a.example/1", "--body"]);
    let output = sign.assert().success().get_output().stdout.clone();
    let query = String::from_utf8(output).unwrap();
    let url = format!("{}?{}", logged.variable("TBK_ENDPOINT").replace("/rest", "/batch"), query.trim());
    let curl = ["--silent", "--data", "method=taobao.tbk.shop.get", &url];
    let output = Process::new("curl").args(curl).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("isv.invalid-signature"));
    let log = logged.log();
    assert!(log.contains("the signature of a batch covers") && !log.contains("string to sign"), "{log}");
}

#[test]
fn lenient_accepts_undocumented_codes() {
    let call = ["call", "taobao.tbk.order.details.get", "start_time=2026-01-01 00:00:00"];
    let more = ["end_time=2026-01-01 01:00:00", "query_type=99"];
    let strict = Served::start(&[]);
    let refused = strict.tbk().args(call).args(more).assert().failure();
    refused
        .stderr(contains("isv.invalid-parameter:query_type").and(contains("documented codes: 1, 2, 3, 4")));
    let lenient = Served::start(&["--lenient"]);
    let response: Value = stdout(lenient.tbk().args(call).args(more));
    assert_eq!(response["data"]["results"][0]["tk_paid_time"], "2026-01-01 00:00:00");
}

#[test]
fn the_log_diagnoses_a_wrong_signature_without_secrets() {
    for (lang, string, error) in [
        ("en", "string to sign: app_key", "error 25 isv.invalid-signature"),
        ("zh", "待签名字符串：app_key", "错误 25 isv.invalid-signature"),
    ] {
        let logged = Logged::start(lang, &[]);
        let mut sign = logged.tbk();
        sign.args(["sign", "taobao.tbk.tpwd.create", "url=https://a.example/1", "--body"]);
        let output = sign.assert().success().get_output().stdout.clone();
        let form = String::from_utf8(output).unwrap().trim().to_owned();
        let (session, secret) =
            (logged.variable("TBK_SESSION").to_owned(), logged.variable("TBK_APP_SECRET").to_owned());
        // The signature is that of another URL.
        let form = form.replace("a.example%2F1", &format!("a.example%2F{session}%0Aexport"));
        assert!(logged.send(&form).contains("isv.invalid-signature"));
        assert!(logged.send("method=a%0Aexport+X%3D1").contains("<code>22</code>"));
        let log = logged.log();
        for expected in [error, string, "taobao.tbk.tpwd.create  -  ", "https://a.example/*** export"] {
            assert!(log.contains(expected), "{expected}: {log}");
        }

        assert!(!log.contains(&session) && !log.contains(&secret), "{log}");
        let sent = form.split('&').find_map(|pair| pair.strip_prefix("sign=")).unwrap();
        assert!(!log.contains(sent) && !log.lines().any(|line| line.starts_with("export")), "{log}");
    }
}

#[test]
fn the_log_names_the_mistake_in_a_signature() {
    let logged = Logged::start("en", &[]);
    let mut sign = logged.tbk();
    sign.args(["sign", "taobao.tbk.tpwd.create", "url=https://a.example/1", "--body"]);
    let output = sign.assert().success().get_output().stdout.clone();
    let form = String::from_utf8(output).unwrap().trim().to_owned();
    logged.send(&format!("{form}&extra=1"));
    let log = logged.log();
    assert!(log.contains("    extra was sent but not signed: "), "{log}");
    assert!(log.contains("signed parameters: app_key extra format method"), "{log}");
}
