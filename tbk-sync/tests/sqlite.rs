//! The store in an SQLite file.

#[path = "sqlite/conformance.rs"]
mod conformance;
