//! Synchronises the orders, refunds and punished orders of Taobaoke (淘宝客) accounts with a database, without a gap.
//!
//! The engine reads windows of the platform's lists, stores their rows as versioned records, and writes each change once to a
//! feed, in the same transaction. It remembers which seconds it has read.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod canonical;
pub mod coverage;
pub mod engine;
pub mod event;
pub mod feed;
mod json;
pub mod model;
mod planner;
pub mod record;
mod source;
pub mod store;
