//! The memory of an export.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use serde_json::json;
use tbk_sync::model::{AccountKind, Axis, Lane, NewWindow, Source, Span, StreamKey};
use tbk_sync::record::Row;
use tbk_sync::store::{Durability, Next, PageCommit, Sqlite, Store};

use super::orders::Folder;

const ROWS: i64 = 100_000;
const KEY: StreamKey = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };

/// Creates a store with many orders.
async fn fill(path: &Path) {
    let store = Sqlite::open(path, Durability::Normal).unwrap();
    store.add_account("shop1", AccountKind::Publisher).await.unwrap();
    let claim = store.claim("worker", Duration::from_secs(3600)).await.unwrap().unwrap();
    let stream = store.streams(&claim, &[(KEY, 0)], 10_800).await.unwrap()[0].id;
    for page in 0..ROWS / 10_000 {
        let span = Span { from: page * 10, to: page * 10 + 10 };
        store.plan(&claim, &[NewWindow { stream, lane: Lane::Live, span, part: None }]).await.unwrap();
        let window = store.windows(&claim, 1).await.unwrap().remove(0);
        let rows = (page * 10_000..(page + 1) * 10_000).map(order).collect();
        let (began, seen) = (span.to, span.to * 1000);
        let next = Next::End { settled: span.to };
        let page = PageCommit { window: &window, source: Source::Order, began, seen, rows, next };
        store.commit_page(&claim, page).await.unwrap();
    }
}

fn order(number: i64) -> Row {
    let trade = (2_000_000_000_000_000_000 + number).to_string();
    let document = json!({
        "item_title": "测试商品".repeat(12),
        "pub_share_pre_fee": "12.34",
        "tk_create_time": "2026-11-11 00:00:00",
        "tk_status": 12,
        "trade_id": trade,
    });
    let document = document.as_object().unwrap().clone();
    Row {
        key: trade,
        role: 2,
        modified: Some(number),
        created: None,
        status: Some(12),
        trade: None,
        document,
    }
}

/// Returns the most memory that a process has used, in KiB.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn an_export_of_many_rows_needs_little_memory() {
    let folder = Folder::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(fill(&folder.path().join("orders.db")));
    for form in ["jsonl", "csv"] {
        let mut export = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
        export.args(["orders", "export", "-o", form]).current_dir(folder.path());
        export.env("TBK_CONFIG_DIR", "/no/such/directory").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut export = export.spawn().unwrap();
        let (mut lines, mut early, mut late) = (0, 0, 0);
        for line in BufReader::new(export.stdout.take().unwrap()).lines() {
            assert!(!line.unwrap().is_empty());
            lines += 1;
            // The program is still running: the pipe holds fewer lines than are left.
            match lines {
                2_000 => early = peak(export.id()),
                98_000 => late = peak(export.id()),
                _ => {}
            }
        }
        assert!(export.wait().unwrap().success());
        assert_eq!(lines, ROWS + i64::from(form == "csv"));
        assert!(late - early < 8 << 10, "{form}: from {early} to {late} KiB");
    }
}
