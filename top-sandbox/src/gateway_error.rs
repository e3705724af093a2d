//! The errors that the gateway returns.

use std::borrow::Cow;

use crate::log::Outcome;
use crate::sample::Node;

/// The content of `error_response`. Its texts never contain values of the request.
#[derive(Debug, Clone)]
pub(crate) struct GatewayError {
    pub(crate) code: u32,
    msg: Cow<'static, str>,
    sub_code: Option<String>,
    sub_msg: Option<String>,
}

impl GatewayError {
    pub(crate) fn new(code: u32, msg: impl Into<Cow<'static, str>>) -> Self {
        Self { code, msg: msg.into(), sub_code: None, sub_msg: None }
    }

    /// Sets the precise code and its text.
    pub(crate) fn sub(mut self, code: impl Into<String>, msg: impl Into<String>) -> Self {
        self.sub_code = Some(code.into());
        self.sub_msg = Some(msg.into());
        self
    }

    /// Sets the precise code and its text, each if present.
    pub(crate) fn optional_sub(self, sub_code: Option<String>, sub_msg: Option<String>) -> Self {
        Self { sub_code, sub_msg, ..self }
    }

    pub(crate) fn outcome(&self) -> Outcome {
        Outcome::Refused { code: self.code, sub_code: self.sub_code.clone() }
    }

    pub(crate) fn into_node(self) -> Node {
        let mut members =
            vec![("code", Node::Bare(self.code.to_string())), ("msg", Node::Text(self.msg.into_owned()))];
        let causes = [("sub_code", self.sub_code), ("sub_msg", self.sub_msg)];
        members.extend(causes.into_iter().filter_map(|(name, text)| Some((name, Node::Text(text?)))));
        Node::Object(members)
    }
}
