//! What can be wrong with an answer.

use std::fmt;

/// An answer that could not be decoded: where, and what was found there.
///
/// One pointer, so that the value of every field that is read without one is passed on cheaply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(Box<(String, Problem)>);

/// The kinds of [`DecodeError`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// Not the text of the encoding, or cut off.
    Syntax {
        /// `JSON` or `XML`.
        encoding: &'static str,
        /// The byte at which reading stopped.
        offset: usize,
        /// What the parser says.
        message: String,
    },
    /// A value of another kind than the field holds.
    Mismatch {
        /// The kind that the field holds.
        expected: &'static str,
        /// What stood there, shortened.
        found: String,
    },
    /// A field that can't be absent is.
    Missing,
    /// Bytes that are no UTF-8.
    NotUtf8 {
        /// The first byte that is none.
        offset: usize,
    },
    /// Neither JSON nor XML: a login page, a proxy's message, nothing at all.
    NotAnAnswer {
        /// How it begins, shortened.
        found: String,
    },
    /// A body that is still encoded after the one layer of compression that the client takes off.
    Encoded {
        /// What the answer says of itself, shortened.
        encoding: String,
    },
    /// An envelope that belongs to something else.
    UnexpectedEnvelope {
        /// The key that encloses this API's answers.
        expected: String,
        /// What was there instead.
        found: String,
    },
}

impl DecodeError {
    #[cold]
    pub(crate) fn new(path: String, problem: Problem) -> Self {
        Self(Box::new((path, problem)))
    }

    #[cold]
    pub(crate) fn whole(problem: Problem) -> Self {
        Self::new(String::new(), problem)
    }

    /// The place, such as `results[3].num_iid`; empty for the answer as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.0
    }

    /// What was wrong there.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.1
    }

    /// The text ends, or breaks, in the middle: the next answer may be whole.
    pub(crate) fn is_cut_off(&self) -> bool {
        let ends = |message: &str| {
            ["EOF", "cut off", "end of input", "not closed"].iter().any(|end| message.contains(end))
        };
        matches!(self.problem(), Problem::Syntax { message, .. } if ends(message))
    }

    /// A parser stops at control characters that stand bare inside a text, as old answers have them.
    pub(crate) fn is_control_character(&self) -> bool {
        matches!(self.problem(), Problem::Syntax { encoding: "JSON", message, .. } if message.contains("control character"))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.path().is_empty() { "the answer" } else { self.path() };
        match self.problem() {
            Problem::Syntax { encoding, offset, message } => {
                write!(f, "{at}: broken {encoding} at byte {offset}: {message}")
            }
            Problem::Mismatch { expected, found } => write!(f, "{at}: expected {expected}, found {found}"),
            Problem::Missing => write!(f, "{at}: missing, but it can't be absent"),
            Problem::NotUtf8 { offset } => write!(f, "{at}: not UTF-8 from byte {offset} on"),
            Problem::NotAnAnswer { found } => {
                write!(
                    f,
                    "{at} is not of the gateway's making, it begins with {found}; check the endpoint and the proxy"
                )
            }
            Problem::Encoded { encoding } => {
                write!(f, "{at}: encoded as {encoding}, which is more than one gzip")
            }
            Problem::UnexpectedEnvelope { expected, found } => {
                write!(f, "{at}: expected `{expected}`, found {found}")
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// A text as an error shows it: short, on one line, control characters escaped.
pub(crate) fn excerpt(text: &str) -> String {
    format!("`{}`", on_one_line(text, 60))
}

/// What another library says of the text, which it may quote.
pub(super) fn foreign(message: &dyn fmt::Display) -> String {
    on_one_line(&message.to_string(), 200)
}

fn on_one_line(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).flat_map(char::escape_debug).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}
