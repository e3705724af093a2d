//! The engine against a small gateway with a ledger of its own.

mod accounts;
mod budget;
mod cases;
mod chaos;
mod check;
mod clock;
mod edges;
mod gateway;
mod lag;
mod lists;
mod narrow;
mod odd;
mod play;
#[cfg(feature = "sqlite")]
mod power;
mod property;
mod retention;
mod script;
mod verify;
mod world;
