//! Pages as streams: each page once, or an error and the position to resume from.

mod pager;
mod position;

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

pub use position::Position;

use super::reply::Reply;
use super::top_client::{ClientState, TopClient};
use super::transport::BoxFuture;
use crate::api::session::Allows;
use crate::api::{Api, Page, Paged, PagedItems, TopApi};
use crate::check::check;
use crate::error::Error;
use crate::params::Params;
use crate::schema::ApiSchema;
use pager::{PageStep, Pager};

impl<S: ClientState> TopClient<S> {
    /// The pages of an API, one after the other.
    ///
    /// Cursors are sent back unchanged. A cursor that leads back to an earlier page, a page that repeats, and a list
    /// without an end are errors ([`ErrorKind::Paging`](crate::ErrorKind::Paging)), never a loop or a silent end. The
    /// stream ends after an error; [`Pages::position`] is the page to resume from.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # use top_core::{Paged, TopApi, TopClient, Error, session::{Allows, NoSession}};
    /// # async fn read<A>(client: TopClient, api: A) -> Result<(), Error>
    /// # where A: Paged, NoSession: Allows<A::Session> {
    /// let mut pages = client.pages(&api);
    /// while let Some(page) = pages.next().await {
    ///     match page {
    ///         Ok(page) => println!("{:?}", page.request_id),
    ///         Err(error) => {
    ///             eprintln!("{error}");
    ///             let rest = client.pages(&api).starting_at(pages.position().clone());
    ///             break;
    ///         }
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    pub fn pages<A>(&self, api: &A) -> Pages<A::Response>
    where
        A: Paged,
        S: Allows<A::Session>,
    {
        Pages::typed(self.clone(), api)
    }

    /// The pages of an API that is known by name at run time: each is a reply of
    /// [`call_described`](Self::call_described). An API that does not page has one page.
    pub fn pages_described(&self, api: &'static Api, params: Params) -> Pages<String> {
        Pages::described(self.clone(), api, params)
    }

    /// The rows of all pages of an API: see [`pages`](Self::pages).
    pub fn items<A>(&self, api: &A) -> Items<A>
    where
        A: PagedItems,
        S: Allows<A::Session>,
    {
        Items::new(self.pages(api))
    }
}

/// The pages of an API: a `Stream` with its own [`next`](Self::next). `R` is the API's response.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<R> {
    call: Box<ReadPage<R>>,
    pager: Pager,
    reading: Option<Reading<R>>,
    /// Returned by the next poll: why no page follows the last one.
    failure: Option<Error>,
}

type Reading<R> = BoxFuture<'static, Result<Reply<R>, Error>>;
type ReadPage<R> = dyn Fn(Params) -> Reading<R> + Send;

impl<R> Pages<R> {
    fn typed<A>(client: TopClient<impl ClientState>, api: &A) -> Self
    where
        A: TopApi<Response = R>,
        R: Send + 'static,
    {
        let mut params = Params::new();
        api.write_params(&mut params);
        let call = move |params: Params| -> Reading<R> {
            let client = client.clone();
            Box::pin(async move { client.call_typed::<A>(params).await })
        };
        Self::new(A::SCHEMA, params, Box::new(call))
    }

    fn new(api: &'static ApiSchema, params: Params, call: Box<ReadPage<R>>) -> Self {
        // An invalid request is reported before any paging error.
        let failure = check(api, &params).err().map(Error::from);
        Self { call, pager: Pager::new(api, params), reading: None, failure }
    }

    /// Starts at the position where an earlier run stopped.
    pub fn starting_at(mut self, position: Position) -> Self {
        self.pager.go_to(position);
        self
    }

    /// The maximum number of pages. Default: 10,000; a longer list is an error.
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.pager.max_pages = pages;
        self
    }

    /// The page that is requested next; after an error, the page that failed.
    #[must_use]
    pub fn position(&self) -> &Position {
        self.pager.position()
    }

    /// The next page; `None` after the last page and after an error.
    ///
    /// # Errors
    ///
    /// As [`TopClient::call`]; [`ErrorKind::Business`](crate::ErrorKind::Business) if the page reports a business error;
    /// [`ErrorKind::Paging`](crate::ErrorKind::Paging) if the pages do not lead on.
    #[allow(
        clippy::should_implement_trait,
        reason = "the async counterpart of `Iterator::next`, as streams name it"
    )]
    pub async fn next(&mut self) -> Option<Result<Reply<R>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Pages<String> {
    fn described(client: TopClient<impl ClientState>, api: &'static Api, params: Params) -> Self {
        let call = move |params: Params| -> Reading<String> {
            let client = client.clone();
            Box::pin(async move { client.call_described(api, params).await })
        };
        Self::new(api.schema, params, Box::new(call))
    }
}

// The future is boxed; nothing else needs pinning.
impl<R> Unpin for Pages<R> {}

impl<R> Stream for Pages<R> {
    type Item = Result<Reply<R>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if let Some(error) = this.failure.take() {
            this.pager.end();
            return Poll::Ready(Some(Err(error)));
        }
        if this.pager.has_ended() {
            return Poll::Ready(None);
        }
        let reading = match &mut this.reading {
            Some(reading) => reading,
            none => {
                let params = match this.pager.params() {
                    Ok(params) => params,
                    Err(error) => {
                        this.pager.end();
                        return Poll::Ready(Some(Err(error)));
                    }
                };
                none.insert((this.call)(params))
            }
        };
        let read = ready!(reading.as_mut().poll(context));
        this.reading = None;
        // A business error looks like an empty page, which would end the list.
        let read = read.and_then(Reply::into_result);
        Poll::Ready(Some(
            read.and_then(|page| match this.pager.advance(page.page.as_ref().unwrap_or(&Page::default())) {
                PageStep::Next => Ok(page),
                PageStep::Last(error) => {
                    this.pager.end();
                    this.failure = error;
                    Ok(page)
                }
                PageStep::Invalid(error) => Err(error),
            })
            .inspect_err(|_| this.pager.end()),
        ))
    }
}

impl<R> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("api", &self.pager.method())
            .field("position", self.position())
            .finish_non_exhaustive()
    }
}

/// The rows of all pages of an API: a `Stream` with its own [`next`](Self::next).
#[must_use = "streams do nothing unless polled"]
pub struct Items<A: PagedItems> {
    pages: Pages<A::Response>,
    /// The position of `page`.
    position: Position,
    page: VecDeque<A::Item>,
}

impl<A: PagedItems> Items<A> {
    fn new(pages: Pages<A::Response>) -> Self {
        Self { position: pages.position().clone(), pages, page: VecDeque::new() }
    }

    /// Starts at the position where an earlier run stopped.
    pub fn starting_at(self, position: Position) -> Self {
        Self::new(self.pages.starting_at(position))
    }

    /// The maximum number of pages: see [`Pages::max_pages`].
    pub fn max_pages(self, pages: u32) -> Self {
        Self { pages: self.pages.max_pages(pages), ..self }
    }

    /// The page that holds the next row. Resuming from here repeats the rows of that page that were already read, and
    /// misses none.
    #[must_use]
    pub fn position(&self) -> &Position {
        if self.page.is_empty() { self.pages.position() } else { &self.position }
    }

    /// The next row; `None` after the last row and after an error.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    #[allow(
        clippy::should_implement_trait,
        reason = "the async counterpart of `Iterator::next`, as streams name it"
    )]
    pub async fn next(&mut self) -> Option<Result<A::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

// Rows are moved out, never pinned.
impl<A: PagedItems> Unpin for Items<A> {}

impl<A: PagedItems> Stream for Items<A> {
    type Item = Result<A::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.page.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            let position = this.pages.position().clone();
            match ready!(Pin::new(&mut this.pages).poll_next(context)) {
                Some(Ok(page)) => {
                    this.position = position;
                    this.page = A::into_items(page.data).into();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<A: PagedItems> fmt::Debug for Items<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
