//! The reasons that `tbk orders` stores and prints, in Chinese.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::Value;

use super::orders::Folder;
use super::orders_accounts::configure;
use super::tbk_at;

/// Runs `sync` against a gateway that gives this response to each request, and then another command that prints JSON.
fn synced(body: &'static str, exit: i32, then: &[&str]) -> (String, Value) {
    let folder = Folder::new();
    let url = super::gateway(move |_| body.to_owned());
    let mut sync = folder.run(tbk_at(&url), &["sync", "--sources", "order"]);
    let run = sync.env("TBK_LANG", "zh").assert().code(exit);
    let printed = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    (printed, folder.json(then))
}

#[test]
fn a_failed_call_is_described_in_chinese() {
    let body = r#"{"error_response":{"code":29,"msg":"Invalid app Key","sub_code":"isv.appkey-not-exists"}}"#;
    let (printed, accounts) = synced(body, 4, &["accounts"]);
    let why = "taobao.tbk.order.details.get：网关错误 29 Invalid app Key：isv.appkey-not-exists";
    assert!(printed.contains(&format!("账号 12345678 已暂停：{why}")), "{printed}");
    assert_eq!(accounts[0]["parked"], why);
}

#[test]
fn an_odd_row_is_described_in_chinese() {
    let body = r#"{"tbk_order_details_get_response":{"data":{"has_next":false,"results":{"publisher_order_dto":[{"tk_status":12}]}}}}"#;
    let (printed, pages) = synced(body, 6, &["quarantine"]);
    let why = "列表 order 有一条记录没有 ID";
    assert!(printed.contains(&format!("的一页无法解析：{why}")), "{printed}");
    assert_eq!(pages[0]["why"], why);
    let body = r#"{"tbk_order_details_get_response":{"data":{"has_next":false,"results":{"publisher_order_dto":[{"trade_id":"1","tk_status":"?"}]}}}}"#;
    let (_, pages) = synced(body, 6, &["quarantine"]);
    assert_eq!(pages[0]["why"], "data.results[0].tk_status 应为整数，实为 ?");
}

#[test]
fn a_file_that_is_no_store_is_described_in_chinese() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("orders.db"), [b'x'; 4096]).unwrap();
    let list = |lang: &str| folder.orders(&["list"]).env("TBK_LANG", lang).assert().code(1);
    list("zh").stderr("错误：无法打开存储 orders.db：不是 SQLite 数据库文件（SQLite 26）\n");
    list("en").stderr(contains("file is not a database"));
}

#[test]
fn a_sink_that_fails_is_described_in_chinese() {
    let folder = Folder::synced();
    let configuration =
        "[[sync.sink]]\nname = \"crm\"\nurl = \"http://127.0.0.1:9/hook\"\nsecret_env = \"CRM_SECRET\"\n";
    configure(folder.path(), configuration);
    let deliver = |secret: &str| {
        let mut command = folder.orders(&["feed", "--sink", "crm"]);
        command.env("TBK_CONFIG_DIR", folder.path()).env("CRM_SECRET", secret).env("TBK_LANG", "zh");
        command.assert()
    };
    deliver("geheim")
        .code(2)
        .stderr(contains("crm 无法使用：密钥应为 whsec_ 加 base64 编码的 24 至 64 字节"));
    let secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    let failed = deliver(secret).code(1);
    failed.stderr(contains("crm：无法连接 http://127.0.0.1:9：连接被拒绝").and(contains("geheim").not()));
}
