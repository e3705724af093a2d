//! Reads a window whose pages are linked by positions.

use top_core::{Error, Pages, Reply};

use super::clock::Clock;
use super::pass::{Flow, Pass, Reading};
use super::reason::Reason;
use crate::source::{Ask, PageProblem, PageRows, api, params, read_page};
use crate::store::{Next, StoreError};

/// How old a pass over a window may be to go on at its position, in seconds.
const POSITION_LASTS: i64 = 600;

/// The last page that the platform serves. If it is full, there may be more rows, whatever it says.
pub(super) const LAST_PAGE: u64 = 100;

/// A page, and what follows it.
struct Step {
    page: Result<PageRows, PageProblem>,
    body: String,
    /// The position of the next page; `None` after the last page.
    next: Option<String>,
    /// Why the pages end here although the list goes on.
    problem: Option<Error>,
    /// Whether this is the last page that the platform serves, without room for another row.
    is_cut: bool,
}

impl Pass<'_> {
    pub(super) async fn read_by_cursor(&mut self, mut reading: Reading<'_>) -> Result<Flow, StoreError> {
        let mut pages = self.pages(&mut reading);
        loop {
            if self.engine.stop.is_stopped() {
                return Ok(Flow::Stopped);
            }
            let step = match self.step(&mut pages, &mut reading).await {
                Ok(step) => step,
                Err(error) => return self.failed(&reading, &error).await,
            };
            let page = match step.page {
                Ok(page) => page,
                Err(why) => return self.unusable(&reading, &why, &step.body).await,
            };
            let next = match (&step.next, &step.problem) {
                (Some(position), _) => Next::Page(position),
                (None, None) if !step.is_cut => self.end(&reading),
                // The page is valid. The window stays open.
                (None, _) => Next::Page("start"),
            };
            self.commit(&mut reading, page, next).await?;
            if let Some(error) = step.problem {
                return self.failed(&reading, &error).await;
            }
            if step.is_cut {
                let why = self.engine.describe.text(&Reason::Page(&PageProblem::LastPageFull));
                return self.narrow(&reading, &why).await;
            }
            if step.next.is_none() {
                return self.finished(&reading).await;
            }
        }
    }

    /// Returns the pages of the window, from its position if that is recent.
    fn pages(&self, reading: &mut Reading<'_>) -> Pages<String> {
        let window = reading.window;
        let ask = Ask {
            key: reading.key,
            span: window.span,
            part: window.part.as_deref(),
            page_size: self.engine.options.page_size,
            page: 1,
        };
        let pages = self.account.client.pages(api(reading.key.source, self.account.kind), params(ask));
        let now = self.account.client.now();
        let began = window.began.filter(|began| (0..=POSITION_LASTS).contains(&(now - began)));
        let position = window.position.as_deref().and_then(|position| position.parse().ok());
        match (began, position) {
            (Some(began), Some(position)) => {
                reading.began = Some(began);
                pages.starting_at(position)
            }
            _ => pages,
        }
    }

    /// Reads the next page, and finds out whether another one follows.
    async fn step(&mut self, pages: &mut Pages<String>, reading: &mut Reading<'_>) -> Result<Step, Error> {
        let before = pages.position().clone();
        let clock = Clock::start(self);
        let read = pages.next().await;
        let reply = match read {
            Some(Ok(reply)) => reply,
            Some(Err(error)) => {
                self.summary.calls += u64::from(error.attempts() > 0);
                return Err(error);
            }
            // Not reached: a list has a page. An empty step that is not the end.
            None => return Ok(Step::unreadable(PageProblem::NoPages)),
        };
        self.summary.calls += 1;
        self.heard();
        reading.began.get_or_insert(clock.began(self));
        let mut step = self.decode(&reply, reading);
        if *pages.position() != before {
            step.next = Some(pages.position().to_string());
        } else if let Some(Err(error)) = pages.next().await {
            step.problem = Some(error);
        } else if let Ok(page) = &step.page
            && self.engine.options.is_full(page.len())
        {
            step.is_cut = before.page() >= Some(LAST_PAGE);
            if page.more.is_none() {
                step.page = Err(PageProblem::NoNext);
            }
        }
        Ok(step)
    }

    fn decode(&self, reply: &Reply<String>, reading: &Reading<'_>) -> Step {
        let source = reading.key.source;
        let page = read_page(source, api(source, self.account.kind), reply);
        let body = if page.is_err() { reply.body().into_owned() } else { String::new() };
        Step { page, body, next: None, problem: None, is_cut: false }
    }

    /// The end of a window: later seconds than `began` minus the lag are read again.
    pub(super) fn end(&self, reading: &Reading<'_>) -> Next<'static> {
        let began = reading.began.unwrap_or_else(|| self.account.client.now());
        Next::End { settled: self.settled(began, reading.window.stream) }
    }
}

impl Step {
    fn unreadable(why: PageProblem) -> Self {
        Self { page: Err(why), body: String::new(), next: None, problem: None, is_cut: false }
    }
}
