//! The store in a PostgreSQL database. The tests need a server: `scripts/with-postgres cargo test -p tbk-sync --all-features`
//! starts one. Without a server each test prints that it was left out; with `TBK_REQUIRE_SERVERS=1` it fails.
#![allow(clippy::unwrap_used)]

#[path = "postgres/conformance.rs"]
mod conformance;
#[path = "postgres/crash.rs"]
mod crash;
#[path = "postgres/feed.rs"]
mod feed;
#[path = "postgres/open.rs"]
mod open;
#[path = "postgres/pages.rs"]
mod pages;
#[path = "postgres/server.rs"]
mod server;
#[path = "postgres/shop.rs"]
mod shop;
#[path = "postgres/upgrade.rs"]
mod upgrade;
#[path = "postgres/workers.rs"]
mod workers;
