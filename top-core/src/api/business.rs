//! A failure that the platform reports inside a successful response.

use std::fmt;

use super::TopApi;

/// What an API reports where it answers in full and yet did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BusinessError {
    /// The API's own code, such as a `biz_error_code` or `msg_code`.
    pub code: Option<String>,
    /// What it says about it, mostly Chinese.
    pub message: Option<String>,
    /// The id under which the platform finds the call again.
    pub request_id: Option<String>,
}

impl BusinessError {
    /// An error with what the platform says of it.
    #[must_use]
    pub fn new(code: Option<String>, message: Option<String>) -> Self {
        Self { code, message, request_id: None }
    }

    /// `failure(flag = value)`: the response is a success if the flag holds one of `success`, or nothing.
    #[must_use]
    pub fn unless(
        flag: Option<String>,
        success: &[&str],
        code: Option<String>,
        message: Option<String>,
    ) -> Option<Self> {
        let flag = flag?;
        (!success.contains(&flag.as_str())).then(|| Self::new(code, message))
    }

    /// `failure(present = …)`: the response is a failure if the text or the code is present and neither means success.
    #[must_use]
    pub fn if_present(
        flag: Option<String>,
        success: &[&str],
        code: Option<String>,
        message: Option<String>,
    ) -> Option<Self> {
        let means_success =
            |text: &Option<String>| text.as_deref().is_some_and(|text| success.contains(&text.trim()));
        if flag.is_none_or(|text| text.trim().is_empty() || means_success(&Some(text)))
            || means_success(&code)
        {
            return None;
        }
        Some(Self::new(code, message))
    }
}

impl fmt::Display for BusinessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the platform reports a business error")?;
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => write!(f, ": {code} ({message})"),
            (Some(text), None) | (None, Some(text)) => write!(f, ": {text}"),
            (None, None) => Ok(()),
        }
    }
}

impl std::error::Error for BusinessError {}

/// An API that reports a result of its own for each entry of its response: one failed link does not fail the others.
/// Implemented by `#[derive(TopApi)]` with `entries(…)`.
pub trait PerEntry: TopApi {
    /// One entry.
    type Entry;

    /// The entries, each with the failure that it reports.
    fn entries(response: &Self::Response) -> Vec<Result<&Self::Entry, BusinessError>>;
}
