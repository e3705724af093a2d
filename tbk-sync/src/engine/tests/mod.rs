//! The engine against a small gateway with a ledger of its own.

mod budget;
mod cases;
mod clock;
mod edges;
mod gateway;
mod lag;
mod lists;
mod narrow;
mod property;
mod retention;
mod verify;
mod world;
