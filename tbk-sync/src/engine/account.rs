//! The accounts of an engine.

use super::client::Client;
use crate::model::{AccountKind, Source};

/// An account that an engine reads, with the client that calls for it.
///
/// # Examples
///
/// ```
/// use tbk_sync::engine::SyncAccount;
/// use tbk_sync::model::{AccountKind, Source};
///
/// # let client = top_core::TopClient::builder("12345678", "secret").build()?;
/// let publisher = SyncAccount::new("shop1", AccountKind::Publisher, client.clone());
/// let customer = SyncAccount::new("shop2", AccountKind::Provider, client.session("6100a1b2c3"))
///     .sources([Source::Order, Source::RelationRefund]);
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct SyncAccount {
    pub(super) name: String,
    pub(super) kind: AccountKind,
    pub(super) client: Client,
    pub(super) sources: Vec<Source>,
}

impl SyncAccount {
    /// Creates an account. A [`Provider`](AccountKind::Provider) needs a client with a session.
    ///
    /// It reads orders, refunds and punished orders.
    pub fn new(name: impl Into<String>, kind: AccountKind, client: impl Into<Client>) -> Self {
        let sources = vec![Source::Order, Source::Refund, Source::Punish];
        Self { name: name.into(), kind, client: client.into(), sources }
    }

    /// Sets the lists that are read. Default: orders, refunds and punished orders.
    ///
    /// [`Source::RelationRefund`] is for accounts with channels (渠道) or members (会员).
    pub fn sources(mut self, sources: impl IntoIterator<Item = Source>) -> Self {
        self.sources = sources.into_iter().collect();
        self
    }
}
