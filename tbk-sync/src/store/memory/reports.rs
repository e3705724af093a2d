//! Reports, the feed and the quarantine.

use std::collections::BTreeMap;

use super::state::{RecordEntry, State, unknown};
use crate::model::{Event, Window};
use crate::store::{
    Claim, Count, Coverage, DELETED_AT_ONCE, Deleted, Quarantined, Query, Record, StoreError, Version,
};

/// How many pages the quarantine keeps.
const QUARANTINE: usize = 1_000;

impl State {
    pub(super) fn events(&self, after: u64, limit: u32) -> Vec<Event> {
        self.outbox.iter().filter(|event| event.position > after).take(limit as usize).cloned().collect()
    }

    pub(super) fn delete_events(&mut self, before: i64) -> Deleted {
        let sinks = self.sinks.iter().filter(|(name, _)| !name.contains(':'));
        let lowest = sinks.min_by_key(|(name, position)| (**position, (*name).clone()));
        let reached = lowest.map_or(u64::MAX, |(_, position)| *position);
        let is_old = |event: &Event| event.seen < before;
        let is_behind = self.outbox.iter().any(|event| is_old(event) && event.position > reached);
        let behind = lowest.filter(|_| is_behind).map(|(name, _)| name.clone());
        let mut events = 0;
        self.outbox.retain(|event| {
            let is_deleted =
                is_old(event) && event.position <= reached && events < u64::from(DELETED_AT_ONCE);
            events += u64::from(is_deleted);
            !is_deleted
        });
        Deleted { events, behind }
    }

    pub(super) fn records(&self, query: &Query) -> Vec<Record> {
        let limit = if query.limit == 0 { usize::MAX } else { query.limit as usize };
        let chosen = self.records.iter().filter(|entry| matches(entry, query));
        chosen.take(limit).map(|entry| entry.record.clone()).collect()
    }

    pub(super) fn counts(&self) -> Vec<Count> {
        let mut counts = BTreeMap::new();
        for RecordEntry { record, status, .. } in &self.records {
            let key = (&record.account, record.source.as_str(), *status, record.found_by.as_str());
            counts.entry(key).or_insert((record.source, record.found_by, 0)).2 += 1;
        }
        let count = |((account, _, status, _), (source, found_by, records)): ((&String, _, _, _), _)| Count {
            account: account.clone(),
            source,
            status,
            found_by,
            records,
        };
        counts.into_iter().map(count).collect()
    }

    pub(super) fn history(&self, record: &Record) -> Vec<Version> {
        let entry = self.records.iter().find(|entry| entry.record.id == record.id);
        entry.map(|entry| entry.versions.clone()).unwrap_or_default()
    }

    pub(super) fn coverage(&self) -> Vec<Coverage> {
        let mut all = Vec::new();
        for entry in self.streams.values() {
            let account = self.accounts.iter().find(|account| account.account.id == entry.account);
            let windows = self.windows.values().filter(|open| open.window.stream == entry.stream.id);
            let failing = windows.clone().filter(|open| open.why.is_some());
            all.push(Coverage {
                account: account.map(|account| account.account.name.clone()).unwrap_or_default(),
                stream: entry.current(),
                covered: entry.covered.clone(),
                gaps: entry.unread(),
                open: windows.count() as u64,
                failing: failing
                    .clone()
                    .next_back()
                    .and_then(|open| Some((failing.count() as u64, open.why.clone()?))),
            });
        }
        all
    }

    /// Keeps a page: when it was read, why it could not be decoded, and its body.
    pub(super) fn quarantine(
        &mut self,
        claim: &Claim,
        window: &Window,
        (seen, why, body): (i64, &str, &str),
    ) -> Result<(), StoreError> {
        let key = self.streams.get(&window.stream).map(|entry| entry.stream.key);
        let key = key.ok_or_else(|| unknown("find the stream"))?;
        let (id, account) = (self.next_id(), claim.account.name.clone());
        let (why, body) = (why.to_owned(), body.to_owned());
        self.quarantine.push(Quarantined { id, account, key, span: window.span, seen, why, body });
        let excess = self.quarantine.len().saturating_sub(QUARANTINE);
        self.quarantine.drain(..excess);
        Ok(())
    }

    pub(super) fn quarantined(&self, limit: u32) -> Vec<Quarantined> {
        self.quarantine.iter().rev().take(limit as usize).cloned().collect()
    }
}

fn matches(entry: &RecordEntry, query: &Query) -> bool {
    let record = &entry.record;
    let is_in = |span: crate::model::Span| {
        entry.created.is_some_and(|at| (span.from..=span.to).contains(&at.div_euclid(1_000)))
    };
    record.id > query.after
        && query.account.as_ref().is_none_or(|account| *account == record.account)
        && query.source.is_none_or(|source| source == record.source)
        && query.key.as_ref().is_none_or(|key| *key == record.key || entry.trade.as_ref() == Some(key))
        && query.status.is_none_or(|status| entry.status == Some(status))
        && query.created.is_none_or(is_in)
}
