//! The schema and its migrations.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use crate::store::StoreError;
use crate::store::failure::{Failure, check_not_newer, check_schema};

/// The steps from each schema to the next one. The first one starts with an empty file.
pub(super) const MIGRATIONS: &[&str] = &[include_str!("schema-1.sql"), include_str!("schema-2.sql")];

/// Brings the database to the newest schema, in one transaction.
pub(super) fn migrate(
    connection: &mut Connection,
    store: &str,
    migrations: &[&str],
    now: i64,
) -> Result<(), Failure> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = found(&transaction, store)?;
    let known = number(migrations.len());
    check_not_newer(store, found, known)?;
    if found == known {
        return Ok(());
    }
    let missing = usize::try_from(found).ok().and_then(|found| migrations.get(found..));
    for step in missing.ok_or("the schema of the store is not a valid number")? {
        transaction.execute_batch(step)?;
    }
    set(&transaction, found, known, now)?;
    transaction.commit()?;
    Ok(())
}

/// Fails unless the database has the newest schema.
pub(super) fn check(connection: &Connection, store: &str) -> Result<(), Failure> {
    check_schema(store, found(connection, store)?, number(MIGRATIONS.len()))
}

fn number(schema: usize) -> i64 {
    i64::try_from(schema).unwrap_or(i64::MAX)
}

/// Returns the schema of the database; 0 if it is empty.
fn found(connection: &Connection, store: &str) -> Result<i64, Failure> {
    let tables: i64 = connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(0);
    }
    let is_ours = "select 1 from sqlite_schema where type = 'table' and name = 'meta'";
    if connection.query_row(is_ours, [], |_| Ok(())).optional()?.is_none() {
        return Err(StoreError::Foreign { store: store.to_owned() }.into());
    }
    Ok(connection.query_row("select schema from meta", [], |row| row.get(0))?)
}

fn set(transaction: &Transaction<'_>, found: i64, known: i64, now: i64) -> Result<(), Failure> {
    if found == 0 {
        transaction.execute("insert into meta (schema, made) values (?1, ?2)", [known, now])?;
    } else {
        transaction.execute("update meta set schema = ?1", [known])?;
    }
    Ok(())
}
