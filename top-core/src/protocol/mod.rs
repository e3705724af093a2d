//! The protocol of TOP: the system parameters and the signature of requests, the envelope and the errors of responses.

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
