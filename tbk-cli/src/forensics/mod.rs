//! Requests of other programs: parsing them, and finding the mistake in their signature.

mod curl;
pub(crate) mod diagnose;
mod recipe;
pub(crate) mod request;
pub(crate) mod steps;
