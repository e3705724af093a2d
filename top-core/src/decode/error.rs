//! The errors of the decoder.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// The error for a response that can't be decoded: the path and the problem.
///
/// # Examples
///
/// ```
/// use top_core::decode::{Options, Problem};
/// use top_core::protocol::ResponseError;
/// use top_core::{TopApi, TopObject, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {}
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     total_results: i64,
/// }
///
/// let body = br#"{"tbk_shop_get_response":{}}"#;
/// let Err(ResponseError::Decode { error, .. }) = decode_response::<ShopGet>(body, Options::default()) else {
///     panic!("a required member is missing");
/// };
/// assert_eq!((error.path(), error.problem()), ("total_results", &Problem::Missing));
/// assert_eq!(error.to_string(), "total_results: missing, but required");
/// ```
// The error is a single pointer, because the function for every field returns a `Result` with it.
#[derive(Debug, Clone)]
pub struct DecodeError(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    path: String,
    problem: Problem,
    cause: Option<Cause>,
}

/// The error of a parser, with its position.
type Cause = Arc<dyn Error + Send + Sync>;

/// The problem of a [`DecodeError`]. Text from the response is shortened.
///
/// See [`DecodeError`] for an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The body is not valid JSON or XML.
    Syntax {
        /// `JSON` or `XML`.
        encoding: &'static str,
        /// The offset of the error in bytes.
        offset: usize,
        /// The message of the parser.
        message: String,
    },
    /// The body is truncated. Another attempt may return the whole body.
    Truncated {
        /// `JSON` or `XML`.
        encoding: &'static str,
        /// The length of the body in bytes.
        offset: usize,
    },
    /// A value has another type than its field.
    Mismatch {
        /// The type of the field.
        expected: &'static str,
        /// The value.
        found: String,
    },
    /// A required field is missing.
    Missing,
    /// Objects or lists are nested too deeply.
    TooDeep,
    /// The body is not UTF-8 and declares no other charset.
    NotUtf8 {
        /// The offset of the first invalid byte.
        offset: usize,
    },
    /// The body declares an unknown charset.
    UnknownCharset {
        /// The declared name.
        charset: String,
    },
    /// The body is not valid in its declared charset.
    InvalidText {
        /// The declared name.
        charset: String,
    },
    /// The body is an HTML page, such as the error page of a proxy.
    WebPage {
        /// The start of the body.
        found: String,
    },
    /// The body is neither JSON nor XML.
    NotAResponse {
        /// The start of the body.
        found: String,
    },
    /// The body has a content coding that the client does not support.
    Encoded {
        /// The content coding.
        encoding: String,
    },
    /// The envelope belongs to another API.
    UnexpectedEnvelope {
        /// The key that encloses responses to this API.
        expected: String,
        /// The key in the response.
        found: String,
    },
}

impl DecodeError {
    #[cold]
    pub(crate) fn new(path: String, problem: Problem) -> Self {
        Self(Box::new(Inner { path, problem, cause: None }))
    }

    /// Creates an error without a path: for the response as a whole, or for a path that the caller adds.
    #[cold]
    pub(crate) fn whole(problem: Problem) -> Self {
        Self::new(String::new(), problem)
    }

    #[cold]
    pub(super) fn caused(problem: Problem, cause: impl Error + Send + Sync + 'static) -> Self {
        Self(Box::new(Inner { path: String::new(), problem, cause: Some(Arc::new(cause)) }))
    }

    #[cold]
    pub(super) fn at(mut self, path: String) -> Self {
        self.0.path = path;
        self
    }

    /// Returns the path, such as `results[3].num_iid`. The path is empty for the response as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the problem.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }

    /// Returns the error without text from the response.
    pub(crate) fn without_values(self) -> Self {
        let Inner { path, mut problem, .. } = *self.0;
        match &mut problem {
            Problem::Syntax { message: text, .. }
            | Problem::Mismatch { found: text, .. }
            | Problem::UnknownCharset { charset: text }
            | Problem::InvalidText { charset: text }
            | Problem::WebPage { found: text }
            | Problem::NotAResponse { found: text }
            | Problem::Encoded { encoding: text }
            | Problem::UnexpectedEnvelope { found: text, .. } => "***".clone_into(text),
            Problem::Truncated { .. } | Problem::Missing | Problem::TooDeep | Problem::NotUtf8 { .. } => {}
        }
        Self(Box::new(Inner { path, problem, cause: None }))
    }

    /// Returns whether the response is truncated, so that another attempt may succeed.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        matches!(self.problem(), Problem::Truncated { .. })
    }

    /// Returns whether the error is a JSON syntax error or truncated JSON.
    pub(crate) fn is_invalid_json(&self) -> bool {
        matches!(
            self.problem(),
            Problem::Syntax { encoding: "JSON", .. } | Problem::Truncated { encoding: "JSON", .. }
        )
    }
}

impl PartialEq for DecodeError {
    fn eq(&self, other: &Self) -> bool {
        (self.path(), self.problem()) == (other.path(), other.problem())
    }
}

impl Eq for DecodeError {}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", if self.path().is_empty() { "the response" } else { self.path() })?;
        match self.problem() {
            Problem::Syntax { encoding, offset, message } => {
                write!(f, "invalid {encoding} at byte {offset}")?;
                // If there is a source, it contains the message.
                if self.0.cause.is_none() { write!(f, ": {message}") } else { Ok(()) }
            }
            Problem::Truncated { encoding, offset } => {
                write!(f, "truncated {encoding}, it ends at byte {offset}")
            }
            Problem::Mismatch { expected, found } => write!(f, "expected {expected}, found `{found}`"),
            Problem::Missing => f.write_str("missing, but required"),
            Problem::TooDeep => f.write_str("nested too deeply"),
            Problem::NotUtf8 { offset } => {
                write!(f, "not UTF-8 at byte {offset}, and no other charset is declared")
            }
            Problem::UnknownCharset { charset } => write!(f, "unknown charset `{charset}`"),
            Problem::InvalidText { charset } => {
                write!(f, "declared as `{charset}`, but not valid in that charset")
            }
            Problem::WebPage { found } => write!(
                f,
                "a web page, not a gateway response, begins with `{found}`; check the endpoint and the proxy"
            ),
            Problem::NotAResponse { found } => {
                write!(f, "not a gateway response, begins with `{found}`; check the endpoint and the proxy")
            }
            Problem::Encoded { encoding } => write!(f, "content coding {encoding} is not supported"),
            Problem::UnexpectedEnvelope { expected, found } => {
                write!(f, "expected `{expected}`, found `{found}`")
            }
        }
    }
}

impl Error for DecodeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as _)
    }
}

/// The maximum number of bytes that an error shows of an external text.
pub(crate) const MAX_SHOWN: usize = 512;

/// Shortens a value for an error to one line of at most 60 characters, and escapes control characters.
pub(crate) fn shorten(text: &str) -> String {
    shorten_to(text, 60)
}

/// Shortens a value for an error, in backticks.
pub(crate) fn excerpt(text: &str) -> String {
    format!("`{}`", shorten(text))
}

/// Shortens a text to one line of at most `chars` characters and [`MAX_SHOWN`] bytes, and escapes control characters.
pub(crate) fn shorten_to(text: &str, chars: usize) -> String {
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        let shown = match c {
            '"' | '\'' | '\\' => c.to_string(),
            _ => c.escape_debug().to_string(),
        };
        if i == chars || out.len() + shown.len() + '…'.len_utf8() > MAX_SHOWN {
            out.push('…');
            break;
        }
        out.push_str(&shown);
    }
    out
}
