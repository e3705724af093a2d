//! The store in a PostgreSQL database. The tests need a server: `scripts/with-postgres cargo test -p tbk-sync --all-features`
//! starts one. Without a server each test prints that it was left out; with `TBK_REQUIRE_SERVERS=1` it fails.

#[path = "postgres/conformance.rs"]
mod conformance;
#[path = "postgres/server.rs"]
mod server;
