//! Receives a request: checks its head and reads its body, within the limits.

use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use http_body_util::BodyExt as _;

use crate::batch::{self, Batch};
use crate::gateway_error::GatewayError;
use crate::limits::{MAX_BODY, MAX_DISCARDED};
use crate::request::{Incoming, unreadable};

/// A request: one call, or the calls of a batch.
#[derive(Debug)]
pub(crate) enum Received {
    Call(Incoming),
    Batch(Batch),
}

/// How the body of a request is read.
enum BodyKind {
    Ignored,
    Form,
    Parts,
    /// The calls of a batch, with the separator between them.
    Calls(String),
}

impl Received {
    /// Reads a request. Checks the head first: if it is invalid, the body is discarded.
    pub(crate) async fn read(request: Request) -> Result<Self, GatewayError> {
        let (head, body) = request.into_parts();
        let checked = check_head(&head, body.is_end_stream());
        let is_kept = matches!(&checked, Ok((_, kind)) if !matches!(kind, BodyKind::Ignored));
        let body = collect(body, if is_kept { MAX_BODY } else { 0 }).await;
        let (mut incoming, kind) = checked?;
        match kind {
            BodyKind::Ignored => {}
            BodyKind::Form => incoming.add_form(body?)?,
            BodyKind::Parts => incoming.add_parts(Request::from_parts(head, Body::from(body?))).await?,
            BodyKind::Calls(separator) => {
                return Ok(Self::Batch(Batch::parse(incoming, body?, separator)?));
            }
        }
        incoming.keep_first_of_each_name();
        Ok(Self::Call(incoming))
    }

    /// Returns the calls.
    pub(crate) fn calls(&self) -> &[Incoming] {
        match self {
            Self::Call(call) => std::slice::from_ref(call),
            Self::Batch(batch) => &batch.calls,
        }
    }
}

/// Checks the method, the query and the media type.
fn check_head(head: &Parts, body_is_empty: bool) -> Result<(Incoming, BodyKind), GatewayError> {
    let is_batch = head.uri.path() == batch::PATH;
    let kind = match head.method {
        Method::POST if is_batch => BodyKind::Calls(batch::separator(&head.headers)?),
        Method::POST if body_is_empty => BodyKind::Ignored,
        Method::POST => body_kind(&head.headers)?,
        Method::GET if !is_batch => BodyKind::Ignored,
        _ => {
            let message = if is_batch { "send POST" } else { "send GET or POST" };
            return Err(
                GatewayError::new(9, "Http action not allowed").sub("isv.invalid-http-method", message)
            );
        }
    };
    if is_batch && matches!(media_type(&head.headers).as_deref(), Some("multipart/form-data")) {
        return Err(invalid_media_type("files can't be part of a batch: send text/plain"));
    }
    let mut incoming = Incoming::default();
    incoming.add_form(head.uri.query().unwrap_or_default().into())?;
    Ok((incoming, kind))
}

/// Returns the kind of a body with a call. A body without a media type is a form.
fn body_kind(headers: &HeaderMap) -> Result<BodyKind, GatewayError> {
    match media_type(headers).as_deref() {
        None | Some("application/x-www-form-urlencoded") => Ok(BodyKind::Form),
        Some("multipart/form-data") => Ok(BodyKind::Parts),
        Some(_) => Err(invalid_media_type(
            "send the parameters as application/x-www-form-urlencoded, or as multipart/form-data with files",
        )),
    }
}

fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?;
    let value = String::from_utf8_lossy(value.as_bytes());
    Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

/// Reads a body and keeps it if it has at most `most` bytes. Reads further, so that the client can send the whole body
/// and then receives the response.
async fn collect(mut body: Body, most: usize) -> Result<Vec<u8>, GatewayError> {
    let fits = |length: usize| length <= most;
    let is_announced_to_fit = usize::try_from(body.size_hint().lower()).is_ok_and(fits);
    let (mut kept, mut length) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| unreadable("the connection ended within the body"))?.into_data()
        else {
            continue;
        };
        length = length.saturating_add(data.len());
        if is_announced_to_fit && fits(length) {
            kept.extend_from_slice(&data);
        } else {
            kept = Vec::new();
        }
        if length > MAX_DISCARDED {
            break;
        }
    }
    if fits(length) { Ok(kept) } else { Err(unreadable("the body is longer than 16 MiB")) }
}

fn invalid_media_type(message: &str) -> GatewayError {
    GatewayError::new(3, "Upload fail").sub("isv.invalid-content-type", message)
}
