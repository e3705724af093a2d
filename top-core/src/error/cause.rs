//! The causes of errors.

use super::{BoxError, PagingProblem};
use crate::api::BusinessError;
use crate::check::InvalidRequest;
use crate::decode::DecodeError;
use crate::protocol::ApiError;

/// The cause of an [`Error`](super::Error), with its details.
///
/// # Examples
///
/// ```
/// use top_core::{Cause, Error};
///
/// fn details(error: &Error) -> String {
///     match error.cause() {
///         Cause::Api(error) => format!("code {}, sub_code {:?}", error.code, error.sub_code),
///         Cause::Request(invalid) => format!("{} invalid parameters", invalid.problems.len()),
///         Cause::Http { status, .. } => format!("HTTP status {status}"),
///         _ => error.to_string(),
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Cause {
    /// The client is configured or used incorrectly. The text says what is wrong and what to write instead.
    Config(String),
    /// The request is invalid.
    Request(InvalidRequest),
    /// No connection to the gateway.
    Unreachable {
        /// The address of the gateway.
        endpoint: String,
        /// The reason, including the text of the source.
        reason: String,
        /// The error of the transport, such as a [`std::io::Error`].
        source: Option<BoxError>,
    },
    /// The connection ended or a timeout expired after the request was sent.
    NoAnswer {
        /// The reason, including the text of the source.
        reason: String,
        /// The error of the transport, such as a [`std::io::Error`].
        source: Option<BoxError>,
    },
    /// The deadline expired before the request was sent.
    OutOfTime,
    /// A rate limit is reached, so the client did not send the request.
    HeldBack,
    /// The HTTP status is not a success, and the body is not a gateway response.
    Http {
        /// The HTTP status.
        status: u16,
        /// A short description of the body.
        found: String,
    },
    /// The response is larger than the limit.
    TooLarge {
        /// The limit in bytes, after decompression.
        limit: usize,
    },
    /// The gateway returned an error.
    Api(ApiError),
    /// The response can't be decoded.
    Decode {
        /// The `request_id`, if it could be decoded.
        request_id: Option<String>,
        /// The problem and its position.
        error: DecodeError,
    },
    /// The response reports a business error.
    Business(BusinessError),
    /// The next page can't be determined, or a limit on pages is reached.
    Paging(PagingProblem),
    /// A session provider, a quota store or an interceptor failed.
    Extension {
        /// The name of the extension.
        what: &'static str,
        /// Its error.
        error: BoxError,
    },
}
