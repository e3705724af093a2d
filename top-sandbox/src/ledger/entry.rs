//! The rows of a ledger with all their states, and the tables that find them by time.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::dispute::Dispute;
use super::order::Order;
use super::punishment::Punishment;
use super::written::WrittenState;

/// The members of a row with their names on the wire.
pub(super) type Document = Map<String, Value>;

/// A timestamp that queries filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Created,
    Paid,
    Settled,
    Updated,
    Opened,
    Closed,
}

/// The timestamps of a state, by [`Axis`], in seconds since 1970.
pub(super) type Times = [Option<i64>; 6];

/// Builds [`Times`] from pairs.
pub(super) fn times<const N: usize>(pairs: [(Axis, Option<i64>); N]) -> Times {
    let mut times = Times::default();
    for (axis, time) in pairs {
        times[axis as usize] = time;
    }
    times
}

/// A row: one order, dispute or punishment.
#[derive(Debug)]
pub(super) struct Entry {
    /// 2 for the second party, 3 for the third party.
    pub(super) role: i64,
    pub(super) relation: Option<i64>,
    pub(super) special: Option<i64>,
    pub(super) site: i64,
    pub(super) adzone: i64,
    /// The child order as a number, if it is one.
    pub(super) trade: Option<i64>,
    /// The second from which each state is visible, in the order of the states.
    pub(super) visible: Vec<i64>,
    pub(super) body: Body,
}

/// What a row shows in each of its states.
#[derive(Debug)]
pub(super) enum Body {
    Order(Box<Order>),
    Dispute(Box<Dispute>),
    Punishment(Punishment),
    Written(Vec<WrittenState>),
}

impl Body {
    pub(super) fn times(&self, state: usize) -> Times {
        match self {
            Self::Order(order) => order.times(state),
            Self::Dispute(dispute) => dispute.times(state),
            Self::Punishment(punishment) => punishment.times(),
            Self::Written(states) => states[state].times,
        }
    }

    pub(super) fn status(&self, state: usize) -> i64 {
        match self {
            Self::Order(order) => order.states[state].status,
            Self::Dispute(dispute) => dispute.states[state].status,
            Self::Punishment(punishment) => punishment.states[state],
            Self::Written(states) => states[state].status,
        }
    }

    pub(super) fn document(&self, state: usize) -> Document {
        match self {
            Self::Order(order) => order.document(state),
            Self::Dispute(dispute) => dispute.document(state),
            Self::Punishment(punishment) => punishment.document(state),
            Self::Written(states) => states[state].document.clone(),
        }
    }
}

impl Entry {
    /// Returns the newest state that is visible.
    pub(super) fn state(&self, now: i64) -> Option<usize> {
        self.visible.iter().rposition(|visible| *visible <= now)
    }
}

/// A row that a query selected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'a> {
    /// The timestamp that the query filters by.
    pub(super) time: i64,
    /// The number of the row in its table.
    pub(super) number: u32,
    pub(super) entry: &'a Entry,
    pub(super) state: usize,
}

impl Hit<'_> {
    pub(super) fn key(&self) -> (i64, u32) {
        (self.time, self.number)
    }

    pub(super) fn status(&self) -> i64 {
        self.entry.body.status(self.state)
    }

    pub(super) fn document(&self) -> Document {
        self.entry.body.document(self.state)
    }
}

/// The rows of one kind.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// For each axis: the timestamps of all states of all rows.
    index: [BTreeSet<(i64, u32)>; 6],
}

impl Table {
    pub(super) fn push(&mut self, entry: Entry) {
        // More rows than numbers do not fit into memory.
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        for state in 0..entry.visible.len() {
            for (index, time) in self.index.iter_mut().zip(entry.body.times(state)) {
                index.extend(time.map(|time| (time, number)));
            }
        }
        self.entries.push(entry);
    }

    /// Returns the rows whose visible state has its timestamp between `from` and `to`, the newest first.
    pub(super) fn select(&self, axis: Axis, from: i64, to: i64, now: i64) -> impl Iterator<Item = Hit<'_>> {
        let range = (from <= to).then(|| self.index[axis as usize].range((from, 0)..=(to, u32::MAX)));
        range.into_iter().flatten().rev().filter_map(move |&(time, number)| {
            let entry = self.entries.get(number as usize)?;
            let state = entry.state(now)?;
            (entry.body.times(state)[axis as usize] == Some(time)).then_some(Hit {
                time,
                number,
                entry,
                state,
            })
        })
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// All rows of a ledger.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) orders: Table,
    pub(super) disputes: Table,
    pub(super) punishments: Table,
}
