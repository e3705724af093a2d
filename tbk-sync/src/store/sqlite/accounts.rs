//! Accounts and their claims.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use super::names::named;
use super::outbox::append;
use crate::event::{AccountState, Draft};
use crate::model::{Account, AccountKind};
use crate::store::failure::Failure;
use crate::store::{Claim, StoreError};

/// The columns of an account.
macro_rules! columns {
    () => {
        "id, name, kind, parked,
         (select at from mark where mark.account = account.id and mark.name = 'held_until') as held_until"
    };
}

fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: named(row, "kind", AccountKind::from_name)?,
        parked: row.get("parked")?,
        held_until: row.get("held_until")?,
    })
}

/// Fails if the account was claimed again, or the claim has ended.
pub(super) fn check_fence(transaction: &Transaction<'_>, claim: &Claim) -> Result<(), Failure> {
    let mut newest =
        transaction.prepare_cached("select 1 from account where id = ?1 and fence = ?2 and worker = ?3")?;
    if newest.exists(params![claim.account.id, claim.fence, claim.worker])? {
        return Ok(());
    }
    Err(StoreError::Fenced { account: claim.account.name.clone() }.into())
}

pub(super) fn add(
    transaction: &Transaction<'_>,
    name: &str,
    kind: AccountKind,
    now: i64,
) -> Result<Account, Failure> {
    transaction
        .prepare_cached(
            "insert into account (name, kind, due_at) values (?1, ?2, ?3) on conflict do nothing",
        )?
        .execute(params![name, kind.as_str(), now])?;
    let named = concat!("select ", columns!(), " from account where name = ?1");
    let mut named = transaction.prepare_cached(named)?;
    Ok(named.query_row([name], account)?)
}

pub(super) fn all(connection: &Connection) -> Result<Vec<Account>, Failure> {
    let all = concat!("select ", columns!(), " from account order by name");
    let mut all = connection.prepare_cached(all)?;
    let accounts = all.query_map([], account)?.collect::<Result<_, _>>()?;
    Ok(accounts)
}

/// Claims the account that has been due for longest until `lease_until`.
pub(super) fn claim(
    transaction: &Transaction<'_>,
    worker: &str,
    now: i64,
    lease_until: i64,
) -> Result<Option<Claim>, Failure> {
    let mut claim = transaction.prepare_cached(concat!(
        "update account set worker = ?1, fence = fence + 1, lease_until = ?2
         where id = (select id from account
                     where parked is null and due_at <= ?3 and (worker is null or lease_until <= ?3)
                     order by due_at, id limit 1)
         returning fence, ",
        columns!(),
    ))?;
    let claimed = claim.query_row(params![worker, lease_until, now], |row| {
        Ok(Claim { account: account(row)?, worker: worker.to_owned(), fence: row.get("fence")? })
    });
    Ok(claimed.optional()?)
}

pub(super) fn renew(transaction: &Transaction<'_>, claim: &Claim, lease_until: i64) -> Result<(), Failure> {
    let mut renew = transaction.prepare_cached("update account set lease_until = ?2 where id = ?1")?;
    renew.execute(params![claim.account.id, lease_until])?;
    Ok(())
}

pub(super) fn release(transaction: &Transaction<'_>, claim: &Claim, due_at: i64) -> Result<(), Failure> {
    let mut release =
        transaction.prepare_cached("update account set worker = null, due_at = ?2 where id = ?1")?;
    release.execute(params![claim.account.id, due_at])?;
    Ok(())
}

pub(super) fn park(
    transaction: &Transaction<'_>,
    claim: &Claim,
    why: &str,
    seen: i64,
) -> Result<(), Failure> {
    let account = &claim.account;
    let mut park =
        transaction.prepare_cached("update account set worker = null, parked = ?2 where id = ?1")?;
    park.execute(params![account.id, why])?;
    let event = Draft::account(&account.name, AccountState::Parked(why), claim.fence, seen);
    append(transaction, &event, &account.name, seen)
}

pub(super) fn resume(
    transaction: &Transaction<'_>,
    account: &str,
    now: i64,
    seen: i64,
) -> Result<bool, Failure> {
    let mut resume = transaction.prepare_cached(
        "update account set parked = null, due_at = ?2 where name = ?1 and parked is not null returning fence",
    )?;
    let fence = resume.query_row(params![account, now], |row| row.get(0)).optional()?;
    let Some(fence) = fence else { return Ok(false) };
    append(transaction, &Draft::account(account, AccountState::Resumed, fence, seen), account, seen)?;
    Ok(true)
}

pub(super) fn mark(connection: &Connection, claim: &Claim, name: &str) -> Result<Option<i64>, Failure> {
    let mut mark = connection.prepare_cached("select at from mark where account = ?1 and name = ?2")?;
    Ok(mark.query_row(params![claim.account.id, name], |row| row.get(0)).optional()?)
}

pub(super) fn set_mark(
    transaction: &Transaction<'_>,
    claim: &Claim,
    name: &str,
    at: i64,
) -> Result<(), Failure> {
    let mut set = transaction.prepare_cached(
        "insert into mark (account, name, at) values (?1, ?2, ?3) on conflict do update set at = excluded.at",
    )?;
    set.execute(params![claim.account.id, name, at])?;
    Ok(())
}
