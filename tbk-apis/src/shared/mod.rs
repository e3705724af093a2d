//! What several subjects share: shapes of answers, and codes.

mod codes;
mod shapes;

pub use codes::*;
pub use shapes::*;
