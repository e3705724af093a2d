//! Interceptors, `tracing` and metrics. They do not get the session, the signature or bodies.

use std::fmt;
use std::time::Duration;

use crate::decode::Warning;
use crate::error::{BoxError, Error};
use crate::params::Params;
use crate::schema::Access;

/// Code that runs before and after every attempt: to count, to log, or to stop calls.
///
/// Interceptors do not get the session, the signature or the body of the response.
///
/// # Examples
///
/// Count failed attempts. The program keeps a handle, because `Arc<I>` is an interceptor, too:
///
/// ```
#[doc = include_str!("example.txt")]
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicU32, Ordering};
/// use std::time::Duration;
/// use top_core::{Attempt, Error, Interceptor, TopClient};
///
/// #[derive(Debug, Default)]
/// struct Failures(AtomicU32);
///
/// impl Interceptor for Failures {
///     fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
///         if let Err(error) = outcome {
///             eprintln!("{} attempt {}: {} after {duration:?}", attempt.method, attempt.number, error.kind());
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let failures = Arc::new(Failures::default());
/// let client = TopClient::builder("12345678", "secret").interceptor(Arc::clone(&failures));
/// # let client = client.transport(Gateway);
/// let client = client.build()?;
///
/// client.call(&TbkShopGet::builder().q("女装").build()).await?;
/// assert_eq!(failures.0.load(Ordering::Relaxed), 0);
/// # Ok(()) }
/// ```
pub trait Interceptor: fmt::Debug + Send + Sync + 'static {
    /// Runs before the request is signed and sent.
    ///
    /// # Errors
    ///
    /// If it returns an error, the request is not sent and the call fails with
    /// [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
        let _ = attempt;
        Ok(())
    }

    /// Runs after the response is decoded, or after the attempt failed.
    fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
        let _ = (attempt, outcome, duration);
    }
}

/// Lets the program keep a handle to the interceptor.
impl<I: Interceptor> Interceptor for std::sync::Arc<I> {
    fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
        (**self).before(attempt)
    }

    fn after(&self, attempt: &Attempt<'_>, outcome: Result<(), &Error>, duration: Duration) {
        (**self).after(attempt, outcome, duration);
    }
}

/// One attempt of a call, as passed to an [`Interceptor`].
///
/// # Examples
///
/// Reject calls that write:
///
/// ```
/// use top_core::{Attempt, BoxError, Interceptor};
///
/// #[derive(Debug)]
/// struct ReadOnly;
///
/// impl Interceptor for ReadOnly {
///     fn before(&self, attempt: &Attempt<'_>) -> Result<(), BoxError> {
///         match attempt.access {
///             top_core::schema::Access::Readonly => Ok(()),
///             _ => Err(format!("{} is not allowed here", attempt.method).into()),
///         }
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The API's method.
    pub method: &'a str,
    /// The number of the attempt within the call, from 1.
    pub number: u32,
    /// Whether the API reads or writes.
    pub access: Access,
    /// Whether the request has a session.
    pub with_session: bool,
    /// The parameters of the API. They may contain personal data.
    pub params: &'a Params,
}

/// Records the end of an attempt.
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

/// Records one event for a response with values that do not fit their fields.
pub(super) fn warnings(method: &str, request_id: Option<&str>, warnings: &[Warning], omitted: usize) {
    let Some(first) = warnings.first() else { return };
    tracing::warn!(
        target: "top_core",
        api = method,
        request_id,
        count = warnings.len() + omitted,
        %first,
        "the response has values that do not fit their fields"
    );
}

/// Returns the span of one call with all its attempts.
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

/// Records the end of a call.
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

/// Returns the label of an outcome: `ok`, or the name of the error's kind.
#[cfg(feature = "metrics")]
fn label(outcome: Result<(), &Error>) -> String {
    outcome.map_or_else(|error| error.kind().as_str(), |()| "ok").to_owned()
}
