//! The schema and its migrations.

use tokio_postgres::types::Type;

use super::database::Transaction;
use crate::store::StoreError;
use crate::store::failure::{Failure, check_not_newer, check_schema};

/// The steps from each schema to the next one. The first one starts without tables.
pub(super) const MIGRATIONS: &[&str] = &[include_str!("schema-1.sql"), include_str!("schema-2.sql")];

/// Workers that start at the same time wait for each other. `tbk_sync` as a number.
const LOCK: &str = "set local lock_timeout = '30s'; select pg_advisory_xact_lock(8386104189117230691)";

/// Brings the database to the newest schema. The caller commits.
pub(super) async fn migrate(
    transaction: &Transaction<'_>,
    store: &str,
    migrations: &[&str],
) -> Result<(), Failure> {
    transaction.batch_execute(LOCK).await?;
    let (found, known) = (found(transaction, store).await?, number(migrations.len()));
    check_not_newer(store, found, known)?;
    if found == known {
        return Ok(());
    }
    let missing = usize::try_from(found).ok().and_then(|found| migrations.get(found..));
    for step in missing.ok_or("the schema of the store is not a valid number")? {
        transaction.batch_execute(step).await?;
    }
    let set = match found {
        0 => "insert into tbk_sync.meta (schema) values ($1)",
        _ => "update tbk_sync.meta set schema = $1",
    };
    transaction.execute_typed(set, &[(&known, Type::INT8)]).await?;
    Ok(())
}

/// Fails unless the database has the newest schema.
pub(super) async fn check(transaction: &Transaction<'_>, store: &str) -> Result<(), Failure> {
    check_schema(store, found(transaction, store).await?, number(MIGRATIONS.len()))
}

fn number(schema: usize) -> i64 {
    i64::try_from(schema).unwrap_or(i64::MAX)
}

/// Returns the schema of the database; 0 if it has none.
async fn found(transaction: &Transaction<'_>, store: &str) -> Result<i64, Failure> {
    let exists = "select to_regnamespace('tbk_sync') is not null as namespace,
        to_regclass('tbk_sync.meta') is not null as meta";
    let exists = transaction.query_typed_one(exists, &[]).await?;
    if !exists.try_get::<_, bool>("namespace")? {
        return Ok(0);
    }
    if !exists.try_get::<_, bool>("meta")? {
        return Err(StoreError::Foreign { store: store.to_owned() }.into());
    }
    Ok(transaction.query_typed_one("select schema from tbk_sync.meta", &[]).await?.try_get("schema")?)
}
