//! The errors of statements. A method of the store adds the action.

use std::error::Error;

use super::StoreError;

/// Why a statement was not carried out.
#[derive(Debug)]
pub(super) enum Failure {
    /// An error that callers distinguish.
    Store(StoreError),
    /// An error of the database or of what it contains.
    Database(Box<dyn Error + Send + Sync>),
}

impl Failure {
    pub(super) fn during(self, action: &'static str) -> StoreError {
        match self {
            Self::Store(error) => error,
            Self::Database(source) => StoreError::Database { action, source },
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<&'static str> for Failure {
    fn from(error: &'static str) -> Self {
        Self::Database(error.into())
    }
}
