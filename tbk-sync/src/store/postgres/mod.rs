//! A store in a PostgreSQL database.

mod accounts;
mod database;
mod names;
mod open;
mod outbox;
mod pages;
mod reports;
mod rows;
mod schema;
mod store;
mod streams;
mod tls;
mod windows;

pub use open::Postgres;
