//! A function that sees every request.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::log::Call;
use crate::request::Incoming;

/// A request that the sandbox received, as [`SandboxBuilder::observe`](crate::SandboxBuilder::observe) shows it.
///
/// # Examples
///
/// ```
/// use std::sync::{Arc, Mutex};
///
/// use tbk_apis::prelude::*;
/// use top_sandbox::Sandbox;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let seen = Arc::new(Mutex::new(Vec::new()));
/// let methods = Arc::clone(&seen);
/// let observer = move |request: &top_sandbox::Observed<'_>| methods.lock().unwrap().push(request.call.method.clone());
/// let sandbox = Sandbox::builder().observe(observer).start().await?;
///
/// let client = sandbox.client_builder().build()?.session(sandbox.session());
/// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// client.call(&request).await?;
/// assert_eq!(*seen.lock().unwrap(), [Some("taobao.tbk.sc.organization.member.mod".to_owned())]);
/// # Ok(())
/// # }
/// ```
#[non_exhaustive]
pub struct Observed<'r> {
    /// The request and its outcome, without secrets.
    pub call: &'r Call,
    incoming: Option<&'r Incoming>,
}

impl<'r> Observed<'r> {
    pub(crate) fn new(call: &'r Call, incoming: Option<&'r Incoming>) -> Self {
        Self { call, incoming }
    }

    /// The text parameters of the query and the body as they were received: as a form, with `sign` and session.
    ///
    /// For a call of a batch: its own parameters, then those of the whole batch. Empty if the request was not read.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// let builder = Sandbox::builder().observe(|request| {
    ///     assert!(request.expose_form().contains("method=taobao."));
    /// });
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn expose_form(&self) -> Cow<'r, str> {
        String::from_utf8_lossy(self.incoming.map_or(&[], |incoming| &incoming.form))
    }

    /// Whether this is a call of a batch. The `sign` of a batch covers its query and its whole body.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// let builder = Sandbox::builder().observe(|request| assert!(!request.is_in_batch()));
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn is_in_batch(&self) -> bool {
        self.incoming.is_some_and(|incoming| incoming.is_in_batch)
    }
}

impl fmt::Debug for Observed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Observed").field("call", self.call).finish_non_exhaustive()
    }
}

/// The function that sees every request.
#[derive(Clone)]
pub(crate) struct Observer(Arc<dyn Fn(&Observed<'_>) + Send + Sync>);

impl Observer {
    pub(crate) fn new(observer: impl Fn(&Observed<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(observer))
    }

    pub(crate) fn call(&self, observed: &Observed<'_>) {
        (self.0)(observed);
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}
