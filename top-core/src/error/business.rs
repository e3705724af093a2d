//! A refusal inside of a successful answer.

use std::fmt;

use serde_json::Value;

use crate::describe::FailureRule;

/// What an API says where it answers in full and yet did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BusinessFailure {
    /// The API's own code, such as a `biz_error_code` or `msg_code`.
    pub code: Option<String>,
    /// What it says about it, mostly Chinese.
    pub message: Option<String>,
    /// The number under which the platform finds the call again.
    pub request_id: Option<String>,
}

impl BusinessFailure {
    /// What the answer says by `rule`; `None` where it speaks of success or of nothing.
    pub(crate) fn find(
        rule: FailureRule,
        request_id: Option<&str>,
        member: &dyn Fn(&'static str) -> Option<Value>,
    ) -> Option<Self> {
        let text = |path: &'static str| match member(path)? {
            Value::String(text) => Some(text),
            Value::Null => None,
            other => Some(other.to_string()),
        };
        let flag = text(rule.flag)?;
        if rule.success.contains(&flag.as_str()) {
            return None;
        }
        Some(Self {
            code: rule.code.and_then(text),
            message: rule.message.and_then(text),
            request_id: request_id.map(str::to_owned),
        })
    }
}

impl fmt::Display for BusinessFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused by the platform")?;
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => write!(f, ": {code} ({message})"),
            (Some(text), None) | (None, Some(text)) => write!(f, ": {text}"),
            (None, None) => Ok(()),
        }
    }
}

impl std::error::Error for BusinessFailure {}
