//! The store in an SQLite file.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "sqlite/conformance.rs"]
mod conformance;
#[path = "sqlite/crash.rs"]
mod crash;
#[path = "sqlite/files.rs"]
mod files;
#[path = "sqlite/program.rs"]
mod program;
#[path = "sqlite/reader.rs"]
mod reader;
