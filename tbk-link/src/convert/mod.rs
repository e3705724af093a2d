//! Conversion: from findings to your own promotion links.
//!
//! | module | holds |
//! | --- | --- |
//! | `attribution`, `material`, `outcome` | what goes in and what comes out |
//! | `plan` | batches and the order of the APIs, without a network |
//! | `rules` | what follows a refusal |
//! | `account` | the calls, for publishers and for service providers |
//! | `batch` | one call for many entries, halved where one entry spoils it |
//! | `cache` | outcomes, and one call for callers that ask for the same |
//! | `work` | the calls for what is not known yet |
//! | `converter` | the whole |

mod account;
mod attribution;
mod batch;
mod cache;
mod converter;
mod material;
mod outcome;
mod plan;
mod rules;
mod work;

pub use attribution::Attribution;
pub use converter::{Converter, Want};
pub use material::Material;
pub use outcome::{Converted, Failed, Outcome, RefusalKind, Refused, Step};
pub use rules::{Rule, Then};
