//! Connections and transactions.

use std::io;

use deadpool_postgres::{Object, Pool, PoolError};
use tokio_postgres::IsolationLevel;
pub(super) use tokio_postgres::Transaction;

use super::accounts;
use crate::store::Claim;
use crate::store::failure::Failure;

/// Ends the transaction of a process that was stopped in the middle, so that others can claim its account.
const GUARD: &str = "set local idle_in_transaction_session_timeout = '10s'";

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<PoolError> for Failure {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) => error.into(),
            PoolError::Timeout(_) => Self::Database(io::Error::from(io::ErrorKind::TimedOut).into()),
            error => Self::Database(error.into()),
        }
    }
}

/// Begins a transaction that sees what others commit meanwhile.
///
/// Statements have no name and their parameters have types, so that a statement is one message to the server: it works behind
/// PgBouncer in transaction mode, and statements are sent without waiting for the answers of those before.
pub(super) async fn begin(connection: &mut Object) -> Result<Transaction<'_>, Failure> {
    let builder = deref(connection).build_transaction().isolation_level(IsolationLevel::ReadCommitted);
    Ok(builder.start().await?)
}

/// Begins a transaction that sees one state of the database.
pub(super) async fn snapshot(connection: &mut Object) -> Result<Transaction<'_>, Failure> {
    let builder = deref(connection).build_transaction().isolation_level(IsolationLevel::RepeatableRead);
    Ok(builder.read_only(true).start().await?)
}

/// Begins a transaction, after a check that the claim is the newest one of its account.
pub(super) async fn claimed<'c>(
    connection: &'c mut Object,
    claim: &Claim,
) -> Result<Transaction<'c>, Failure> {
    let transaction = begin(connection).await?;
    tokio::try_join!(biased; guard(&transaction), accounts::check_fence(&transaction, claim))?;
    Ok(transaction)
}

/// Limits the time that the transaction may wait for the client.
pub(super) async fn guard(transaction: &Transaction<'_>) -> Result<(), Failure> {
    Ok(transaction.batch_execute(GUARD).await?)
}

fn deref(connection: &mut Object) -> &mut tokio_postgres::Client {
    connection
}

/// Takes a connection out of the pool.
pub(super) async fn connect(pool: &Pool) -> Result<Object, Failure> {
    Ok(pool.get().await?)
}

/// Closes a connection after an error of the database: it may be broken without being noticed yet. Otherwise returns it to the
/// pool.
pub(super) fn discard_after_error<T>(connection: Object, result: &Result<T, Failure>) {
    if let Err(Failure::Database(error)) = result
        && error.is::<tokio_postgres::Error>()
    {
        drop(Object::take(connection));
    }
}
