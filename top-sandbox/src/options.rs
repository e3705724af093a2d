//! The options of a builder for the clock, a ledger, and slow and repeated requests.

use std::time::Duration;

use crate::ledger::Ledger;
use crate::sandbox::SandboxBuilder;

impl SandboxBuilder {
    /// Sets the gateway's clock ahead of the machine's by this number of seconds; behind, if it is negative. Default: 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// // An hour slow.
    /// let builder = Sandbox::builder().clock_offset(-3600);
    /// # let _ = builder;
    /// ```
    pub fn clock_offset(mut self, seconds: i64) -> Self {
        self.clock_offset = seconds;
        self
    }

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

    /// Answers the order, refund and punishment APIs from a ledger. Other APIs have generated responses.
    ///
    /// The clock of the ledger is the clock of the gateway: the header `Date` has its time, from which clients learn the
    /// time of the platform; [`clock_offset`](Self::clock_offset) shifts it. The `timestamp` of a request must be a valid
    /// time, but is not compared with any clock, because the clock of a ledger can run faster than the clock of a client.
    /// All sessions have the same rows.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::{Ledger, Sandbox};
    ///
    /// let builder = Sandbox::builder().ledger(Ledger::demo());
    /// # let _ = builder;
    /// ```
    pub fn ledger(mut self, ledger: Ledger) -> Self {
        self.ledger = Some(ledger);
        self
    }
}
