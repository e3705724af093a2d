//! Why the engine puts a window off, holds an account or parks it.

use std::fmt;
use std::sync::Arc;

use top_core::Error;

use crate::source::PageProblem;

/// Why a window is read again later, or an account is held or parked.
///
/// The store keeps it as a text: by default the one of [`Display`](fmt::Display), otherwise that of
/// [`EngineBuilder::describe`](super::EngineBuilder::describe).
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// A call failed.
    Call(&'a Error),
    /// A page cannot be used, or a row of it.
    Page(&'a PageProblem),
    /// The sweeps of the account have made their calls of the day.
    SweepBudget,
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => f.write_str(&error.message()),
            Self::Page(problem) => problem.fmt(f),
            Self::SweepBudget => f.write_str("the calls of sweeps for this day are used"),
        }
    }
}

/// Returns the text of a reason.
#[derive(Clone)]
pub(super) struct Describe(Arc<dyn Fn(&Reason<'_>) -> String + Send + Sync>);

impl Describe {
    pub(super) fn new(describe: impl Fn(&Reason<'_>) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(describe))
    }

    pub(super) fn text(&self, reason: &Reason<'_>) -> String {
        (self.0)(reason)
    }
}

impl fmt::Debug for Describe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Describe").finish_non_exhaustive()
    }
}
