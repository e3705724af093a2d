//! `tbk link` for one message, and `tbk pid`.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::{Value, json};

use super::input::{file, lines};
use super::{Command, Served, stdout, tbk, tbk_at};

const ITEM: &str = "https://item.taobao.com/item.htm?id=AbCdEfGh-1x2y3z";
const MESSAGE: &str =
    "好物【淘宝】https://e.tb.cn/h.SQ6rjlgiow5ob5s?tk=MJN9f2bd29s CZ225，口令 ￥Ab3dE5gH7jK￥";

/// The second of two items is refused.
const ONE_REFUSED: &str = r#"
[[answer]]
method = "taobao.tbk.dg.general.link.convert"
response = { data = { item_url_list = [
  { input_item_id = "AbCdEfGh-1x2y3z", link_info_dto = { cps_short_url = "https://s.click.taobao.com/new" } },
  { input_item_id = "BbCdEfGh-1x2y3z", code = 10000, msg = "非淘客商品" },
] } }
"#;
const TWO_ITEMS: &str = "一 https://item.taobao.com/item.htm?id=AbCdEfGh-1x2y3z\r\n二 https://item.taobao.com/item.htm?id=BbCdEfGh-1x2y3z 完";

fn link(arguments: &[&str]) -> Command {
    let mut command = tbk();
    command.arg("link").args(arguments);
    command
}

/// Converts with the built-in sandbox.
fn sandbox(arguments: &[&str]) -> Command {
    let mut command = link(arguments);
    command.args(["--pid", "mm_1_2_3", "--sandbox"]);
    command
}

/// Returns the answers of a sandbox, and the sandbox.
pub(super) fn serve(answers: &str) -> Served {
    let file = file(answers);
    Served::start(&["--answers", file.path().to_str().unwrap()])
}

#[test]
fn scan_prints_findings_without_a_call() {
    let text = format!("{MESSAGE} 再来 ￥Ab3dE5gH7jK￥ {ITEM} mm_1_2_3");
    let found = lines(&link(&["scan", &text, "-o", "jsonl"]).assert().success().get_output().stdout);
    let short: Vec<_> = found.iter().map(|entry| (entry["what"].as_str(), entry["text"].as_str())).collect();
    let link = "https://e.tb.cn/h.SQ6rjlgiow5ob5s?tk=MJN9f2bd29s";
    let expected = [
        ("short", link),
        ("tpwd", "MJN9f2bd29s"),
        ("tpwd", "Ab3dE5gH7jK"),
        ("item", ITEM),
        ("pid", "mm_1_2_3"),
    ];
    assert_eq!(short, expected.map(|(what, text)| (Some(what), Some(text))));
    let token = &found[2];
    assert_eq!(token["all"].as_array().unwrap().len(), 2);
    assert_eq!(token["all"][0], token["at"]);
    let place = |at: &Value| at.as_u64().and_then(|at| usize::try_from(at).ok()).unwrap();
    assert_eq!(&text[place(&token["at"][0])..place(&token["at"][1])], "Ab3dE5gH7jK");
    assert_eq!(token["sure"], "certain");
    assert_eq!((&found[3]["id"], &found[3]["all"]), (&json!("AbCdEfGh-1x2y3z"), &Value::Null));
    assert_eq!(found[2]["id"], Value::Null);
}

#[test]
fn scan_without_findings_succeeds() {
    link(&["scan", "-", "-o", "jsonl"])
        .write_stdin("你好\n")
        .assert()
        .success()
        .stdout(is_empty())
        .stderr(is_empty());
    link(&["scan", "你好"]).assert().success().stdout("[]\n");
    link(&["scan"]).assert().code(2).stderr(contains("there is no text"));
}

#[test]
fn a_message_is_converted_for_the_channel() {
    for kind in ["publisher", "provider"] {
        let entries = stdout(&mut sandbox(&["convert", MESSAGE, "--kind", kind, "--relation-id", "77"]));
        let entries = entries.as_array().unwrap();
        assert_eq!(entries.len(), 2, "the 淘口令 inside the link is a part of it");
        for entry in entries {
            assert_eq!((&entry["ok"], &entry["outcome"]), (&json!(true), &json!("converted")));
            assert_eq!(entry["sale"], "mm_1_2_3 relation_id 77");
            assert!(entry["short_url"].as_str().unwrap().starts_with("https://s.click.taobao.com/"));
            assert!(entry["price"].is_string() && entry["tpwd"].is_string());
        }
        assert_eq!((&entries[0]["what"], &entries[1]["text"]), (&json!("short"), &json!("Ab3dE5gH7jK")));
    }
}

#[test]
fn a_text_without_a_subcommand_is_converted() {
    let message = file(ITEM);
    let path = message.path().to_str().unwrap();
    let direct = stdout(&mut sandbox(&[ITEM, "--want", "short,title"]));
    assert_eq!(direct[0]["item_id"], "AbCdEfGh-1x2y3z");
    assert!(direct[0]["title"].is_string());
    let of_file = stdout(&mut sandbox(&["-i", path, "--want", "short,title"]));
    assert_eq!(of_file[0]["text"], ITEM);
    link(&[]).assert().code(2).stderr(contains("Usage: tbk link"));
}

#[test]
fn a_pid_is_required_before_any_call() {
    for action in ["convert", "rewrite", "parse", "explain"] {
        let mut command = tbk_at("http://127.0.0.1:1/router/rest");
        let command = command.args(["link", action, ITEM]);
        command
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(contains("no PID is set").and(contains("--pid mm_1_2_3")));
    }
    sandbox(&[ITEM, "--relation-id", "077"]).assert().code(2).stderr(contains("write a number"));
    link(&[ITEM, "--pid", "mm_1_2"]).assert().code(2).stderr(contains("mm_<member id>"));
}

#[test]
fn nothing_to_convert_has_status_7() {
    sandbox(&["convert", "你好"]).assert().code(7).stdout(is_empty()).stderr(contains("tbk link scan"));
    let possible = "口令 Ab3dE5gH7jK 在此";
    sandbox(&[possible]).assert().code(7).stderr(contains("1 possible finding: add --all"));
    assert_eq!(stdout(&mut sandbox(&[possible, "--all"]))[0]["text"], "Ab3dE5gH7jK");
}

#[test]
fn a_refused_entry_has_its_code_and_reason() {
    let served = serve(ONE_REFUSED);
    let run = |arguments: &[&str]| {
        let mut command = served.tbk();
        command.args(["link", "convert", "-", "--pid", "mm_1_2_3"]).args(arguments).write_stdin(TWO_ITEMS);
        command.assert()
    };
    let converted =
        run(&["-o", "jsonl"]).code(6).stderr(contains("1 of 2 links converted; first failure: https://item"));
    let entries = lines(&converted.get_output().stdout);
    assert_eq!(entries[0]["short_url"], "https://s.click.taobao.com/new");
    assert_eq!(entries[1]["outcome"], "refused");
    assert_eq!((&entries[1]["code"], &entries[1]["reason"]), (&json!("10000"), &json!("非淘客商品")));
    run(&["-o", "table"]).code(6).stdout(contains("10000 非淘客商品"));
}

#[test]
fn all_refused_has_the_status_of_the_refusal() {
    let served = serve(
        "[[answer]]\nmethod = \"taobao.tbk.dg.general.link.convert\"\n\
         response = { error_response = { code = 15, msg = \"Remote service error\", sub_code = \"isv.pid-not-correct\", sub_msg = \"site_id或adzone_id与登录账号不匹配\" } }",
    );
    let mut command = served.tbk();
    command.args(["link", TWO_ITEMS, "--pid", "mm_1_2_3", "-o", "jsonl"]);
    let refused = command.assert().code(7).stderr(contains("0 of 2 links converted"));
    for entry in lines(&refused.get_output().stdout) {
        assert_eq!(entry["code"], "isv.pid-not-correct");
    }
}

#[test]
fn a_failed_call_has_its_error_and_no_secret() {
    let body = r#"{"error_response":{"code":11,"msg":"Insufficient isv permissions","sub_code":"isv.permission-api-package-limit","sub_msg":"权限不足"}}"#;
    let url = super::gateway(move |_| body.to_owned());
    let mut command = tbk_at(&url);
    command.args(["link", "https://s.click.taobao.com/pQBDhNu", "--pid", "mm_1_2_3", "-o", "jsonl"]);
    let failed = command.assert().code(4);
    let output = failed.get_output();
    let entry = &lines(&output.stdout)[0];
    assert_eq!(entry["outcome"], "failed");
    assert_eq!((&entry["error"]["code"], &entry["error"]["exit_status"]), (&json!("11"), &json!(4)));
    let shown = String::from_utf8([&output.stdout[..], &output.stderr[..]].concat()).unwrap();
    assert!(!shown.contains("helloworld") && !shown.contains("6100abc"), "{shown}");
}

#[test]
fn rewrite_changes_only_links_and_tokens() {
    let text = "早！\r\n￥Ab3dE5gH7jK￥ 或 https://m.tb.cn/h.Ab3dE5g，收\n\n";
    let rewritten =
        sandbox(&["rewrite", "-"]).write_stdin(text).assert().success().get_output().stdout.clone();
    let rewritten = String::from_utf8(rewritten).unwrap();
    let (before, rest) = rewritten.split_once('￥').unwrap();
    let (token, rest) = rest.split_once('￥').unwrap();
    assert_eq!(before, "早！\r\n");
    assert!(token.len() == 11 && token != "Ab3dE5gH7jK", "{token}");
    let link = rest.strip_prefix(" 或 ").unwrap().strip_suffix("，收\n\n").unwrap();
    assert!(link.starts_with("https://s.click.taobao.com/"), "{link}");
    sandbox(&["rewrite", "-"])
        .write_stdin("你好")
        .assert()
        .success()
        .stdout("你好")
        .stderr(contains("nothing to convert"));
    sandbox(&["rewrite", "你好"]).assert().success().stdout("你好\n");
}

#[test]
fn rewrite_prints_nothing_unless_all_is_converted() {
    let served = serve(ONE_REFUSED);
    let run = |arguments: &[&str]| {
        let mut command = served.tbk();
        command.args(["link", "rewrite", "-", "--pid", "mm_1_2_3"]).args(arguments).write_stdin(TWO_ITEMS);
        command.assert().code(6).stderr(contains("10000 非淘客商品"))
    };
    run(&[]).stdout(is_empty());
    let rest = TWO_ITEMS.replace(ITEM, "https://s.click.taobao.com/new");
    run(&["--partial"]).stdout(rest);
}

#[test]
fn a_refused_link_is_converted_by_its_token() {
    let served = serve(
        r#"
[[answer]]
method = "taobao.tbk.dg.general.link.convert"
response = { data = { material_url_list = [{ code = 1001, msg = "无权限" }] } }

[[answer]]
method = "taobao.tbk.tpwd.convert"
response = { data = { num_iid = "AbC-9", click_url = "https://s.click.taobao.com/t?e=1" } }
"#,
    );
    let mut command = served.tbk();
    let text = "https://e.tb.cn/h.SQ6rjlgiow5ob5s?tk=MJN9f2bd29s";
    command.args(["link", "explain", text, "--pid", "mm_1_2_3", "--want", "title", "-o", "jsonl"]);
    let entry = lines(&command.assert().success().get_output().stdout).remove(0);
    assert_eq!((&entry["what"], &entry["outcome"]), (&json!("short"), &json!("converted")));
    let steps = entry["steps"].as_array().unwrap();
    let general = "taobao.tbk.dg.general.link.convert";
    let expected = [general, general, "taobao.tbk.tpwd.convert", "taobao.tbk.item.info.upgrade.get"];
    assert_eq!(steps.iter().map(|step| step["method"].as_str().unwrap()).collect::<Vec<_>>(), expected);
    assert_eq!(steps[0]["refused"], "1001 无权限");
    assert_eq!(steps[2]["refused"], Value::Null);
}

#[test]
fn parse_shows_where_a_link_leads() {
    for kind in ["publisher", "provider"] {
        let parsed = stdout(&mut sandbox(&["parse", "￥Ab3dE5gH7jK￥", "--kind", kind]));
        assert_eq!(parsed[0]["material_type"], "商品");
        assert_eq!(parsed[0]["origin_pid"], "mm_11_11_11");
    }
    let served = serve(
        "[[answer]]\nmethod = \"taobao.tbk.dg.general.link.parse\"\n\
         response = { data = { material_url_list = [{ code = 51, msg = \"口令无效\" }] } }",
    );
    let mut command = served.tbk();
    command.args(["link", "parse", "￥Ab3dE5gH7jK￥", "--pid", "mm_1_2_3", "-o", "jsonl"]);
    let refused = command.assert().code(7).stderr(contains("51"));
    assert_eq!(lines(&refused.get_output().stdout)[0]["error"]["exit_status"], 7);
}

#[test]
fn a_pid_is_taken_apart() {
    let mut command = tbk();
    let parts = stdout(command.args(["pid", "mm_26632322_6858406_111048050031"]));
    let expected = json!({
        "pid": "mm_26632322_6858406_111048050031",
        "member_id": "26632322", "site_id": "6858406", "adzone_id": "111048050031",
    });
    assert_eq!(parts, expected);
    tbk().args(["pid", "mm_1_02_3"]).assert().code(2);
    let mut chinese = tbk();
    chinese
        .args(["pid", "mm_1"])
        .env("TBK_LANG", "zh")
        .assert()
        .code(2)
        .stderr(contains("mm_联盟账号_媒体_推广位"));
}

#[test]
fn messages_are_chinese_if_selected() {
    let chinese = |arguments: &[&str]| {
        let mut command = sandbox(arguments);
        command.env("TBK_LANG", "zh");
        command.assert()
    };
    chinese(&["convert", "你好"]).code(7).stderr(contains("文本中没有可转链的内容"));
    chinese(&["convert", MESSAGE, "--external-id", "u1"])
        .code(7)
        .stderr(contains("没有接口能同时带上给定的全部 ID"));
    chinese(&["rewrite", "你好"]).success().stderr("没有可转链的内容，文本未变\n");
}

#[test]
fn steps_of_a_conversion_are_chinese_if_selected() {
    let answers =
        file("[[answer]]\nmethod = \"taobao.tbk.itemid.ineffective.transform\"\nresponse = { results = [] }");
    let faults = file(
        r#"rule = [{ fault = { error = { code = 15, sub_code = "50001", sub_msg = "无效的会员" } }, on = "taobao.tbk.item.info.upgrade.get", always = true }]"#,
    );
    let [answers_path, faults_path] = [&answers, &faults].map(|file| file.path().to_str().unwrap());
    let served = Served::start(&["--answers", answers_path, "--faults", faults_path]);
    let mut command = served.tbk();
    let item = "https://item.taobao.com/item.htm?id=590141576510";
    command.args(["link", "explain", item, "--pid", "mm_1_2_3", "--want", "title", "-o", "jsonl"]);
    let entry = lines(&command.env("TBK_LANG", "zh").assert().success().get_output().stdout).remove(0);
    let refused: Vec<_> = (0..3).map(|step| entry["steps"][step]["refused"].as_str()).collect();
    assert_eq!(refused[..2], [Some("响应中没有该内容的结果"), None]);
    assert!(refused[2].unwrap().contains("50001（无效的会员）"), "{entry}");
    assert!(refused[2].unwrap().contains("网关错误 15"), "{entry}");
}
