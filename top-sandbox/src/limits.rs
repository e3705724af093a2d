//! The limits of a sandbox: no request blocks it or fills its memory.

use std::time::Duration;

use crate::sandbox::SandboxBuilder;

/// The maximum length of a request body, in bytes.
pub(crate) const MAX_BODY: usize = 16 << 20;

/// The sandbox reads this many bytes of a body that it does not keep, so that the client receives the response. It then
/// closes the connection.
pub(crate) const MAX_DISCARDED: usize = 64 << 20;

/// The maximum number of parameters of a call, including files.
pub(crate) const MAX_PARAMETERS: usize = 1000;

/// The maximum number of calls of a batch. The platform's limit is not documented.
pub(crate) const MAX_CALLS: usize = 100;

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

impl SandboxBuilder {
    /// Sets the time in which the head of a request must arrive, and then its body. Default: 30 seconds.
    ///
    /// If the head is late, the sandbox closes the connection. If the body is late, it returns an error and closes the
    /// connection. It also closes connections that are unused for this time.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use top_sandbox::Sandbox;
    ///
    /// let builder = Sandbox::builder().request_timeout(Duration::from_secs(5));
    /// # let _ = builder;
    /// ```
    pub fn request_timeout(mut self, time: Duration) -> Self {
        self.limits.request_timeout = time;
        self
    }

    /// Refuses a request that was received before: same `app_key`, `timestamp` and `sign`. Default: accepted.
    ///
    /// A program that stamps and signs every attempt anew passes, unless it sends the same parameters twice within one
    /// second: timestamps have no fractions, so both requests have the same signature.
    ///
    /// The error has the platform's `sub_code` for this case, `isv.request-replay-error`. Its main code is not documented;
    /// the sandbox returns 31.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// let builder = Sandbox::builder().refuse_replays();
    /// # let _ = builder;
    /// ```
    pub fn refuse_replays(mut self) -> Self {
        self.limits.refuse_replays = true;
        self
    }
}
