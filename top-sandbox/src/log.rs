//! The log of received requests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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
    calls: Mutex<Calls>,
    accounts: Arc<Accounts>,
    observer: Option<Observer>,
}

#[derive(Debug, Default)]
struct Calls {
    calls: VecDeque<Call>,
    /// The approximate size of the calls in memory.
    bytes: usize,
}

impl Log {
    const MAX_CALLS: usize = 100_000;
    const MAX_BYTES: usize = 64 << 20;

    pub(crate) fn new(accounts: Arc<Accounts>, observer: Option<Observer>) -> Self {
        Self { calls: Mutex::default(), accounts, observer }
    }

    /// Returns the name of the account that a request is sent for.
    pub(crate) fn account(&self, incoming: &Incoming) -> Option<&str> {
        self.accounts.of(incoming).map(Account::name)
    }

    /// Adds a call, and drops the oldest ones above the limits.
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
        let mut log = self.lock();
        log.bytes += size(&call);
        log.calls.push_back(call);
        while log.calls.len() > Self::MAX_CALLS || log.bytes > Self::MAX_BYTES {
            let Some(oldest) = log.calls.pop_front() else { return };
            log.bytes -= size(&oldest);
        }
    }

    pub(crate) fn take(&self) -> Vec<Call> {
        let log = std::mem::take(&mut *self.lock());
        log.calls.into()
    }

    pub(crate) fn all(&self) -> Vec<Call> {
        self.lock().calls.iter().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the approximate size of a call in memory.
fn size(call: &Call) -> usize {
    let parameters =
        call.parameters.iter().map(|(name, value)| size_of::<(String, String)>() + name.len() + value.len());
    let names = call.method.iter().chain(&call.account).map(String::len);
    size_of_val(call) + names.sum::<usize>() + parameters.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log() -> Log {
        Log::new(Arc::new(Accounts::new(&[]).unwrap()), None)
    }

    fn incoming(name: &str, length: usize) -> Incoming {
        let mut incoming = Incoming::default();
        incoming.texts.push((name.to_owned(), "x".repeat(length)));
        incoming
    }

    #[test]
    fn the_log_is_limited_in_bytes() {
        let log = log();
        for number in 0..20 {
            log.add(Some(&incoming(&format!("p{number}"), 8 << 20)), Outcome::CarriedOut);
        }
        let names: Vec<_> = log.all().into_iter().map(|call| call.parameters[0].0.clone()).collect();
        assert_eq!(names, ["p13", "p14", "p15", "p16", "p17", "p18", "p19"]);
        assert_eq!(log.take().len(), 7);
        log.add(Some(&incoming("p", 60 << 20)), Outcome::CarriedOut);
        assert_eq!(log.take().len(), 1, "the size is reset with the log");
    }

    #[test]
    fn the_log_is_limited_in_calls() {
        let log = log();
        for _ in 0..=Log::MAX_CALLS {
            log.add(None, Outcome::Faulted);
        }
        assert_eq!(log.all().len(), Log::MAX_CALLS);
    }
}
