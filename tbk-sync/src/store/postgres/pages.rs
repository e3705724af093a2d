//! Storing a page, in four round trips: begin, read, write, commit.

use std::collections::HashMap;

use serde_json::Map;
use tokio_postgres::types::Type;

use super::database::{self, Transaction};
use super::rows::Columns;
use super::{accounts, outbox, windows};
use crate::event::{Draft, RecordState};
use crate::json;
use crate::record::{Change, NewRow, NewRows, Stored};
use crate::store::failure::Failure;
use crate::store::{Claim, Next, PageCommit, PageOutcome, SEEN_AGAIN};

/// The id of a record, and what the store holds of it.
type Found = HashMap<(String, i64), (i64, Stored)>;

/// Stores the records of a page, their versions and events, and the position or the coverage of its window.
pub(super) async fn commit(
    transaction: &Transaction<'_>,
    claim: &Claim,
    page: &PageCommit<'_>,
    rows: &NewRows,
) -> Result<PageOutcome, Failure> {
    let rows: Vec<_> = rows.iter().collect();
    let ((), (), open, found) = tokio::try_join!(
        biased;
        database::guard(transaction),
        accounts::check_fence(transaction, claim),
        windows::open(transaction, claim, page.window.id),
        find(transaction, claim, page, &rows),
    )?;
    let mut writes = Writes::new(transaction, claim, page);
    for row in &rows {
        writes.compare(row, found.get(&(row.row.key.clone(), row.row.role)))?;
    }
    let next = async {
        match page.next {
            Next::Page(position) => windows::proceed(transaction, &open, position, page.began).await,
            Next::End { settled } => windows::finish(transaction, &open, settled).await,
        }
    };
    tokio::try_join!(biased; writes.add(), writes.touch(), writes.change(), writes.append(), next)?;
    Ok(writes.outcome)
}

/// Returns the records of these rows. The document is read only if it differs.
async fn find(
    transaction: &Transaction<'_>,
    claim: &Claim,
    page: &PageCommit<'_>,
    rows: &[NewRow<'_>],
) -> Result<Found, Failure> {
    let find = "select record.id, record.key, record.role, version, record.digest, modified, document.json::text as json
        from unnest($3::text[], $4::bigint[], $5::bytea[]) as new (key, role, digest)
        join tbk_sync.record on account = $1 and source = $2 and record.key = new.key and record.role = new.role
        left join tbk_sync.document on document.record = record.id and record.digest <> new.digest";
    let Columns { keys, roles, digests, .. } = rows.iter().collect();
    let found = transaction
        .query_typed(
            find,
            &[
                (&claim.account.id, Type::INT8),
                (&page.source.as_str(), Type::TEXT),
                (&keys, Type::TEXT_ARRAY),
                (&roles, Type::INT8_ARRAY),
                (&digests, Type::BYTEA_ARRAY),
            ],
        )
        .await?;
    let mut records = Found::new();
    for row in &found {
        let digest = row.try_get::<_, &[u8]>("digest")?.try_into();
        let json: Option<&str> = row.try_get("json")?;
        let stored = Stored {
            version: row.try_get("version")?,
            digest: digest.map_err(|_| "a digest has another length")?,
            modified: row.try_get("modified")?,
            document: json.map_or_else(|| Ok(Map::new()), serde_json::from_str)?,
        };
        records.insert((row.try_get("key")?, row.try_get("role")?), (row.try_get("id")?, stored));
    }
    Ok(records)
}

/// A record that is new.
struct New<'a> {
    new: &'a NewRow<'a>,
    json: String,
}

/// A record that changed.
struct Changed<'a> {
    id: i64,
    version: i64,
    new: &'a NewRow<'a>,
    json: String,
    back: String,
}

/// What a page writes. Each method is one statement.
struct Writes<'a> {
    transaction: &'a Transaction<'a>,
    claim: &'a Claim,
    page: &'a PageCommit<'a>,
    new: Vec<New<'a>>,
    same: Vec<i64>,
    changed: Vec<Changed<'a>>,
    events: Vec<Draft>,
    outcome: PageOutcome,
}

impl<'a> Writes<'a> {
    fn new(transaction: &'a Transaction<'a>, claim: &'a Claim, page: &'a PageCommit<'a>) -> Self {
        let (new, same, changed, events) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { transaction, claim, page, new, same, changed, events, outcome: PageOutcome::default() }
    }

    fn compare(&mut self, new: &'a NewRow<'a>, found: Option<&(i64, Stored)>) -> Result<(), Failure> {
        let Some((id, stored)) = found else {
            self.outcome.new += 1;
            self.outcome.note(new.row.modified, None);
            let json = json::text(&new.row.document);
            self.events.push(Draft::new_record(&self.state(new, &json, 1)));
            self.new.push(New { new, json });
            return Ok(());
        };
        let change = if stored.digest == new.digest { Change::Same } else { new.row.compare(Some(stored)) };
        match change {
            Change::Same => {
                self.outcome.same += 1;
                self.same.push(*id);
            }
            Change::Stale => self.outcome.stale += 1,
            Change::Changed { back } => {
                self.outcome.changed += 1;
                self.outcome.note(new.row.modified, stored.modified);
                let version = stored.version + 1;
                let json = json::text(&new.row.document);
                let state = self.state(new, &json, version);
                self.events.push(Draft::changed_record(&state, &back, &stored.document, &new.row.document));
                self.changed.push(Changed { id: *id, version, new, json, back: json::text(&back) });
            }
            Change::New => return Err("a record does not match its digest".into()),
        }
        Ok(())
    }

    fn state<'s>(&'s self, new: &'s NewRow<'s>, document: &'s str, version: i64) -> RecordState<'s> {
        let PageCommit { source, seen, .. } = *self.page;
        let account = &*self.claim.account.name;
        RecordState { account, source, key: &new.row.key, role: new.row.role, version, seen, document }
    }

    async fn add(&self) -> Result<(), Failure> {
        if self.new.is_empty() {
            return Ok(());
        }
        let add = "with new as (
                select * from unnest($5::text[], $6::bigint[], $7::bytea[], $8::bigint[], $9::bigint[], $10::bigint[],
                        $11::text[], $12::text[]) with ordinality
                    as new (key, role, digest, modified, created, status, trade, json, number)
            ), added as (
                insert into tbk_sync.record (account, source, key, role, version, digest, first_seen, last_seen,
                    found_by, modified, created, status, trade)
                select $1, $2, key, role, 1, digest, $3, $3, $4, modified, created, status, trade
                from new order by number returning id, key, role
            )
            insert into tbk_sync.document (record, json)
            select added.id, new.json::json from added join new using (key, role)";
        let columns: Columns<'_> = self.new.iter().map(|added| added.new).collect();
        let documents: Vec<_> = self.new.iter().map(|added| &*added.json).collect();
        self.transaction
            .execute_typed(
                add,
                &[
                    (&self.claim.account.id, Type::INT8),
                    (&self.page.source.as_str(), Type::TEXT),
                    (&self.page.seen, Type::INT8),
                    (&self.page.window.lane.as_str(), Type::TEXT),
                    (&columns.keys, Type::TEXT_ARRAY),
                    (&columns.roles, Type::INT8_ARRAY),
                    (&columns.digests, Type::BYTEA_ARRAY),
                    (&columns.modified, Type::INT8_ARRAY),
                    (&columns.created, Type::INT8_ARRAY),
                    (&columns.statuses, Type::INT8_ARRAY),
                    (&columns.trades, Type::TEXT_ARRAY),
                    (&documents, Type::TEXT_ARRAY),
                ],
            )
            .await?;
        Ok(())
    }

    async fn touch(&self) -> Result<(), Failure> {
        if self.same.is_empty() {
            return Ok(());
        }
        let touch = "update tbk_sync.record set last_seen = $2 where id = any($1) and last_seen <= $3";
        let (seen, before) = (self.page.seen, self.page.seen - SEEN_AGAIN);
        self.transaction
            .execute_typed(
                touch,
                &[(&self.same, Type::INT8_ARRAY), (&seen, Type::INT8), (&before, Type::INT8)],
            )
            .await?;
        Ok(())
    }

    async fn change(&self) -> Result<(), Failure> {
        if self.changed.is_empty() {
            return Ok(());
        }
        let change = "with new as (
                select * from unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bigint[], $6::bigint[], $7::bigint[],
                        $8::text[], $9::text[], $10::text[])
                    as new (id, version, digest, modified, created, status, trade, json, back)
            ), changed_record as (
                update tbk_sync.record set version = new.version, digest = new.digest, last_seen = $1,
                    modified = new.modified, created = new.created, status = new.status, trade = new.trade
                from new where record.id = new.id
            ), changed_document as (
                update tbk_sync.document set json = new.json::json from new where document.record = new.id
            )
            insert into tbk_sync.change (record, version, seen, back) select id, version, $1, back::json from new";
        let columns: Columns<'_> = self.changed.iter().map(|changed| changed.new).collect();
        let ids: Vec<_> = self.changed.iter().map(|changed| changed.id).collect();
        let versions: Vec<_> = self.changed.iter().map(|changed| changed.version).collect();
        let documents: Vec<_> = self.changed.iter().map(|changed| &*changed.json).collect();
        let back: Vec<_> = self.changed.iter().map(|changed| &*changed.back).collect();
        self.transaction
            .execute_typed(
                change,
                &[
                    (&self.page.seen, Type::INT8),
                    (&ids, Type::INT8_ARRAY),
                    (&versions, Type::INT8_ARRAY),
                    (&columns.digests, Type::BYTEA_ARRAY),
                    (&columns.modified, Type::INT8_ARRAY),
                    (&columns.created, Type::INT8_ARRAY),
                    (&columns.statuses, Type::INT8_ARRAY),
                    (&columns.trades, Type::TEXT_ARRAY),
                    (&documents, Type::TEXT_ARRAY),
                    (&back, Type::TEXT_ARRAY),
                ],
            )
            .await?;
        Ok(())
    }

    async fn append(&self) -> Result<(), Failure> {
        outbox::append(self.transaction, &self.claim.account.name, self.page.seen, &self.events).await
    }
}
