//! The client for programs without an async runtime.
//!
//! ```no_run
//! # use top_core::{TopApi, TopObject};
//! # #[derive(TopApi)]
//! # #[top_api(method = "taobao.tbk.demo.get")]
//! # struct Demo {}
//! # #[derive(Debug, TopObject)]
//! # struct DemoResponse { total: Option<i64> }
//! let client = top_core::TopClient::builder("12345678", "secret").build_blocking()?;
//! println!("{:?}", client.call(&Demo {})?.data.total);
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

/// [`top_core::TopClient`](crate::TopClient) with calls that block until they are done.
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

    /// A client with default settings and the credentials of the environment: see
    /// [`TopClientBuilder::from_env`](crate::TopClientBuilder::from_env).
    ///
    /// # Errors
    ///
    /// As [`top_core::TopClient::from_env`](crate::TopClient::from_env).
    pub fn from_env() -> Result<Self, Error> {
        TopClientBuilder::from_env()?.build_blocking()
    }

    /// The client with a session: it calls every API, those that require a session included.
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> TopClient<SessionSource> {
        TopClient { client: self.client.session(session), runtime: Arc::clone(&self.runtime) }
    }

    /// The client with the session of `provider`.
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> TopClient<SessionSource> {
        TopClient { client: self.client.session_from(provider), runtime: Arc::clone(&self.runtime) }
    }
}

impl TopClient<SessionSource> {
    /// A copy of the client with a name for the account: see [`top_core::TopClient::account`](crate::TopClient::account).
    #[must_use]
    pub fn account(&self, name: impl Into<String>) -> Self {
        TopClient { client: self.client.account(name), runtime: Arc::clone(&self.runtime) }
    }
}

impl TopClientBuilder {
    /// Builds the client for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// As [`build`](Self::build), or if a runtime can't be started.
    pub fn build_blocking(self) -> Result<TopClient, Error> {
        TopClient::new(self.build()?)
    }
}

impl<S: ClientState> TopClient<S> {
    /// A copy of the client with another total deadline.
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        Self { client: self.client.with_deadline(deadline), runtime: Arc::clone(&self.runtime) }
    }

    /// The pages of an API: see [`top_core::TopClient::pages`](crate::TopClient::pages).
    pub fn pages<A>(&self, api: &A) -> Pages<page::Pages<A::Response>>
    where
        A: Paged,
        S: Allows<A::Session>,
    {
        self.iterate(self.client.pages(api))
    }

    /// The pages of an API that is known at run time: see
    /// [`top_core::TopClient::pages_described`](crate::TopClient::pages_described).
    pub fn pages_described(&self, api: &'static Api, params: Params) -> Pages<page::Pages<String>> {
        self.iterate(self.client.pages_described(api, params))
    }

    /// The rows of all pages of an API: see [`top_core::TopClient::items`](crate::TopClient::items).
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

    /// Calls an API: see [`top_core::TopClient::call`](crate::TopClient::call).
    ///
    /// # Errors
    ///
    /// As there; [`ErrorKind::Config`](crate::ErrorKind::Config) inside an async runtime.
    pub fn call<A>(&self, api: &A) -> Result<Reply<A::Response>, Error>
    where
        A: TopApi,
        S: Allows<A::Session>,
    {
        self.runtime.wait(self.client.call(api))
    }

    /// Calls an API by its name: see [`top_core::TopClient::call_raw`](crate::TopClient::call_raw).
    ///
    /// # Errors
    ///
    /// As there; [`ErrorKind::Config`](crate::ErrorKind::Config) inside an async runtime.
    pub fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.runtime.wait(self.client.call_raw(method, params))
    }

    /// Calls an API that is known at run time: see
    /// [`top_core::TopClient::call_described`](crate::TopClient::call_described).
    ///
    /// # Errors
    ///
    /// As there; [`ErrorKind::Config`](crate::ErrorKind::Config) inside an async runtime.
    pub fn call_described(&self, api: &Api, params: Params) -> Result<Reply<String>, Error> {
        self.runtime.wait(self.client.call_described(api, params))
    }
}

/// The pages of an API, or their rows, as an iterator. After an error it has ended; [`position`](Self::position) is where to
/// continue.
///
/// ```no_run
/// # use top_core::{Error, Paged, blocking::TopClient, session::{Allows, NoSession}};
/// # fn read<A>(client: TopClient, api: A) -> Result<(), Error>
/// # where A: Paged, NoSession: Allows<A::Session> {
/// let mut pages = client.pages(&api).max_pages(100);
/// while let Some(page) = pages.next() {
///     println!("{:?}", page?.request_id);
///     println!("continue with {}", pages.position());
/// }
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct Pages<S> {
    pages: S,
    runtime: Arc<OwnRuntime>,
}

macro_rules! as_the_stream {
    ($generic:ident: $bound:path, $stream:ty) => {
        impl<$generic: $bound> Pages<$stream> {
            /// Starts at the position where an earlier run stopped.
            pub fn starting_at(self, position: Position) -> Self {
                Self { pages: self.pages.starting_at(position), ..self }
            }

            /// The maximum number of pages. Default: 10,000; a longer list is an error.
            pub fn max_pages(self, pages: u32) -> Self {
                Self { pages: self.pages.max_pages(pages), ..self }
            }

            /// Where to continue: see the position of the stream of the async client.
            #[must_use]
            pub fn position(&self) -> &Position {
                self.pages.position()
            }
        }
    };
}

as_the_stream!(R: Sized, page::Pages<R>);
as_the_stream!(A: PagedItems, page::Items<A>);

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

/// `Some` until it is dropped.
#[derive(Debug)]
struct OwnRuntime(Option<Runtime>);

impl OwnRuntime {
    fn wait<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        // Blocking inside a runtime would stop it; tokio panics.
        if tokio::runtime::Handle::try_current().is_ok() {
            let message = "a blocking call inside of an async runtime: use `top_core::TopClient` there";
            return Err(Error::config(message));
        }
        match &self.0 {
            Some(runtime) => runtime.block_on(call),
            None => Err(Error::config("the runtime has ended")),
        }
    }
}

/// A runtime must not wait for its end inside another one.
impl Drop for OwnRuntime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
