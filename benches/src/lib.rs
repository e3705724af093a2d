//! The cases of the benches: what the SDK does, and a floor that does the same by hand, on the same bytes.

#![allow(deprecated, reason = "the answers of the older API are the ones with the most members")]

pub mod answer;
pub mod request;

use std::hint::black_box;

/// Something that is done again and again.
pub type Work = Box<dyn FnMut()>;

/// The SDK and its floor.
pub struct Case {
    /// What is compared.
    pub name: &'static str,
    /// What the floor is.
    pub floor_name: &'static str,
    /// The most that the SDK may cost, as a multiple of the floor.
    pub target: f64,
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
    [request::cases(), answer::cases()].into_iter().flatten().collect()
}
