//! Batches: several calls in one request to `/router/batch`.
//!
//! The protocol is that of the platform's document 104350 (API批量调用) and of the official Java and .NET clients:
//!
//! - The query has the system parameters, without `method`. The body has the calls.
//! - A call is a form with its parameters, its `method` and, if it differs, its `session`. A call without any is `N`.
//! - An optional first part, `#PUBLIC#` and a form, has the parameters that all calls share. A call's own value comes first.
//! - `\r\n-S-\r\n` separates the parts, or the text in the header `top-api-separator`.
//! - The signature covers the parameters of the query, then the body as it is sent.
//! - The response has the response of each call in the order of the calls, with the same separator between them. If the
//!   request as a whole is refused, the response is one error.

use axum::http::HeaderMap;

use crate::gateway_error::GatewayError;
use crate::limits::{MAX_BODY, MAX_CALLS};
use crate::request::{Incoming, invalid_encoding, unreadable};

/// The path of the gateway for batches.
pub(crate) const PATH: &str = "/router/batch";

const DEFAULT_SEPARATOR: &str = "\r\n-S-\r\n";
const PUBLIC: &str = "#PUBLIC#";
const NO_PARAMETERS: &str = "N";

/// The calls of one request.
#[derive(Debug)]
pub(crate) struct Batch {
    /// The parameters of the query.
    pub(crate) system: Incoming,
    /// The body as it was sent.
    pub(crate) body: String,
    pub(crate) separator: String,
    /// The calls, each with the parameters that all share.
    pub(crate) calls: Vec<Incoming>,
}

impl Batch {
    /// Splits the body into calls.
    pub(crate) fn parse(system: Incoming, body: Vec<u8>, separator: String) -> Result<Self, GatewayError> {
        let body = String::from_utf8(body).map_err(|_| invalid_encoding())?;
        let (public, parts) = match body.strip_prefix(PUBLIC) {
            Some(rest) => rest.split_once(&separator).unwrap_or((rest, "")),
            None => ("", body.as_str()),
        };
        let count = parts.matches(&separator).count() + 1;
        if parts.is_empty() {
            return Err(GatewayError::new(40, "Missing required arguments")
                .sub("isv.missing-parameter:body", "the body of the batch has no call"));
        }
        if count > MAX_CALLS {
            return Err(GatewayError::new(41, "Invalid arguments").sub(
                "isv.too-many-calls",
                format!("the sandbox accepts at most {MAX_CALLS} calls in a batch"),
            ));
        }
        if public.len().saturating_mul(count).saturating_add(parts.len()) > MAX_BODY {
            return Err(unreadable("the calls with the parameters that they share are longer than 16 MiB"));
        }
        let mut shared = Incoming::default();
        shared.add_form(public.into())?;
        shared.add_defaults(&system)?;
        let call = |part: &str| {
            let mut call = Incoming::default();
            call.is_in_batch = true;
            call.add_form(if part == NO_PARAMETERS { Vec::new() } else { part.into() })?;
            call.add_defaults(&shared)?;
            Ok(call)
        };
        let calls = parts.split(&separator).map(call).collect::<Result<_, _>>()?;
        Ok(Self { system, body, separator, calls })
    }
}

/// Returns the separator that the request names, which can be percent-encoded: a header can't contain a line break.
pub(crate) fn separator(headers: &HeaderMap) -> Result<String, GatewayError> {
    let Some(value) = headers.get("top-api-separator") else { return Ok(DEFAULT_SEPARATOR.to_owned()) };
    match percent_encoding::percent_decode(value.as_bytes()).decode_utf8() {
        Ok(separator) if !separator.is_empty() => Ok(separator.into_owned()),
        _ => Err(GatewayError::new(41, "Invalid arguments")
            .sub("isv.invalid-parameter:top-api-separator", "the header names no separator in UTF-8")),
    }
}
