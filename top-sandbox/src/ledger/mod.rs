//! A ledger: orders, refunds and punishments that change over time, behind the order APIs of the sandbox.

mod builder;
mod clock;
mod dice;
mod dispute;
mod entry;
mod generate;
mod handle;
mod life;
mod list;
mod money;
mod node;
mod order;
mod position;
mod punishment;
mod query;
mod respond;
mod script;
mod select;
mod written;

pub use builder::{InvalidLedger, LedgerBuilder};
pub use handle::{Ledger, LedgerRow, LedgerSource};
pub use script::{Chances, Lateness};
