//! Opening a store.

use std::fmt;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use super::database;
use super::schema;
use super::tls::Tls;
use crate::store::StoreError;
use crate::store::failure::Failure;

/// How long to wait for a new connection, and for a connection of the pool.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const WAIT_TIMEOUT: Duration = Duration::from_secs(30);

/// How long sent data may stay unacknowledged before a connection is given up.
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(30);

/// A store in a PostgreSQL database, for several workers.
///
/// The tables are in the schema `tbk_sync` of the database. PostgreSQL 13 or later is needed. PgBouncer may be between, also in
/// transaction mode.
///
/// If the connection is lost while a write is committed, the write returns an error although it may have been carried out. A
/// record is not changed by the same page again.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use tbk_sync::model::AccountKind;
/// use tbk_sync::store::{Postgres, Store as _};
///
/// let url = std::env::var("DATABASE_URL")?;
/// let store = Postgres::open(&url, 8).await?;
/// let account = store.add_account("shop1", AccountKind::Publisher).await?;
/// assert!(store.accounts().await?.contains(&account));
/// # Ok(())
/// # }
/// ```
pub struct Postgres {
    pool: Pool,
    address: String,
}

impl Postgres {
    /// Opens the store in the database of this URL, such as `postgres://user:password@host/orders?sslmode=require`, with at
    /// most so many connections. Creates the schema if it is missing, for which the user needs the privilege `CREATE` on the
    /// database, and migrates an older one.
    ///
    /// With `sslmode=require` the connection is encrypted. With `sslmode=prefer`, the default, it is encrypted if the server
    /// supports that. The certificate of an encrypted connection must be valid for the host and trusted by the operating
    /// system. The password never appears in `Debug` or errors.
    ///
    /// # Errors
    ///
    /// [`StoreError::NewerSchema`] if a newer version of this crate wrote the store, [`StoreError::Url`] if the URL is not valid,
    /// [`StoreError::Foreign`] if the database has a schema `tbk_sync` of another program, [`StoreError::Database`] if it cannot
    /// be reached or fails.
    pub async fn open(url: &str, connections: usize) -> Result<Self, StoreError> {
        let opened = async {
            let (store, mut connection) = connect(url, connections).await?;
            let transaction = database::begin(&mut connection).await?;
            schema::migrate(&transaction, &store.address, schema::MIGRATIONS).await?;
            transaction.commit().await?;
            Ok(store)
        };
        opened.await.map_err(|failure: Failure| failure.during("open the store"))
    }

    /// As [`open`](Self::open), but creates and changes no tables.
    ///
    /// # Errors
    ///
    /// Those of [`open`](Self::open), [`StoreError::Empty`] if the database has no tables of a store, and
    /// [`StoreError::OlderSchema`] if an older version of this crate created them.
    pub async fn open_existing(url: &str, connections: usize) -> Result<Self, StoreError> {
        let opened = async {
            let (store, mut connection) = connect(url, connections).await?;
            let transaction = database::snapshot(&mut connection).await?;
            schema::check(&transaction, &store.address).await?;
            transaction.commit().await?;
            Ok(store)
        };
        opened.await.map_err(|failure: Failure| failure.during("open the store"))
    }

    /// Returns the address of the database without the user and the password, such as `postgres://db.example/orders`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    pub(super) async fn connect(&self) -> Result<Object, Failure> {
        database::connect(&self.pool).await
    }
}

/// Connects with the database, without looking into it.
async fn connect(url: &str, connections: usize) -> Result<(Postgres, Object), Failure> {
    let config = config(url)?;
    let name = config.get_dbname().or_else(|| config.get_user()).unwrap_or_default();
    let address = address(&config, name);
    let recycling_method = RecyclingMethod::Fast;
    let manager = Manager::from_config(config, Tls::new()?, ManagerConfig { recycling_method });
    let pool = Pool::builder(manager)
        .max_size(connections.max(1))
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(WAIT_TIMEOUT))
        .create_timeout(Some(WAIT_TIMEOUT))
        .build()
        .map_err(|error| Failure::Database(error.into()))?;
    let connection = database::connect(&pool).await?;
    Ok((Postgres { pool, address }, connection))
}

/// Reads the URL. Its errors are not reported, because they quote parts of it.
fn config(url: &str) -> Result<Config, Failure> {
    let mut config: Config = url.parse().map_err(|_| StoreError::Url)?;
    config.application_name("tbk-sync");
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_TIMEOUT);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(TCP_USER_TIMEOUT);
    }
    Ok(config)
}

/// Returns an address of hosts and the database. The path of a socket is not a part of it.
fn address(config: &Config, database: &str) -> String {
    let hosts = config.get_hosts().iter().filter_map(|host| match host {
        Host::Tcp(name) => Some(name.as_str()),
        #[cfg(unix)]
        Host::Unix(_) => None,
    });
    format!("postgres://{}/{database}", hosts.collect::<Vec<_>>().join(","))
}

impl fmt::Debug for Postgres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postgres").field("store", &self.address).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_url_is_not_quoted() {
        for url in ["postgres://u@host:p4ss/db", "postgres://u:p@p4ss?p4ss=1", "p4ss", "host=h p4ss=x"] {
            let error = config(url).unwrap_err();
            assert!(!format!("{error:?}").contains("p4ss"), "{error:?}");
        }
    }

    #[test]
    fn an_address_has_no_user_and_no_password() {
        for (url, shown) in [
            ("postgres://u:p4ss@db.example:5433/orders?sslmode=require", "postgres://db.example/orders"),
            ("postgres://u@a,b/orders?password=p4ss", "postgres://a,b/orders"),
            ("postgres://u@%2Ftmp%2Fsocket/orders", "postgres:///orders"),
        ] {
            let config = config(url).unwrap();
            assert_eq!(address(&config, config.get_dbname().unwrap()), shown);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_that_does_not_answer_is_given_up() {
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("postgres://u@{}/db", silent.local_addr().unwrap());
        let StoreError::Database { source, .. } = Postgres::open(&url, 1).await.unwrap_err() else {
            panic!("the error has another kind")
        };
        let first = Some(&*source as &(dyn std::error::Error + 'static));
        let mut causes = std::iter::successors(first, |&error| error.source());
        let system = causes.find_map(|error| error.downcast_ref::<std::io::Error>()).unwrap();
        assert_eq!(system.kind(), std::io::ErrorKind::TimedOut);
    }

    #[test]
    fn time_limits_of_the_url_are_kept() {
        let config = config("postgres://u@host/db?connect_timeout=3").unwrap();
        assert_eq!(config.get_connect_timeout(), Some(&Duration::from_secs(3)));
        assert_eq!(config.get_tcp_user_timeout(), Some(&TCP_USER_TIMEOUT));
    }
}
