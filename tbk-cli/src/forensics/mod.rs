//! Requests of other programs: parsing them, and finding the mistake in their signature.

mod checks;
mod compare;
mod curl;
mod deviations;
pub(crate) mod diagnose;
mod excerpt;
mod findings;
mod json;
mod json_style;
mod multipart;
mod printed;
pub(crate) mod recipe;
pub(crate) mod request;
pub(crate) mod steps;
