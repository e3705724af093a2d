//! Fixed answers of APIs.

mod error;
mod fit;

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize as _;
use serde_json::Value;
use top_core::schema::ApiSchema;

use crate::gateway_error::GatewayError;
use crate::sample::Node;

pub use error::{AnswerProblem, InvalidAnswer};

/// A fixed answer of an API, which replaces the generated response.
///
/// The sandbox checks the request as usual. The answers of an API are used in the order in which they are added; the last
/// one is used for all further requests. Lists are written with or without their wrapper, and the whole with or without
/// the key of the response; the sandbox writes it in the format that the request asks for.
///
/// An answer has to fit the response of the API: its members, their types and the documented codes. An answer from
/// [`raw`](Self::raw) is sent unchanged.
///
/// # Examples
///
/// ```
/// use tbk_apis::prelude::*;
/// use top_sandbox::{Answer, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let empty = Answer::new("taobao.tbk.shop.get", r#"{"results": [], "total_results": 0}"#);
/// let sandbox = Sandbox::builder().answers([empty]).start().await?;
/// let client = sandbox.client_builder().build()?;
/// let shops = client.call(&TbkShopGet::builder().q("女装").fields(["user_id"]).build()).await?.data;
/// assert_eq!((shops.results.len(), shops.total_results), (0, Some(0)));
/// # Ok(())
/// # }
/// ```
///
/// An answer implements [`Deserialize`](serde::Deserialize). `response` is an object or a JSON text; `raw` is a text:
///
/// ```
/// let file = r#"[
///     { "method": "taobao.tbk.shop.get", "response": { "total_results": 0 } },
///     { "method": "taobao.tbk.shop.get", "raw": "{\"tbk_shop_get_response\": 7}" }
/// ]"#;
/// let answers: Vec<top_sandbox::Answer> = serde_json::from_str(file)?;
/// assert_eq!(answers[0].method(), "taobao.tbk.shop.get");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(try_from = "AnswerFile")]
pub struct Answer {
    method: String,
    content: Content,
}

#[derive(Debug, Clone, PartialEq)]
enum Content {
    Response(Result<Value, String>),
    Raw(String),
}

/// An answer as written in a file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    method: String,
    #[serde(default, deserialize_with = "present")]
    response: Option<Value>,
    raw: Option<String>,
}

/// Reads a value, so that `null` differs from an absent member.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

impl TryFrom<AnswerFile> for Answer {
    type Error = String;

    fn try_from(file: AnswerFile) -> Result<Self, String> {
        let AnswerFile { method, response, raw } = file;
        match (response, raw) {
            (Some(Value::String(text)), None) => Ok(Self::new(method, text)),
            (Some(value), None) => Ok(Self { method, content: Content::Response(Ok(value)) }),
            (None, Some(text)) => Ok(Self::raw(method, text)),
            _ => Err(format!("the answer of {method} needs either `response` or `raw`")),
        }
    }
}

impl Answer {
    /// Creates an answer from JSON: a text, or a value that displays as JSON, such as a `serde_json::Value`.
    ///
    /// An object with the only member `error_response` is an error of the gateway.
    ///
    /// # Examples
    ///
    /// ```
    /// use serde_json::json;
    /// use top_sandbox::Answer;
    ///
    /// let data = Answer::new("taobao.tbk.shop.get", r#"{"tbk_shop_get_response": {"total_results": 0}}"#);
    /// let busy = json!({"error_response": {"code": 15, "sub_code": "isp.top-remote-service-unavailable"}});
    /// let error = Answer::new("taobao.tbk.shop.get", busy);
    /// assert_ne!(data, error);
    /// ```
    pub fn new(method: impl Into<String>, json: impl fmt::Display) -> Self {
        let json = serde_json::from_str(&json.to_string()).map_err(|error| error.to_string());
        Self { method: method.into(), content: Content::Response(json) }
    }

    /// Creates an answer that is sent unchanged, whether or not it fits the API and the requested format.
    ///
    /// # Examples
    ///
    /// ```
    /// use tbk_apis::prelude::*;
    /// use top_core::ErrorKind;
    /// use top_sandbox::{Answer, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let broken = Answer::raw("taobao.tbk.shop.get", r#"{"tbk_shop_get_response": 7}"#);
    /// let sandbox = Sandbox::builder().answers([broken]).start().await?;
    /// let client = sandbox.client_builder().build()?;
    /// let request = TbkShopGet::builder().q("女装").fields(["user_id"]).build();
    /// assert_eq!(client.call(&request).await.unwrap_err().kind(), ErrorKind::Decode);
    /// # Ok(())
    /// # }
    /// ```
    pub fn raw(method: impl Into<String>, body: impl Into<String>) -> Self {
        Self { method: method.into(), content: Content::Raw(body.into()) }
    }

    /// The method of the API.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Answer;
    ///
    /// assert_eq!(Answer::new("taobao.tbk.shop.get", "{}").method(), "taobao.tbk.shop.get");
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Checks the answer against the response of its API.
    fn prepare(&self, apis: &[&'static ApiSchema], position: usize) -> Result<Prepared, InvalidAnswer> {
        let invalid =
            |path: String, problem| InvalidAnswer { position, method: self.method.clone(), path, problem };
        let api = apis.iter().find(|api| api.method == self.method);
        let api = api.ok_or_else(|| invalid(String::new(), AnswerProblem::UnknownMethod))?;
        match &self.content {
            Content::Raw(body) => Ok(Prepared::Raw(body.clone())),
            Content::Response(Ok(value)) => {
                fit::prepare(api, value).map_err(|misfit| invalid(misfit.path, misfit.problem))
            }
            Content::Response(Err(error)) => {
                Err(invalid(String::new(), AnswerProblem::NotJson(error.clone())))
            }
        }
    }
}

/// An answer that is ready to be sent.
#[derive(Debug, Clone)]
pub(crate) enum Prepared {
    Data(Node),
    Error(GatewayError),
    Raw(String),
}

/// The answers of all APIs, by method.
#[derive(Debug, Default)]
pub(crate) struct Answers(Mutex<HashMap<String, VecDeque<Prepared>>>);

impl Answers {
    /// Checks the answers of a builder, and adds them.
    pub(crate) fn add(&self, apis: &[&'static ApiSchema], answers: &[Answer]) -> Result<(), InvalidAnswer> {
        answers.iter().enumerate().try_for_each(|(position, answer)| self.add_one(apis, answer, position))
    }

    fn add_one(
        &self,
        apis: &[&'static ApiSchema],
        answer: &Answer,
        position: usize,
    ) -> Result<(), InvalidAnswer> {
        let prepared = answer.prepare(apis, position)?;
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.entry(answer.method.clone()).or_default().push_back(prepared);
        Ok(())
    }

    /// Returns the next answer of an API. The last one remains.
    pub(crate) fn next(&self, method: &str) -> Option<Prepared> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = answers.get_mut(method)?;
        if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() }
    }
}
