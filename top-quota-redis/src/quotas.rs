//! The quotas of a fleet.

use std::fmt;
use std::sync::Arc;

use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use top_core::transport::BoxFuture;
use top_core::{Admission, Ask, Ban, BoxError, QuotaKey, QuotaStore};

use crate::builder::RedisQuotasBuilder;
use crate::error::RedisQuotasError;
use crate::keeper::{Keeper, listen};
use crate::link::Connector;
use crate::mode::Mode;
use crate::names::Names;
use crate::script::Scripts;
use crate::shared::Shared;

/// Rate limits and bans that several processes share through Redis.
///
/// - A call takes from all its keys or from none, by one script in Redis. The clock of Redis counts.
/// - A call that waits reserves its turn: it asks once, and calls go in the order in which they asked. [`take`](QuotaStore::take)
///   waits for the turn and returns [`Admission::Granted`]. If another call meets a ban meanwhile, it returns
///   [`Admission::NotBefore`], so that nothing is sent to a closed scope.
/// - A ban that one process meets is sent to the others at once.
/// - If Redis is away, the process decides by itself: see [`Mode`].
///
/// # Examples
///
/// ```no_run
/// use std::sync::Arc;
/// use top_core::{Rate, Scope, TopClient};
/// use top_quota_redis::RedisQuotas;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let quotas = RedisQuotas::builder("redis://127.0.0.1/")
///     .expected_peers(4)
///     .limit(Scope::Account, Rate::per_second(35).burst(5))
///     .daily(Scope::App, 1_000_000)
///     .connect()
///     .await?;
/// let client = TopClient::builder("12345678", "secret").quota_store(Arc::new(quotas)).build()?;
/// # Ok(()) }
/// ```
pub struct RedisQuotas {
    pub(crate) shared: Arc<Shared>,
    /// Dropped with the quotas: then the task that keeps the connection ends.
    _stop: oneshot::Sender<()>,
    listener: AbortHandle,
}

impl RedisQuotas {
    /// Returns a builder. `url` is `redis://HOST:PORT/DB`, `rediss://…` for TLS with the trust store of the operating system, or
    /// `redis+unix:///PATH`. It may have a user and a password.
    pub fn builder(url: impl Into<String>) -> RedisQuotasBuilder {
        RedisQuotasBuilder::new(url.into())
    }

    pub(crate) async fn connect(builder: RedisQuotasBuilder) -> Result<Self, RedisQuotasError> {
        const PREFIX: RedisQuotasError =
            RedisQuotasError::Config("the prefix may have letters, digits, `-`, `_`, `.` and `:` only");
        let RedisQuotasBuilder { url, prefix, expected_peers, limits, timeout } = builder;
        let scripts = Scripts::new(Names::new(&prefix).ok_or(PREFIX)?);
        let connector = Connector::new(&url)?;
        let shared = Arc::new(Shared::new(connector, scripts, limits, timeout, expected_peers.unwrap_or(1)));
        let mut keeper = Keeper::new(Arc::clone(&shared));
        match keeper.begin().await {
            Err(RedisQuotasError::Unavailable(reason)) if expected_peers.is_some() => {
                let peers = shared.peers();
                tracing::warn!(
                    target: "top_quota_redis", mode = "degraded", peers, %reason,
                    "Redis does not answer: this process begins with its share of the limits"
                );
            }
            result => result?,
        }
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(keeper.run(stopped));
        let listener = tokio::spawn(listen(Arc::clone(&shared))).abort_handle();
        Ok(Self { shared, _stop: stop, listener })
    }

    /// Returns where quotas are decided now.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.shared.mode()
    }

    /// Returns the last known number of processes that share the limits, including this one.
    #[must_use]
    pub fn peers(&self) -> u32 {
        self.shared.peers()
    }
}

impl Drop for RedisQuotas {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

impl QuotaStore for RedisQuotas {
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        Box::pin(self.shared.take(ask))
    }

    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(self.shared.throttled(key, ban))
    }

    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(self.shared.passed(keys))
    }
}

impl fmt::Debug for RedisQuotas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisQuotas")
            .field("mode", &self.mode())
            .field("peers", &self.peers())
            .finish_non_exhaustive()
    }
}
