//! The engine against a small gateway with a ledger of its own.

mod cases;
mod clock;
mod edges;
mod gateway;
mod lists;
mod property;
mod world;
