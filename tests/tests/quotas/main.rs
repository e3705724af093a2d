//! Quotas: the answers of the store, and the calls of clients that share it.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod calls;
mod model;
