//! Reads a list of the platform and compares its rows with the store, without storing them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use top_core::TopTime;

use super::account::SyncAccount;
use super::builder::Inner;
use super::error::EngineError;
use super::failure::{Failure, classify};
use super::pages::LAST_PAGE;
use super::verify::Mismatch;
use crate::model::{Axis, Source, Span, StreamKey};
use crate::planner;
use crate::source::{
    Ask, OTHER_STATES, PageProblem, PageRows, Paging, api, first_limit, paging, params, parts, read_page,
    scenes, shortest,
};
use crate::store::StoreError;

/// How often a list that changes while it is read is begun again.
const ROUNDS: u32 = 3;

/// How a window ends.
enum End {
    Whole,
    /// With the last page that the platform serves, without room for another row.
    Cut,
}

/// A row of the platform, without its document: a list may have many.
pub(super) struct Found {
    /// When it was created, in milliseconds since 1970.
    pub(super) created: Option<i64>,
    /// How it differs from the record.
    pub(super) mismatch: Option<Mismatch>,
}

/// The rows of a list by the time of creation.
pub(super) struct Listing<'e> {
    engine: &'e Inner,
    account: &'e SyncAccount,
    source: Source,
    /// The rows by key and role.
    pub(super) rows: BTreeMap<(String, i64), Found>,
    /// The seconds with more rows than the platform serves.
    pub(super) unknown: Vec<Span>,
}

impl<'e> Listing<'e> {
    pub(super) fn new(engine: &'e Inner, account: &'e SyncAccount, source: Source) -> Self {
        Self { engine, account, source, rows: BTreeMap::new(), unknown: Vec::new() }
    }

    /// Returns whether the row of a record may be missing although the platform has it.
    pub(super) fn may_lack(&self, document: &Map<String, Value>) -> bool {
        if self.unknown.is_empty() {
            return false;
        }
        // A refund may be listed by another time of creation than that of its row.
        if self.source != Source::Order {
            return true;
        }
        let created = document.get("tk_create_time").and_then(Value::as_str);
        created.and_then(|time| time.parse::<TopTime>().ok()).is_none_or(|time| {
            let at = time.unix_millis().div_euclid(1_000);
            self.unknown.iter().any(|span| span.from <= at && at <= span.to)
        })
    }

    /// Reads the rows of a span.
    pub(super) async fn read(&mut self, span: Span) -> Result<(), EngineError> {
        for scene in scenes(self.source) {
            let key = StreamKey { source: self.source, axis: Axis::Created, scene: *scene };
            match paging(self.source) {
                Paging::Cursor => self.read_by_cursor(key, span).await?,
                Paging::Number => {
                    for window in planner::split(span, first_limit(self.source)) {
                        self.read_by_number(key, window).await?;
                    }
                }
            }
        }
        Ok(())
    }

    async fn read_by_cursor(&mut self, key: StreamKey, span: Span) -> Result<(), EngineError> {
        let mut limit = first_limit(self.source);
        let mut open: Vec<(Span, Option<String>)> = vec![(span, None)];
        while let Some((span, part)) = open.pop() {
            if span.to - span.from > limit {
                open.extend(planner::split(span, limit).into_iter().map(|span| (span, part.clone())));
                continue;
            }
            match self.window(key, span, part.as_deref()).await {
                Err(EngineError::Call(error)) => match classify(&error) {
                    Failure::TooLong if span.to - span.from > 60 => {
                        limit = planner::lowered(limit, span);
                        open.push((span, part));
                    }
                    Failure::TooManyRows => self.narrow(span, part.as_deref(), &mut open),
                    _ => return Err(EngineError::Call(error)),
                },
                Ok(End::Cut) => self.narrow(span, part.as_deref(), &mut open),
                Ok(End::Whole) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn window(&mut self, key: StreamKey, span: Span, part: Option<&str>) -> Result<End, EngineError> {
        let api = api(self.source, self.account.kind);
        let ask = Ask { key, span, part, page_size: self.engine.options.page_size, page: 1 };
        let mut pages = self.account.client.pages(api, params(ask));
        let (mut is_full, mut number) = (false, None);
        loop {
            let next = pages.position().page();
            let Some(reply) = pages.next().await else { break };
            let page = read_page(self.source, api, &reply.map_err(EngineError::Call)?);
            let page =
                page.and_then(|page| page.whole(self.source)).map_err(|why| EngineError::Page { why })?;
            is_full = self.engine.options.is_full(page.rows.len());
            number = next;
            self.add(page).await?;
        }
        Ok(if is_full && number >= Some(LAST_PAGE) { End::Cut } else { End::Whole })
    }

    /// Adds narrower windows. If there are none, rows of the span are unknown.
    fn narrow(&mut self, span: Span, part: Option<&str>, open: &mut Vec<(Span, Option<String>)>) {
        if let Some(halves) = planner::halves(span, shortest(self.source)) {
            open.extend(halves.map(|span| (span, part.map(str::to_owned))));
            return;
        }
        let mut parts = parts(self.source, part);
        // No filter selects the orders in other states.
        if parts.is_empty() || parts.iter().any(|part| part == OTHER_STATES) {
            self.unknown.push(span);
            parts.retain(|part| part != OTHER_STATES);
        }
        open.extend(parts.into_iter().map(|part| (span, Some(part))));
    }

    /// Reads the pages of a list by their numbers. It is complete if the number of rows is the same on every page.
    async fn read_by_number(&mut self, key: StreamKey, span: Span) -> Result<(), EngineError> {
        for _ in 0..ROUNDS {
            if self.round(key, span).await? {
                return Ok(());
            }
        }
        Err(EngineError::Page { why: PageProblem::Changed })
    }

    /// Returns whether the list did not change.
    async fn round(&mut self, key: StreamKey, span: Span) -> Result<bool, EngineError> {
        let (mut total, mut seen) = (None, 0);
        for number in 1.. {
            let page = self.numbered(key, span, number).await?;
            if number > 1 && page.total != total {
                return Ok(false);
            }
            let rows = page.rows.len() as u64;
            let is_short = !self.engine.options.is_full(page.rows.len());
            (total, seen) = (page.total, seen + rows);
            self.add(page).await?;
            match total {
                Some(total) if seen >= total => return Ok(true),
                Some(_) if rows == 0 => return Ok(false),
                None if is_short => return Ok(true),
                _ => {}
            }
        }
        Ok(false)
    }

    async fn numbered(&self, key: StreamKey, span: Span, page: u64) -> Result<PageRows, EngineError> {
        let api = api(self.source, self.account.kind);
        let ask = Ask { key, span, part: None, page_size: self.engine.options.page_size, page };
        let reply = self.account.client.call(api, params(ask)).await.map_err(EngineError::Call)?;
        let page = read_page(self.source, api, &reply);
        page.and_then(|page| page.whole(self.source)).map_err(|why| EngineError::Page { why })
    }

    async fn add(&mut self, page: PageRows) -> Result<(), StoreError> {
        for row in page.rows {
            let mismatch = match self.engine.stored(self.account, self.source, &row.key, row.role).await? {
                None => Some(Mismatch::Missing),
                Some(record) => Mismatch::between(&row, &record),
            };
            self.rows.insert((row.key, row.role), Found { created: row.created, mismatch });
        }
        Ok(())
    }
}
