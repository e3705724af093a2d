//! Detects a standard output that was closed before the program started (`>&-`).
//!
//! The standard library opens `/dev/null` in its place before `main`, so that all writes succeed. The check runs earlier.

use std::sync::OnceLock;

static CLOSED: OnceLock<bool> = OnceLock::new();

/// Runs before `main`. Without `/dev/fd`, standard output counts as open.
#[cfg(unix)]
#[ctor::ctor]
fn check() {
    let is_closed = std::fs::metadata("/dev/fd").is_ok() && std::fs::symlink_metadata("/dev/fd/1").is_err();
    // Nothing else sets it.
    let _ = CLOSED.set(is_closed);
}

/// Whether standard output was closed at the start.
pub(super) fn is_closed() -> bool {
    CLOSED.get().copied().unwrap_or(false)
}
