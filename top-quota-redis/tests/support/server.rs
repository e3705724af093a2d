//! The server of `scripts/with-redis`.

use std::sync::atomic::{AtomicU32, Ordering};

/// Returns a variable of `scripts/with-redis`. Without it the test is left out, or fails if servers are required.
pub(crate) fn variable(test: &str, name: &str) -> Option<String> {
    let value = std::env::var(name).ok();
    let is_required = std::env::var_os("TBK_REQUIRE_SERVERS").is_some_and(|value| value == "1");
    let how = "run `scripts/with-redis cargo test -p top-quota-redis --all-features`";
    assert!(value.is_some() || !is_required, "{test} needs Redis: {how}");
    if value.is_none() {
        left_out(&format!("left out: {test} needs Redis; {how}\n"));
    }
    value
}

/// Writes past the capture of the test harness, so that the message is seen although the test passes.
fn left_out(message: &str) {
    use std::io::Write as _;
    std::io::stderr().write_all(message.as_bytes()).unwrap();
}

/// Returns the URL of the server.
pub(crate) fn url(test: &str) -> Option<String> {
    variable(test, "TBK_TEST_REDIS")
}

/// Returns a prefix that no other test uses.
pub(crate) fn prefix() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    format!("test-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}
