//! Tests for implementations of [`Store`](super::Store), and for programs that use one.
//!
//! ```
//! # #[cfg(feature = "sqlite")] {
//! use tbk_sync::store::{Durability, Sqlite, conformance};
//!
//! # let runtime = tokio::runtime::Builder::new_current_thread().build()?;
//! let folder = tempfile::tempdir()?;
//! let open = async |case: &str| Ok(Sqlite::open(folder.path().join(case), Durability::Normal)?);
//! # runtime.block_on(async {
//! conformance::run(open).await
//! # }).map_err(|error| error.to_string())?;
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod accounts;
mod coverage;
mod fixture;
mod pages;
mod reports;
mod run;
mod windows;

pub use run::{Failure, run};

pub use super::watched::{Watch, Watched};
