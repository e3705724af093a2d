//! What the SDK costs over hand-written floors: the same work, on the same bytes, measured in turns.
//!
//! | program | what it measures |
//! | --- | --- |
//! | `micro` | requests and answers, without a socket |
//! | `network` | calls over sockets: rates, memory, a client's long life |
//! | `programs` | writes the programs whose compile time, size and start are measured |
//! | `cargo bench -p top-benches` | the cases of `micro` one by one, with criterion's statistics |
//!
//! `scripts/performance` runs everything and writes `docs/performance.md`.

#![allow(deprecated, reason = "the answers of the older API are the ones with the most members")]

pub mod answer;
pub mod call;
pub mod gateway;
pub mod request;
pub mod turns;

use std::hint::black_box;

/// Something that is done again and again.
pub type Work = Box<dyn FnMut()>;

/// The SDK and its floor.
pub struct Case {
    /// What is compared.
    pub name: &'static str,
    /// What the floor is.
    pub floor_name: &'static str,
    /// The most that the SDK may cost, as a multiple of the floor; `None` where the floor is there for orientation.
    pub target: Option<f64>,
    /// The floor.
    pub floor: Work,
    /// The SDK.
    pub ours: Work,
}

/// Work whose result the compiler must not leave out.
pub(crate) fn work<T>(mut make: impl FnMut() -> T + 'static) -> Work {
    Box::new(move || {
        black_box(make());
    })
}

/// All cases.
#[must_use]
pub fn cases() -> Vec<Case> {
    [request::cases(), answer::cases(), call::cases()].into_iter().flatten().collect()
}
