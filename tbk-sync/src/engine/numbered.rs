//! Reads a window whose pages are selected by number.
//!
//! A row that leaves the list moves the rows behind it to earlier pages. So the first page tells the number of rows, the other
//! pages are read from the last to the second, and then the first page again. The window is complete if the number of rows did
//! not change.

use top_core::Error;

use super::clock::Clock;
use super::failure::backoff;
use super::pass::{Flow, Pass, Reading};
use super::reason::Reason;
use crate::source::{Ask, PageProblem, PageRows, api, params, read_page};
use crate::store::{Next, StoreError};

/// How often a list that changes while it is read is begun again.
const ROUNDS: u32 = 3;

/// What ends the reading of a list.
enum End {
    Call(Error),
    Page { why: PageProblem, body: String },
}

/// What a round over a list came to.
enum Round {
    Complete,
    Changed,
    /// The platform returns fewer rows on a page than asked for.
    PageSize(i64),
    Flow(Flow),
}

impl Pass<'_> {
    pub(super) async fn read_by_number(&mut self, mut reading: Reading<'_>) -> Result<Flow, StoreError> {
        let mut size = self.engine.options.page_size;
        for _ in 0..ROUNDS {
            reading.began = None;
            match self.round(&mut reading, size).await? {
                Round::Complete => return self.finished(&reading).await,
                Round::Changed => {}
                Round::PageSize(rows) => size = rows,
                Round::Flow(flow) => return Ok(flow),
            }
        }
        let why = self.engine.describe.text(&Reason::Page(&PageProblem::Changed));
        self.put_off(&reading, backoff(reading.failures), &why, true).await?;
        Ok(Flow::Next)
    }

    async fn round(&mut self, reading: &mut Reading<'_>, size: i64) -> Result<Round, StoreError> {
        let first = match self.page(reading, size, 1).await {
            Ok(page) => page,
            Err(end) => return self.ended(reading, end).await,
        };
        let rows = first.len() as u64;
        let asked = u64::try_from(size).unwrap_or(1).max(1);
        let Some(total) = first.total.or((rows < asked).then_some(rows)) else {
            let why = PageProblem::NoTotal;
            return self.ended(reading, End::Page { why, body: String::new() }).await;
        };
        if rows > 0 && rows < asked && rows < total {
            self.commit(reading, first, Next::Page("page 1")).await?;
            return Ok(Round::PageSize(i64::try_from(rows).unwrap_or(1)));
        }
        let mut last = total.div_ceil(asked);
        if last <= 1 && rows < asked {
            // One page is read at one time.
            if rows < total {
                return Ok(Round::Changed);
            }
            let end = self.end(reading);
            self.commit(reading, first, end).await?;
            return Ok(Round::Complete);
        }
        // A total that counts the rows of one page says nothing about the next one.
        if total <= rows {
            last += 1;
        }
        self.commit(reading, first, Next::Page(&format!("page {last}"))).await?;
        self.downwards(reading, size, last, total).await
    }

    /// Reads the pages from the last to the second, and the first one again.
    async fn downwards(
        &mut self,
        reading: &mut Reading<'_>,
        size: i64,
        last: u64,
        total: u64,
    ) -> Result<Round, StoreError> {
        let mut is_longer = false;
        for number in (1..=last).rev() {
            if self.engine.stop.is_stopped() {
                return Ok(Round::Flow(Flow::Stopped));
            }
            let page = match self.page(reading, size, number).await {
                Ok(page) => page,
                Err(end) => return self.ended(reading, end).await,
            };
            let before = (number - 1).saturating_mul(u64::try_from(size).unwrap_or(1));
            is_longer |= before + page.len() as u64 > total;
            let is_complete = number == 1 && page.total == Some(total) && !is_longer;
            let next = format!("page {}", number - 1);
            let next = if is_complete { self.end(reading) } else { Next::Page(&next) };
            self.commit(reading, page, next).await?;
            if is_complete {
                return Ok(Round::Complete);
            }
        }
        Ok(Round::Changed)
    }

    async fn page(&mut self, reading: &mut Reading<'_>, size: i64, number: u64) -> Result<PageRows, End> {
        let api = api(reading.key.source, self.account.kind);
        let ask = Ask {
            key: reading.key,
            span: reading.window.span,
            part: reading.window.part.as_deref(),
            page_size: size,
            page: number,
        };
        let clock = Clock::start(self);
        let reply = self.account.client.call(api, params(ask)).await.map_err(|error| {
            self.summary.calls += u64::from(error.attempts() > 0);
            End::Call(error)
        })?;
        self.summary.calls += 1;
        self.heard();
        reading.began.get_or_insert(clock.began(self));
        read_page(reading.key.source, api, &reply)
            .map_err(|why| End::Page { why, body: reply.body().into_owned() })
    }

    async fn ended(&mut self, reading: &Reading<'_>, end: End) -> Result<Round, StoreError> {
        let flow = match end {
            End::Call(error) => self.failed(reading, &error).await?,
            End::Page { why, body } => self.unusable(reading, &why, &body).await?,
        };
        Ok(Round::Flow(flow))
    }
}
