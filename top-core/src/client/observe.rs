//! Interceptors, `tracing` and metrics. They see no secret and no body.

use std::fmt;
use std::time::Duration;

use crate::decode::Warning;
use crate::error::{BoxError, Error};
use crate::params::Params;
use crate::schema::Access;

/// Sees every attempt: to count, to log, to stop calls that should not be made.
pub trait Interceptor: fmt::Debug + Send + Sync + 'static {
    /// Before the attempt is stamped, signed and sent.
    ///
    /// # Errors
    ///
    /// The call is not sent, and fails with [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
        let _ = attempt;
        Ok(())
    }

    /// After the response was read and decoded, or the attempt failed.
    fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
        let _ = (attempt, outcome, duration);
    }
}

/// For an interceptor that the program also keeps, to read what it counted.
impl<I: Interceptor> Interceptor for std::sync::Arc<I> {
    fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
        (**self).before(attempt)
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
        (**self).after(attempt, outcome, duration);
    }
}

/// One attempt of a call.
#[derive(Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The API.
    pub method: &'a str,
    /// Which attempt of the call it is, from 1.
    pub number: u32,
    /// Whether the call changes something.
    pub access: Access,
    /// Whether it carries a session.
    pub with_session: bool,
    /// The API's own parameters; they may hold personal data.
    pub params: &'a Params,
}

/// The end of an attempt.
pub(super) fn attempt(attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
    let Attempt { method, number, .. } = *attempt;
    let elapsed_ms = millis(duration);
    match outcome {
        Ok(()) => {
            tracing::debug!(target: "top_core", api = method, attempt = number, elapsed_ms, "succeeded");
        }
        Err(error) => {
            let api_error = error.api_error();
            tracing::debug!(
                target: "top_core",
                api = method,
                attempt = number,
                elapsed_ms,
                kind = error.kind().as_str(),
                code = api_error.map(|error| error.code.as_str()),
                sub_code = api_error.and_then(|error| error.sub_code.as_deref()),
                request_id = error.request_id(),
                "failed"
            );
        }
    }
    #[cfg(feature = "metrics")]
    {
        let labels = [("api", method.to_owned()), ("outcome", label(outcome))];
        metrics::counter!("top_attempts_total", &labels).increment(1);
        metrics::histogram!("top_attempt_seconds", "api" => method.to_owned()).record(duration.as_secs_f64());
    }
}

/// One event for a response with values that their fields can't hold.
pub(super) fn warnings(method: &str, request_id: Option<&str>, warnings: &[Warning], omitted: usize) {
    let Some(first) = warnings.first() else { return };
    tracing::warn!(
        target: "top_core",
        api = method,
        request_id,
        count = warnings.len() + omitted,
        %first,
        "the response has values that their fields can't hold"
    );
}

/// The span of one call, from the first attempt to the last.
pub(super) fn span(method: &str, access: Access) -> tracing::Span {
    tracing::debug_span!(
        target: "top_core",
        "top.call",
        api = method,
        access = access.as_str(),
        attempts = tracing::field::Empty,
        kind = tracing::field::Empty,
        elapsed_ms = tracing::field::Empty,
    )
}

/// The end of a call.
pub(super) fn call(
    span: &tracing::Span,
    method: &str,
    attempts: u32,
    outcome: Result<(), &Error>,
    duration: Duration,
) {
    span.record("attempts", attempts);
    span.record("elapsed_ms", millis(duration));
    if let Err(error) = outcome {
        span.record("kind", error.kind().as_str());
    }
    #[cfg(feature = "metrics")]
    {
        let labels = [("api", method.to_owned()), ("outcome", label(outcome))];
        metrics::counter!("top_calls_total", &labels).increment(1);
        metrics::histogram!("top_call_seconds", "api" => method.to_owned()).record(duration.as_secs_f64());
    }
    #[cfg(not(feature = "metrics"))]
    let _ = method;
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// The label of an outcome: `ok`, or the name of the error's kind.
#[cfg(feature = "metrics")]
fn label(outcome: Result<(), &Error>) -> String {
    outcome.map_or_else(|error| error.kind().as_str(), |()| "ok").to_owned()
}
