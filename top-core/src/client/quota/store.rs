//! The interface between the client and its quotas.

use std::fmt;
use std::time::Duration;

use super::{Ban, QuotaKey};
use crate::client::transport::BoxFuture;
use crate::error::BoxError;
use crate::schema::Scope;

/// Counts calls and stores bans.
///
/// [`Quotas`](crate::Quotas), the default, works within one process. Implement this trait to share quotas between processes. All
/// waits are durations, so that the clocks of the processes may differ.
///
/// # Examples
///
/// A store that counts refused calls and delegates everything else to [`Quotas`](crate::Quotas):
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use top_core::transport::BoxFuture;
/// use top_core::{Admission, Ask, Ban, BoxError, QuotaKey, QuotaStore, Quotas, TopClient};
///
/// #[derive(Debug, Default)]
/// struct Counted {
///     quotas: Quotas,
///     refused: AtomicU64,
/// }
///
/// impl QuotaStore for Counted {
///     fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
///         Box::pin(async move {
///             let admission = self.quotas.take(ask).await?;
///             let refused = matches!(admission, Admission::NotBefore { .. });
///             self.refused.fetch_add(u64::from(refused), Ordering::Relaxed);
///             Ok(admission)
///         })
///     }
///
///     fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
///         self.quotas.throttled(key, ban)
///     }
///
///     fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
///         self.quotas.passed(keys)
///     }
/// }
///
/// let store = Arc::new(Counted::default());
/// let client = TopClient::builder("12345678", "secret").quota_store(store).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[doc(alias = "限流")]
#[doc(alias = "流控")]
pub trait QuotaStore: fmt::Debug + Send + Sync + 'static {
    /// Takes one call from all keys, or from none.
    ///
    /// - All keys have a call left: the call is taken, and the result is [`Admission::Granted`].
    /// - A key has no call left, and the longest wait of all keys is within [`Ask::patience`]: the call is taken for later, and
    ///   the result is [`Admission::Reserved`].
    /// - The longest wait exceeds the patience, or is that of a ban or a daily limit: nothing is taken, and the result is
    ///   [`Admission::NotBefore`]. A call that waits for its account must not use up the quota of the app.
    ///
    /// # Errors
    ///
    /// Return an error if the store does not work. Nothing is sent, and the call fails with
    /// [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>>;

    /// Closes `key` for the duration of `ban`. Called when the gateway throttles a call.
    ///
    /// # Errors
    ///
    /// Return an error if the store does not work. The call fails with [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>>;

    /// Lets keys recover that were slowed down. Called when a call succeeds.
    ///
    /// # Errors
    ///
    /// Return an error if the store does not work. The client logs a warning and returns the reply.
    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// The argument of [`QuotaStore::take`]: a call that needs to be counted.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use top_core::{Admission, Ask, QuotaKey, QuotaStore, Quotas, Rate, Scope};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), top_core::BoxError> {
/// let quotas = Quotas::default().limit(Scope::Account, Rate::per_second(1));
/// let keys = [QuotaKey::new(Scope::Account, "shop1")];
/// let ask = Ask::new(&keys).patience(Duration::from_millis(1500));
///
/// assert_eq!(quotas.take(ask).await?, Admission::Granted);
/// assert!(matches!(quotas.take(ask).await?, Admission::Reserved { .. }));
/// assert!(matches!(quotas.take(ask).await?, Admission::NotBefore { .. }));
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ask<'a> {
    /// The keys that count the call.
    pub keys: &'a [QuotaKey],
    /// The longest wait that the caller accepts: the time until its deadline, at most 2 seconds, or 200 milliseconds for
    /// background calls.
    pub patience: Duration,
    /// Whether a user waits for the call.
    pub priority: Priority,
}

impl<'a> Ask<'a> {
    /// Creates an interactive ask without patience.
    #[must_use]
    pub fn new(keys: &'a [QuotaKey]) -> Self {
        Self { keys, patience: Duration::ZERO, priority: Priority::Interactive }
    }

    /// Sets the longest wait that the caller accepts. Default: zero.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Sets the priority. Default: [`Priority::Interactive`].
    #[must_use]
    pub fn priority(self, priority: Priority) -> Self {
        Self { priority, ..self }
    }
}

/// Whether a user waits for a call.
///
/// # Examples
///
/// ```
/// use top_core::Priority;
///
/// assert_eq!(Priority::default(), Priority::Interactive);
/// assert_eq!(Priority::Background.as_str(), "background");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Priority {
    /// A user waits for the call. It may use the whole quota.
    #[default]
    Interactive,
    /// No user waits for the call, such as a download of orders. It does not use the
    /// [`reserve`](crate::QuotaLimits::reserve).
    Background,
}

impl Priority {
    /// Returns the name: `interactive` or `background`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Interactive => "interactive",
            Self::Background => "background",
        }
    }
}

/// The result of [`QuotaStore::take`].
///
/// See [`QuotaStore`] for an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// The call may be sent.
    Granted,
    /// The call is taken for later: it may be sent after `wait`, without asking again.
    Reserved {
        /// The scope of the limit that is reached.
        scope: Scope,
        /// The time until the call may be sent. At most [`Ask::patience`].
        wait: Duration,
    },
    /// Nothing is taken. The call must wait and ask again.
    NotBefore {
        /// The scope of the limit that is reached.
        scope: Scope,
        /// The time until the call may be taken.
        wait: Duration,
    },
}
