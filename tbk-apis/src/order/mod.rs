//! 订单: orders and refunds.

mod details;
mod refund;
mod status;

pub use details::*;
pub use refund::*;
pub use status::TkStatus;
