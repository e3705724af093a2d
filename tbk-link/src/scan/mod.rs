//! The scan of a text.

mod collect;
mod pass;
mod text;

pub use text::{BareIds, TooLong, scan, scan_limited, scan_with};
