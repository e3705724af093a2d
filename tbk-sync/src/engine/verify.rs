//! Compares the store with the platform.

use std::collections::BTreeMap;

use super::account::SyncAccount;
use super::builder::{Engine, Inner};
use super::error::EngineError;
use super::failure::{Failure, classify};
use crate::model::{Axis, Source, Span, StreamKey};
use crate::planner;
use crate::record::{Row, patch};
use crate::source::{Ask, api, first_limit, params, parts, read_page};
use crate::store::{Query, Record, StoreError};

/// A difference between the store and the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The `trade_id`.
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
    /// The platform has the order, the store has not.
    Missing,
    /// The order has other members on the platform.
    Different {
        /// The names of the members, sorted.
        members: Vec<String>,
    },
    /// The store has the order, but the platform does not list it any more.
    Vanished,
}

type Orders = BTreeMap<(String, i64), Row>;

impl Engine {
    /// Reads the orders that were created in a span again, and lists the differences. Changes nothing.
    ///
    /// Orders that changed since the last run are listed, too.
    ///
    /// # Errors
    ///
    /// - [`EngineError::UnknownAccount`]: the engine has no such account.
    /// - [`EngineError::Busy`]: the account can't be claimed now.
    /// - [`EngineError::Call`], [`EngineError::Page`]: the platform refused a call or returned an invalid page.
    /// - [`EngineError::Store`]: the store failed.
    pub async fn verify(&self, account: &str, span: Span) -> Result<Vec<Difference>, EngineError> {
        let engine = &*self.0;
        let Some(setup) = engine.accounts.get(account) else {
            return Err(EngineError::UnknownAccount { account: account.to_owned() });
        };
        engine.register().await?;
        let claim = engine.claim(account).await?;
        let compared = engine.holding(&claim, async { Ok(engine.compare(setup, span).await) }).await;
        engine.put_back(vec![claim]).await?;
        compared?
    }
}

impl Inner {
    async fn compare(&self, account: &SyncAccount, span: Span) -> Result<Vec<Difference>, EngineError> {
        // The platform may leave out the last second of a window.
        let mut listed = self.list(account, Span { to: span.to + 1, ..span }).await?;
        listed.retain(|_, row| row.created.is_none_or(|at| at.div_euclid(1_000) <= span.to));
        let mut differences = Vec::new();
        let mut add = |key, role, mismatch| differences.push(Difference { key, role, mismatch });
        let mut query = Query {
            account: Some(account.name.clone()),
            source: Some(Source::Order),
            created: Some(span),
            limit: 1_000,
            ..Query::default()
        };
        loop {
            let records = self.store.records(&query).await?;
            let Some(last) = records.last() else { break };
            query.after = last.id;
            for record in records {
                match listed.remove(&(record.key.clone(), record.role)) {
                    None => add(record.key, record.role, Mismatch::Vanished),
                    Some(row) => {
                        if let Some(mismatch) = different(&row, &record) {
                            add(record.key, record.role, mismatch);
                        }
                    }
                }
            }
        }
        for ((key, role), row) in listed {
            // The time of creation that the store has may be another one.
            match self.stored(account, &key, role).await? {
                None => add(key, role, Mismatch::Missing),
                Some(record) => {
                    if let Some(mismatch) = different(&row, &record) {
                        add(key, role, mismatch);
                    }
                }
            }
        }
        Ok(differences)
    }

    async fn stored(
        &self,
        account: &SyncAccount,
        key: &str,
        role: i64,
    ) -> Result<Option<Record>, StoreError> {
        let query = Query {
            account: Some(account.name.clone()),
            source: Some(Source::Order),
            key: Some(key.to_owned()),
            ..Query::default()
        };
        let records = self.store.records(&query).await?;
        Ok(records.into_iter().find(|record| record.key == key && record.role == role))
    }

    /// Returns the orders of the platform that were created in the span.
    async fn list(&self, account: &SyncAccount, span: Span) -> Result<Orders, EngineError> {
        let mut limit = first_limit(Source::Order);
        let mut orders = Orders::new();
        let mut open: Vec<(Span, Option<String>)> = vec![(span, None)];
        while let Some((span, part)) = open.pop() {
            if span.to - span.from > limit {
                open.extend(planner::split(span, limit).into_iter().map(|span| (span, part.clone())));
                continue;
            }
            match self.list_window(account, span, part.as_deref(), &mut orders).await {
                Err(EngineError::Call(error)) => match classify(&error) {
                    Failure::TooLong if span.to - span.from > 60 => {
                        limit = planner::lowered(limit, span);
                        open.push((span, part));
                    }
                    Failure::TooManyRows => {
                        narrow(span, part.as_deref(), &mut open).ok_or(EngineError::Call(error))?;
                    }
                    _ => return Err(EngineError::Call(error)),
                },
                other => other?,
            }
        }
        Ok(orders)
    }

    async fn list_window(
        &self,
        account: &SyncAccount,
        span: Span,
        part: Option<&str>,
        orders: &mut Orders,
    ) -> Result<(), EngineError> {
        let key = StreamKey { source: Source::Order, axis: Axis::Created, scene: 1 };
        let api = api(Source::Order, account.kind);
        let ask = Ask { key, span, part, page_size: self.options.page_size, page: 1 };
        let mut pages = account.client.pages(api, params(ask));
        while let Some(reply) = pages.next().await {
            let page = read_page(Source::Order, api, &reply.map_err(EngineError::Call)?);
            let page = page.map_err(|why| EngineError::Page { why })?;
            orders.extend(page.rows.into_iter().map(|row| ((row.key.clone(), row.role), row)));
        }
        Ok(())
    }
}

/// Adds narrower windows; `None` if there are none.
fn narrow(span: Span, part: Option<&str>, open: &mut Vec<(Span, Option<String>)>) -> Option<()> {
    if let Some(halves) = planner::halves(span, 1) {
        open.extend(halves.map(|span| (span, part.map(str::to_owned))));
        return Some(());
    }
    let parts = parts(Source::Order, part);
    (!parts.is_empty()).then(|| open.extend(parts.into_iter().map(|part| (span, Some(part)))))
}

fn different(row: &Row, record: &Record) -> Option<Mismatch> {
    let members: Vec<_> = patch(&row.document, &record.document).into_iter().map(|(name, _)| name).collect();
    (!members.is_empty()).then_some(Mismatch::Different { members })
}
