//! A store in memory, for tests and short runs.

mod pages;
mod reports;
mod state;
mod windows;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{
    Answer, Claim, Count, Coverage, Deleted, PageCommit, PageOutcome, Quarantined, Query, Record, Seconds,
    Store, StoreError, Version,
};
use crate::model::{Account, AccountKind, Event, Gap, NewWindow, Stream, StreamKey, Window};
use state::State;

/// A store in memory. Its content is lost with the value.
///
/// # Examples
///
/// ```
/// use tbk_sync::model::AccountKind;
/// use tbk_sync::store::{Memory, Store as _};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), tbk_sync::store::StoreError> {
/// let store = Memory::new();
/// store.add_account("shop1", AccountKind::Publisher).await?;
/// assert_eq!(store.accounts().await?[0].name, "shop1");
/// # Ok(()) }
/// ```
#[derive(Debug, Default)]
pub struct Memory {
    state: Mutex<State>,
}

impl Memory {
    /// Creates an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A write is refused before it changes anything, so the state is valid after a panic, too.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<T: Send + 'static>(&self, read: impl FnOnce(&State) -> T) -> Answer<'_, T> {
        let value = read(&self.state());
        Box::pin(async { Ok(value) })
    }

    /// Changes the state if the claim is valid.
    fn write<T: Send + 'static>(
        &self,
        claim: &Claim,
        write: impl FnOnce(&mut State) -> Result<T, StoreError>,
    ) -> Answer<'_, T> {
        let mut state = self.state();
        let value = state.check(claim).and_then(|()| write(&mut state));
        Box::pin(async { value })
    }

    /// Changes the state if the claim is valid and has this open window.
    fn write_window<T: Send + 'static>(
        &self,
        claim: &Claim,
        window: &Window,
        write: impl FnOnce(&mut State) -> Result<T, StoreError>,
    ) -> Answer<'_, T> {
        self.write(claim, |state| state.check_window(claim, window).and_then(|()| write(state)))
    }
}

impl Store for Memory {
    fn add_account<'a>(&'a self, name: &'a str, kind: AccountKind) -> Answer<'a, Account> {
        let account = self.state().add_account(name, kind);
        Box::pin(async { Ok(account) })
    }

    fn accounts(&self) -> Answer<'_, Vec<Account>> {
        self.read(State::accounts)
    }

    fn claim<'a>(&'a self, worker: &'a str, lease: Duration) -> Answer<'a, Option<Claim>> {
        let claim = self.state().claim(worker, lease);
        Box::pin(async { Ok(claim) })
    }

    fn renew<'a>(&'a self, claim: &'a Claim, lease: Duration) -> Answer<'a, ()> {
        self.write(claim, |state| state.renew(claim, lease))
    }

    fn release<'a>(&'a self, claim: &'a Claim, due_in: Duration) -> Answer<'a, ()> {
        self.write(claim, |state| state.release(claim, due_in))
    }

    fn park<'a>(&'a self, claim: &'a Claim, why: &'a str, seen: i64) -> Answer<'a, ()> {
        self.write(claim, |state| state.park(claim, why, seen))
    }

    fn resume<'a>(&'a self, account: &'a str, seen: i64) -> Answer<'a, bool> {
        let was_parked = self.state().resume(account, seen);
        Box::pin(async move { Ok(was_parked) })
    }

    fn streams<'a>(
        &'a self,
        claim: &'a Claim,
        keys: &'a [(StreamKey, i64)],
        limit: i64,
    ) -> Answer<'a, Vec<Stream>> {
        self.write(claim, |state| Ok(state.streams(claim, keys, limit)))
    }

    fn seconds<'a>(&'a self, claim: &'a Claim, stream: i64) -> Answer<'a, Seconds> {
        self.write(claim, |state| Ok(state.seconds(stream)))
    }

    fn mark<'a>(&'a self, claim: &'a Claim, name: &'a str) -> Answer<'a, Option<i64>> {
        self.write(claim, |state| Ok(state.marks.get(&(claim.account.id, name.to_owned())).copied()))
    }

    fn set_mark<'a>(&'a self, claim: &'a Claim, name: &'a str, at: i64) -> Answer<'a, ()> {
        self.write(claim, |state| state.set_mark(claim, name, at))
    }

    fn plan<'a>(&'a self, claim: &'a Claim, windows: &'a [NewWindow]) -> Answer<'a, ()> {
        self.write(claim, |state| {
            state.plan(windows);
            Ok(())
        })
    }

    fn windows<'a>(&'a self, claim: &'a Claim, limit: u32) -> Answer<'a, Vec<Window>> {
        self.write(claim, |state| Ok(state.due_windows(claim, limit)))
    }

    fn next_due<'a>(&'a self, claim: &'a Claim) -> Answer<'a, Option<Duration>> {
        self.write(claim, |state| Ok(state.next_due(claim)))
    }

    fn commit_page<'a>(&'a self, claim: &'a Claim, page: PageCommit<'a>) -> Answer<'a, PageOutcome> {
        self.write_window(claim, page.window, |state| state.commit_page(claim, &page))
    }

    fn split<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        into: &'a [NewWindow],
        limit: Option<(i64, i64)>,
    ) -> Answer<'a, ()> {
        self.write_window(claim, window, |state| state.split(window, into, limit))
    }

    fn set_limit<'a>(&'a self, claim: &'a Claim, stream: i64, limit: i64) -> Answer<'a, ()> {
        self.write(claim, |state| {
            if let Some(entry) = state.streams.get_mut(&stream) {
                entry.stream.limit = limit;
            }
            Ok(())
        })
    }

    fn set_lag<'a>(&'a self, claim: &'a Claim, stream: i64, lag: i64, at: i64) -> Answer<'a, ()> {
        self.write(claim, |state| {
            if let Some(entry) = state.streams.get_mut(&stream) {
                (entry.stream.lag, entry.stream.lag_at) = (Some(lag), Some(at));
            }
            Ok(())
        })
    }

    fn put_off<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        due_in: Duration,
        why: &'a str,
        restart: bool,
    ) -> Answer<'a, ()> {
        self.write_window(claim, window, |state| state.put_off(window, due_in, why, restart))
    }

    fn make_due<'a>(&'a self, account: &'a str) -> Answer<'a, u64> {
        let made = self.state().make_due(account);
        Box::pin(async move { Ok(made) })
    }

    fn give_up<'a>(&'a self, claim: &'a Claim, window: &'a Window, gap: Gap, seen: i64) -> Answer<'a, ()> {
        self.write_window(claim, window, |state| state.give_up(claim, window, gap, seen))
    }

    fn quarantine<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        seen: i64,
        why: &'a str,
        body: &'a str,
    ) -> Answer<'a, ()> {
        self.write(claim, |state| state.quarantine(claim, window, (seen, why, body)))
    }

    fn events(&self, after: u64, limit: u32) -> Answer<'_, Vec<Event>> {
        self.read(|state| state.events(after, limit))
    }

    fn sink<'a>(&'a self, name: &'a str) -> Answer<'a, u64> {
        self.read(|state| state.sinks.get(name).copied().unwrap_or(0))
    }

    fn set_sink<'a>(&'a self, name: &'a str, position: u64) -> Answer<'a, ()> {
        self.state().sinks.insert(name.to_owned(), position);
        Box::pin(async { Ok(()) })
    }

    fn delete_events(&self, before: i64) -> Answer<'_, Deleted> {
        let deleted = self.state().delete_events(before);
        Box::pin(async { Ok(deleted) })
    }

    fn records<'a>(&'a self, query: &'a Query) -> Answer<'a, Vec<Record>> {
        self.read(|state| state.records(query))
    }

    fn counts(&self) -> Answer<'_, Vec<Count>> {
        self.read(State::counts)
    }

    fn history<'a>(&'a self, record: &'a Record) -> Answer<'a, Vec<Version>> {
        self.read(|state| state.history(record))
    }

    fn coverage(&self) -> Answer<'_, Vec<Coverage>> {
        self.read(State::coverage)
    }

    fn quarantined(&self, limit: u32) -> Answer<'_, Vec<Quarantined>> {
        self.read(|state| state.quarantined(limit))
    }
}
