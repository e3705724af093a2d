//! A store that has events and positions only, and sinks and clocks of tests.
#![allow(dead_code, reason = "each test program uses a part")]
#![allow(clippy::elidable_lifetime_names, reason = "only some arguments of a store have the lifetime")]

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use tbk_sync::feed::{Sink, SinkError};
use tbk_sync::model::{Account, AccountKind, Event, Gap, NewWindow, Stream, StreamKey, Window};
use tbk_sync::store::{
    Answer, Claim, Count, Coverage, Deleted, PageCommit, PageOutcome, Quarantined, Query, Record, Seconds,
    Store, StoreError, Version,
};
use top_core::transport::BoxFuture;
use top_core::{Clock, TopTime};

/// 2026-01-01 00:00:00 in GMT+8.
pub(crate) const NEW_YEAR: i64 = 1_767_196_800;

#[derive(Debug, Default)]
pub(crate) struct Events {
    events: Mutex<Vec<Event>>,
    sinks: Mutex<BTreeMap<String, u64>>,
    /// How many of the next calls fail.
    failures: Mutex<u32>,
    /// How many of the next positions are not stored.
    lost_positions: Mutex<u32>,
    /// Every call of `events`: the position and the number of events.
    reads: Mutex<Vec<(u64, usize)>>,
}

impl Events {
    /// Events at the positions 1 to `count`, one for each trade.
    pub(crate) fn numbered(count: u64) -> Self {
        let store = Self::default();
        for position in 1..=count {
            store.push(event(position, position, 1));
        }
        store
    }

    pub(crate) fn push(&self, event: Event) {
        self.events.lock().unwrap().push(event);
    }

    pub(crate) fn position(&self, sink: &str) -> u64 {
        self.sinks.lock().unwrap().get(sink).copied().unwrap_or(0)
    }

    pub(crate) fn set_position(&self, sink: &str, position: u64) {
        self.sinks.lock().unwrap().insert(sink.to_owned(), position);
    }

    pub(crate) fn fail(&self, calls: u32) {
        *self.failures.lock().unwrap() = calls;
    }

    pub(crate) fn reads(&self) -> Vec<(u64, usize)> {
        self.reads.lock().unwrap().clone()
    }

    pub(crate) fn fail_positions(&self, calls: u32) {
        *self.lost_positions.lock().unwrap() = calls;
    }

    fn check(failures: &Mutex<u32>) -> Result<(), StoreError> {
        let mut failures = failures.lock().unwrap();
        if *failures == 0 {
            return Ok(());
        }
        *failures -= 1;
        Err(StoreError::Database { action: "read", source: "the database is away".into() })
    }
}

/// The event of version `version` of a trade.
pub(crate) fn event(position: u64, trade: u64, version: u64) -> Event {
    let id = format!("shop1/order/{trade}/2@{version}");
    let json = format!(r#"{{"id":"{id}","type":"order.new","account":"shop1","order":{{"fee":"1.00"}}}}"#);
    Event::new(position, id, "order.new", "shop1", NEW_YEAR * 1000, json)
}

fn unused<T>() -> Answer<'static, T> {
    Box::pin(async { Err(StoreError::Database { action: "unused", source: "not part of this test".into() }) })
}

/// Methods that a feed does not call.
macro_rules! unused {
    ($($name:ident($($argument:ty),*) -> $answer:ty;)*) => {
        $(fn $name<'a>(&'a self, $(_: $argument),*) -> Answer<'a, $answer> { unused() })*
    };
}

impl Store for Events {
    fn events(&self, after: u64, limit: u32) -> Answer<'_, Vec<Event>> {
        Box::pin(async move {
            Self::check(&self.failures)?;
            let events = self.events.lock().unwrap();
            let after_it = events.iter().filter(|event| event.position > after);
            let found: Vec<Event> = after_it.take(limit as usize).cloned().collect();
            self.reads.lock().unwrap().push((after, found.len()));
            Ok(found)
        })
    }

    fn sink<'a>(&'a self, name: &'a str) -> Answer<'a, u64> {
        Box::pin(async move { Self::check(&self.failures).map(|()| self.position(name)) })
    }

    fn set_sink<'a>(&'a self, name: &'a str, position: u64) -> Answer<'a, ()> {
        Box::pin(async move {
            Self::check(&self.failures)?;
            Self::check(&self.lost_positions)?;
            self.set_position(name, position);
            Ok(())
        })
    }

    unused! {
        seconds(&'a Claim, i64) -> Seconds;
        mark(&'a Claim, &'a str) -> Option<i64>;
        set_mark(&'a Claim, &'a str, i64) -> ();
        add_account(&'a str, AccountKind) -> Account;
        accounts() -> Vec<Account>;
        claim(&'a str, Duration) -> Option<Claim>;
        renew(&'a Claim, Duration) -> ();
        release(&'a Claim, Duration) -> ();
        park(&'a Claim, &'a str, i64) -> ();
        resume(&'a str, i64) -> bool;
        streams(&'a Claim, &'a [(StreamKey, i64)], i64) -> Vec<Stream>;
        plan(&'a Claim, &'a [NewWindow]) -> ();
        windows(&'a Claim, u32) -> Vec<Window>;
        next_due(&'a Claim) -> Option<Duration>;
        commit_page(&'a Claim, PageCommit<'a>) -> PageOutcome;
        split(&'a Claim, &'a Window, &'a [NewWindow], Option<(i64, i64)>) -> ();
        set_limit(&'a Claim, i64, i64) -> ();
        set_lag(&'a Claim, i64, i64, i64) -> ();
        put_off(&'a Claim, &'a Window, Duration, &'a str, bool) -> ();
        give_up(&'a Claim, &'a Window, Gap, i64) -> ();
        make_due(&'a str) -> u64;
        counts() -> Vec<Count>;
        quarantine(&'a Claim, &'a Window, i64, &'a str, &'a str) -> ();
        delete_events(i64) -> Deleted;
        records(&'a Query) -> Vec<Record>;
        history(&'a Record) -> Vec<Version>;
        coverage() -> Vec<Coverage>;
        quarantined(u32) -> Vec<Quarantined>;
    }
}

/// Accepts and refuses as its script says, then accepts everything.
#[derive(Debug, Default)]
pub(crate) struct Scripted {
    /// What the next deliveries return, the last first.
    pub(crate) script: Vec<Result<(), SinkError>>,
    /// The positions of accepted events.
    pub(crate) accepted: Vec<u64>,
    /// When each delivery was made.
    pub(crate) attempts: Vec<tokio::time::Instant>,
}

impl Sink for Scripted {
    fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
        Box::pin(async move {
            self.attempts.push(tokio::time::Instant::now());
            let result = self.script.pop().unwrap_or(Ok(()));
            let accepted = result.as_ref().err().map_or(events.len(), SinkError::accepted);
            self.accepted.extend(events.iter().take(accepted).map(|event| event.position));
            result
        })
    }
}

/// A clock that runs with the time of tokio.
#[derive(Debug, Clone)]
pub(crate) struct TokioClock(tokio::time::Instant);

impl TokioClock {
    pub(crate) fn new() -> Self {
        Self(tokio::time::Instant::now())
    }
}

impl Clock for TokioClock {
    fn now(&self) -> TopTime {
        let passed = i64::try_from(self.0.elapsed().as_millis()).unwrap();
        TopTime::from_unix_millis(NEW_YEAR * 1000 + passed).unwrap()
    }
}
