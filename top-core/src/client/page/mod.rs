//! Pages as streams: every page once, or an error that says from where to go on.

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
    /// Cursors are sent back as they came. A cursor that stands still, a page that repeats, or no end at all is an
    /// error and no loop. After an error the stream has ended; [`Pages::position`] says from where to go on, so that
    /// nothing that was read has to be read again.
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

    /// The pages of an API that is known by its description, like [`pages`](Self::pages): each is what
    /// [`call_described`](Self::call_described) brings. An API that does not page has one.
    pub fn pages_described(&self, api: &'static Api, params: Params) -> Pages<String> {
        Pages::described(self.clone(), api, params)
    }

    /// The entries of all pages of an API: see [`pages`](Self::pages).
    pub fn items<A>(&self, api: &A) -> Items<A>
    where
        A: PagedItems,
        S: Allows<A::Session>,
    {
        Items::new(self.pages(api))
    }
}

/// The pages of an API: a `Stream`, with a [`next`](Self::next) of its own. `R` is the API's response.
#[must_use = "nothing is read until it is asked for"]
pub struct Pages<R> {
    call: Box<ReadPage<R>>,
    pager: Pager,
    reading: Option<Reading<R>>,
    /// What is wrong with the pages after the one that was handed out.
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
        // What is wrong with the request is not the paging's fault, and comes first.
        let failure = check(api, &params).err().map(Error::from);
        Self { call, pager: Pager::new(api, params), reading: None, failure }
    }

    /// Begins where another walk through the same pages stopped.
    pub fn starting_at(mut self, position: Position) -> Self {
        self.pager.go_to(position);
        self
    }

    /// How many pages are read at most. Default: 10,000; more is taken for a list without an end.
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.pager.max_pages = pages;
        self
    }

    /// The page that is read next; after an error, the one that failed.
    #[must_use]
    pub fn position(&self) -> &Position {
        self.pager.position()
    }

    /// The next page; `None` past the last, and after an error.
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

// Nothing inside is pinned in place: the future is boxed.
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
        // A refusal looks like a page without an entry: it must not end the list.
        let read = read.and_then(Reply::into_result);
        Poll::Ready(Some(
            read.and_then(|page| match this.pager.advance(page.page.as_ref().unwrap_or(&Page::default())) {
                PageStep::Next => Ok(page),
                PageStep::Last(error) => {
                    this.failure = Some(error);
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

/// The entries of all pages of an API: a `Stream`, with a [`next`](Self::next) of its own.
#[must_use = "nothing is read until it is asked for"]
pub struct Items<A: PagedItems> {
    pages: Pages<A::Response>,
    /// Where the page stands that `page` is of.
    position: Position,
    page: VecDeque<A::Item>,
}

impl<A: PagedItems> Items<A> {
    fn new(pages: Pages<A::Response>) -> Self {
        Self { position: pages.position().clone(), pages, page: VecDeque::new() }
    }

    /// Begins where another walk through the same pages stopped.
    pub fn starting_at(self, position: Position) -> Self {
        Self::new(self.pages.starting_at(position))
    }

    /// How many pages are read at most: see [`Pages::max_pages`].
    pub fn max_pages(self, pages: u32) -> Self {
        Self { pages: self.pages.max_pages(pages), ..self }
    }

    /// The page that the next entry is on. Going on from here repeats what was read of that page and loses nothing.
    #[must_use]
    pub fn position(&self) -> &Position {
        if self.page.is_empty() { self.pages.position() } else { &self.position }
    }

    /// The next entry; `None` past the last, and after an error.
    #[allow(
        clippy::should_implement_trait,
        reason = "the async counterpart of `Iterator::next`, as streams name it"
    )]
    pub async fn next(&mut self) -> Option<Result<A::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

// Entries are moved out, never pinned.
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
