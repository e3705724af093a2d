//! Accounts and their claims.

use std::time::Duration;

use tokio_postgres::types::Type;

use super::database::Transaction;
use super::names::{self, millis};
use super::outbox::append;
use crate::event::{AccountState, Draft};
use crate::model::{Account, AccountKind};
use crate::store::failure::Failure;
use crate::store::{Claim, StoreError};

/// The columns of an account.
macro_rules! columns {
    () => {
        "id, name, kind, parked, (
            select at from tbk_sync.mark where mark.account = tbk_sync.account.id and mark.name = 'held_until'
        ) as held_until"
    };
}

/// Fails if the account was claimed again, or the claim has ended.
///
/// Locks the account until the transaction ends: the transactions of an account follow each other, and no worker can claim it
/// meanwhile.
pub(super) async fn check_fence(transaction: &Transaction<'_>, claim: &Claim) -> Result<(), Failure> {
    let newest =
        "select 1 from tbk_sync.account where id = $1 and fence = $2 and worker = $3 for no key update";
    let Claim { account, worker, fence } = claim;
    let newest = transaction
        .query_typed_opt(newest, &[(&account.id, Type::INT8), (fence, Type::INT8), (worker, Type::TEXT)])
        .await?;
    if newest.is_none() {
        return Err(StoreError::Fenced { account: account.name.clone() }.into());
    }
    Ok(())
}

pub(super) async fn add(
    transaction: &Transaction<'_>,
    name: &str,
    kind: AccountKind,
) -> Result<Account, Failure> {
    let add = "insert into tbk_sync.account (name, kind) values ($1, $2) on conflict (name) do nothing";
    transaction.execute_typed(add, &[(&name, Type::TEXT), (&kind.as_str(), Type::TEXT)]).await?;
    let named = concat!("select ", columns!(), " from tbk_sync.account where name = $1");
    names::account(&transaction.query_typed_one(named, &[(&name, Type::TEXT)]).await?)
}

pub(super) async fn all(transaction: &Transaction<'_>) -> Result<Vec<Account>, Failure> {
    let all = concat!("select ", columns!(), " from tbk_sync.account order by name");
    transaction.query_typed(all, &[]).await?.iter().map(names::account).collect()
}

/// Claims the account that has been due for longest. Accounts that other transactions have locked are left to them.
pub(super) async fn claim(
    transaction: &Transaction<'_>,
    worker: &str,
    lease: Duration,
) -> Result<Option<Claim>, Failure> {
    let claim = concat!(
        "update tbk_sync.account
        set worker = $1, fence = fence + 1, lease_until = clock_timestamp() + $2 * interval '1 millisecond'
        where id = (
            select id from tbk_sync.account
            where parked is null and due_at <= clock_timestamp()
                and (worker is null or lease_until <= clock_timestamp())
            order by due_at, id limit 1 for no key update skip locked
        )
        returning fence, ",
        columns!(),
    );
    let row =
        transaction.query_typed_opt(claim, &[(&worker, Type::TEXT), (&millis(lease), Type::INT8)]).await?;
    let Some(row) = row else { return Ok(None) };
    let (account, fence) = (names::account(&row)?, row.try_get("fence")?);
    Ok(Some(Claim { account, worker: worker.to_owned(), fence }))
}

pub(super) async fn renew(
    transaction: &Transaction<'_>,
    claim: &Claim,
    lease: Duration,
) -> Result<(), Failure> {
    let renew = "update tbk_sync.account set lease_until = clock_timestamp() + $2 * interval '1 millisecond' where id = $1";
    transaction
        .execute_typed(renew, &[(&claim.account.id, Type::INT8), (&millis(lease), Type::INT8)])
        .await?;
    Ok(())
}

pub(super) async fn release(
    transaction: &Transaction<'_>,
    claim: &Claim,
    due_in: Duration,
) -> Result<(), Failure> {
    let release = "update tbk_sync.account
        set worker = null, due_at = clock_timestamp() + $2 * interval '1 millisecond' where id = $1";
    transaction
        .execute_typed(release, &[(&claim.account.id, Type::INT8), (&millis(due_in), Type::INT8)])
        .await?;
    Ok(())
}

pub(super) async fn park(
    transaction: &Transaction<'_>,
    claim: &Claim,
    why: &str,
    seen: i64,
) -> Result<(), Failure> {
    let account = &claim.account;
    let why = &*names::without_nul(why);
    let park = "update tbk_sync.account set worker = null, parked = $2 where id = $1";
    transaction.execute_typed(park, &[(&account.id, Type::INT8), (&why, Type::TEXT)]).await?;
    let event = Draft::account(&account.name, AccountState::Parked(why), claim.fence, seen);
    append(transaction, &account.name, seen, &[event]).await
}

pub(super) async fn resume(transaction: &Transaction<'_>, account: &str, seen: i64) -> Result<bool, Failure> {
    let resume = "update tbk_sync.account set parked = null, due_at = clock_timestamp()
        where name = $1 and parked is not null returning fence";
    let resumed = transaction.query_typed_opt(resume, &[(&account, Type::TEXT)]).await?;
    let Some(resumed) = resumed else { return Ok(false) };
    let event = Draft::account(account, AccountState::Resumed, resumed.try_get("fence")?, seen);
    append(transaction, account, seen, &[event]).await?;
    Ok(true)
}

pub(super) async fn mark(
    transaction: &Transaction<'_>,
    claim: &Claim,
    name: &str,
) -> Result<Option<i64>, Failure> {
    let mark = "select at from tbk_sync.mark where account = $1 and name = $2";
    let mark =
        transaction.query_typed_opt(mark, &[(&claim.account.id, Type::INT8), (&name, Type::TEXT)]).await?;
    Ok(mark.map(|row| row.try_get("at")).transpose()?)
}

pub(super) async fn set_mark(
    transaction: &Transaction<'_>,
    claim: &Claim,
    name: &str,
    at: i64,
) -> Result<(), Failure> {
    let set = "insert into tbk_sync.mark (account, name, at) values ($1, $2, $3)
        on conflict (account, name) do update set at = excluded.at";
    transaction
        .execute_typed(set, &[(&claim.account.id, Type::INT8), (&name, Type::TEXT), (&at, Type::INT8)])
        .await?;
    Ok(())
}
