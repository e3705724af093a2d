//! The state, accounts and leases.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use tokio::time::Instant;

use crate::event::{AccountState, Draft};
use crate::model::{Account, AccountKind, Event, Gap, Span, Stream, Window};
use crate::record::Stored;
use crate::store::{Claim, HELD, Quarantined, Record, StoreError, Version};

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) accounts: Vec<Entry>,
    pub(super) streams: BTreeMap<i64, StreamEntry>,
    pub(super) windows: BTreeMap<i64, Open>,
    pub(super) records: Vec<RecordEntry>,
    pub(super) keys: HashMap<(i64, &'static str, String, i64), usize>,
    pub(super) outbox: Vec<Event>,
    last_position: u64,
    pub(super) sinks: HashMap<String, u64>,
    pub(super) marks: HashMap<(i64, String), i64>,
    pub(super) quarantine: Vec<Quarantined>,
    last_id: i64,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) account: Account,
    fence: i64,
    lease_until: Option<Instant>,
    due: Instant,
}

#[derive(Debug)]
pub(super) struct StreamEntry {
    pub(super) account: i64,
    pub(super) stream: Stream,
    pub(super) covered: Vec<Span>,
    pub(super) gaps: Vec<(Span, Gap)>,
}

#[derive(Debug)]
pub(super) struct Open {
    pub(super) window: Window,
    pub(super) due: Option<Instant>,
    pub(super) why: Option<String>,
    /// The smallest `settled` of the parts of the span that were read.
    pub(super) settled: Option<i64>,
}

#[derive(Debug)]
pub(super) struct RecordEntry {
    pub(super) record: Record,
    pub(super) stored: Stored,
    pub(super) created: Option<i64>,
    pub(super) status: Option<i64>,
    pub(super) trade: Option<String>,
    pub(super) versions: Vec<Version>,
}

impl State {
    pub(super) fn next_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    pub(super) fn append(&mut self, draft: Draft, account: &str, seen: i64) {
        let Draft { id, kind, json, .. } = draft;
        self.last_position += 1;
        let position = self.last_position;
        self.outbox.push(Event { position, id, kind, account: account.to_owned(), seen, json });
    }

    /// Refuses a claim that has ended. A claim whose lease is over is valid until the next claim.
    pub(super) fn check(&self, claim: &Claim) -> Result<(), StoreError> {
        let is_valid = self.accounts.iter().any(|entry| {
            entry.account.id == claim.account.id && entry.fence == claim.fence && entry.lease_until.is_some()
        });
        let fenced = || StoreError::Fenced { account: claim.account.name.clone() };
        is_valid.then_some(()).ok_or_else(fenced)
    }

    pub(super) fn add_account(&mut self, name: &str, kind: AccountKind) -> Account {
        if let Some(entry) = self.accounts.iter().find(|entry| entry.account.name == name) {
            return entry.account.clone();
        }
        let account =
            Account { id: self.next_id(), name: name.to_owned(), kind, parked: None, held_until: None };
        self.accounts.push(Entry {
            account: account.clone(),
            fence: 0,
            lease_until: None,
            due: Instant::now(),
        });
        account
    }

    pub(super) fn accounts(&self) -> Vec<Account> {
        let mut accounts: Vec<_> = self.accounts.iter().map(|entry| entry.account.clone()).collect();
        accounts.sort_by(|one, other| one.name.cmp(&other.name));
        accounts
    }

    pub(super) fn claim(&mut self, worker: &str, lease: Duration) -> Option<Claim> {
        let now = Instant::now();
        let entry = self
            .accounts
            .iter_mut()
            .filter(|entry| {
                entry.account.parked.is_none()
                    && entry.due <= now
                    && entry.lease_until.is_none_or(|until| until <= now)
            })
            .min_by_key(|entry| entry.due)?;
        entry.fence += 1;
        entry.lease_until = Some(now + lease);
        Some(Claim { account: entry.account.clone(), worker: worker.to_owned(), fence: entry.fence })
    }

    fn entry(&mut self, claim: &Claim) -> Result<&mut Entry, StoreError> {
        let fenced = || StoreError::Fenced { account: claim.account.name.clone() };
        self.accounts.iter_mut().find(|entry| entry.account.id == claim.account.id).ok_or_else(fenced)
    }

    pub(super) fn renew(&mut self, claim: &Claim, lease: Duration) -> Result<(), StoreError> {
        self.entry(claim)?.lease_until = Some(Instant::now() + lease);
        Ok(())
    }

    pub(super) fn release(&mut self, claim: &Claim, due_in: Duration) -> Result<(), StoreError> {
        let entry = self.entry(claim)?;
        (entry.lease_until, entry.due) = (None, Instant::now() + due_in);
        Ok(())
    }

    pub(super) fn set_mark(&mut self, claim: &Claim, name: &str, at: i64) -> Result<(), StoreError> {
        if name == HELD {
            self.entry(claim)?.account.held_until = Some(at);
        }
        self.marks.insert((claim.account.id, name.to_owned()), at);
        Ok(())
    }

    pub(super) fn park(&mut self, claim: &Claim, why: &str, seen: i64) -> Result<(), StoreError> {
        let entry = self.entry(claim)?;
        (entry.lease_until, entry.account.parked) = (None, Some(why.to_owned()));
        let name = claim.account.name.clone();
        let number = self.next_id();
        self.append(Draft::account(&name, AccountState::Parked(why), number, seen), &name, seen);
        Ok(())
    }

    pub(super) fn resume(&mut self, name: &str, seen: i64) -> bool {
        let entry = self.accounts.iter_mut().find(|entry| entry.account.name == name);
        let Some(entry) = entry.filter(|entry| entry.account.parked.is_some()) else { return false };
        (entry.account.parked, entry.due) = (None, Instant::now());
        let number = self.next_id();
        self.append(Draft::account(name, AccountState::Resumed, number, seen), name, seen);
        true
    }
}

/// The error of a write that names a window, a stream or a record that does not exist.
pub(super) fn unknown(action: &'static str) -> StoreError {
    StoreError::Database { action, source: "it does not exist".into() }
}
