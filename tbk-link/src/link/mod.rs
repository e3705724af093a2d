//! Links: where they end, and what they are by host, path and parameters.

mod clean;
mod extent;
mod host;
mod item;
mod kind;

pub(crate) use clean::values;
pub(crate) use extent::Extent;
pub(crate) use host::{authority, has_top_level_domain, is_host};
pub(crate) use item::bare_id;
pub(crate) use kind::{classify, classify_encoded};
