//! `tbk apis`: words, pinyin, typos, marks.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::Value;

use super::{stdout, tbk};

fn found(words: &[&str]) -> Vec<Value> {
    stdout(tbk().arg("apis").args(words)).as_array().unwrap().clone()
}

#[test]
fn words_of_the_trade_find_the_api_that_people_mean() {
    for (word, method) in [
        ("订单", "taobao.tbk.order.details.get"),
        ("查订单", "taobao.tbk.order.details.get"),
        ("转链", "taobao.tbk.dg.general.link.convert"),
        ("口令", "taobao.tbk.tpwd.create"),
        ("生成口令", "taobao.tbk.tpwd.create"),
        ("查券", "taobao.tbk.coupon.get"),
        ("高佣", "taobao.tbk.coupon.convert"),
        ("领券", "taobao.tbk.coupon.convert"),
        ("搜商品", "taobao.tbk.dg.material.optional.upgrade"),
        ("推广位创建", "taobao.tbk.adzone.create"),
        ("dingdan", "taobao.tbk.order.details.get"),
        ("zhuanlian", "taobao.tbk.dg.general.link.convert"),
        ("tlj", "taobao.tbk.dg.vegas.tlj.create"),
        ("tkl", "taobao.tbk.tpwd.create"),
    ] {
        assert_eq!(found(&[word])[0]["method"], method, "{word}");
    }
}

#[test]
fn similar_words_are_searched_and_reported() {
    let mut apis = tbk();
    apis.args(["apis", "转连", "-o", "csv", "--fields", "method"])
        .assert()
        .success()
        .stdout(contains("method\ntaobao.tbk.dg.general.link.convert\n"))
        .stderr("no API matches 转连: showing 转链\n");
    let mut apis = tbk();
    apis.args(["apis", "xyzzyx"]).assert().success().stdout("[]\n").stderr(is_empty());
}

/// The time of a search that compares long words in pieces or letter by letter grows faster than their length.
#[test]
fn long_words_are_searched_in_linear_time() {
    for word in ["a".repeat(100_000), "订单".repeat(20_000), "ding".repeat(25_000), "a.b".repeat(30_000)] {
        for command in ["apis", "describe"] {
            let start = std::time::Instant::now();
            let status = tbk().args([command, &word]).output().unwrap().status.code();
            assert_eq!(status, Some(if command == "apis" { 0 } else { 2 }), "{command}");
            assert!(start.elapsed() < std::time::Duration::from_secs(5), "{command} {:?}", start.elapsed());
        }
    }
}

#[test]
fn superseded_apis_are_last_and_marked() {
    let found = found(&["物料精选"]);
    assert_eq!(found[0]["method"], "taobao.tbk.dg.material.recommend");
    assert!(found[0].get("superseded_by").is_none());
    let last = found.last().unwrap();
    assert_eq!(last["method"], "taobao.tbk.sc.optimus.material");
    assert_eq!(last["superseded_by"], "taobao.tbk.sc.material.recommend");
    let mut apis = tbk();
    apis.args(["apis", "物料精选", "-o", "table"]).env("TBK_LANG", "zh");
    apis.assert()
        .success()
        .stderr(contains("taobao.tbk.sc.optimus.material 已有升级版 taobao.tbk.sc.material.recommend\n"));
}

#[test]
fn english_results_have_english_summaries() {
    assert_eq!(found(&["短链"])[0]["summary"], "Converts long links into short links");
    assert_eq!(found(&["shorten"])[0]["method"], "taobao.tbk.spread.get");
    let chinese = stdout(tbk().args(["apis", "短链"]).env("TBK_LANG", "zh"));
    assert!(chinese[0].get("summary").is_none(), "{chinese}");
}

#[test]
fn words_in_the_documentation_count_if_nothing_else_matches() {
    let by_name = found(&["长链"]);
    assert_eq!(by_name.len(), 1, "{by_name:?}");
    let by_docs = found(&["掌柜旺旺"]);
    assert!(by_docs.iter().any(|api| api["method"] == "taobao.tbk.order.details.get"), "{by_docs:?}");
    assert!(by_docs.iter().all(|api| !api["title"].as_str().unwrap().contains("掌柜")), "{by_docs:?}");
    let mut apis = tbk();
    apis.args(["apis", "掌柜旺旺", "-o", "table"])
        .assert()
        .success()
        .stderr(contains("APIs found").and(contains("tbk describe")));
}
