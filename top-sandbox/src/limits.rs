//! The limits of a sandbox: no request blocks it or fills its memory.

use std::time::Duration;

/// The maximum length of a request body, in bytes.
pub(crate) const MAX_BODY: usize = 16 << 20;

/// The number of bytes that are read of a body that is not kept. A client that can send the whole body receives the
/// response.
pub(crate) const MAX_DISCARDED: usize = 64 << 20;

/// The maximum number of parameters of a call, including files.
pub(crate) const MAX_PARAMETERS: usize = 1000;

/// The maximum number of calls of a batch. The platform's limit is not documented.
pub(crate) const MAX_CALLS: usize = 100;

/// The maximum number of generated entries of a list, unless the platform documents more for a page.
pub(crate) const MAX_ROWS: usize = 1000;

/// A longer value of a parameter is not repeated in the generated entries, in bytes.
pub(crate) const MAX_REPEATED: usize = 1000;

/// The maximum number of connections. Further ones wait until one is closed.
pub(crate) const MAX_CONNECTIONS: usize = 256;

/// The buffer of a connection, in bytes. It limits the head of a request.
pub(crate) const MAX_HEAD: usize = 128 << 10;

/// A body is large above this number of bytes.
pub(crate) const LARGE_BODY: u64 = 256 << 10;

/// The maximum number of requests with a large body that are handled at the same time. Further ones wait.
pub(crate) const MAX_LARGE_BODIES: usize = 8;

/// The limits that a builder sets.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    /// The time for the head of a request, and again for its body.
    pub(crate) request_timeout: Duration,
    pub(crate) refuse_replays: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { request_timeout: Duration::from_secs(30), refuse_replays: false }
    }
}
