//! A client for programs without an async runtime.
//!
//! # Examples
//!
//! ```
#![doc = include_str!("example.txt")]
//! # let builder = top_core::TopClient::builder("12345678", "secret").transport(Gateway);
//! let client = builder.build_blocking()?;
//!
//! let reply = client.call(&TbkShopGet::builder().q("女装").build())?;
//! println!("{:?}", reply.data.total_results);
//!
//! for shop in client.items(&TbkShopGet::builder().q("女装").build()) {
//!     println!("{:?}", shop?.shop_title);
//! }
//! # Ok::<(), top_core::Error>(())
//! ```

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_core::Stream;
use tokio::runtime::Runtime;

use super::builder::TopClientBuilder;
use super::page::{self, Position};
use super::reply::{RawReply, Reply};
use super::session::{SessionProvider, SessionSource};
use super::top_client::{self, ClientState};
use crate::api::session::{Allows, NoSession};
use crate::api::{Api, Paged, PagedItems, TopApi};
use crate::error::Error;
use crate::params::Params;
use crate::types::Session;

/// A client whose calls block until they are complete. The counterpart of [`top_core::TopClient`](crate::TopClient).
///
/// Create it with [`TopClientBuilder::build_blocking`](crate::TopClientBuilder::build_blocking) or
/// [`from_env`](TopClient::from_env). It runs its own tokio runtime on the calling thread, so it can't be used inside an async
/// runtime.
///
/// # Examples
///
/// ```no_run
/// use top_core::{Params, blocking::TopClient};
///
/// let client = TopClient::from_env()?;
/// let reply = client.call_raw("taobao.tbk.shop.get", Params::new().with("q", "女装"))?;
/// println!("{}", reply.body());
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct TopClient<S: ClientState = NoSession> {
    client: top_client::TopClient<S>,
    runtime: Arc<OwnRuntime>,
}

impl TopClient {
    pub(super) fn new(client: top_client::TopClient) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::config(format!("a runtime can't be started: {error}")))?;
        Ok(Self { client, runtime: Arc::new(OwnRuntime(Some(runtime))) })
    }

    /// Creates a client with default settings and the credentials from the environment.
    ///
    /// See [`TopClientBuilder::from_env`](crate::TopClientBuilder::from_env) for the variables.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if a variable is missing or invalid, or a runtime can't be started.
    pub fn from_env() -> Result<Self, Error> {
        TopClientBuilder::from_env()?.build_blocking()
    }

    /// Returns a client with a fixed session. See [`top_core::TopClient::session`](crate::TopClient::session).
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> TopClient<SessionSource> {
        TopClient { client: self.client.session(session), runtime: Arc::clone(&self.runtime) }
    }

    /// Returns a client that gets its session from `provider`. See
    /// [`top_core::TopClient::session_from`](crate::TopClient::session_from).
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> TopClient<SessionSource> {
        TopClient { client: self.client.session_from(provider), runtime: Arc::clone(&self.runtime) }
    }
}

impl TopClient<SessionSource> {
    /// Returns a copy of the client with a name for the account. See
    /// [`top_core::TopClient::account`](crate::TopClient::account).
    #[must_use]
    pub fn account(&self, name: impl Into<String>) -> Self {
        TopClient { client: self.client.account(name), runtime: Arc::clone(&self.runtime) }
    }
}

/// Build a blocking client.
impl TopClientBuilder {
    /// Builds a client for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// As [`build`](Self::build), and [`ErrorKind::Config`](crate::ErrorKind::Config) if a runtime can't be started.
    ///
    /// # Examples
    ///
    /// ```
    /// let client = top_core::TopClient::builder("12345678", "secret").build_blocking()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn build_blocking(self) -> Result<TopClient, Error> {
        TopClient::new(self.build()?)
    }
}

impl<S: ClientState> TopClient<S> {
    /// Returns a copy of the client with another deadline. See
    /// [`top_core::TopClient::with_deadline`](crate::TopClient::with_deadline).
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        Self { client: self.client.with_deadline(deadline), runtime: Arc::clone(&self.runtime) }
    }

    /// Returns a copy of the client for calls that no user waits for. See
    /// [`top_core::TopClient::background`](crate::TopClient::background).
    #[must_use]
    pub fn background(&self) -> Self {
        Self { client: self.client.background(), runtime: Arc::clone(&self.runtime) }
    }

    /// Returns an iterator over all pages of an API. See [`top_core::TopClient::pages`](crate::TopClient::pages).
    pub fn pages<A>(&self, api: &A) -> Pages<page::Pages<A::Response>>
    where
        A: Paged,
        S: Allows<A::Session>,
    {
        self.iterate(self.client.pages(api))
    }

    /// Returns an iterator over all pages of an API that is chosen at run time. See
    /// [`top_core::TopClient::pages_described`](crate::TopClient::pages_described).
    pub fn pages_described(&self, api: &'static Api, params: Params) -> Pages<page::Pages<String>> {
        self.iterate(self.client.pages_described(api, params))
    }

    /// Returns an iterator over the items of all pages of an API. See [`top_core::TopClient::items`](crate::TopClient::items).
    pub fn items<A>(&self, api: &A) -> Pages<page::Items<A>>
    where
        A: PagedItems,
        S: Allows<A::Session>,
    {
        self.iterate(self.client.items(api))
    }

    fn iterate<T>(&self, pages: T) -> Pages<T> {
        Pages { pages, runtime: Arc::clone(&self.runtime) }
    }

    /// Calls an API. See [`top_core::TopClient::call`](crate::TopClient::call).
    ///
    /// # Errors
    ///
    /// The same, and [`ErrorKind::Config`](crate::ErrorKind::Config) inside an async runtime.
    pub fn call<A>(&self, api: &A) -> Result<Reply<A::Response>, Error>
    where
        A: TopApi,
        S: Allows<A::Session>,
    {
        self.runtime.wait(self.client.call(api))
    }

    /// Calls an API by name. See [`top_core::TopClient::call_raw`](crate::TopClient::call_raw).
    ///
    /// # Errors
    ///
    /// The same, and [`ErrorKind::Config`](crate::ErrorKind::Config) inside an async runtime.
    pub fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.runtime.wait(self.client.call_raw(method, params))
    }

    /// Calls an API that is chosen at run time. See
    /// [`top_core::TopClient::call_described`](crate::TopClient::call_described).
    ///
    /// # Errors
    ///
    /// The same, and [`ErrorKind::Config`](crate::ErrorKind::Config) inside an async runtime.
    pub fn call_described(&self, api: &Api, params: Params) -> Result<Reply<String>, Error> {
        self.runtime.wait(self.client.call_described(api, params))
    }
}

/// An iterator over the pages of an API, or over their items. It ends after an error.
///
/// Created by [`TopClient::pages`], [`TopClient::pages_described`] and [`TopClient::items`].
///
/// # Examples
///
/// ```
#[doc = include_str!("example.txt")]
/// # let client = top_core::TopClient::builder("12345678", "secret").transport(Gateway).build_blocking()?;
/// let mut pages = client.pages(&TbkShopGet::builder().q("女装").build()).max_pages(100);
/// while let Some(page) = pages.next() {
///     println!("{} shops, continue at {}", page?.data.results.len(), pages.position());
/// }
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct Pages<S> {
    pages: S,
    runtime: Arc<OwnRuntime>,
}

macro_rules! delegate_to_stream {
    ($generic:ident: $bound:path, $stream:ty) => {
        impl<$generic: $bound> Pages<$stream> {
            /// Starts at a position that [`position`](Self::position) returned.
            pub fn starting_at(self, position: Position) -> Self {
                Self { pages: self.pages.starting_at(position), ..self }
            }

            /// Sets the maximum number of pages. Default: 10,000. A longer list is an error.
            pub fn max_pages(self, pages: u32) -> Self {
                Self { pages: self.pages.max_pages(pages), ..self }
            }

            /// Returns the position to resume from, as the stream of the async client does.
            #[must_use]
            pub fn position(&self) -> &Position {
                self.pages.position()
            }
        }
    };
}

delegate_to_stream!(R: Sized, page::Pages<R>);
delegate_to_stream!(A: PagedItems, page::Items<A>);

impl<S, T> Iterator for Pages<S>
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let Self { pages, runtime } = self;
        let next = poll_fn(|context| Pin::new(&mut *pages).poll_next(context));
        runtime.wait(async { next.await.transpose() }).transpose()
    }
}

/// A runtime that does not block when it is dropped. `Some` until then.
#[derive(Debug)]
struct OwnRuntime(Option<Runtime>);

impl OwnRuntime {
    fn wait<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        // Blocking inside a runtime makes tokio panic.
        if tokio::runtime::Handle::try_current().is_ok() {
            let message = "a blocking call inside an async runtime: use `top_core::TopClient` there";
            return Err(Error::config(message));
        }
        match &self.0 {
            Some(runtime) => runtime.block_on(call),
            None => Err(Error::config("the runtime was shut down")),
        }
    }
}

/// Shuts down in the background, because waiting inside another runtime makes tokio panic.
impl Drop for OwnRuntime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
