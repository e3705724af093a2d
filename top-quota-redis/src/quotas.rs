//! The quotas of a fleet.

use std::fmt;
use std::sync::Arc;

use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use top_core::transport::BoxFuture;
use top_core::{Admission, Ask, Ban, BoxError, QuotaKey, QuotaStore};

use crate::keeper::{Keeper, listen};
use crate::mode::Mode;
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
    /// Starts the tasks of the quotas in the runtime that calls this function.
    pub(crate) fn start(shared: Arc<Shared>, keeper: Keeper) -> Self {
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(keeper.run(stopped));
        let listener = tokio::spawn(listen(Arc::clone(&shared))).abort_handle();
        Self { shared, _stop: stop, listener }
    }

    /// Returns where quotas are decided now.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.shared.mode()
    }

    /// Returns the last known number of processes that share the limits, including this one if it is counted. At least 1.
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
