//! 淘口令: words of letters and digits that look random, and the signs around them.

mod certainty;
mod neighbour;
mod shape;

pub(crate) use certainty::certainty;
pub(crate) use shape::has_shape;
