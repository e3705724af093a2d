//! New databases on the server of `scripts/with-postgres`.

use std::io::Write as _;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio_postgres::NoTls;

/// Returns the URL of a new database, or `None` if there is no server and none is required.
pub(crate) fn database(test: &str, how: &str) -> Option<String> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var("TBK_TEST_POSTGRES").ok();
    let is_required = std::env::var_os("TBK_REQUIRE_SERVERS").is_some_and(|value| value == "1");
    assert!(server.is_some() || !is_required, "{test} needs PostgreSQL: run `{how}`");
    let Some(server) = server else {
        // Not captured by the test harness: the test passes.
        let message = format!("left out: {test} needs PostgreSQL; run `{how}`\n");
        std::io::stderr().write_all(message.as_bytes()).unwrap();
        return None;
    };
    let name = format!("cli_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    execute(&server, &format!("create database {name} template template0"));
    let (base, _) = server.rsplit_once('/').unwrap();
    Some(format!("{base}/{name}"))
}

/// Returns whether the database has the schema of a store.
pub(crate) fn has_schema(url: &str) -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        tokio::spawn(connection);
        let schema = client.query_one("select to_regnamespace('tbk_sync') is not null", &[]).await.unwrap();
        schema.get(0)
    })
}

pub(crate) fn execute(url: &str, statement: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(statement).await.unwrap();
    });
}
