//! Pages: records, versions and events.

use std::sync::Arc;

use super::state::{RecordEntry, State};
use crate::event::{Draft, RecordState};
use crate::json;
use crate::model::Lane;
use crate::record::{Change, NewRow, NewRows, Row, Stored};
use crate::store::{Claim, Next, PageCommit, PageOutcome, Record, SEEN_AGAIN, StoreError, Version};

impl State {
    pub(super) fn commit_page(
        &mut self,
        claim: &Claim,
        page: &PageCommit<'_>,
    ) -> Result<PageOutcome, StoreError> {
        let lane = self.open(page.window.id)?.window.lane;
        let mut outcome = PageOutcome::default();
        for NewRow { row, .. } in NewRows::new(Arc::clone(&page.rows)).iter() {
            self.store(claim, page, row, lane, &mut outcome);
        }
        match page.next {
            Next::Page(position) => {
                let open = self.open(page.window.id)?;
                (open.window.position, open.window.began) = (Some(position.to_owned()), Some(page.began));
                (open.window.failures, open.due, open.why) = (0, None, None);
            }
            Next::End { settled } => self.finish(page.window.id, settled)?,
        }
        Ok(outcome)
    }

    fn store(
        &mut self,
        claim: &Claim,
        page: &PageCommit<'_>,
        row: &Row,
        lane: Lane,
        outcome: &mut PageOutcome,
    ) {
        let key = (claim.account.id, page.source.as_str(), row.key.clone(), row.role);
        let Some(index) = self.keys.get(&key).copied() else {
            outcome.new += 1;
            outcome.note(row.modified, None);
            let record = self.add(claim, page, row, lane);
            self.keys.insert(key, self.records.len());
            self.records.push(record);
            return;
        };
        let Some(entry) = self.records.get_mut(index) else { return };
        let change = row.compare(Some(&entry.stored));
        match change {
            Change::New | Change::Same => {
                outcome.same += 1;
                if page.seen - entry.record.last_seen >= SEEN_AGAIN {
                    entry.record.last_seen = page.seen;
                }
            }
            Change::Stale => outcome.stale += 1,
            Change::Changed { back } => {
                outcome.changed += 1;
                outcome.note(row.modified, entry.stored.modified);
                let version = entry.stored.version + 1;
                let old = std::mem::replace(&mut entry.stored, stored(row, version));
                update(entry, page, row, version);
                let json = json::text(&row.document);
                let state = state(claim, page, row, version, &json);
                let draft = Draft::changed_record(&state, &back, &old.document, &row.document);
                self.append(draft, &claim.account.name, page.seen);
            }
        }
    }

    fn add(&mut self, claim: &Claim, page: &PageCommit<'_>, row: &Row, lane: Lane) -> RecordEntry {
        let json = json::text(&row.document);
        let draft = Draft::new_record(&state(claim, page, row, 1, &json));
        self.append(draft, &claim.account.name, page.seen);
        let record = Record {
            id: self.next_id(),
            account: claim.account.name.clone(),
            source: page.source,
            key: row.key.clone(),
            role: row.role,
            version: 1,
            first_seen: page.seen,
            last_seen: page.seen,
            modified: row.modified,
            found_by: lane,
            document: row.document.clone(),
        };
        RecordEntry {
            record,
            stored: stored(row, 1),
            created: row.created,
            status: row.status,
            trade: row.trade.clone(),
            versions: vec![Version { version: 1, seen: page.seen, document: row.document.clone() }],
        }
    }
}

fn stored(row: &Row, version: i64) -> Stored {
    Stored { version, digest: row.digest(), modified: row.modified, document: row.document.clone() }
}

fn update(entry: &mut RecordEntry, page: &PageCommit<'_>, row: &Row, version: i64) {
    let record = &mut entry.record;
    (record.version, record.last_seen, record.modified) = (version, page.seen, row.modified);
    record.document.clone_from(&row.document);
    (entry.created, entry.status) = (row.created, row.status);
    entry.trade.clone_from(&row.trade);
    entry.versions.push(Version { version, seen: page.seen, document: row.document.clone() });
}

fn state<'a>(
    claim: &'a Claim,
    page: &PageCommit<'_>,
    row: &'a Row,
    version: i64,
    document: &'a str,
) -> RecordState<'a> {
    RecordState {
        account: &claim.account.name,
        source: page.source,
        key: &row.key,
        role: row.role,
        version,
        seen: page.seen,
        document,
    }
}
