//! Interrupts an engine: a store that fails or never returns, and calls that never return.
#![allow(clippy::elidable_lifetime_names, reason = "only some arguments of a store have the lifetime")]

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::sync::Notify;

use crate::model::{Account, AccountKind, Event, Gap, NewWindow, Stream, StreamKey, Window};
use crate::store::{
    Answer, Claim, Count, Coverage, Deleted, PageCommit, PageOutcome, Quarantined, Query, Record, Seconds,
    Store, StoreError, Version,
};

/// What happens at an operation of the store or a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interruption {
    /// The process dies before it.
    Before,
    /// The process dies after it, before it knows the result.
    After,
    /// The store fails. A call is made.
    Fail,
}

/// The operations of the store and the calls are numbered from 1.
#[derive(Debug, Default)]
pub(super) struct Chaos {
    plan: Mutex<(u64, BTreeMap<u64, Interruption>)>,
    dead: Notify,
}

impl Chaos {
    /// Begins to count again.
    pub(super) fn plan(&self, interruptions: BTreeMap<u64, Interruption>) {
        *self.plan.lock().unwrap() = (0, interruptions);
    }

    /// Waits until the process is to die.
    pub(super) async fn dead(&self) {
        self.dead.notified().await;
    }

    fn next(&self) -> Option<Interruption> {
        let (number, plan) = &mut *self.plan.lock().unwrap();
        *number += 1;
        plan.get(number).copied()
    }

    async fn die<T>(&self) -> T {
        self.dead.notify_one();
        std::future::pending().await
    }

    /// Makes a call of the gateway.
    pub(super) async fn call<T>(&self, call: impl Future<Output = T>) -> T {
        match self.next() {
            Some(Interruption::Before) => self.die().await,
            Some(Interruption::After) => {
                call.await;
                self.die().await
            }
            Some(Interruption::Fail) | None => call.await,
        }
    }
}

/// A store whose operations are interrupted.
///
/// Each operation is done when its method returns, so that the time of the runtime stands still while the store works.
#[derive(Debug)]
pub(super) struct Interrupted {
    pub(super) store: Arc<dyn Store>,
    pub(super) chaos: Arc<Chaos>,
}

impl Interrupted {
    fn run<'a, T: Send + 'a>(&'a self, call: impl FnOnce(&'a dyn Store) -> Answer<'a, T>) -> Answer<'a, T> {
        let interruption = self.chaos.next();
        match interruption {
            Some(Interruption::Before) => Box::pin(self.chaos.die()),
            Some(Interruption::Fail) => Box::pin(async {
                Err(StoreError::Database { action: "work", source: "the database is away".into() })
            }),
            Some(Interruption::After) => {
                let _ = block_on(call(&*self.store));
                Box::pin(self.chaos.die())
            }
            None => {
                let result = block_on(call(&*self.store));
                Box::pin(async { result })
            }
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for the future in this thread. The runtime does nothing meanwhile.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    // The budget of a task would end only with the next turn of the runtime.
    let mut future = pin!(tokio::task::unconstrained(future));
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

macro_rules! interrupted {
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        $(fn $name<'a>(&'a self, $($argument: $type),*) -> Answer<'a, $answer> {
            self.run(|store| store.$name($($argument),*))
        })*
    };
}

impl Store for Interrupted {
    interrupted! {
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
