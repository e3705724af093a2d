//! `tbk orders sync` that the user interrupts.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::orders::Folder;
use super::support::process;

/// An empty page of orders.
const EMPTY: &str = r#"{"tbk_order_details_get_response":{"data":{"has_next":false,"results":{}}}}"#;

#[test]
fn an_interrupted_run_ends_after_a_page_and_is_continued() {
    let (folder, calls) = (Folder::new(), Arc::new(AtomicU64::new(0)));
    let counted = Arc::clone(&calls);
    let url = super::gateway(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(50));
        EMPTY.to_owned()
    });
    // 240 windows: some 12 seconds.
    let mut sync = process();
    sync.args(["orders", "sync", "--since", "30d", "--sources", "order"]).current_dir(folder.path());
    sync.env("TBK_ENDPOINT", &url).env("TBK_APP_KEY", "12345678").env("TBK_APP_SECRET", "s3cr3t");
    let running = sync.stderr(Stdio::piped()).spawn().unwrap();
    let has_begun = (0..400).any(|_| {
        std::thread::sleep(Duration::from_millis(25));
        calls.load(Ordering::Relaxed) >= 3
    });
    assert!(has_begun);
    let pid = running.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let ended = running.wait_with_output().unwrap();
    let stderr = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(6), "{stderr}");
    assert!(stderr.starts_with("stopping after this page"), "{stderr}");
    assert!(stderr.contains("interrupted, with 2") && stderr.contains("goes on there"), "{stderr}");
    let status = folder.json(&["status"]);
    let open = status[0]["open_windows"].as_u64().unwrap();
    let read = calls.load(Ordering::Relaxed);
    assert!((1..240).contains(&open) && open + read >= 240, "{open} open, {read} read");
}
