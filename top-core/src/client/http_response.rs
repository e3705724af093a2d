//! One answer: read within body_limits, without a secret in what is said about it.

use std::borrow::Cow;
use std::time::Duration;

use http::HeaderMap;
use tokio::time::{Instant, timeout_at};

use super::headers::{decode_body, retry_after};
use super::transport::{Delivery, Response, TransportError};
use crate::decode::{DecodeError, Problem, excerpt};
use crate::error::{Cause, Error, Throttle, ban_in, classify};
use crate::params::Params;
use crate::protocol::{ApiError, Opened, ResponseError, decode_raw};
use crate::redact::Redactor;
use crate::schema::{Access, ErrorKind, ErrorRule, Scope};
use crate::types::AppSecret;

/// An answer as it came, and how to judge it.
pub(super) struct HttpResponse<'c> {
    pub(super) method: &'c str,
    pub(super) access: Access,
    pub(super) rules: &'c [ErrorRule],
    pub(super) documented: &'static [ErrorRule],
    /// What was sent, and what it was signed with: no error may repeat it.
    pub(super) params: Params,
    pub(super) app_secret: &'c AppSecret,
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// How much of an answer is read, and how fast it has to come.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyLimits {
    pub(super) max_body_size: usize,
    pub(super) stall_timeout: Duration,
}

impl BodyLimits {
    /// Fewer bytes a second than this, once `stall_timeout` has passed, is no progress.
    const SLOWEST: f64 = 128.0;

    /// Reads the body; counted after decompression, so that a small answer can't grow without end.
    pub(super) async fn read(self, response: &mut Response) -> Result<Vec<u8>, Cause> {
        decode_body(response).map_err(|encoding| {
            let error = DecodeError::whole(Problem::Encoded { encoding });
            Cause::Decode { request_id: None, error }
        })?;
        let stalled = || TransportError::unknown("the answer stalled");
        let start = Instant::now();
        let mut progress = start;
        let mut body = Vec::new();
        let lost = |error: TransportError| Cause::NoAnswer { reason: error.reason };
        loop {
            let next = match progress.checked_add(self.stall_timeout) {
                Some(end) => timeout_at(end, response.body_mut().chunk()).await,
                None => Ok(response.body_mut().chunk().await),
            };
            let Some(chunk) = next.map_err(|_| lost(stalled()))?.map_err(lost)? else { return Ok(body) };
            if body.len().saturating_add(chunk.len()) > self.max_body_size {
                return Err(Cause::TooLarge { limit: self.max_body_size });
            }
            body.extend_from_slice(&chunk);
            progress = Instant::now();
            let since = progress - start;
            #[allow(clippy::cast_precision_loss, reason = "a rate needs no precision")]
            if since > self.stall_timeout && (body.len() as f64) < Self::SLOWEST * since.as_secs_f64() {
                return Err(lost(stalled()));
            }
        }
    }
}

/// What a failure means for a call of that access: one that changes something may have done so.
pub(super) fn unless_it_writes(kind: ErrorKind, access: Access) -> ErrorKind {
    if access == Access::Readonly { kind } else { ErrorKind::OutcomeUnknown }
}

/// Decodes an answer and keeps its data: one type for all answers, so that the way of a call is compiled once.
pub(super) type DecodeInto<'d> = dyn FnMut(&[u8]) -> Result<Opened<()>, ResponseError> + Send + 'd;

impl HttpResponse<'_> {
    /// Decodes the body; an error never shows what must stay secret.
    pub(super) fn decode(&self, decode: &mut DecodeInto<'_>) -> Result<Opened<()>, Error> {
        if !(200..300).contains(&self.status) {
            return Err(self.refused());
        }
        decode(&self.body).map_err(|refusal| match refusal {
            ResponseError::Api(_) => self.error(refusal),
            // These quote the answer, shortened: they are made once more from an answer without secrets.
            ResponseError::Decode { .. } => {
                self.error(self.clean_body().and_then(|clean| decode(&clean).err()).unwrap_or(refusal))
            }
        })
    }

    /// A status that is no success: the gateway's own error if the body is one.
    fn refused(&self) -> Error {
        if let Err(refusal @ ResponseError::Api(_)) = decode_raw(self.method, &self.body) {
            return self.error(refusal);
        }
        let clean = self.clean_body();
        let body = clean.as_deref().unwrap_or(&self.body);
        let (kind, found) = match self.status {
            300..400 => (ErrorKind::Redirect, "a redirect, which is not followed".to_owned()),
            status => {
                let kind = match status {
                    429 => ErrorKind::Throttled,
                    500.. => unless_it_writes(ErrorKind::Http, self.access),
                    _ => ErrorKind::Http,
                };
                let text = String::from_utf8_lossy(body);
                let begins = || format!("its body begins with {}", excerpt(&text));
                (kind, if body.is_empty() { "without a body".to_owned() } else { begins() })
            }
        };
        let error = Error::new(kind, Cause::Http { status: self.status, found });
        let limit = || Throttle { ban: self.retry_after(), ..Throttle::new(Scope::App) };
        error.with_throttle((kind == ErrorKind::Throttled).then(limit))
    }

    /// How long the server asks to wait.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    fn error(&self, refusal: ResponseError) -> Error {
        match refusal {
            ResponseError::Api(error) => {
                let redactor = self.redactor();
                let redact = |text: String| redactor.redact(&text).into_owned();
                self.api_error(error.map_texts(&redact))
            }
            ResponseError::Decode { error, request_id } => {
                let kind = decode_kind(&error, self.access);
                Error::new(kind, Cause::Decode { request_id, error })
            }
        }
    }

    fn api_error(&self, error: ApiError) -> Error {
        let verdict = classify(self.rules, self.documented, &error);
        let kind = match verdict.kind {
            // A fault behind the gateway may have come before or after the work was done.
            ErrorKind::Platform => unless_it_writes(ErrorKind::Platform, self.access),
            kind => kind,
        };
        let ban = [&error.sub_msg, &error.msg].into_iter().flatten().find_map(|text| ban_in(text));
        let throttle = verdict.scope.map(|scope| Throttle { ban, ..Throttle::new(scope) });
        Error::new(kind, Cause::Api(error)).with_hint(verdict.hint).with_throttle(throttle)
    }

    fn redactor(&self) -> Redactor {
        Redactor::new(&self.params, Some(self.app_secret))
    }

    fn clean_body(&self) -> Option<Vec<u8>> {
        let text = String::from_utf8_lossy(&self.body);
        match self.redactor().redact(&text) {
            Cow::Owned(clean) => Some(clean.into_bytes()),
            Cow::Borrowed(_) => None,
        }
    }
}

/// Data in the right envelope was the answer to a call that was carried out, whatever is wrong with the data.
fn decode_kind(error: &DecodeError, access: Access) -> ErrorKind {
    match error.problem() {
        Problem::Mismatch { .. } | Problem::Missing => ErrorKind::Decode,
        _ => unless_it_writes(ErrorKind::Decode, access),
    }
}

/// Why no answer came, as an error.
pub(super) fn no_answer(error: TransportError, access: Access, endpoint: &super::Endpoint) -> Error {
    match error.delivery {
        Delivery::NotSent => {
            let cause = Cause::Unreachable { endpoint: endpoint.to_string(), reason: error.reason };
            Error::new(ErrorKind::NotSent, cause)
        }
        Delivery::Unknown => lost(Cause::NoAnswer { reason: error.reason }, access),
        Delivery::Impossible => Error::config(format!("the request can't be built: {}", error.reason)),
    }
}

/// An answer that was lost on the way.
pub(super) fn lost(cause: Cause, access: Access) -> Error {
    let kind = match cause {
        Cause::TooLarge { .. } => ErrorKind::TooLarge,
        Cause::Decode { .. } => unless_it_writes(ErrorKind::Decode, access),
        _ => unless_it_writes(ErrorKind::Disconnected, access),
    };
    Error::new(kind, cause)
}
