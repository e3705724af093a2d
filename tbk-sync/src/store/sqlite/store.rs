//! [`Store`] for SQLite: each method is one transaction in the thread of the database.

use std::time::Duration;

use super::names::after;
use super::open::Sqlite;
use super::pages::Page;
use super::{accounts, outbox, pages, reports, windows};
use crate::model::{Account, AccountKind, Event, Gap, NewWindow, Stream, StreamKey, Window};
use crate::store::{
    Answer, Claim, Count, Coverage, Deleted, PageCommit, PageOutcome, Quarantined, Query, Record, Seconds,
    Store, Version,
};

impl Store for Sqlite {
    fn add_account<'a>(&'a self, name: &'a str, kind: AccountKind) -> Answer<'a, Account> {
        let (name, now) = (name.to_owned(), self.now());
        self.database.write("add an account", move |transaction| accounts::add(transaction, &name, kind, now))
    }

    fn accounts(&self) -> Answer<'_, Vec<Account>> {
        self.database.read("read accounts", |transaction| accounts::all(transaction))
    }

    fn claim<'a>(&'a self, worker: &'a str, lease: Duration) -> Answer<'a, Option<Claim>> {
        let (worker, now) = (worker.to_owned(), self.now());
        self.database.write("claim an account", move |transaction| {
            accounts::claim(transaction, &worker, now, after(now, lease))
        })
    }

    fn renew<'a>(&'a self, claim: &'a Claim, lease: Duration) -> Answer<'a, ()> {
        let until = after(self.now(), lease);
        self.database.claimed("renew a lease", claim, move |transaction, claim| {
            accounts::renew(transaction, claim, until)
        })
    }

    fn release<'a>(&'a self, claim: &'a Claim, due_in: Duration) -> Answer<'a, ()> {
        let due_at = after(self.now(), due_in);
        self.database.claimed("release an account", claim, move |transaction, claim| {
            accounts::release(transaction, claim, due_at)
        })
    }

    fn park<'a>(&'a self, claim: &'a Claim, why: &'a str, seen: i64) -> Answer<'a, ()> {
        let why = why.to_owned();
        self.database.claimed("park an account", claim, move |transaction, claim| {
            accounts::park(transaction, claim, &why, seen)
        })
    }

    fn resume<'a>(&'a self, account: &'a str, seen: i64) -> Answer<'a, bool> {
        let (account, now) = (account.to_owned(), self.now());
        self.database
            .write("resume an account", move |transaction| accounts::resume(transaction, &account, now, seen))
    }

    fn streams<'a>(
        &'a self,
        claim: &'a Claim,
        keys: &'a [(StreamKey, i64)],
        limit: i64,
    ) -> Answer<'a, Vec<Stream>> {
        let keys = keys.to_vec();
        self.database.claimed("read streams", claim, move |transaction, claim| {
            windows::streams(transaction, claim, &keys, limit)
        })
    }

    fn seconds<'a>(&'a self, claim: &'a Claim, stream: i64) -> Answer<'a, Seconds> {
        self.database.claimed("read the seconds of a stream", claim, move |transaction, claim| {
            windows::seconds(transaction, claim, stream)
        })
    }

    fn mark<'a>(&'a self, claim: &'a Claim, name: &'a str) -> Answer<'a, Option<i64>> {
        let name = name.to_owned();
        self.database.claimed("read a mark", claim, move |transaction, claim| {
            accounts::mark(transaction, claim, &name)
        })
    }

    fn set_mark<'a>(&'a self, claim: &'a Claim, name: &'a str, at: i64) -> Answer<'a, ()> {
        let name = name.to_owned();
        self.database.claimed("set a mark", claim, move |transaction, claim| {
            accounts::set_mark(transaction, claim, &name, at)
        })
    }

    fn plan<'a>(&'a self, claim: &'a Claim, windows: &'a [NewWindow]) -> Answer<'a, ()> {
        let new = windows.to_vec();
        self.database.claimed("add windows", claim, move |transaction, _| windows::plan(transaction, &new))
    }

    fn windows<'a>(&'a self, claim: &'a Claim, limit: u32) -> Answer<'a, Vec<Window>> {
        let now = self.now();
        self.database.claimed("read windows", claim, move |transaction, claim| {
            windows::due(transaction, claim, now, limit)
        })
    }

    fn next_due<'a>(&'a self, claim: &'a Claim) -> Answer<'a, Option<Duration>> {
        let now = self.now();
        self.database.claimed("read windows", claim, move |transaction, claim| {
            windows::next_due(transaction, claim, now)
        })
    }

    fn commit_page<'a>(&'a self, claim: &'a Claim, page: PageCommit<'a>) -> Answer<'a, PageOutcome> {
        let page = Page::new(page);
        self.database.claimed("store a page", claim, move |transaction, claim| {
            pages::commit(transaction, claim, &page)
        })
    }

    fn split<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        into: &'a [NewWindow],
        limit: Option<(i64, i64)>,
    ) -> Answer<'a, ()> {
        let (id, into) = (window.id, into.to_vec());
        self.database.claimed("split a window", claim, move |transaction, claim| {
            windows::split(transaction, claim, id, &into, limit)
        })
    }

    fn set_limit<'a>(&'a self, claim: &'a Claim, stream: i64, limit: i64) -> Answer<'a, ()> {
        self.database.claimed("set the limit of a stream", claim, move |transaction, claim| {
            windows::set_limit(transaction, claim, stream, limit)
        })
    }

    fn set_lag<'a>(&'a self, claim: &'a Claim, stream: i64, lag: i64, at: i64) -> Answer<'a, ()> {
        self.database.claimed("set the lag of a stream", claim, move |transaction, claim| {
            windows::set_lag(transaction, claim, stream, lag, at)
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
        let (id, why, due_at) = (window.id, why.to_owned(), after(self.now(), due_in));
        self.database.claimed("put off a window", claim, move |transaction, claim| {
            windows::put_off(transaction, claim, id, due_at, &why, restart)
        })
    }

    fn make_due<'a>(&'a self, account: &'a str) -> Answer<'a, u64> {
        let (account, now) = (account.to_owned(), self.now());
        self.database
            .write("make windows due", move |transaction| windows::make_due(transaction, &account, now))
    }

    fn give_up<'a>(&'a self, claim: &'a Claim, window: &'a Window, gap: Gap, seen: i64) -> Answer<'a, ()> {
        let id = window.id;
        self.database.claimed("give up a window", claim, move |transaction, claim| {
            windows::give_up(transaction, claim, id, gap, seen)
        })
    }

    fn quarantine<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        seen: i64,
        why: &'a str,
        body: &'a str,
    ) -> Answer<'a, ()> {
        let (window, why, body) = (window.clone(), why.to_owned(), body.to_owned());
        self.database.claimed("keep a page in quarantine", claim, move |transaction, _| {
            reports::quarantine(transaction, &window, seen, &why, &body)
        })
    }

    fn events(&self, after: u64, limit: u32) -> Answer<'_, Vec<Event>> {
        self.database.read("read events", move |transaction| outbox::events(transaction, after, limit))
    }

    fn sink<'a>(&'a self, name: &'a str) -> Answer<'a, u64> {
        let name = name.to_owned();
        self.database.read("read the position of a sink", move |transaction| outbox::sink(transaction, &name))
    }

    fn set_sink<'a>(&'a self, name: &'a str, position: u64) -> Answer<'a, ()> {
        let name = name.to_owned();
        self.database.write("set the position of a sink", move |transaction| {
            outbox::set_sink(transaction, &name, position)
        })
    }

    fn delete_events(&self, before: i64) -> Answer<'_, Deleted> {
        self.database.write("delete old events", move |transaction| outbox::delete(transaction, before))
    }

    fn records<'a>(&'a self, query: &'a Query) -> Answer<'a, Vec<Record>> {
        let query = query.clone();
        self.database.read("read records", move |transaction| reports::records(transaction, &query))
    }

    fn counts(&self) -> Answer<'_, Vec<Count>> {
        self.database.read("count records", |transaction| reports::counts(transaction))
    }

    fn history<'a>(&'a self, record: &'a Record) -> Answer<'a, Vec<Version>> {
        let id = record.id;
        self.database
            .read("read the versions of a record", move |transaction| reports::history(transaction, id))
    }

    fn coverage(&self) -> Answer<'_, Vec<Coverage>> {
        self.database.read("read the coverage", reports::coverage)
    }

    fn quarantined(&self, limit: u32) -> Answer<'_, Vec<Quarantined>> {
        self.database.read("read the quarantine", move |transaction| reports::quarantined(transaction, limit))
    }
}
