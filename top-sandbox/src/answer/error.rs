//! The error of an answer that does not fit its API.

use std::fmt;

/// An answer that does not fit the response of its API.
///
/// The error of [`SandboxBuilder::start`](crate::SandboxBuilder::start) contains it.
///
/// # Examples
///
/// ```
/// use top_sandbox::{AnswerProblem, InvalidAnswer, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let builder = Sandbox::builder().answer("taobao.tbk.shop.get", r#"{"results": [{"user_id": "none"}]}"#);
/// let error = builder.start().await.unwrap_err();
/// let invalid = error.get_ref().and_then(|error| error.downcast_ref::<InvalidAnswer>()).unwrap();
/// assert_eq!(invalid.path, "results[0].user_id");
/// assert!(matches!(&invalid.problem, AnswerProblem::WrongType { expected: "number", .. }));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidAnswer {
    /// The position among the answers of the builder, from 0. It is 0 for an answer to a running sandbox.
    pub position: usize,
    /// The method of the API.
    pub method: String,
    /// The place in the answer, such as `data.results[1].tk_status`; empty for the whole answer.
    pub path: String,
    /// The problem.
    pub problem: AnswerProblem,
}

/// What is wrong with an answer. See [`InvalidAnswer`] for an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerProblem {
    /// The sandbox does not know the method.
    UnknownMethod,
    /// The answer is not JSON. Contains the error of the parser.
    NotJson(String),
    /// The response has no such member.
    UnknownMember {
        /// The members that the object can have.
        known: Vec<&'static str>,
    },
    /// A required member has no value.
    MissingMember,
    /// The member can't hold the value.
    WrongType {
        /// The type of the member, in the words of the platform: `number`, `price`, `struct[]`, …
        expected: &'static str,
        /// The value in the answer, shortened.
        found: String,
    },
    /// The platform does not document the code.
    UnknownCode {
        /// The documented codes.
        known: Vec<&'static str>,
        /// The code in the answer.
        found: String,
    },
    /// The answer fits the schema, and the decoder rejects it all the same. Contains the error of the decoder.
    NotDecodable(String),
}

impl fmt::Display for InvalidAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer of {} is invalid: ", self.method)?;
        if !self.path.is_empty() {
            write!(f, "`{}` ", self.path)?;
        }
        match &self.problem {
            AnswerProblem::UnknownMethod => f.write_str("the sandbox does not know this API"),
            AnswerProblem::NotJson(error) => write!(f, "it is not JSON: {error}"),
            AnswerProblem::UnknownMember { known } => {
                write!(f, "is not a member of the response; known are: {}", known.join(", "))
            }
            AnswerProblem::MissingMember => f.write_str("is required and has no value"),
            AnswerProblem::WrongType { expected, found } => {
                write!(f, "must be of type {expected}, not {found}")
            }
            AnswerProblem::UnknownCode { known, found } => {
                write!(f, "must be one of the documented codes {}, not {found}", known.join(", "))
            }
            AnswerProblem::NotDecodable(error) => write!(f, "can't be decoded: {error}"),
        }
    }
}

impl std::error::Error for InvalidAnswer {}
