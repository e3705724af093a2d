//! 转链: links, made short or made to earn.

mod general_convert;
mod spread;

pub use general_convert::*;
pub use spread::*;
