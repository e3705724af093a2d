//! Shapes that several of these APIs share.

mod cp;
mod details;
mod punish;
mod refund;
mod relation_refund;

pub use cp::*;
pub use details::*;
pub use punish::*;
pub use refund::*;
pub use relation_refund::*;
