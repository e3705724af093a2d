//! Output for spreadsheets and shells: CSV, workbooks, labels, totals, hints to copy, and output that cannot be written.

use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use calamine::{Data, DataType as _, Reader as _};
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};

use super::{Served, gateway, tbk, tbk_at};

const ORDERS: [&str; 4] = [
    "call",
    "taobao.tbk.order.details.get",
    "start_time=2026-11-11 00:00:00",
    "end_time=2026-11-11 00:20:00",
];

/// A gateway that responds with one page of these orders.
fn orders(rows: &'static str) -> String {
    gateway(move |_| {
        format!(
            r#"{{"tbk_order_details_get_response":{{"data":{{"has_next":false,"results":{{"publisher_order_dto":[{rows}]}}}}}}}}"#
        )
    })
}

const ROWS: &str = r#"{"trade_id":"294159887445064307","tk_status":13,"pay_price":"-9.10","item_title":"=1\u0007",
    "tk_paid_time":"2026-11-11 00:00:05","relation_id":12},
    {"trade_id":"0042","tk_status":77,"pay_price":"0.2","item_title":"女装","tk_paid_time":"2026-11-11 00:01:00"}"#;

const FIELDS: [&str; 2] = ["--fields", "trade_id,relation_id,tk_status,pay_price,item_title,tk_paid_time"];

#[test]
fn excel_csv_keeps_ids_and_chinese() {
    let url = orders(ROWS);
    let mut command = tbk_at(&url);
    command.args(ORDERS).args(FIELDS).arg("--excel").assert().success().stdout(
        "\u{feff}trade_id,relation_id,tk_status,pay_price,item_title,tk_paid_time\r\n\
         \"=\"\"294159887445064307\"\"\",\"=\"\"12\"\"\",13,-9.10,'=1\u{7},2026-11-11 00:00:05\r\n\
         \"=\"\"0042\"\"\",,77,0.2,女装,2026-11-11 00:01:00\r\n",
    );
}

#[test]
fn labels_are_official_terms() {
    let url = orders(ROWS);
    let mut command = tbk_at(&url);
    command.args(ORDERS).args(["-o", "csv", "--labels", "--fields", "trade_id,tk_status,pay_price"]);
    command
        .assert()
        .success()
        .stdout("子订单号,订单状态,结算金额\n294159887445064307,13 已失效（关闭）,-9.10\n0042,77,0.2\n");
    let mut table = tbk_at(&url);
    table.args(ORDERS).args(["-o", "table", "--labels", "--fields", "trade_id,tk_status"]);
    table.assert().success().stdout(contains("| 子订单号           | 订单状态          |"));
}

#[test]
fn tables_label_codes_in_the_language() {
    let url = orders(ROWS);
    for (lang, label) in [("en", "13 Closed 已失效（关闭）"), ("zh", "13 已失效（关闭）")] {
        let mut command = tbk_at(&url);
        command.env("TBK_LANG", lang).args(ORDERS).args(["-o", "table"]);
        let printed = command.assert().success();
        let printed = String::from_utf8(printed.get_output().stdout.clone()).unwrap();
        assert!(printed.contains(&format!("| {label} |")), "{printed}");
        // The columns that matter come first.
        let head: Vec<_> = printed.lines().next().unwrap().split('|').map(str::trim).take(6).collect();
        assert_eq!(head, ["", "trade_id", "item_title", "tk_status", "pay_price", "tk_paid_time"]);
    }
}

#[test]
fn headers_can_be_omitted() {
    let url = orders(ROWS);
    for (form, expected) in
        [("csv", "294159887445064307\n0042\n"), ("table", "| 294159887445064307 |\n| 0042               |\n")]
    {
        let mut command = tbk_at(&url);
        command.args(ORDERS).args(["-o", form, "--no-header", "--fields", "trade_id"]);
        command.assert().success().stdout(expected);
    }
}

#[test]
fn workbooks_contain_typed_cells() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("订单.xlsx");
    let mut command = tbk_at(&orders(ROWS));
    command.args(ORDERS).args(FIELDS).args(["-o", "xlsx", "--labels", "--out"]).arg(&path);
    command.assert().success().stdout(is_empty()).stderr(contains("订单.xlsx: 2 rows"));
    let mut book = calamine::open_workbook_auto(&path).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<_> = sheet.rows().collect();
    let text = |text: &str| Data::String(text.to_owned());
    let header = ["子订单号", "渠道关系id", "订单状态", "结算金额", "商品标题", "付款时间"].map(text);
    assert_eq!(rows[0], header);
    let first =
        [text("294159887445064307"), text("12"), text("13 已失效（关闭）"), Data::Float(-9.1), text("=1")];
    assert_eq!(rows[1][..5], first);
    assert_eq!(
        (rows[2][0].clone(), rows[2][1].clone(), rows[2][2].clone()),
        (text("0042"), Data::Empty, text("77"))
    );
    // 2026-11-11 is the day 46337 of Excel.
    let time = rows[1][5].get_datetime().unwrap();
    assert!(time.is_datetime() && (time.as_f64() - (46_337.0 + 5.0 / 86_400.0)).abs() < 1e-8, "{time:?}");
    assert_eq!(std::fs::read_dir(&directory).unwrap().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o400, 0o400);
    }
}

#[test]
fn workbooks_are_written_to_pipes_too() {
    let url = orders(ROWS);
    let output = tbk_at(&url).args(ORDERS).args(["-o", "xlsx"]).output().unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"PK\x03\x04"));
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(output.stdout)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(
        (sheet.get_value((1, 4)).unwrap().as_string(), sheet.height()),
        (Some("294159887445064307".into()), 3)
    );
}

#[test]
fn output_options_are_validated() {
    let url = "http://127.0.0.1:9/router/rest";
    let directory = tempfile::tempdir().unwrap();
    let directory = directory.path().to_str().unwrap();
    let cases: [(&[&str], &str); 8] = [
        (&["--excel", "-o", "json"], "--excel applies to -o csv"),
        (&["--labels"], "--labels applies to -o csv, -o xlsx, -o table"),
        (&["--no-header", "-o", "jsonl"], "--no-header applies to"),
        (&["--out", "x.csv", "-o", "csv"], "--out applies to -o xlsx"),
        (
            &["--out", "/no/such/directory/x.xlsx"],
            "cannot write /no/such/directory/x.xlsx: No such file or directory (os error 2)\n",
        ),
        (&["-o", "xlsx", "--out", directory], "is a directory"),
        (&["-o", "xlsx", "--raw"], "cannot be written as a workbook"),
        (&["-o", "excel"], "xlsx"),
    ];
    for (arguments, message) in cases {
        let mut command = tbk_at(url);
        command.args(ORDERS).args(arguments).assert().code(2).stdout(is_empty()).stderr(contains(message));
    }
}

#[test]
fn totals_follow_all_pages() {
    let served = Served::start(&["--rows", "250"]);
    let mut command = served.tbk();
    command.args(ORDERS).args([
        "page_size=100",
        "--all-pages",
        "-o",
        "csv",
        "--fields",
        "trade_id,pay_price",
    ]);
    command.assert().success().stderr(
        contains("total: 250 entries on 3 pages\n")
            .and(contains("sums in yuan, without zeros: pay_price 2277.5\n")),
    );
    let mut chinese = served.tbk();
    chinese.env("TBK_LANG", "zh").args(ORDERS).args(["page_size=100", "--all-pages", "-o", "jsonl"]);
    chinese.assert().success().stderr(
        contains("合计：250 条记录，3 页\n")
            .and(contains("金额合计（元，为 0 的不列）：结算金额 2277.5，"))
            .and(contains("pay_price").not()),
    );
}

#[cfg(unix)]
#[test]
fn cursors_in_hints_are_only_text() {
    let canary = tempfile::tempdir().unwrap();
    let marker = canary.path().join("executed");
    let cursor = format!("a'; touch {0}; '$(touch {0})`touch {0}`", marker.display());
    let sent = serde_json::to_string(&cursor).unwrap();
    let url = gateway(move |request| {
        if request.contains("position_index=") {
            return r#"{"error_response":{"code":11,"msg":"m"}}"#.to_owned();
        }
        format!(
            r#"{{"tbk_order_details_get_response":{{"data":{{"has_next":true,"position_index":{sent},"results":{{"publisher_order_dto":[{{"trade_id":"1"}}]}}}}}}}}"#
        )
    });
    let mut command = tbk_at(&url);
    let failed = command.args(ORDERS).args(["--all-pages", "-o", "jsonl"]).assert().code(6);
    let message = String::from_utf8(failed.get_output().stderr.clone()).unwrap();
    let hint = message.lines().find_map(|line| line.split("continue with ").nth(1)).unwrap();
    let copied = Process::new("bash").args(["-c", &format!("printf '%s\\n' {hint}")]).output().unwrap();
    assert_eq!(String::from_utf8(copied.stdout).unwrap(), format!("--position\ncursor 2 {cursor}\n"));
    assert!(!marker.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn full_disks_are_errors() {
    let results: [&[&str]; 5] = [
        &["apis", "-o", "csv"],
        &["apis"],
        &["describe", "taobao.tbk.shop.get"],
        &["--help"],
        &["call", "--help"],
    ];
    for arguments in results {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut process = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
        let output = process.args(arguments).env("TBK_LANG", "en").stdout(full).output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {message}");
        assert!(message.contains("cannot write the output: No space left on device"), "{message}");
    }
    let mut book = tbk_at(&orders(ROWS));
    book.args(ORDERS)
        .args(["-o", "xlsx", "--out", "/dev/full"])
        .assert()
        .code(1)
        .stderr(contains("/dev/full"));
}

#[cfg(unix)]
#[test]
fn closed_readers_end_the_program_silently() {
    for arguments in [&["apis", "-o", "jsonl"][..], &["schema", "--all"], &["--help"]] {
        let mut process = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
        process.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = process.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{arguments:?}");
    }
}

#[test]
fn large_outputs_contain_every_entry() {
    const COUNT: usize = 20_000;
    let row = |n: usize| format!(r#"{{"trade_id":"{n}","tk_status":13,"item_title":"女装 {n}"}}"#);
    let rows = (0..COUNT).map(row).collect::<Vec<_>>().join(",");
    let body = format!(
        r#"{{"tbk_order_details_get_response":{{"data":{{"results":{{"publisher_order_dto":[{rows}]}}}}}}}}"#
    );
    for form in ["csv", "table", "json"] {
        let begun = Instant::now();
        let mut command = tbk();
        command.args(["decode", "taobao.tbk.order.details.get", "-", "-o", form]).write_stdin(body.clone());
        let printed = command.assert().success();
        let printed = String::from_utf8(printed.get_output().stdout.clone()).unwrap();
        assert_eq!(printed.matches("女装").count(), COUNT, "{form}");
        assert!(begun.elapsed() < Duration::from_secs(60), "{form}: {:?}", begun.elapsed());
    }
}

#[test]
fn deep_responses_do_not_overflow_the_stack() {
    let depth = 30_000;
    let body = format!(
        r#"{{"tbk_shop_get_response":{{"results":{{"n_tbk_shop":[{}1{}]}}}}}}"#,
        r#"{"a":"#.repeat(depth),
        "}".repeat(depth)
    );
    for (form, arguments) in [("json", &[][..]), ("csv", &["--unknown"]), ("table", &["--unknown"])] {
        let mut command = tbk();
        command.args(["decode", "taobao.tbk.shop.get", "-", "-o", form]).args(arguments);
        command.write_stdin(body.clone()).assert().success();
    }
    // This response has no described members.
    let levels = |depth: usize| {
        format!(
            r#"{{"tbk_dg_media_daily_report_response":{{"results":{}{}}}}}"#,
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    let decode = |depth: usize| {
        let mut command = tbk();
        command.args(["decode", "taobao.tbk.dg.media.daily.report", "-"]).write_stdin(levels(depth));
        command.assert()
    };
    decode(126).success();
    decode(127).code(1).stderr(contains("nested more than 127 levels deep"));
    decode(depth).code(1).stderr(contains("nested more than 127 levels deep"));
    let url = gateway(move |_| format!("[{}", "[".repeat(depth)));
    let mut untyped = tbk_at(&url);
    untyped.args(["call", "taobao.tbk.shop.get", "fields=a", "q=b"]).assert().code(1);
}
