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

use std::sync::Arc;

use tokio::runtime::Runtime;

use super::call;
use super::reply::{RawReply, Reply};
use crate::api::{TopApi, session::WithoutSession};
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
    /// Calls any API; the session goes along.
    pub fn call<A: TopApi>(&self, api: &A) -> Result<Reply<A::Response>, Error> {
        self.runtime.wait(self.client.call(api))
    }

    /// Calls an API by its name; the session goes along.
    pub fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.runtime.wait(self.client.call_raw(method, params))
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
