//! What arrived at the gateway, for tests to look at.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use top_core::names::is_secret_parameter;

use crate::request::Arrived;

/// A request that arrived. Its `sign`, its session and other secrets are not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The API, where the request could be read.
    pub method: Option<String>,
    /// Its text parameters, those that are secret left out.
    pub parameters: Vec<(String, String)>,
    /// Whether it came with a session.
    pub with_session: bool,
    /// What became of it.
    pub outcome: Outcome,
}

impl Call {
    /// The value of a parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It passed all checks and was answered.
    CarriedOut,
    /// It passed all checks, and a fault took or damaged its answer.
    CarriedOutAndFaulted,
    /// It was answered with an error.
    Refused {
        /// The main code.
        code: u32,
        /// The precise cause.
        sub_code: Option<String>,
    },
    /// A fault struck before it was carried out.
    Faulted,
}

/// The latest requests.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<VecDeque<Call>>);

impl Log {
    const MOST: usize = 100_000;

    pub(crate) fn add(&self, arrived: Option<&Arrived>, outcome: Outcome) {
        let texts = arrived.map_or(&[][..], |arrived| &arrived.texts);
        let open = texts.iter().filter(|(name, _)| !is_secret_parameter(name.as_str()));
        let call = Call {
            method: arrived.and_then(|arrived| arrived.text("method")).map(str::to_owned),
            parameters: open.cloned().collect(),
            with_session: arrived.is_some_and(|arrived| arrived.text("session").is_some()),
            outcome,
        };
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if calls.len() >= Self::MOST {
            calls.pop_front();
        }
        calls.push_back(call);
    }

    pub(crate) fn take(&self) -> Vec<Call> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }

    pub(crate) fn all(&self) -> Vec<Call> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
