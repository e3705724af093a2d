//! A store that counts the points of its work, and ends the process at one of them.
#![allow(clippy::elidable_lifetime_names, reason = "only some arguments of a store have the lifetime")]

use std::future::poll_fn;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tbk_sync::model::{Account, AccountKind, Event, Gap, NewWindow, Stream, StreamKey, Window};
use tbk_sync::store::{
    Answer, Claim, Count, Coverage, Deleted, PageCommit, PageOutcome, Quarantined, Query, Record, Seconds,
    Store, StoreError, Version,
};

/// Delegates to a store. An operation has two points: before it, and after it has begun. After it is before the next one.
#[derive(Debug)]
pub(crate) struct Points {
    store: Arc<dyn Store>,
    passed: AtomicU64,
    die_at: u64,
    /// The operations that were refused because another worker had the account.
    fenced: Mutex<Vec<&'static str>>,
}

impl Points {
    pub(crate) fn new(store: Arc<dyn Store>, die_at: u64) -> Self {
        Self { store, passed: AtomicU64::new(0), die_at, fenced: Mutex::default() }
    }

    pub(crate) fn fenced(&self) -> Vec<&'static str> {
        self.fenced.lock().unwrap().clone()
    }

    fn point(&self) {
        if self.passed.fetch_add(1, Ordering::Relaxed) == self.die_at {
            std::process::abort();
        }
    }

    fn watch<'a, T: 'a>(
        &'a self,
        name: &'static str,
        // Some stores begin before the first poll.
        begin: impl FnOnce() -> Answer<'a, T> + Send + 'a,
    ) -> Answer<'a, T> {
        Box::pin(async move {
            self.point();
            let (mut work, mut has_begun) = (begin(), false);
            let result = poll_fn(|context| {
                let poll = work.as_mut().poll(context);
                if !has_begun {
                    has_begun = true;
                    self.point();
                }
                poll
            })
            .await;
            if let Err(StoreError::Fenced { .. }) = &result {
                self.fenced.lock().unwrap().push(name);
            }
            result
        })
    }
}

macro_rules! delegate {
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        $(fn $name<'a>(&'a self, $($argument: $type),*) -> Answer<'a, $answer> {
            self.watch(stringify!($name), move || self.store.$name($($argument),*))
        })*
    };
}

impl Store for Points {
    delegate! {
        add_account(name: &'a str, kind: AccountKind) -> Account;
        accounts() -> Vec<Account>;
        claim(worker: &'a str, lease: Duration) -> Option<Claim>;
        renew(claim: &'a Claim, lease: Duration) -> ();
        release(claim: &'a Claim, due_in: Duration) -> ();
        park(claim: &'a Claim, why: &'a str, seen: i64) -> ();
        resume(account: &'a str, seen: i64) -> bool;
        streams(claim: &'a Claim, keys: &'a [(StreamKey, i64)], limit: i64) -> Vec<Stream>;
        seconds(claim: &'a Claim, stream: i64) -> Seconds;
        mark(claim: &'a Claim, name: &'a str) -> Option<i64>;
        set_mark(claim: &'a Claim, name: &'a str, at: i64) -> ();
        plan(claim: &'a Claim, windows: &'a [NewWindow]) -> ();
        windows(claim: &'a Claim, limit: u32) -> Vec<Window>;
        next_due(claim: &'a Claim) -> Option<Duration>;
        commit_page(claim: &'a Claim, page: PageCommit<'a>) -> PageOutcome;
        split(claim: &'a Claim, window: &'a Window, into: &'a [NewWindow], limit: Option<(i64, i64)>) -> ();
        set_limit(claim: &'a Claim, stream: i64, limit: i64) -> ();
        set_lag(claim: &'a Claim, stream: i64, lag: i64, at: i64) -> ();
        put_off(claim: &'a Claim, window: &'a Window, due_in: Duration, why: &'a str, restart: bool) -> ();
        make_due(account: &'a str) -> u64;
        give_up(claim: &'a Claim, window: &'a Window, gap: Gap, seen: i64) -> ();
        quarantine(claim: &'a Claim, window: &'a Window, seen: i64, why: &'a str, body: &'a str) -> ();
        events(after: u64, limit: u32) -> Vec<Event>;
        sink(name: &'a str) -> u64;
        set_sink(name: &'a str, position: u64) -> ();
        delete_events(before: i64) -> Deleted;
        records(query: &'a Query) -> Vec<Record>;
        counts() -> Vec<Count>;
        history(record: &'a Record) -> Vec<Version>;
        coverage() -> Vec<Coverage>;
        quarantined(limit: u32) -> Vec<Quarantined>;
    }
}
