//! What others may see of a call: interceptors, `tracing`, metrics. No secret, no body.

use std::fmt;
use std::time::Duration;

use crate::error::{BoxError, Error};
use crate::params::Params;
use crate::schema::Access;

/// Looks at every attempt: to count, to log, to stop calls that should not be made.
pub trait Interceptor: fmt::Debug + Send + Sync + 'static {
    /// Before it is stamped, signed and sent. An error keeps the call from being made.
    fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
        let _ = attempt;
        Ok(())
    }

    /// After the answer was read and decoded, or none came.
    fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
        let _ = (attempt, outcome, duration);
    }
}

/// Shared with the program, which reads what it gathered.
impl<I: Interceptor> Interceptor for std::sync::Arc<I> {
    fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
        (**self).before(attempt)
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
        (**self).after(attempt, outcome, duration);
    }
}

/// One sending of a request.
#[derive(Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The API.
    pub method: &'a str,
    /// Which attempt of the call it is, from 1.
    pub number: u32,
    /// What a repeated call does.
    pub access: Access,
    /// Whether a session goes along.
    pub with_session: bool,
    /// The API's own parameters; they may hold personal data.
    pub params: &'a Params,
}

/// Tells `tracing`, and the metrics recorder if there is one.
pub(super) fn attempt(attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
    let Attempt { method, number, .. } = *attempt;
    let elapsed_ms = millis(duration);
    match outcome {
        Ok(()) => tracing::debug!(target: "top_core", api = method, attempt = number, elapsed_ms, "answered"),
        Err(error) => {
            let api_error = error.api_error();
            tracing::debug!(
                target: "top_core",
                api = method,
                attempt = number,
                elapsed_ms,
                kind = ?error.kind(),
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

/// The span of one call, from the first attempt to the last.
pub(super) fn span(method: &str, access: Access) -> tracing::Span {
    tracing::debug_span!(
        target: "top_core",
        "top.call",
        api = method,
        access = ?access,
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
        span.record("kind", tracing::field::debug(error.kind()));
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

/// How something ended, as metrics are grouped by.
#[cfg(feature = "metrics")]
fn label(outcome: Result<(), &Error>) -> String {
    outcome.map_or_else(|error| format!("{:?}", error.kind()), |()| "Ok".to_owned())
}
