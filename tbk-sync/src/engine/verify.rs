//! Compares the store with the platform.

use top_core::ErrorKind;

use super::account::SyncAccount;
use super::builder::{Engine, Inner};
use super::error::EngineError;
use super::listing::Listing;
use crate::coverage;
use crate::model::{Source, Span};
use crate::record::{Row, patch};
use crate::source::first_limit;
use crate::store::{Query, Record, StoreError};

/// How far the time that a list is queried by may be from the time of creation in its rows: both are documented as
/// 订单创建时间, but an order has one of Taobao and one of Taobaoke.
const AROUND: i64 = 86_400;
/// The platform serves the last 90 days. A minute of them may pass until a window is read.
const REACH: i64 = 90 * 86_400 - 60;

/// A difference between the store and the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The list.
    pub source: Source,
    /// As [`Row::key`], such as the `trade_id`.
    pub key: String,
    /// The role.
    pub role: i64,
    /// What differs.
    pub mismatch: Mismatch,
}

/// What differs between the store and the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// The platform has the record, the store has not.
    Missing,
    /// The record has other members on the platform.
    Different {
        /// The names of the members, sorted.
        members: Vec<String>,
    },
    /// The store has the record, but the platform does not list it any more.
    Vanished,
}

/// What a comparison of the store with the platform found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// The differences.
    pub differences: Vec<Difference>,
    /// The times of creation with more rows than the platform serves. Rows of them may be missing, and no record of them is
    /// [`Mismatch::Vanished`].
    pub unknown: Vec<(Source, Span)>,
}

impl Engine {
    /// Reads the orders that were created in a span again, their refunds and punishments, and compares them with the store.
    /// Changes nothing.
    ///
    /// The lists are those of the account. One that the account has no permission for is left out, if the store has no record
    /// of it. Records that changed since the last run are differences, too.
    ///
    /// # Errors
    ///
    /// - [`EngineError::UnknownAccount`]: the engine has no such account.
    /// - [`EngineError::Busy`], [`EngineError::Held`]: the account can't be claimed now.
    /// - [`EngineError::Call`], [`EngineError::Page`]: the platform refused a call or returned an invalid page.
    /// - [`EngineError::Store`]: the store failed.
    pub async fn verify(&self, account: &str, span: Span) -> Result<Comparison, EngineError> {
        let engine = &*self.0;
        let Some(setup) = engine.accounts.get(account) else {
            return Err(EngineError::UnknownAccount { account: account.to_owned() });
        };
        engine.register().await?;
        let claim = engine.claim(account).await?;
        let compared = engine.holding(&claim, async { Ok(engine.compare_all(setup, span).await) }).await;
        engine.put_back(vec![claim]).await?;
        compared?
    }
}

impl Inner {
    async fn compare_all(&self, account: &SyncAccount, span: Span) -> Result<Comparison, EngineError> {
        let mut all = Comparison::default();
        for source in &account.sources {
            match self.compare_list(account, *source, span, &mut all).await {
                Err(EngineError::Call(error)) if error.kind() == ErrorKind::Permission => {
                    if !self.page(account, *source, None, 0).await?.is_empty() {
                        return Err(EngineError::Call(error));
                    }
                    tracing::warn!(account = %account.name, %source, "no permission for the list");
                }
                compared => compared?,
            }
        }
        Ok(all)
    }

    /// Compares a list. The pieces of long spans are compared one after the other, which bounds the memory: orders are many.
    async fn compare_list(
        &self,
        account: &SyncAccount,
        source: Source,
        span: Span,
        all: &mut Comparison,
    ) -> Result<(), EngineError> {
        let length = if source == Source::Order { first_limit(source) } else { i64::MAX / 4 };
        let (mut unknown, mut from) = (Vec::new(), span.from);
        while from <= span.to {
            let piece = Span { from, to: span.to.min(from + length - 1) };
            let saturated = self.compare(account, source, piece, &mut all.differences).await?;
            for span in saturated {
                coverage::add(&mut unknown, span);
            }
            from = piece.to + 1;
        }
        all.unknown.extend(unknown.into_iter().map(|span| (source, span)));
        Ok(())
    }

    /// Returns the seconds with more rows than the platform serves.
    async fn compare(
        &self,
        account: &SyncAccount,
        source: Source,
        span: Span,
        differences: &mut Vec<Difference>,
    ) -> Result<Vec<Span>, EngineError> {
        let mut listing = Listing::new(self, account, source);
        listing.read(around(source, span, account.client.now())).await?;
        let mut add = |key, role, mismatch| differences.push(Difference { source, key, role, mismatch });
        let mut after = 0;
        loop {
            let records = self.page(account, source, Some(span), after).await?;
            let Some(last) = records.last() else { break };
            after = last.id;
            for record in records {
                match listing.rows.remove(&(record.key.clone(), record.role)) {
                    None if listing.may_lack(&record.document) => {}
                    None => add(record.key, record.role, Mismatch::Vanished),
                    Some(row) => {
                        if let Some(mismatch) = row.mismatch {
                            add(record.key, record.role, mismatch);
                        }
                    }
                }
            }
        }
        let is_in = |at: i64| span.from <= at && at <= span.to;
        // The time of creation that the store has may be another one.
        for ((key, role), row) in listing.rows {
            if row.created.is_none_or(|at| is_in(at.div_euclid(1_000)))
                && let Some(mismatch) = row.mismatch
            {
                add(key, role, mismatch);
            }
        }
        Ok(listing.unknown)
    }

    /// Returns up to 200 records of a list that follow this one, of orders that were created in the span.
    async fn page(
        &self,
        account: &SyncAccount,
        source: Source,
        created: Option<Span>,
        after: i64,
    ) -> Result<Vec<Record>, StoreError> {
        let (name, limit) = (account.name.clone(), 200);
        let query =
            Query { account: Some(name), source: Some(source), created, after, limit, ..Query::default() };
        self.store.records(&query).await
    }

    /// Returns a record.
    pub(super) async fn stored(
        &self,
        account: &SyncAccount,
        source: Source,
        key: &str,
        role: i64,
    ) -> Result<Option<Record>, StoreError> {
        let query = Query {
            account: Some(account.name.clone()),
            source: Some(source),
            key: Some(key.to_owned()),
            ..Query::default()
        };
        let records = self.store.records(&query).await?;
        Ok(records.into_iter().find(|record| record.key == key && record.role == role))
    }
}

/// Returns the span to read from the platform, to see every row of a span.
fn around(source: Source, span: Span, now: i64) -> Span {
    if source == Source::Order {
        // The platform may leave out the last second of a window.
        return Span { to: span.to + 1, ..span };
    }
    let from = span.from.saturating_sub(AROUND).max(now - REACH).min(span.from);
    let to = span.to.saturating_add(AROUND).min(now).max(span.to + 1);
    Span { from, to }
}

impl Mismatch {
    pub(super) fn between(row: &Row, record: &Record) -> Option<Self> {
        let members: Vec<_> =
            patch(&row.document, &record.document).into_iter().map(|(name, _)| name).collect();
        (!members.is_empty()).then_some(Self::Different { members })
    }
}
