//! Reasons why a response can't be decoded.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// A response that could not be decoded: the path, and what was found there.
///
/// One pointer, because every field that is read returns one.
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

/// The kinds of [`DecodeError`]. Texts from the response are shortened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// Not valid JSON or XML.
    Syntax {
        /// `JSON` or `XML`.
        encoding: &'static str,
        /// The byte at which reading stopped.
        offset: usize,
        /// What is wrong there.
        message: String,
    },
    /// The text ends in the middle: the next attempt may bring all of it.
    Truncated {
        /// `JSON` or `XML`.
        encoding: &'static str,
        /// The byte at which reading stopped.
        offset: usize,
    },
    /// A value of another kind than the field holds.
    Mismatch {
        /// The kind that the field holds.
        expected: &'static str,
        /// The value found.
        found: String,
    },
    /// A required field is missing.
    Missing,
    /// Objects or lists are nested too deeply.
    TooDeep,
    /// The body is not UTF-8 and declares no other charset.
    NotUtf8 {
        /// The first invalid byte.
        offset: usize,
    },
    /// The body declares a charset that is unknown.
    UnknownCharset {
        /// The declared name.
        charset: String,
    },
    /// The body has bytes that do not exist in its declared charset.
    InvalidText {
        /// The declared name.
        charset: String,
    },
    /// An HTML page: a login page, a proxy's error page.
    WebPage {
        /// The beginning of the body.
        found: String,
    },
    /// Neither JSON nor XML.
    NotAResponse {
        /// The beginning of the body.
        found: String,
    },
    /// A body in a content coding that the client does not remove.
    Encoded {
        /// The content coding.
        encoding: String,
    },
    /// An envelope that belongs to something else.
    UnexpectedEnvelope {
        /// The key that encloses responses to this API.
        expected: String,
        /// The key found.
        found: String,
    },
}

impl DecodeError {
    #[cold]
    pub(crate) fn new(path: String, problem: Problem) -> Self {
        Self(Box::new(Inner { path, problem, cause: None }))
    }

    /// A problem of the response as a whole, or one whose path is not known yet.
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

    /// The path, such as `results[3].num_iid`; empty for the response as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What was wrong there.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }

    /// The same without anything quoted from the response.
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

    /// Whether the response ends in the middle, so that another attempt may succeed.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        matches!(self.problem(), Problem::Truncated { .. })
    }

    /// Whether the JSON parser stopped.
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
                // Otherwise the source says it.
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

/// The most bytes that an error shows of any text from outside.
pub(crate) const MAX_SHOWN: usize = 512;

/// A value as errors show it: one line of 60 characters at most, control characters escaped.
pub(crate) fn shorten(text: &str) -> String {
    shorten_to(text, 60)
}

/// The same between backticks.
pub(crate) fn excerpt(text: &str) -> String {
    format!("`{}`", shorten(text))
}

/// A text on one line: `chars` characters at most and never more than [`MAX_SHOWN`] bytes, control characters escaped.
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
