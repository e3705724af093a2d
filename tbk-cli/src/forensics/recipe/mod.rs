//! Ways to sign a request: the correct one and common mistakes.

mod change;
mod digest;
mod edit;
mod material;
mod search;
mod writing;

pub(crate) use change::{BYTE_ORDER_MARK, Change, civil, epoch};
pub(crate) use digest::{Digest, Hash, Key, Keying};
pub(crate) use edit::{Credentials, Edit, FileText, Join, Order, Scope};
pub(crate) use material::Material;
pub(crate) use search::{LARGE, Outcome, Recipe, Search};
pub(crate) use writing::{Writing, Written};
