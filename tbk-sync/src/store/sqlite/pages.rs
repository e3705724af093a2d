//! Storing a page.

use rusqlite::{CachedStatement, OptionalExtension as _, Transaction, params};
use serde_json::{Map, Value};

use super::{outbox, windows};
use crate::event::{Draft, RecordState};
use crate::json;
use crate::model::{Lane, Source};
use crate::record::{Change, NewRow, NewRows, Row, Stored};
use crate::store::failure::Failure;
use crate::store::{Claim, Next, PageCommit, PageOutcome, SEEN_AGAIN};

/// A page that is independent of the caller, so that it can be sent to the thread of the database.
pub(super) struct Page {
    window: i64,
    lane: Lane,
    source: Source,
    began: i64,
    seen: i64,
    rows: NewRows,
    /// The position of the next page, or the last second whose rows are all visible.
    next: Result<String, i64>,
}

impl Page {
    pub(super) fn new(page: PageCommit<'_>) -> Self {
        Self {
            window: page.window.id,
            lane: page.window.lane,
            source: page.source,
            began: page.began,
            seen: page.seen,
            rows: NewRows::new(page.rows),
            next: match page.next {
                Next::Page(position) => Ok(position.to_owned()),
                Next::End { settled } => Err(settled),
            },
        }
    }
}

/// Stores the records of a page, their versions and events, and the position or the coverage of its window.
pub(super) fn commit(
    transaction: &Transaction<'_>,
    claim: &Claim,
    page: &Page,
) -> Result<PageOutcome, Failure> {
    let window = windows::open(transaction, claim, page.window)?;
    let mut writer = Writer::new(transaction, claim, page)?;
    for row in page.rows.iter() {
        writer.store(&row)?;
    }
    let outcome = writer.outcome;
    match &page.next {
        Ok(position) => windows::proceed(transaction, &window, position, page.began)?,
        Err(settled) => windows::finish(transaction, &window, *settled)?,
    }
    Ok(outcome)
}

/// Writes records with statements that are prepared once for the page.
struct Writer<'t> {
    transaction: &'t Transaction<'t>,
    claim: &'t Claim,
    page: &'t Page,
    outcome: PageOutcome,
    find: CachedStatement<'t>,
    touch: CachedStatement<'t>,
    add: CachedStatement<'t>,
    add_document: CachedStatement<'t>,
}

impl<'t> Writer<'t> {
    fn new(transaction: &'t Transaction<'_>, claim: &'t Claim, page: &'t Page) -> Result<Self, Failure> {
        Ok(Self {
            transaction,
            claim,
            page,
            outcome: PageOutcome::default(),
            find: transaction.prepare_cached(
                "select id, version, digest, modified, last_seen from record
                 where account = ?1 and source = ?2 and key = ?3 and role = ?4",
            )?,
            touch: transaction.prepare_cached("update record set last_seen = ?2 where id = ?1")?,
            add: transaction.prepare_cached(
                "insert into record (account, source, key, role, version, digest, first_seen, last_seen, found_by,
                     modified, created, status, trade)
                 values (?1, ?2, ?3, ?4, 1, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?,
            add_document: transaction.prepare_cached("insert into document (record, json) values (?1, ?2)")?,
        })
    }

    fn store(&mut self, new: &NewRow<'_>) -> Result<(), Failure> {
        let Some((id, stored, last_seen)) = self.find(new.row)? else {
            self.outcome.new += 1;
            self.outcome.note(new.row.modified, None);
            return self.add(new);
        };
        if stored.digest == new.digest {
            return self.touch(id, last_seen);
        }
        self.compare(id, new, stored, last_seen)
    }

    fn touch(&mut self, id: i64, last_seen: i64) -> Result<(), Failure> {
        self.outcome.same += 1;
        if self.page.seen - last_seen >= SEEN_AGAIN {
            self.touch.execute([id, self.page.seen])?;
        }
        Ok(())
    }

    /// Returns the record of a row, with an empty document, and when it was last seen.
    fn find(&mut self, row: &Row) -> Result<Option<(i64, Stored, i64)>, Failure> {
        let key = params![self.claim.account.id, self.page.source.as_str(), row.key, row.role];
        let found = self.find.query_row(key, |row| {
            let document = Map::new();
            let stored =
                Stored { version: row.get(1)?, digest: row.get(2)?, modified: row.get(3)?, document };
            Ok((row.get(0)?, stored, row.get(4)?))
        });
        Ok(found.optional()?)
    }

    fn add(&mut self, NewRow { row, digest }: &NewRow<'_>) -> Result<(), Failure> {
        let Page { source, lane, seen, .. } = *self.page;
        let account = self.claim.account.id;
        let (source, lane) = (source.as_str(), lane.as_str());
        let Row { key, role, modified, created, status, trade, document } = row;
        let json = json::text(document);
        self.add.execute(params![
            account, source, key, role, digest, seen, lane, modified, created, status, trade
        ])?;
        self.add_document.execute(params![self.transaction.last_insert_rowid(), json])?;
        self.append(&Draft::new_record(&self.state(row, &json, 1)))
    }

    /// Compares a row with a record whose document differs.
    fn compare(
        &mut self,
        id: i64,
        new: &NewRow<'_>,
        mut stored: Stored,
        last_seen: i64,
    ) -> Result<(), Failure> {
        stored.document = document(self.transaction, id)?;
        match new.row.compare(Some(&stored)) {
            Change::Stale => {
                self.outcome.stale += 1;
                Ok(())
            }
            Change::Changed { back } => {
                self.outcome.changed += 1;
                self.outcome.note(new.row.modified, stored.modified);
                self.change(id, new, &stored, &back)
            }
            Change::Same => self.touch(id, last_seen),
            Change::New => Err("the document of a record does not match its digest".into()),
        }
    }

    fn change(
        &mut self,
        id: i64,
        NewRow { row, digest }: &NewRow<'_>,
        stored: &Stored,
        back: &Map<String, Value>,
    ) -> Result<(), Failure> {
        let (version, seen) = (stored.version + 1, self.page.seen);
        let Row { modified, created, status, trade, document, .. } = row;
        let json = json::text(document);
        let execute =
            |sql, values: &[&dyn rusqlite::ToSql]| self.transaction.prepare_cached(sql)?.execute(values);
        execute(
            "update record set version = ?2, digest = ?3, last_seen = ?4, modified = ?5, created = ?6, status = ?7,
                 trade = ?8 where id = ?1",
            params![id, version, digest, seen, modified, created, status, trade],
        )?;
        execute("update document set json = ?2 where record = ?1", params![id, json])?;
        execute(
            "insert into change (record, version, seen, back) values (?1, ?2, ?3, ?4)",
            params![id, version, seen, json::text(back)],
        )?;
        self.append(&Draft::changed_record(
            &self.state(row, &json, version),
            back,
            &stored.document,
            document,
        ))
    }

    fn state<'a>(&'a self, row: &'a Row, document: &'a str, version: i64) -> RecordState<'a> {
        let (account, source, seen) = (&*self.claim.account.name, self.page.source, self.page.seen);
        RecordState { account, source, key: &row.key, role: row.role, version, seen, document }
    }

    fn append(&self, event: &Draft) -> Result<(), Failure> {
        outbox::append(self.transaction, event, &self.claim.account.name, self.page.seen)
    }
}

/// Returns the current document of a record.
pub(super) fn document(
    connection: &rusqlite::Connection,
    record: i64,
) -> Result<Map<String, Value>, Failure> {
    let mut document = connection.prepare_cached("select json from document where record = ?1")?;
    let json: String = document.query_row([record], |row| row.get(0))?;
    Ok(serde_json::from_str(&json)?)
}
