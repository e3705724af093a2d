//! [`Store`] for PostgreSQL: each method is one transaction.

use std::sync::Arc;
use std::time::Duration;

use super::database;
use super::open::Postgres;
use super::{accounts, outbox, pages, reports, streams, windows};
use crate::model::{Account, AccountKind, Event, Gap, NewWindow, Stream, StreamKey, Window};
use crate::record::NewRows;
use crate::store::failure::Failure;
use crate::store::{
    Answer, Claim, Count, Coverage, Deleted, PageCommit, PageOutcome, Quarantined, Query, Record, Seconds,
    Store, Version,
};

/// Runs `$work` in the transaction that `$begin` begins, and commits it.
macro_rules! run {
    ($store:ident, $action:literal, $begin:ident($($claim:ident)?), |$transaction:ident| $work:expr) => {
        Box::pin(async move {
            let work = async {
                let mut connection = $store.connect().await?;
                let work = async {
                    let begun = database::$begin(&mut connection $(, $claim)?).await?;
                    let $transaction = &begun;
                    let result = $work.await?;
                    begun.commit().await?;
                    Ok(result)
                };
                let result = work.await;
                database::discard_after_error(connection, &result);
                result
            };
            work.await.map_err(|failure: Failure| failure.during($action))
        })
    };
}

impl Store for Postgres {
    fn add_account<'a>(&'a self, name: &'a str, kind: AccountKind) -> Answer<'a, Account> {
        run!(self, "add an account", begin(), |transaction| accounts::add(transaction, name, kind))
    }

    fn accounts(&self) -> Answer<'_, Vec<Account>> {
        run!(self, "read accounts", snapshot(), |transaction| accounts::all(transaction))
    }

    fn claim<'a>(&'a self, worker: &'a str, lease: Duration) -> Answer<'a, Option<Claim>> {
        run!(self, "claim an account", begin(), |transaction| accounts::claim(transaction, worker, lease))
    }

    fn renew<'a>(&'a self, claim: &'a Claim, lease: Duration) -> Answer<'a, ()> {
        run!(self, "renew a lease", claimed(claim), |transaction| accounts::renew(transaction, claim, lease))
    }

    fn release<'a>(&'a self, claim: &'a Claim, due_in: Duration) -> Answer<'a, ()> {
        run!(self, "release an account", claimed(claim), |transaction| {
            accounts::release(transaction, claim, due_in)
        })
    }

    fn park<'a>(&'a self, claim: &'a Claim, why: &'a str, seen: i64) -> Answer<'a, ()> {
        run!(self, "park an account", claimed(claim), |transaction| {
            accounts::park(transaction, claim, why, seen)
        })
    }

    fn resume<'a>(&'a self, account: &'a str, seen: i64) -> Answer<'a, bool> {
        run!(self, "resume an account", begin(), |transaction| accounts::resume(transaction, account, seen))
    }

    fn streams<'a>(
        &'a self,
        claim: &'a Claim,
        keys: &'a [(StreamKey, i64)],
        limit: i64,
    ) -> Answer<'a, Vec<Stream>> {
        run!(self, "read streams", claimed(claim), |transaction| {
            streams::streams(transaction, claim, keys, limit)
        })
    }

    fn seconds<'a>(&'a self, claim: &'a Claim, stream: i64) -> Answer<'a, Seconds> {
        run!(self, "read the seconds of a stream", claimed(claim), |transaction| {
            streams::seconds(transaction, claim, stream)
        })
    }

    fn mark<'a>(&'a self, claim: &'a Claim, name: &'a str) -> Answer<'a, Option<i64>> {
        run!(self, "read a mark", claimed(claim), |transaction| accounts::mark(transaction, claim, name))
    }

    fn set_mark<'a>(&'a self, claim: &'a Claim, name: &'a str, at: i64) -> Answer<'a, ()> {
        run!(self, "set a mark", claimed(claim), |transaction| {
            accounts::set_mark(transaction, claim, name, at)
        })
    }

    fn plan<'a>(&'a self, claim: &'a Claim, windows: &'a [NewWindow]) -> Answer<'a, ()> {
        run!(self, "add windows", claimed(claim), |transaction| windows::plan(transaction, windows))
    }

    fn windows<'a>(&'a self, claim: &'a Claim, limit: u32) -> Answer<'a, Vec<Window>> {
        run!(self, "read windows", claimed(claim), |transaction| windows::due(transaction, claim, limit))
    }

    fn next_due<'a>(&'a self, claim: &'a Claim) -> Answer<'a, Option<Duration>> {
        run!(self, "read windows", claimed(claim), |transaction| windows::next_due(transaction, claim))
    }

    fn commit_page<'a>(&'a self, claim: &'a Claim, page: PageCommit<'a>) -> Answer<'a, PageOutcome> {
        let rows = NewRows::new(Arc::clone(&page.rows));
        // The claim is checked together with other reads of the page.
        run!(self, "store a page", begin(), |transaction| pages::commit(transaction, claim, &page, &rows))
    }

    fn split<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        into: &'a [NewWindow],
        limit: Option<(i64, i64)>,
    ) -> Answer<'a, ()> {
        run!(self, "split a window", claimed(claim), |transaction| {
            windows::split(transaction, claim, window.id, into, limit)
        })
    }

    fn set_limit<'a>(&'a self, claim: &'a Claim, stream: i64, limit: i64) -> Answer<'a, ()> {
        run!(self, "set the limit of a stream", claimed(claim), |transaction| {
            streams::set_limit(transaction, claim, stream, limit)
        })
    }

    fn set_lag<'a>(&'a self, claim: &'a Claim, stream: i64, lag: i64, at: i64) -> Answer<'a, ()> {
        run!(self, "set the lag of a stream", claimed(claim), |transaction| {
            streams::set_lag(transaction, claim, stream, lag, at)
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
        run!(self, "put off a window", claimed(claim), |transaction| {
            windows::put_off(transaction, claim, window.id, due_in, why, restart)
        })
    }

    fn make_due<'a>(&'a self, account: &'a str) -> Answer<'a, u64> {
        run!(self, "make windows due", begin(), |transaction| windows::make_due(transaction, account))
    }

    fn give_up<'a>(&'a self, claim: &'a Claim, window: &'a Window, gap: Gap, seen: i64) -> Answer<'a, ()> {
        run!(self, "give up a window", claimed(claim), |transaction| {
            windows::give_up(transaction, claim, window.id, gap, seen)
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
        run!(self, "keep a page in quarantine", claimed(claim), |transaction| {
            reports::quarantine(transaction, window, seen, why, body)
        })
    }

    fn events(&self, after: u64, limit: u32) -> Answer<'_, Vec<Event>> {
        Box::pin(async move {
            let events = async {
                let connection = self.connect().await?;
                let result = outbox::sequence_and_read(&connection, after, limit).await;
                database::discard_after_error(connection, &result);
                result
            };
            events.await.map_err(|failure| failure.during("read events"))
        })
    }

    fn sink<'a>(&'a self, name: &'a str) -> Answer<'a, u64> {
        run!(self, "read the position of a sink", snapshot(), |transaction| outbox::sink(transaction, name))
    }

    fn set_sink<'a>(&'a self, name: &'a str, position: u64) -> Answer<'a, ()> {
        run!(self, "set the position of a sink", begin(), |transaction| {
            outbox::set_sink(transaction, name, position)
        })
    }

    fn delete_events(&self, before: i64) -> Answer<'_, Deleted> {
        Box::pin(async move {
            let deleted = async {
                let connection = self.connect().await?;
                let result = outbox::sequence_and_delete(&connection, before).await;
                database::discard_after_error(connection, &result);
                result
            };
            deleted.await.map_err(|failure| failure.during("delete old events"))
        })
    }

    fn records<'a>(&'a self, query: &'a Query) -> Answer<'a, Vec<Record>> {
        run!(self, "read records", snapshot(), |transaction| reports::records(transaction, query))
    }

    fn counts(&self) -> Answer<'_, Vec<Count>> {
        run!(self, "count records", snapshot(), |transaction| reports::counts(transaction))
    }

    fn history<'a>(&'a self, record: &'a Record) -> Answer<'a, Vec<Version>> {
        run!(self, "read the versions of a record", snapshot(), |transaction| {
            reports::history(transaction, record.id)
        })
    }

    fn coverage(&self) -> Answer<'_, Vec<Coverage>> {
        run!(self, "read the coverage", snapshot(), |transaction| reports::coverage(transaction))
    }

    fn quarantined(&self, limit: u32) -> Answer<'_, Vec<Quarantined>> {
        run!(self, "read the quarantine", snapshot(), |transaction| reports::quarantined(transaction, limit))
    }
}
