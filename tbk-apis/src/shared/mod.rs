//! What several subjects share: shapes of answers, and codes.

mod codes;
#[allow(dead_code, reason = "each is used by the subjects that are switched on")]
pub(crate) mod errors;
mod shapes;

pub use codes::*;
pub use errors::TBK_ERRORS;
pub use shapes::*;
