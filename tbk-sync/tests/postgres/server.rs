//! The server and its databases.

use std::error::Error;
use std::sync::atomic::{AtomicU32, Ordering};

use tbk_sync::store::Postgres;
use tokio_postgres::{Client, Config, NoTls};

pub(crate) type Failure = Box<dyn Error + Send + Sync>;

/// The number of connections of a store.
pub(crate) const CONNECTIONS: usize = 4;

/// A new database on the server of `TBK_TEST_POSTGRES`.
pub(crate) struct Database {
    /// The server itself, if the URL is that of PgBouncer.
    direct: Config,
    pub(crate) url: String,
}

/// Returns a new database, or `None` if there is no server and none is required.
pub(crate) async fn database(test: &str) -> Option<Database> {
    let server = server(test, "TBK_TEST_POSTGRES")?;
    Some(create(&server).await.unwrap())
}

/// Returns a variable of `scripts/with-postgres`. Without it the test is left out, or fails if servers are required.
pub(crate) fn server(test: &str, variable: &str) -> Option<String> {
    let server = std::env::var(variable).ok();
    let is_required = std::env::var_os("TBK_REQUIRE_SERVERS").is_some_and(|value| value == "1");
    let tls = if variable.contains("TLS") { "TBK_POSTGRES_TLS=on " } else { "" };
    let how = format!("run `{tls}scripts/with-postgres cargo test -p tbk-sync --all-features`");
    assert!(server.is_some() || !is_required, "{test} needs PostgreSQL: {how}");
    if server.is_none() {
        left_out(&format!("left out: {test} needs PostgreSQL; {how}\n"));
    }
    server
}

/// Writes past the capture of the test harness, so that the message is seen although the test passes.
fn left_out(message: &str) {
    use std::io::Write as _;
    std::io::stderr().write_all(message.as_bytes()).unwrap();
}

async fn create(server: &str) -> Result<Database, Failure> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut direct: Config =
        std::env::var("TBK_TEST_POSTGRES_DIRECT").as_deref().unwrap_or(server).parse()?;
    let (client, connection) = direct.connect(NoTls).await?;
    tokio::spawn(connection);
    client.batch_execute(&format!("create database {name} template template0")).await?;
    let (base, _) = server.rsplit_once('/').ok_or("the URL has no database")?;
    direct.dbname(&name);
    Ok(Database { direct, url: format!("{base}/{name}") })
}

impl Database {
    pub(crate) async fn store(&self) -> Postgres {
        Postgres::open(&self.url, CONNECTIONS).await.unwrap()
    }

    /// Connects to the server without the store.
    pub(crate) async fn client(&self) -> Client {
        let (client, connection) = self.direct.connect(NoTls).await.unwrap();
        tokio::spawn(async move {
            // The connections end when the server is restarted.
            _ = connection.await;
        });
        client
    }
}
