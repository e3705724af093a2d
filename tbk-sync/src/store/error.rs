//! The error of a store.

use std::error::Error;

/// The error of a store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The claim has ended: another worker may have the account. Nothing was written.
    #[error("this worker's claim of the account {account} has ended")]
    Fenced {
        /// The name of the account.
        account: String,
    },
    /// The store is used by another process.
    #[error("{store} is in use by {by}")]
    InUse {
        /// The store.
        store: String,
        /// The other process.
        by: String,
    },
    /// The store was written by a newer version of this program.
    #[error("{store} has schema {found}, but this program knows schemas up to {known}; use a newer version")]
    NewerSchema {
        /// The store.
        store: String,
        /// The schema of the store.
        found: i64,
        /// The newest schema that is known.
        known: i64,
    },
    /// The store was written by an older version of this program, and was opened without the right to change it.
    #[error("{store} has schema {found}, which is older than schema {known}; open it for writing once")]
    OlderSchema {
        /// The store.
        store: String,
        /// The schema of the store.
        found: i64,
        /// The schema that is needed.
        known: i64,
    },
    /// The file or the database has no tables of a store, and was opened without the right to create them.
    #[error("{store} is empty")]
    Empty {
        /// The store.
        store: String,
    },
    /// The file or the database has tables of another program.
    #[error("{store} belongs to another program")]
    Foreign {
        /// The store.
        store: String,
    },
    /// SQLite can't use a write-ahead log on the file system.
    #[error("the file system of {store} does not support the write-ahead log of SQLite")]
    FileSystem {
        /// The store.
        store: String,
    },
    /// The URL of the database is not valid. It may contain a password, so it is not quoted.
    #[error(
        "the URL of the database is not valid; write postgres://user:password@host/database, with %40 for an @ in the password"
    )]
    Url,
    /// The database failed. The write was not carried out.
    #[error("the store failed to {action}")]
    Database {
        /// What was tried, such as `store a page`.
        action: &'static str,
        /// The error of the database.
        source: Box<dyn Error + Send + Sync>,
    },
}
