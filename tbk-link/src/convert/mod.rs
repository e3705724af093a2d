//! Conversion of findings into your own promotion links (转链).
//!
//! 1. [`Material::of`] returns what to convert for a finding of a scan.
//! 2. [`Attribution`] is whose sale it is: the PID, and the ids of a channel partner or a member.
//! 3. [`Converter::convert`] calls the platform and returns one [`Outcome`] for each material.

// `plan` and `rules` decide without a network: batches, the order of the APIs, and what follows a refusal. `account` makes the
// calls, `batch` calls for many entries, `work` runs the plan, and `cache` keeps outcomes.
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
pub use outcome::{Converted, Failed, Outcome, Problem, RefusalKind, Refused, Step};
pub use rules::{Rule, Then};
