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

/// Fails if the schema of a store is newer than the newest one that is known.
pub(super) fn check_not_newer(store: &str, found: i64, known: i64) -> Result<(), Failure> {
    if found > known {
        return Err(StoreError::NewerSchema { store: store.to_owned(), found, known }.into());
    }
    Ok(())
}

/// Fails unless a store has the newest schema; 0 is that of an empty store.
pub(super) fn check_schema(store: &str, found: i64, known: i64) -> Result<(), Failure> {
    check_not_newer(store, found, known)?;
    let store = store.to_owned();
    match found {
        0 => Err(StoreError::Empty { store }.into()),
        _ if found < known => Err(StoreError::OlderSchema { store, found, known }.into()),
        _ => Ok(()),
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
