//! The log of received requests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use top_core::names::is_secret_parameter;

use crate::accounts::{Account, Accounts};
use crate::observe::{Observed, Observer};
use crate::request::Incoming;

/// A request that the sandbox received, without `sign`, session and other secrets.
///
/// # Examples
///
/// ```
/// use tbk_apis::prelude::*;
/// use top_sandbox::{Outcome, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
///     .endpoint(Endpoint::custom(sandbox.url())?)
///     .build()?;
/// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// client.session(sandbox.session()).call(&request).await?;
///
/// let call = &sandbox.calls()[0];
/// assert_eq!(call.method.as_deref(), Some("taobao.tbk.sc.organization.member.mod"));
/// assert_eq!(call.parameter("organization_id"), Some("1356"));
/// assert!(call.with_session);
/// assert_eq!(call.account.as_deref(), Some("sandbox"));
/// assert_eq!(call.outcome, Outcome::CarriedOut);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The method of the API; `None` if the request has none or can't be read.
    pub method: Option<String>,
    /// The names and values of the text parameters, without secrets.
    pub parameters: Vec<(String, String)>,
    /// Whether the request has a session.
    pub with_session: bool,
    /// The account that the session belongs to.
    pub account: Option<String>,
    /// The time from the head of the request to its outcome.
    pub elapsed: Duration,
    /// How the sandbox handled the request.
    pub outcome: Outcome,
}

impl Call {
    /// Returns the value of a text parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// How the sandbox handled a request.
///
/// # Examples
///
/// ```
/// use tbk_apis::prelude::*;
/// use top_sandbox::{Fault, Outcome, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::builder().fault(Fault::error(27, "session-expired")).start().await?;
/// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
///     .endpoint(Endpoint::custom(sandbox.url())?)
///     .build()?;
/// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// assert!(client.session(sandbox.session()).call(&request).await.is_err());
///
/// let sub_code = Some("session-expired".to_owned());
/// assert_eq!(sandbox.calls()[0].outcome, Outcome::Refused { code: 27, sub_code });
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// The request passed all checks, and the response was sent.
    CarriedOut,
    /// The request passed all checks, and a fault suppressed or damaged the response.
    CarriedOutAndFaulted,
    /// The sandbox returned a gateway error.
    Refused {
        /// The main code.
        code: u32,
        /// The precise code.
        sub_code: Option<String>,
    },
    /// A fault took effect before the request was carried out.
    Faulted,
}

/// The latest received requests.
#[derive(Debug)]
pub(crate) struct Log {
    calls: Mutex<VecDeque<Call>>,
    accounts: Arc<Accounts>,
    observer: Option<Observer>,
}

impl Log {
    const CAPACITY: usize = 100_000;

    pub(crate) fn new(accounts: Arc<Accounts>, observer: Option<Observer>) -> Self {
        Self { calls: Mutex::default(), accounts, observer }
    }

    /// Returns the name of the account that a request is sent for.
    pub(crate) fn account(&self, incoming: &Incoming) -> Option<&str> {
        self.accounts.of(incoming).map(Account::name)
    }

    pub(crate) fn add(&self, incoming: Option<&Incoming>, outcome: Outcome) {
        let texts = incoming.map_or(&[][..], |incoming| &incoming.texts);
        let public = texts.iter().filter(|(name, _)| !is_secret_parameter(name.as_str()));
        let call = Call {
            method: incoming.and_then(|incoming| incoming.text("method")).map(str::to_owned),
            parameters: public.cloned().collect(),
            with_session: incoming.is_some_and(|incoming| incoming.text("session").is_some()),
            account: incoming.and_then(|incoming| self.account(incoming)).map(str::to_owned),
            elapsed: incoming.map(|incoming| incoming.started.0.elapsed()).unwrap_or_default(),
            outcome,
        };
        if let Some(observer) = &self.observer {
            observer.call(&Observed::new(&call, incoming));
        }
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if calls.len() >= Self::CAPACITY {
            calls.pop_front();
        }
        calls.push_back(call);
    }

    pub(crate) fn take(&self) -> Vec<Call> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }

    pub(crate) fn all(&self) -> Vec<Call> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
