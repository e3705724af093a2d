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
//! println!("{:?}", client.call(&Demo {})?.total);
//! # Ok::<(), top_core::Error>(())
//! ```

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_core::Stream;
use tokio::runtime::Runtime;

use super::reply::{RawReply, Reply};
use super::session::SessionProvider;
use super::{call, page};
use crate::api::{Paged, PagedItems, TopApi, session::WithoutSession};
use crate::error::Error;
use crate::params::Params;
use crate::types::Session;

/// [`top_core::TopClient`](crate::TopClient) with calls that return when they are done.
#[derive(Debug, Clone)]
pub struct TopClient {
    client: call::TopClient,
    runtime: Arc<OwnRuntime>,
}

/// [`top_core::SessionClient`](crate::SessionClient) with calls that return when they are done.
#[derive(Debug, Clone)]
pub struct SessionClient {
    client: call::SessionClient,
    runtime: Arc<OwnRuntime>,
}

impl TopClient {
    pub(super) fn new(client: call::TopClient) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::config(format!("no runtime can be started: {error}")))?;
        Ok(Self { client, runtime: Arc::new(OwnRuntime(Some(runtime))) })
    }

    /// The client as the holder of `session`.
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> SessionClient {
        SessionClient { client: self.client.session(session), runtime: Arc::clone(&self.runtime) }
    }

    /// The client as the holder of whatever session `provider` has.
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> SessionClient {
        SessionClient { client: self.client.session_from(provider), runtime: Arc::clone(&self.runtime) }
    }

    /// The same client with another total deadline.
    #[must_use]
    pub fn within(&self, deadline: Duration) -> Self {
        Self { client: self.client.within(deadline), runtime: Arc::clone(&self.runtime) }
    }

    /// The pages of an API: see [`top_core::TopClient::pages`](crate::TopClient::pages).
    pub fn pages<A>(&self, api: &A) -> Pages<page::Pages<A::Response>>
    where
        A: Paged,
        A::Session: WithoutSession,
    {
        Pages { pages: self.client.pages(api), runtime: Arc::clone(&self.runtime) }
    }

    /// The entries of all pages of an API: see [`top_core::TopClient::items`](crate::TopClient::items).
    pub fn items<A>(&self, api: &A) -> Pages<page::Items<A>>
    where
        A: PagedItems,
        A::Session: WithoutSession,
    {
        Pages { pages: self.client.items(api), runtime: Arc::clone(&self.runtime) }
    }

    /// Calls an API that does without a session.
    pub fn call<A>(&self, api: &A) -> Result<Reply<A::Response>, Error>
    where
        A: TopApi,
        A::Session: WithoutSession,
    {
        self.runtime.wait(self.client.call(api))
    }

    /// Calls an API by its name.
    pub fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.runtime.wait(self.client.call_raw(method, params))
    }
}

impl SessionClient {
    /// The same client with another total deadline.
    #[must_use]
    pub fn within(&self, deadline: Duration) -> Self {
        Self { client: self.client.within(deadline), runtime: Arc::clone(&self.runtime) }
    }

    /// The pages of an API; the session goes along.
    pub fn pages<A: Paged>(&self, api: &A) -> Pages<page::Pages<A::Response>> {
        Pages { pages: self.client.pages(api), runtime: Arc::clone(&self.runtime) }
    }

    /// The entries of all pages of an API; the session goes along.
    pub fn items<A: PagedItems>(&self, api: &A) -> Pages<page::Items<A>> {
        Pages { pages: self.client.items(api), runtime: Arc::clone(&self.runtime) }
    }

    /// Calls any API; the session goes along.
    pub fn call<A: TopApi>(&self, api: &A) -> Result<Reply<A::Response>, Error> {
        self.runtime.wait(self.client.call(api))
    }

    /// Calls an API by its name; the session goes along.
    pub fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.runtime.wait(self.client.call_raw(method, params))
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
