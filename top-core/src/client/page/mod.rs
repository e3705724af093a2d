//! Streams of pages and of items.

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
    /// Returns a stream of all pages of an API.
    ///
    /// Pagination loops are detected: a repeated page, a cursor that was already used, and a list longer than
    /// [`max_pages`](Pages::max_pages) are errors of the kind [`ErrorKind::Paging`](crate::ErrorKind::Paging). The stream ends
    /// after an error. [`Pages::position`] returns the position to resume from.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = include_str!("../example.txt")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), top_core::Error> {
    /// # let client = gateway::client();
    /// let request = TbkShopGet::builder().q("女装").build();
    /// let mut pages = client.pages(&request);
    /// while let Some(page) = pages.next().await {
    ///     println!("{} shops", page?.data.results.len());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Resume after an error or a restart. The position can be stored as text:
    ///
    /// ```
    #[doc = include_str!("../example.txt")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), top_core::Error> {
    /// # let (client, request) = (gateway::client(), TbkShopGet::builder().q("女装").build());
    /// let mut pages = client.pages(&request);
    /// pages.next().await;
    /// let stored = pages.position().to_string();
    ///
    /// let mut rest = client.pages(&request).starting_at(stored.parse()?);
    /// # assert_eq!(rest.next().await.unwrap()?.data.results.len(), 1);
    /// # assert!(rest.next().await.is_none());
    /// # Ok(()) }
    /// ```
    #[doc(alias = "分页")]
    pub fn pages<A>(&self, api: &A) -> Pages<A::Response>
    where
        A: Paged,
        S: Allows<A::Session>,
    {
        Pages::typed(self.clone(), api)
    }

    /// Returns a stream of all pages of an API that is chosen at run time.
    ///
    /// Each page is a reply as of [`call_described`](Self::call_described). An API without pagination has one page.
    pub fn pages_described(&self, api: &'static Api, params: Params) -> Pages<String> {
        Pages::described(self.clone(), api, params)
    }

    /// Returns a stream of the items of all pages of an API.
    ///
    /// Errors are those of [`pages`](Self::pages).
    ///
    /// # Examples
    ///
    /// ```
    #[doc = include_str!("../example.txt")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), top_core::Error> {
    /// # let client = gateway::client();
    /// let mut shops = client.items(&TbkShopGet::builder().q("女装").build());
    /// let mut titles = Vec::new();
    /// while let Some(shop) = shops.next().await {
    ///     titles.extend(shop?.shop_title);
    /// }
    /// assert_eq!(titles, ["女装一店", "女装二店", "女装三店"]);
    /// # Ok(()) }
    /// ```
    #[doc(alias = "分页")]
    pub fn items<A>(&self, api: &A) -> Items<A>
    where
        A: PagedItems,
        S: Allows<A::Session>,
    {
        Items::new(self.pages(api))
    }
}

/// A stream of the pages of an API. `R` is the response type.
///
/// Created by [`TopClient::pages`] and [`TopClient::pages_described`]. It implements `futures_core::Stream`;
/// [`next`](Self::next) works without importing a trait.
///
/// # Examples
///
/// ```
#[doc = include_str!("../example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), top_core::Error> {
/// # let client = gateway::client();
/// let mut pages = client.pages(&TbkShopGet::builder().q("女装").build()).max_pages(100);
/// while let Some(page) = pages.next().await {
///     println!("{} shops, continue at {}", page?.data.results.len(), pages.position());
/// }
/// # Ok(()) }
/// ```
#[must_use = "streams do nothing unless polled"]
pub struct Pages<R> {
    call: Box<ReadPage<R>>,
    pager: Pager,
    reading: Option<Reading<R>>,
    /// The error that the next poll returns instead of a page.
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
        // An invalid request has precedence over paging errors.
        let failure = check(api, &params).err().map(Error::from);
        Self { call, pager: Pager::new(api, params), reading: None, failure }
    }

    /// Starts at a position that [`position`](Self::position) returned.
    pub fn starting_at(mut self, position: Position) -> Self {
        self.pager.go_to(position);
        self
    }

    /// Sets the maximum number of pages. Default: 10,000. A longer list is an error.
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.pager.max_pages = pages;
        self
    }

    /// Returns the position of the next page, or of the failed page after an error.
    #[must_use]
    pub fn position(&self) -> &Position {
        self.pager.position()
    }

    /// Returns the next page. `None` after the last page, and after an error.
    ///
    /// # Errors
    ///
    /// As [`TopClient::call`], and
    ///
    /// - [`ErrorKind::Business`](crate::ErrorKind::Business) if the page reports a business error;
    /// - [`ErrorKind::Paging`](crate::ErrorKind::Paging) if the next page can't be determined, or [`max_pages`](Self::max_pages)
    ///   is reached.
    #[allow(
        clippy::should_implement_trait,
        reason = "the async counterpart of `Iterator::next`, named as in `StreamExt`"
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

// The future is boxed, and the other fields need no pinning.
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
        // A page with a business error is empty, so it would end the list.
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

/// A stream of the items of all pages of an API.
///
/// Created by [`TopClient::items`]. It implements `futures_core::Stream`; [`next`](Self::next) works without importing a trait.
///
/// # Examples
///
/// ```
#[doc = include_str!("../example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), top_core::Error> {
/// # let client = gateway::client();
/// let mut shops = client.items(&TbkShopGet::builder().q("女装").build());
/// while let Some(shop) = shops.next().await {
///     println!("{:?}", shop?.shop_title);
/// }
/// # Ok(()) }
/// ```
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

    /// Starts at a position that [`position`](Self::position) returned.
    pub fn starting_at(self, position: Position) -> Self {
        Self::new(self.pages.starting_at(position))
    }

    /// Sets the maximum number of pages. Default: 10,000. A longer list is an error.
    pub fn max_pages(self, pages: u32) -> Self {
        Self { pages: self.pages.max_pages(pages), ..self }
    }

    /// Returns the position of the page with the next item, or of the failed page after an error.
    ///
    /// A stream that starts there repeats the items of that page that were already returned.
    #[must_use]
    pub fn position(&self) -> &Position {
        if self.page.is_empty() { self.pages.position() } else { &self.position }
    }

    /// Returns the next item. `None` after the last item, and after an error.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    #[allow(
        clippy::should_implement_trait,
        reason = "the async counterpart of `Iterator::next`, named as in `StreamExt`"
    )]
    pub async fn next(&mut self) -> Option<Result<A::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

// Items are never pinned.
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
