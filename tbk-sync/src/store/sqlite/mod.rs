//! A store in one SQLite file.

mod accounts;
mod database;
mod lock;
mod names;
mod open;
mod outbox;
mod pages;
mod reports;
mod schema;
mod store;
#[cfg(test)]
mod tests;
mod windows;

pub use open::{Durability, Sqlite};
