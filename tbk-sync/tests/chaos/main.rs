//! Processes that die at every point of their work with a store, and processes that are stopped for longer than their lease.
//!
//! Tests with PostgreSQL need a server, see `tests/postgres.rs`.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a failed run shows how far it came")]

mod dying;
mod paused;
#[path = "../support/receiver.rs"]
#[expect(dead_code, reason = "the tests of webhooks use more of it")]
mod receiver;
#[path = "../postgres/server.rs"]
#[expect(dead_code, reason = "the tests of the store use more of it")]
mod server;
mod store;
mod work;
