//! The settings and the state of a client.

use std::sync::Arc;
use std::time::Duration;

use super::clock::{Clock, Skew};
use super::endpoint::Endpoint;
use super::http_response::BodyLimits;
use super::observe::Interceptor;
use super::quota::{Priority, QuotaStore};
use super::retry::{RetryBudget, RetryPolicy};
use super::transport::{BoxFuture, Request, Response, Transport, TransportError};
use crate::decode::Options;
use crate::error::Error;
use crate::protocol::{Format, SignMethod};
use crate::schema::ErrorRule;
use crate::types::AppSecret;

/// The settings that the builder collects.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) app_key: String,
    pub(super) app_secret: AppSecret,
    pub(super) target_app_key: Option<String>,
    pub(super) partner_id: Option<String>,
    pub(super) endpoint: Endpoint,
    pub(super) sign_method: SignMethod,
    pub(super) format: Format,
    pub(super) decoding: Options,
    /// Whether the secrets of a request are removed from its response.
    pub(super) redacts: bool,
    pub(super) body_limits: BodyLimits,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) attempt_timeout: Duration,
    pub(super) deadline: Duration,
    pub(super) retry: Arc<dyn RetryPolicy>,
    pub(super) quotas: Arc<dyn QuotaStore>,
    pub(super) priority: Priority,
    pub(super) rules: Vec<ErrorRule>,
    pub(super) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(super) transport: Arc<dyn Transport>,
}

/// A placeholder until the builder creates the transport.
#[derive(Debug)]
pub(super) struct NotYet;

impl Transport for NotYet {
    fn send<'a>(&'a self, _: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async { Err(TransportError::not_sent("the client is not set up")) })
    }
}

/// State that the calls of a client share.
#[derive(Debug)]
pub(super) struct State {
    pub(super) skew: Skew,
    pub(super) budget: RetryBudget,
}

impl State {
    pub(super) fn new() -> Self {
        Self { skew: Skew::default(), budget: RetryBudget::new() }
    }
}

/// Checks a key, a secret or a session. Whitespace in it is a copying mistake. The message does not quote the value.
pub(super) fn require_word(name: &str, value: &str) -> Result<(), Error> {
    let wrong = if value.is_empty() {
        "is empty"
    } else if value.chars().any(|c| c.is_whitespace() || c.is_control()) {
        "has blanks, line breaks or control characters"
    } else if !value.is_ascii() {
        "has characters outside of ASCII"
    } else {
        return Ok(());
    };
    Err(Error::config(format!("{name} {wrong}: copy it again from the console")))
}
