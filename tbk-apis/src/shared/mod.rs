//! What several subjects share: shapes of answers, and codes.

mod codes;
#[allow(dead_code, reason = "each is used by the subjects that are switched on")]
pub(crate) mod errors;
mod item_codes;
mod item_shapes;
mod link_codes;
mod link_shapes;

pub use codes::*;
pub use errors::TBK_ERRORS;
pub use item_codes::*;
pub use item_shapes::*;
pub use link_codes::*;
pub use link_shapes::*;
