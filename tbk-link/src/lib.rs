#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "convert")]
#[cfg_attr(docsrs, doc(cfg(feature = "convert")))]
pub mod convert;
mod finding;
mod link;
mod pid;
mod rewrite;
mod scan;
mod token;

pub use finding::{Certainty, CouponLink, Finding, Link, Tpwd, What};
pub use rewrite::rewrite;
pub use scan::{BareIds, TooLong, scan, scan_limited, scan_with};
