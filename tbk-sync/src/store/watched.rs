//! A store whose operations are watched.
#![allow(clippy::elidable_lifetime_names, reason = "only some arguments of a store have the lifetime")]

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{
    Answer, Claim, Count, Coverage, Deleted, PageCommit, PageOutcome, Quarantined, Query, Record, Seconds,
    Store, Version,
};
use crate::model::{Account, AccountKind, Event, Gap, NewWindow, Stream, StreamKey, Window};

/// What happens at each operation of a [`Watched`] store: it is counted, delayed, or fails.
pub trait Watch: fmt::Debug + Send + Sync + 'static {
    /// Returns the answer of the operation with this name. `begin` begins the operation of the store.
    fn watch<'a, T: Send + 'a>(
        &'a self,
        name: &'static str,
        begin: impl FnOnce() -> Answer<'a, T> + Send + 'a,
    ) -> Answer<'a, T>;
}

/// A store that calls a [`Watch`] at each operation, for tests of a program that has to live with a slow or failing store.
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// use tbk_sync::store::conformance::{Watch, Watched};
/// use tbk_sync::store::{Answer, Memory, Store};
///
/// #[derive(Debug, Default)]
/// struct Calls(AtomicU64);
///
/// impl Watch for Calls {
///     fn watch<'a, T: Send + 'a>(
///         &'a self,
///         _: &'static str,
///         begin: impl FnOnce() -> Answer<'a, T> + Send + 'a,
///     ) -> Answer<'a, T> {
///         self.0.fetch_add(1, Ordering::Relaxed);
///         begin()
///     }
/// }
///
/// # let runtime = tokio::runtime::Builder::new_current_thread().build()?;
/// let calls = Arc::new(Calls::default());
/// let store = Watched::new(Arc::new(Memory::new()), Arc::clone(&calls));
/// # runtime.block_on(async {
/// store.accounts().await?;
/// # Ok::<(), tbk_sync::store::StoreError>(())
/// # })?;
/// assert_eq!(calls.0.load(Ordering::Relaxed), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Watched<W> {
    store: Arc<dyn Store>,
    watch: Arc<W>,
}

impl<W: Watch> Watched<W> {
    /// Watches the operations of a store.
    pub fn new(store: Arc<dyn Store>, watch: Arc<W>) -> Self {
        Self { store, watch }
    }
}

macro_rules! watched {
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        $(fn $name<'a>(&'a self, $($argument: $type),*) -> Answer<'a, $answer> {
            self.watch.watch(stringify!($name), move || self.store.$name($($argument),*))
        })*
    };
}

impl<W: Watch> Store for Watched<W> {
    watched! {
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
