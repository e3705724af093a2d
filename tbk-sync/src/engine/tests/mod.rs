//! The engine against a small gateway with a ledger of its own.

mod cases;
mod chaos;
mod check;
mod gateway;
mod lists;
mod play;
mod property;
mod script;
mod world;
