//! `tbk describe`: names of APIs, both languages, superseded APIs.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;

use super::{shown, stdout, tbk};

/// Returns the first two neighbouring English words.
fn english(line: &str) -> Option<String> {
    let is_word = |token: &str| {
        let word = token.trim_matches(['.', ',', ':', ';', '(', ')', '"']);
        // Abbreviations such as ID and SKU, and names such as relationId, are terms of the platform.
        word.len() > 1
            && word.bytes().all(|byte| byte.is_ascii_alphabetic())
            && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    };
    let tokens: Vec<_> = line.split_whitespace().collect();
    tokens.windows(2).find(|pair| pair.iter().all(|token| is_word(token))).map(|pair| pair.join(" "))
}

#[test]
fn chinese_pages_contain_no_english_prose() {
    for api in tbk_apis::schemas() {
        let page = shown(tbk().args(["describe", api.method]).env("TBK_LANG", "zh"));
        let (facts, examples) = page.split_once("\n调用示例\n").unwrap();
        for line in facts.lines() {
            assert_eq!(english(line), None, "{}: {line}", api.method);
        }
        let comments = examples.lines().filter(|line| line.trim_start().starts_with("//"));
        assert_eq!(comments.collect::<Vec<_>>(), ["  // Rust: use tbk_apis::prelude::*;"], "{}", api.method);
        for field in api.parameters {
            let term = field.docs.unwrap().split(": ").next().unwrap();
            assert!(facts.contains(term), "{}: {term}", api.method);
        }
        let in_english = shown(tbk().args(["describe", api.method]));
        assert!(in_english.lines().any(|line| english(line).is_some()), "{}", api.method);
    }
}

#[test]
fn chinese_page_shows_the_facts_of_the_api() {
    let page = |method: &str| shown(tbk().args(["describe", method]).env("TBK_LANG", "zh"));
    let orders = page("taobao.tbk.sc.order.details.get");
    for fact in [
        "调用方     服务商",
        "授权       必须授权，session 必填",
        "调用性质   只读：不产生变更",
        "分页       position_index：上一页返回的游标；记录：data.results",
        "docId=",
        "| 1–100，默认 20 |",
        "query_type：1 创建时间，2 付款时间",
        "price (元)",
    ] {
        assert!(orders.contains(fact), "{fact}: {orders}");
    }
    let create = page("taobao.tbk.dg.vegas.tlj.create");
    for fact in [
        "写入：每次调用都会产生变更",
        "result.success 不为 true 即业务校验未通过",
        "核实结果",
        "最长 10 字符",
    ] {
        assert!(create.contains(fact), "{fact}: {create}");
    }
    assert!(!orders.contains("核实结果"), "{orders}");
}

#[test]
fn english_page_has_an_english_title_once() {
    let page = shown(tbk().args(["describe", "taobao.tbk.spread.get"]));
    let lines: Vec<_> = page.lines().take(3).collect();
    assert_eq!(
        lines,
        ["taobao.tbk.spread.get", "淘宝客-公用-长链转短链", "Converts long links into short links"]
    );
    assert_eq!(page.matches("Converts long links").count(), 1, "{page}");
    assert!(page.contains("Each link has its own result") && page.contains("- Caller: 公用."), "{page}");
}

#[test]
fn superseded_apis_are_marked() {
    let old = "taobao.tbk.dg.optimus.material";
    let upgrade = "taobao.tbk.dg.material.recommend";
    assert!(shown(tbk().args(["describe", old])).contains(&format!("upgraded   use {upgrade}")));
    let page = shown(tbk().args(["describe", old]).env("TBK_LANG", "zh"));
    assert!(page.contains(&format!("升级版     请使用 {upgrade}")), "{page}");
    assert_eq!(stdout(tbk().args(["schema", old]))["superseded_by"], upgrade);
    assert!(stdout(tbk().args(["schema", upgrade]))["superseded_by"].is_null());
}

/// The library marks superseded APIs with `#[deprecated(note = "use `Struct`")]`.
#[test]
fn superseded_apis_are_those_that_the_library_deprecates() {
    let mut deprecated = Vec::new();
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/../tbk-apis/src");
    for subject in
        std::fs::read_dir(sources).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        for file in std::fs::read_dir(subject)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
        {
            let source = std::fs::read_to_string(file).unwrap();
            let Some((_, after)) = source.split_once("\n#[deprecated(note = \"use `") else { continue };
            let method = after.split("method = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let upgrade = after.split('`').next().unwrap();
            let upgrade = tbk_apis::schemas().find(|api| api.name == upgrade).unwrap().method;
            deprecated.push((method.to_owned(), upgrade.to_owned()));
        }
    }
    deprecated.sort();
    let all = stdout(tbk().args(["schema", "--all"]));
    let marked = all.as_array().unwrap().iter().filter_map(|api| {
        Some((api["method"].as_str()?.to_owned(), api["superseded_by"].as_str()?.to_owned()))
    });
    let mut marked: Vec<_> = marked.collect();
    marked.sort();
    assert_eq!(marked, deprecated);
    assert_eq!(marked.len(), 5);
}

#[test]
fn methods_are_accepted_in_any_case_and_without_prefix() {
    let expected = shown(tbk().args(["describe", "taobao.tbk.spread.get"]));
    for name in
        ["spread.get", "tbk.spread.get", "TAOBAO.TBK.Spread.Get", "TbkSpreadGet", "淘宝客-公用-长链转短链"]
    {
        tbk().args(["describe", name]).assert().success().stdout(expected.clone());
    }
    let mut call = tbk();
    call.args(["call", "Spread.Get", "requests[0].url=https://uland.taobao.com/1", "--sandbox"]);
    call.assert().success().stdout(contains("\"err_msg\": \"OK\""));
    let sign = |name: &str| {
        let mut sign = tbk();
        sign.args(["sign", name, "q=1", "--timestamp", "2026-01-01 00:00:00", "--app-key", "1", "--body"]);
        shown(sign.env("TBK_APP_SECRET", "helloworld"))
    };
    assert_eq!(sign("SHOP.get"), sign("taobao.tbk.shop.get"));
    assert!(sign("shop.get").contains("method=taobao.tbk.shop.get"), "{}", sign("shop.get"));
    assert!(sign("no.such").contains("method=no.such"), "{}", sign("no.such"));
}

#[test]
fn methods_that_handle_tokens_are_refused_in_any_case() {
    let mut call = tbk();
    call.args(["call", "TAOBAO.TOP.auth.token.create", "code=x", "--untyped", "--sandbox"]);
    call.assert().code(2).stderr(contains("handles secrets"));
}

#[test]
fn ambiguous_names_offer_a_choice() {
    let mut describe = tbk();
    describe.args(["describe", "淘礼金"]).env("TBK_LANG", "zh").assert().code(2).stderr(
        "错误：未知接口 \"淘礼金\"\n提示：请选择其中一个接口：\n  \
         taobao.tbk.dg.vegas.tlj.create  淘宝客-推广者-淘礼金创建\n  \
         taobao.tbk.dg.vegas.tlj.report  淘宝客-推广者-淘礼金效果数据\n  \
         taobao.tbk.dg.vegas.tlj.stop  淘宝客-推广者-淘礼金暂停发放\n  \
         taobao.tbk.dg.vegas.tlj.share.convert  淘宝客-推广者-淘礼金三方链接转换\n",
    );
    let describe = |name: &str| tbk().args(["describe", name]).assert().code(2);
    describe("订单")
        .stderr(contains("  taobao.tbk.order.details.get  ").and(contains("`tbk apis 订单` lists all")));
    describe("material.optional").stderr(contains("  taobao.tbk.dg.material.optional.upgrade  "));
    describe("changlian").stderr(contains("did you mean taobao.tbk.spread.get?"));
    describe("order.detials.get").stderr(contains("did you mean taobao.tbk.order.details.get?"));
    describe("转连").stderr(contains("  taobao.tbk.dg.general.link.convert  "));
    describe("xyzzy").stderr(contains("`tbk apis` lists the methods"));
}
