//! The engine: plans windows, reads them, and stores their pages.

mod account;
mod backfill;
mod budget;
mod builder;
mod client;
mod clock;
mod commit;
mod error;
mod failure;
mod lag;
mod lanes;
mod listing;
mod narrow;
mod numbered;
mod pages;
mod pass;
mod plan;
mod progress;
mod reason;
mod retention;
mod run;
mod stop;
mod summary;
mod verify;

pub use account::SyncAccount;
pub use backfill::{Backfill, Reread};
pub use builder::{Engine, EngineBuilder};
pub use client::Client;
pub use error::EngineError;
pub use progress::Progress;
pub use reason::Reason;
pub use stop::Stop;
pub use summary::Summary;
pub use verify::{Comparison, Difference, Mismatch};

pub use crate::source::PageProblem;

#[cfg(test)]
mod tests;
