//! The HTTP response of one attempt: reads it within limits, and decodes it or converts it to an error without secrets.

use std::borrow::Cow;
use std::mem::discriminant;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use tokio::time::{Instant, timeout_at};

use super::headers::{decode_body, retry_after};
use super::target::Target;
use super::transport::{Delivery, Response, TransportError};
use crate::api::BusinessError;
use crate::decode::{DecodeError, MAX_SHOWN, Problem, excerpt, transcode};
use crate::error::{Cause, Error, ErrorNote, Throttle, ban_in, classify};
use crate::names::is_secret_member;
use crate::params::Params;
use crate::protocol::{ApiError, Opened, ResponseError, decode_raw, holds_data};
use crate::redact::{REDACTED, Redactor};
use crate::schema::{Access, ErrorKind, ErrorRule, Hint, Scope};
use crate::types::AppSecret;

/// Limits on a body: its size, and the time without progress.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyLimits {
    pub(super) max_body_size: usize,
    pub(super) stall_timeout: Duration,
}

impl BodyLimits {
    /// After `stall_timeout`, fewer bytes per second than this count as no progress.
    const SLOWEST: f64 = 128.0;

    /// Reads the body. The limit on the size applies after decompression.
    pub(super) async fn read(self, response: &mut Response) -> Result<Bytes, Cause> {
        decode_body(response).map_err(|encoding| {
            let error = DecodeError::whole(Problem::Encoded { encoding });
            Cause::Decode { request_id: None, error }
        })?;
        let start = Instant::now();
        let mut progress = start;
        let mut body = Body::default();
        while let Some(chunk) = self.chunk(response, progress).await? {
            if body.len().saturating_add(chunk.len()) > self.max_body_size {
                return Err(Cause::TooLarge { limit: self.max_body_size });
            }
            body.push(chunk);
            progress = Instant::now();
            let since = progress - start;
            #[allow(clippy::cast_precision_loss, reason = "a rate needs no precision")]
            if since > self.stall_timeout && (body.len() as f64) < Self::SLOWEST * since.as_secs_f64() {
                return Err(stalled());
            }
        }
        Ok(body.finish())
    }

    async fn chunk(self, response: &mut Response, progress: Instant) -> Result<Option<Bytes>, Cause> {
        let next = response.body_mut().chunk();
        let chunk = match progress.checked_add(self.stall_timeout) {
            Some(end) => timeout_at(end, next).await.map_err(|_| stalled())?,
            None => next.await,
        };
        chunk.map_err(|TransportError { reason, source, .. }| Cause::NoAnswer { reason, source })
    }
}

impl Cause {
    /// Removes the secrets from an error of the transport. Other causes have none.
    pub(super) fn redacted(self, redactor: impl FnOnce() -> Redactor) -> Self {
        let Self::NoAnswer { reason, source } = self else { return self };
        let error = TransportError { delivery: Delivery::Unknown, reason, source };
        let TransportError { reason, source, .. } = error.redacted(&redactor());
        Self::NoAnswer { reason, source }
    }
}

fn stalled() -> Cause {
    Cause::NoAnswer { reason: "the response stalled".to_owned(), source: None }
}

/// Collects the chunks of a body. A single chunk is not copied.
#[derive(Default)]
struct Body {
    first: Bytes,
    all: Vec<u8>,
}

impl Body {
    fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    fn push(&mut self, chunk: Bytes) {
        if self.len() == 0 {
            self.first = chunk;
            return;
        }
        if self.all.is_empty() {
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&chunk);
    }

    fn finish(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.into() }
    }
}

/// The HTTP response of one attempt, with the data to classify it.
pub(super) struct HttpResponse<'c> {
    pub(super) target: Target<'c>,
    pub(super) rules: &'c [ErrorRule],
    /// The parameters and the secret of the request. Their secrets are removed from errors.
    pub(super) params: Params,
    pub(super) app_secret: &'c AppSecret,
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// Converts the body to UTF-8 if only `Content-Type` declares another charset. The decoder handles charsets that the body
/// declares.
pub(super) fn in_utf8(body: Bytes, headers: &HeaderMap) -> Bytes {
    let content_type = headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let declares_itself = || !matches!(transcode(&body, None), Ok(None));
    match content_type.filter(|_| !declares_itself()).map(|content_type| transcode(&body, Some(content_type)))
    {
        Some(Ok(Some(text))) => text.into(),
        _ => body,
    }
}

/// Decodes a body and keeps its data. Not generic over the API, so that the pipeline is compiled only once.
pub(super) type DecodeInto<'d> = dyn FnMut(&[u8]) -> Result<Opened<()>, ResponseError> + Send + 'd;

impl HttpResponse<'_> {
    /// Decodes the body.
    pub(super) fn decode(&self, decode: &mut DecodeInto<'_>) -> Result<Opened<()>, Error> {
        let error = if (200..300).contains(&self.status) {
            match decode(&self.body) {
                Ok(opened) => return Ok(self.quote_without_secrets(opened, decode)),
                Err(ResponseError::Api(error)) => self.api_error(error),
                Err(error) => self.decode_error(error, decode),
            }
        } else {
            self.status_error()
        };
        Err(self.unless_it_took_effect(error))
    }

    /// A write whose response has both data and an error may have taken effect, so it must not be retried.
    fn unless_it_took_effect(&self, error: Error) -> Error {
        let is_final = matches!(error.kind(), ErrorKind::OutcomeUnknown | ErrorKind::Decode);
        if self.target.access() != Access::Write || is_final || !self.holds_data() {
            return error;
        }
        error.with_kind(ErrorKind::OutcomeUnknown).with_throttle(None).with_note(ErrorNote::HasData)
    }

    fn holds_data(&self) -> bool {
        holds_data(self.target.method, self.target.schema.map(|schema| schema.response), &self.body)
    }

    /// Returns the error for a status that is not a success: the gateway's error if the body has one.
    fn status_error(&self) -> Error {
        if let Err(ResponseError::Api(error)) = decode_raw(self.target.method, &self.body) {
            return self.api_error(error);
        }
        if (300..400).contains(&self.status) {
            let found = "a redirect, which is not followed".to_owned();
            return Error::new(ErrorKind::Redirect, Cause::Http { status: self.status, found });
        }
        let kind = match self.status {
            429 => ErrorKind::Throttled,
            500.. => self.target.unless_it_writes(ErrorKind::Http),
            _ => ErrorKind::Http,
        };
        let limit = || Throttle { ban: self.retry_after(), ..Throttle::new(Scope::App) };
        Error::new(kind, Cause::Http { status: self.status, found: self.describe_body() })
            .with_throttle((kind == ErrorKind::Throttled).then(limit))
    }

    fn describe_body(&self) -> String {
        if self.body.is_empty() {
            return "without a body".to_owned();
        }
        let clean = self.clean_body();
        let body = clean.as_deref().unwrap_or(&self.body);
        let begins = excerpt(&String::from_utf8_lossy(body));
        match decode_raw(self.target.method, body) {
            Err(ResponseError::Decode { error, .. })
                if matches!(error.problem(), Problem::WebPage { .. }) =>
            {
                format!("with a web page, not a gateway response; it begins with {begins}")
            }
            _ => format!("its body begins with {begins}"),
        }
    }

    /// Returns the wait of `Retry-After`.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers)
    }

    fn decode_error(&self, error: ResponseError, decode: &mut DecodeInto<'_>) -> Error {
        match error {
            ResponseError::Api(error) => self.api_error(error),
            ResponseError::Decode { error, request_id } => {
                let (error, request_id) = self.without_secrets(error, request_id, decode);
                // Data in the right envelope means that the call took effect, even if the data is invalid.
                let in_data =
                    matches!(error.problem(), Problem::Mismatch { .. } | Problem::Missing | Problem::TooDeep);
                let kind = if in_data && self.holds_data() {
                    ErrorKind::Decode
                } else {
                    self.target.unless_it_writes(ErrorKind::Decode)
                };
                Error::new(kind, Cause::Decode { request_id, error })
            }
        }
    }

    /// Decodes again from a body without secrets, because decoding errors quote the response.
    fn without_secrets(
        &self,
        error: DecodeError,
        request_id: Option<String>,
        decode: &mut DecodeInto<'_>,
    ) -> (DecodeError, Option<String>) {
        let Some(body) = self.clean_body() else { return (error, request_id) };
        let is_same = |clean: &DecodeError| {
            clean.path() == error.path() && discriminant(clean.problem()) == discriminant(error.problem())
        };
        match decode(&body) {
            Err(ResponseError::Decode { error: clean, request_id }) if is_same(&clean) => (clean, request_id),
            // The invalid value is a secret.
            _ => {
                let redactor = self.redactor();
                (error.without_values(), request_id.map(|id| clean(&redactor, &id)))
            }
        }
    }

    fn api_error(&self, error: ApiError) -> Error {
        let verdict = classify(self.rules, self.target.errors(), &error);
        let kind = match verdict.kind {
            // A backend can fail before or after the effect.
            ErrorKind::Platform => self.target.unless_it_writes(ErrorKind::Platform),
            ErrorKind::Unclassified if error.code.as_str().is_empty() && error.sub_code.is_none() => {
                self.target.unless_it_writes(ErrorKind::Unclassified)
            }
            kind => kind,
        };
        let ban = [&error.sub_msg, &error.msg].into_iter().flatten().find_map(|text| ban_in(text));
        let throttle =
            verdict.scope.map(|scope| Throttle { ban, lasts: verdict.lasts, ..Throttle::new(scope) });
        // The hint of a transient error is to call again, which may repeat a change.
        let is_uncertain = verdict.kind == ErrorKind::Platform && kind == ErrorKind::OutcomeUnknown;
        let hint = verdict.hint.filter(|_| !is_uncertain);
        let redactor = self.redactor();
        let error = error.map_texts(&|text| clean(&redactor, &text));
        Error::new(kind, Cause::Api(error)).with_hint(hint).with_throttle(throttle)
    }

    /// Classifies a business error, and removes secrets from its texts.
    pub(super) fn business_error(&self, error: BusinessError, request_id: Option<&str>) -> BusinessError {
        let (kind, hint) = self.business_kind(error.code.as_deref().unwrap_or_default());
        let redactor = self.redactor();
        let text = |text: Option<String>| text.map(|text| clean(&redactor, &text));
        let request_id = text(request_id.map(str::to_owned));
        BusinessError { code: text(error.code), message: text(error.message), request_id, kind, hint }
    }

    /// Returns the kind of a business error. The rules for a `sub_code` apply to its code.
    fn business_kind(&self, code: &str) -> (ErrorKind, Option<Hint>) {
        let error = ApiError::new("15", Some(code));
        let verdict = classify(self.rules, self.target.errors(), &error);
        match verdict.kind {
            ErrorKind::Platform if self.target.access() == Access::Write => {
                // The hint of a transient error is to call again, which may repeat a change.
                let kind = ErrorKind::OutcomeUnknown;
                (kind, self.target.schema.and_then(|schema| schema.verify).or_else(|| kind.advice()))
            }
            _ => (ErrorKind::Business, verdict.hint),
        }
    }

    /// Takes warnings and unknown members from a body without secrets, because they quote the response. Warnings are
    /// shortened, and a part of a secret would not be recognised. The data comes from the original body.
    fn quote_without_secrets(&self, opened: Opened<()>, decode: &mut DecodeInto<'_>) -> Opened<()> {
        if opened.warnings.is_empty() && opened.unknown.is_empty() {
            return opened;
        }
        let Some(body) = self.clean_body() else { return without_secret_members(opened) };
        let clean = decode(&body);
        // The closure keeps the data of the last decoding.
        let opened = decode(&self.body).unwrap_or(opened);
        match clean {
            Ok(Opened { warnings, unknown, .. }) => {
                without_secret_members(Opened { unknown, warnings, ..opened })
            }
            Err(_) => Opened { warnings: Vec::new(), unknown: Vec::new(), ..opened },
        }
    }

    /// Returns the `request_id` without secrets, for logs.
    pub(super) fn request_id(&self, request_id: &str) -> String {
        clean(&self.redactor(), request_id)
    }

    pub(super) fn redactor(&self) -> Redactor {
        Redactor::new(&self.params, Some(self.app_secret)).learn(&self.body)
    }

    /// Returns the body without secrets; `None` if it has no secrets.
    pub(super) fn clean_body(&self) -> Option<Vec<u8>> {
        let text = match transcode(&self.body, None) {
            Ok(Some(text)) => Cow::Owned(text),
            _ => simdutf8::basic::from_utf8(&self.body)
                .map_or_else(|_| String::from_utf8_lossy(&self.body), Cow::Borrowed),
        };
        let redactor = Redactor::new(&self.params, Some(self.app_secret));
        if !redactor.suspects(text.as_bytes()) {
            return None;
        }
        match redactor.learn(&self.body).redact(&text) {
            Cow::Owned(clean) => Some(clean.into_bytes()),
            Cow::Borrowed(_) => None,
        }
    }
}

/// Redacts the values of members with secret names.
fn without_secret_members(mut opened: Opened<()>) -> Opened<()> {
    let is_secret = |path: &str| {
        let name = path.rsplit('.').next().and_then(|name| name.split('[').next());
        name.is_some_and(is_secret_member)
    };
    for warning in opened.warnings.iter_mut().filter(|warning| is_secret(&warning.path)) {
        REDACTED.clone_into(&mut warning.found);
    }
    for unknown in opened.unknown.iter_mut().filter(|unknown| is_secret(&unknown.path)) {
        REDACTED.clone_into(&mut unknown.text);
    }
    opened
}

/// Removes secrets from a text, and shortens it to at most [`MAX_SHOWN`] bytes.
fn clean(redactor: &Redactor, text: &str) -> String {
    let text = redactor.redact(text);
    if text.len() <= MAX_SHOWN {
        return text.into_owned();
    }
    let mut end = MAX_SHOWN - '…'.len_utf8();
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…", &text[..end])
}
