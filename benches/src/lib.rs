//! Benchmarks of the SDK.
//!
//! Each case compares the SDK with a floor: hand-written code that does the same work on the same bytes. The SDK and the
//! floor are measured alternately.
//!
//! | program | purpose |
//! | --- | --- |
//! | `micro` | measures requests, responses and the removal of secrets without a socket |
//! | `network` | measures calls over sockets: rates, memory, a long-lived client |
//! | `link` | measures the scanner for links in messages |
//! | `sync` | measures the store of orders in SQLite |
//! | `sync-postgres` | measures the store of orders in PostgreSQL |
//! | `sync-million` | reads a million orders; an error if the memory grows |
//! | `quota` | measures quotas in Redis |
//! | `programs` | writes the programs whose compile time, size and start-up time are measured |
//! | `cargo bench -p top-benches` | measures the cases of `micro` with criterion |
//!
//! `scripts/performance` runs everything and writes `docs/performance.md`.

#![allow(deprecated, reason = "the responses of the deprecated API have the most members")]

pub mod call;
pub mod gateway;
pub mod orders;
pub mod redact;
pub mod request;
pub mod response;
pub mod turns;

use std::hint::black_box;

/// The work that is measured.
pub type Work = Box<dyn FnMut()>;

/// A comparison of the SDK with a floor.
pub struct Case {
    /// The name of the case.
    pub name: &'static str,
    /// The description of the floor.
    pub floor_name: &'static str,
    /// The maximum cost of the SDK as a multiple of the floor's; `None` if the floor is for information only.
    pub target: Option<f64>,
    /// The work of the floor.
    pub floor: Work,
    /// The work of the SDK.
    pub ours: Work,
}

/// Returns work whose result the compiler does not optimise away.
pub(crate) fn work<T>(mut make: impl FnMut() -> T + 'static) -> Work {
    Box::new(move || {
        black_box(make());
    })
}

/// Returns all cases.
#[must_use]
pub fn cases() -> Vec<Case> {
    [request::cases(), response::cases(), redact::cases(), call::cases()].into_iter().flatten().collect()
}
