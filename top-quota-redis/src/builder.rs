//! The builder of quotas.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use top_core::{QuotaLimits, Rate, Scope};

use crate::error::{ConfigProblem, RedisQuotasError};
use crate::keeper::Keeper;
use crate::link::Connector;
use crate::mode::Mode;
use crate::names::Names;
use crate::peers::Peers;
use crate::quotas::RedisQuotas;
use crate::script::Scripts;
use crate::shared::{Shared, report};

impl RedisQuotas {
    /// Returns a builder. `url` is `redis://HOST:PORT/DB`, `rediss://…` for TLS with the trust store of the operating system, or
    /// `redis+unix:///PATH`. It may have a user and a password.
    pub fn builder(url: impl Into<String>) -> RedisQuotasBuilder {
        RedisQuotasBuilder::new(url.into())
    }
}

/// A builder for [`RedisQuotas`].
///
/// Created by [`RedisQuotas::builder`]. All processes that share quotas need the same [`prefix`](Self::prefix) and the same limits.
///
/// | setting | default |
/// | --- | --- |
/// | [`prefix`](Self::prefix) | `tbk` |
/// | [`expected_peers`](Self::expected_peers) | none |
/// | [`limits`](Self::limits), [`limit`](Self::limit), [`daily`](Self::daily), [`reserve`](Self::reserve) | [`QuotaLimits::default`]: 35 calls per second for each account |
/// | [`timeout`](Self::timeout) | 50 ms |
/// | [`uncounted`](Self::uncounted) | counted |
#[must_use]
pub struct RedisQuotasBuilder {
    url: String,
    prefix: String,
    expected_peers: Option<u32>,
    limits: QuotaLimits,
    timeout: Duration,
    is_counted: bool,
}

impl RedisQuotasBuilder {
    fn new(url: String) -> Self {
        Self {
            url,
            prefix: "tbk".to_owned(),
            expected_peers: None,
            limits: QuotaLimits::default(),
            timeout: Duration::from_millis(50),
            is_counted: true,
        }
    }

    /// Sets the beginning of all keys in Redis: letters, digits, `-`, `_`, `.` and `:`. Default: `tbk`.
    ///
    /// The keys are `{tbk}:…`, so that a cluster keeps them on one node.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Sets the number of processes that share the limits. Default: none.
    ///
    /// It is used until the processes are counted. With it, [`connect`](Self::connect) succeeds although Redis is away: the process
    /// begins with its share of the limits.
    pub fn expected_peers(mut self, processes: u32) -> Self {
        self.expected_peers = Some(processes);
        self
    }

    /// Sets all limits. Default: [`QuotaLimits::default`].
    pub fn limits(mut self, limits: QuotaLimits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the rate of each key of a scope. See [`QuotaLimits::limit`].
    pub fn limit(mut self, scope: Scope, rate: Rate) -> Self {
        self.limits = self.limits.limit(scope, rate);
        self
    }

    /// Sets how many calls each key of a scope has per day, until midnight GMT+8. See [`QuotaLimits::daily`].
    pub fn daily(mut self, scope: Scope, calls: u64) -> Self {
        self.limits = self.limits.daily(scope, calls);
        self
    }

    /// Sets the fraction of all limits that background calls leave to interactive calls. See [`QuotaLimits::reserve`].
    pub fn reserve(mut self, fraction: f64) -> Self {
        self.limits = self.limits.reserve(fraction);
        self
    }

    /// Sets the longest time that a decision waits for Redis. Default: 50 ms.
    ///
    /// A decision that takes longer is made by the process itself, and so are those of the following seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Does not count this process among those that share the limits. For programs that show quotas and make no calls.
    pub fn uncounted(mut self) -> Self {
        self.is_counted = false;
        self
    }

    /// Connects to Redis.
    ///
    /// Two tasks begin in the runtime that calls this function: they keep the connections, and end when the quotas are dropped.
    ///
    /// # Errors
    ///
    /// - [`RedisQuotasError::Config`] if the URL or the prefix is not valid, if Redis rejects the user or the password, or if the
    ///   user lacks a permission.
    /// - [`RedisQuotasError::Version`] if Redis is older than 5.0.
    /// - [`RedisQuotasError::Unavailable`] if Redis can't be reached and [`expected_peers`](Self::expected_peers) is not set.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_quota_redis::{RedisQuotas, RedisQuotasError};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// // No server listens here.
    /// let error = RedisQuotas::builder("redis://127.0.0.1:1").connect().await.unwrap_err();
    /// assert!(matches!(error, RedisQuotasError::Unavailable(_)));
    /// # }
    /// ```
    pub async fn connect(self) -> Result<RedisQuotas, RedisQuotasError> {
        const PREFIX: RedisQuotasError = RedisQuotasError::Config(ConfigProblem::Prefix);
        let RedisQuotasBuilder { url, prefix, expected_peers, limits, timeout, is_counted } = self;
        let scripts = Scripts::new(Names::new(&prefix).ok_or(PREFIX)?);
        let connector = Connector::new(&url, scripts.names().generation())?;
        // A process that begins may be the first of several. One that is not counted looks at those that run.
        let complete_in = if is_counted { Peers::ALIVE } else { Duration::ZERO };
        let peers = Peers::new(expected_peers.unwrap_or(1), Instant::now() + complete_in);
        let shared = Arc::new(Shared::new(connector, scripts, limits, timeout, peers));
        let mut keeper = Keeper::new(Arc::clone(&shared), is_counted);
        match keeper.begin().await {
            Err(RedisQuotasError::Unavailable(reason)) if expected_peers.is_some() => {
                report(Mode::Degraded, shared.peers(), &reason);
            }
            result => result?,
        }
        Ok(RedisQuotas::start(shared, keeper))
    }
}

/// The URL may have a password.
impl fmt::Debug for RedisQuotasBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisQuotasBuilder")
            .field("prefix", &self.prefix)
            .field("expected_peers", &self.expected_peers)
            .field("limits", &self.limits)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
