//! The protocol of TOP: system parameters and signature of a request, envelope and errors of a response.

mod api_error;
mod envelope;
mod request;
mod sign;
#[cfg(feature = "client")]
mod success;

pub use api_error::{ApiError, ErrorCode};
pub use envelope::{Opened, ResponseError, decode_raw};
pub use request::{Format, SystemParams, form_body};
pub use sign::SignMethod;

pub(crate) use envelope::open;
#[cfg(feature = "client")]
pub(crate) use success::holds_data;
