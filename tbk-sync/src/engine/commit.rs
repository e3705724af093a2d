//! Storing a page, and what becomes of rows and pages that can't be used.

use super::failure::backoff;
use super::pass::{Flow, Pass, Reading};
use super::progress::Progress;
use super::reason::Reason;
use crate::model::{Lane, Source, StreamKey};
use crate::planner;
use crate::record::Row;
use crate::source::{PageProblem, PageRows, Paging, is_identified, lacks_identity, paging, shortest};
use crate::store::{Next, PageCommit, Query, StoreError};

impl Pass<'_> {
    /// Stores a page. After rows that were left out, the window has no position and no end.
    pub(super) async fn commit(
        &mut self,
        reading: &mut Reading<'_>,
        mut page: PageRows,
        next: Next<'_>,
    ) -> Result<(), StoreError> {
        let Reading { window, key, .. } = *reading;
        self.identify(key.source, &mut page).await?;
        if let Some(why) = page.odd.first() {
            let why = self.engine.describe.text(&Reason::Page(why));
            self.quarantine(reading, &why, &page.body).await?;
            reading.odd.get_or_insert(why);
        }
        let next = if reading.odd.is_some() { Next::Page("start") } else { next };
        reading.rows += page.rows.len();
        let rows = self.confirmed(key, page.rows).await?;
        let now = self.account.client.now_millis();
        let page = PageCommit {
            window,
            source: key.source,
            began: reading.began.unwrap_or(now.div_euclid(1_000)),
            seen: now,
            rows: rows.into(),
            next,
        };
        let outcome = self.engine.store.commit_page(self.claim, page).await?;
        reading.failures = 0;
        self.engine.memo(|memo| memo.served(&self.account.name, window.id));
        self.summary.count(key.source, window.lane, outcome);
        if window.lane == Lane::Sweep {
            self.widen_lag(key, outcome.oldest, now).await?;
        }
        let account = &self.account.name;
        self.tell(&Progress::Stored { account, key, outcome });
        if let Next::End { .. } = next {
            self.tell(&Progress::Covered { account, key, span: window.span });
        }
        Ok(())
    }

    /// Removes the rows that a scene only confirms: the orders of channels and members are also in the list of all orders,
    /// which is the one that changes them.
    async fn confirmed(&self, key: StreamKey, rows: Vec<Row>) -> Result<Vec<Row>, StoreError> {
        if key.source != Source::Order || key.scene == 1 {
            return Ok(rows);
        }
        let mut missing = Vec::new();
        for row in rows {
            if self.engine.stored(self.account, key.source, &row.key, row.role).await?.is_none() {
                missing.push(row);
            }
        }
        Ok(missing)
    }

    /// Decides about the rows that lack a part of their identity: they would be other records than the same rows with it. So
    /// they can't be used, unless the list tells it of no row.
    async fn identify(&self, source: Source, page: &mut PageRows) -> Result<(), StoreError> {
        if page.vague.is_empty() {
            return Ok(());
        }
        let vague = std::mem::take(&mut page.vague);
        if self.is_told(source, page).await? {
            page.odd.extend(vague.iter().map(|_| lacks_identity(source)));
        } else {
            page.rows.extend(vague);
        }
        Ok(())
    }

    /// Returns whether rows of the list have their identity.
    async fn is_told(&self, source: Source, page: &PageRows) -> Result<bool, StoreError> {
        if page.rows.iter().any(|row| is_identified(source, &row.document)) {
            return Ok(true);
        }
        let (name, limit) = (self.account.name.clone(), 1);
        let query = Query { account: Some(name), source: Some(source), limit, ..Query::default() };
        let first = self.engine.store.records(&query).await?;
        Ok(first.iter().any(|record| is_identified(source, &record.document)))
    }

    /// Decides after the last page of a window.
    ///
    /// If a row was left out, the window is read again later. A window with other rows is narrowed until the second of that row
    /// is alone.
    pub(super) async fn finished(&mut self, reading: &Reading<'_>) -> Result<Flow, StoreError> {
        let Reading { window, key, .. } = *reading;
        let Some(why) = &reading.odd else {
            self.engine.memo(|memo| memo.finished(window.id));
            return Ok(Flow::Next);
        };
        if paging(key.source) == Paging::Cursor
            && reading.rows > 0
            && let Some(halves) = planner::halves(window.span, shortest(key.source))
        {
            return self.replace(window, key, &halves, None).await;
        }
        // The pages that were stored have reset the failures of the window.
        let times = self.engine.memo(|memo| memo.odd(window.id));
        self.put_off(reading, backoff(times), why, true).await?;
        Ok(Flow::Next)
    }

    /// Does as [`undecodable`](Self::undecodable) with a page that can't be used.
    pub(super) async fn unusable(
        &mut self,
        reading: &Reading<'_>,
        problem: &PageProblem,
        body: &str,
    ) -> Result<Flow, StoreError> {
        let why = self.engine.describe.text(&Reason::Page(problem));
        self.undecodable(reading, &why, body).await
    }

    /// Keeps a page that can't be decoded, and reads the window again later.
    pub(super) async fn undecodable(
        &mut self,
        reading: &Reading<'_>,
        why: &str,
        body: &str,
    ) -> Result<Flow, StoreError> {
        self.quarantine(reading, why, body).await?;
        self.put_off(reading, backoff(reading.failures), why, true).await?;
        Ok(Flow::Next)
    }

    /// Keeps a page.
    pub(super) async fn quarantine(
        &mut self,
        reading: &Reading<'_>,
        why: &str,
        body: &str,
    ) -> Result<(), StoreError> {
        let Reading { window, key, .. } = *reading;
        let seen = self.account.client.now_millis();
        self.engine.store.quarantine(self.claim, window, seen, why, body).await?;
        self.summary.quarantined += 1;
        let account = &self.account.name;
        self.tell(&Progress::Quarantined { account, key, span: window.span, why });
        Ok(())
    }
}
