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

use super::page;
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
            .map_err(|error| Error::config(format!("no runtime can be started: {error}")))?;
        Ok(Self { client, runtime: Arc::new(OwnRuntime(Some(runtime))) })
    }

    /// The client with a session.
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> TopClient<SessionSource> {
        TopClient { client: self.client.session(session), runtime: Arc::clone(&self.runtime) }
    }

    /// The client with whatever session `provider` has.
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> TopClient<SessionSource> {
        TopClient { client: self.client.session_from(provider), runtime: Arc::clone(&self.runtime) }
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

    /// The entries of all pages of an API: see [`top_core::TopClient::items`](crate::TopClient::items).
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
    pub fn call<A>(&self, api: &A) -> Result<Reply<A::Response>, Error>
    where
        A: TopApi,
        S: Allows<A::Session>,
    {
        self.runtime.wait(self.client.call(api))
    }

    /// Calls an API by its name: see [`top_core::TopClient::call_raw`](crate::TopClient::call_raw).
    pub fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.runtime.wait(self.client.call_raw(method, params))
    }

    /// Calls an API that is known at run time: see
    /// [`top_core::TopClient::call_described`](crate::TopClient::call_described).
    pub fn call_described(&self, api: &Api, params: Params) -> Result<Reply<String>, Error> {
        self.runtime.wait(self.client.call_described(api, params))
    }
}

/// Pages, or their entries, as an iterator. What is set up beforehand and asked afterwards is that of the stream inside.
#[derive(Debug)]
#[must_use = "nothing is read until it is asked for"]
pub struct Pages<S> {
    pages: S,
    runtime: Arc<OwnRuntime>,
}

impl<S> Pages<S> {
    /// The stream inside: its position, above all.
    pub fn stream(&self) -> &S {
        &self.pages
    }

    /// Sets the stream up: `.set_up(|pages| pages.starting_at(position))`.
    pub fn set_up(self, set_up: impl FnOnce(S) -> S) -> Self {
        Self { pages: set_up(self.pages), ..self }
    }
}

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

/// Always there until it is dropped.
#[derive(Debug)]
struct OwnRuntime(Option<Runtime>);

impl OwnRuntime {
    fn wait<T>(&self, call: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        // Waiting inside of a runtime would stop it, and tokio panics.
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

/// A runtime must not wait for its end inside of another one.
impl Drop for OwnRuntime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
