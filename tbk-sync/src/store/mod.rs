//! What the engine needs of a database.

#[cfg(feature = "conformance")]
#[cfg_attr(docsrs, doc(cfg(feature = "conformance")))]
pub mod conformance;
mod error;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod failure;
mod memory;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;
#[cfg(any(test, feature = "conformance"))]
pub(crate) mod watched;

pub use error::StoreError;
pub use memory::Memory;
#[cfg(feature = "postgres")]
#[cfg_attr(docsrs, doc(cfg(feature = "postgres")))]
pub use postgres::Postgres;
#[cfg(feature = "sqlite")]
#[cfg_attr(docsrs, doc(cfg(feature = "sqlite")))]
pub use sqlite::{Durability, Sqlite};

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use top_core::transport::BoxFuture;

use crate::model::{
    Account, AccountKind, Event, Gap, Lane, NewWindow, Source, Span, Stream, StreamKey, Window,
};
use crate::record::Row;

/// The right to work on an account until the lease ends. Each claim of an account has a higher fence than the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The account.
    pub account: Account,
    /// The worker.
    pub worker: String,
    /// The fence: a store refuses the writes of older claims.
    pub fence: i64,
}

/// One page of a window, to be stored in one transaction.
#[derive(Debug, Clone)]
pub struct PageCommit<'a> {
    /// The window.
    pub window: &'a Window,
    /// The list of the window's stream.
    pub source: Source,
    /// The platform's time at which this pass over the window began.
    pub began: i64,
    /// When the page was read, in milliseconds since 1970.
    pub seen: i64,
    /// The rows. A key that occurs twice counts with its last row.
    pub rows: Arc<[Row]>,
    /// What follows.
    pub next: Next<'a>,
}

/// What follows a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<'a> {
    /// The window has another page at this position.
    Page(&'a str),
    /// This was the last page: the window is covered up to the smaller of its end and `settled`. Later rows may be
    /// missing.
    End {
        /// The last second whose rows are all visible by now: `began` minus the lag.
        settled: i64,
    },
}

/// What a page did to the store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageOutcome {
    /// Records that are new.
    pub new: u64,
    /// Records that changed.
    pub changed: u64,
    /// Records that are the same.
    pub same: u64,
    /// Rows that are older than their records.
    pub stale: u64,
    /// The earliest [`Row::modified`] of the new records, and of the changed ones with a later time of change than before.
    pub oldest: Option<i64>,
}

impl PageOutcome {
    /// Remembers the time of change of a record that is new or changed; `before` is the one that the store had.
    fn note(&mut self, modified: Option<i64>, before: Option<i64>) {
        if modified > before {
            self.oldest = self.oldest.into_iter().chain(modified).min();
        }
    }
}

/// How old [`Record::last_seen`] is at least when it is written again, in milliseconds. The live lane reads rows many times.
pub(crate) const SEEN_AGAIN: i64 = 3_600_000;

/// A stored record with its current document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The id in the store. It grows with the order in which records were first seen.
    pub id: i64,
    /// The name of the account.
    pub account: String,
    /// The list.
    pub source: Source,
    /// As [`Row::key`].
    pub key: String,
    /// As [`Row::role`].
    pub role: i64,
    /// The number of states that were seen.
    pub version: i64,
    /// When the record was first seen, in milliseconds since 1970.
    pub first_seen: i64,
    /// When the record was last seen, in milliseconds since 1970. A state that is seen again within an hour does not change it.
    pub last_seen: i64,
    /// As [`Row::modified`].
    pub modified: Option<i64>,
    /// The lane that found the record first.
    pub found_by: Lane,
    /// The document.
    pub document: Map<String, Value>,
}

/// An earlier state of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// When it was seen, in milliseconds since 1970.
    pub seen: i64,
    /// The document in this version.
    pub document: Map<String, Value>,
}

/// Which records to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Only records of this account.
    pub account: Option<String>,
    /// Only records of this list.
    pub source: Option<Source>,
    /// Only records with this key or trade.
    pub key: Option<String>,
    /// Only records in this state.
    pub status: Option<i64>,
    /// Only records that were created in this interval.
    pub created: Option<Span>,
    /// Only records with a higher id.
    pub after: i64,
    /// At most so many records; 0 for no limit.
    pub limit: u32,
}

impl Query {
    /// Returns whether the records are found by their time of creation: it is at most a day. Each page sorts all of them. In
    /// longer intervals a page continues by the id where the page before ended.
    fn is_short(&self) -> bool {
        self.created.is_some_and(|Span { from, to }| to.saturating_sub(from) <= 86_400)
    }
}

/// A number of records that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The name of the account.
    pub account: String,
    /// The list.
    pub source: Source,
    /// Their state: `tk_status` of orders, `refund_status` of refunds.
    pub status: Option<i64>,
    /// The lane that found them first.
    pub found_by: Lane,
    /// How many there are.
    pub records: u64,
}

/// The coverage of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The name of the account.
    pub account: String,
    /// The stream.
    pub stream: Stream,
    /// The seconds that were read, sorted and disjoint.
    pub covered: Vec<Span>,
    /// The seconds that cannot be read, with the reason.
    pub gaps: Vec<(Span, Gap)>,
    /// The number of open windows.
    pub open: u64,
    /// The number of open windows that failed, with the last reason.
    pub failing: Option<(u64, String)>,
}

/// The seconds of a stream that were passed, and its open windows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seconds {
    /// The seconds that were read and those that cannot be read, sorted and disjoint.
    pub passed: Vec<Span>,
    /// The seconds that were read, sorted and disjoint.
    pub covered: Vec<Span>,
    /// The open windows, those that are put off as well.
    pub open: Vec<(Lane, Span)>,
}

/// A page that could not be decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// The id in the store.
    pub id: i64,
    /// The name of the account.
    pub account: String,
    /// The stream.
    pub key: StreamKey,
    /// The window.
    pub span: Span,
    /// When it was read, in milliseconds since 1970.
    pub seen: i64,
    /// Why it could not be decoded.
    pub why: String,
    /// The body, without secrets.
    pub body: String,
}

/// What [`Store::delete_events`] did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deleted {
    /// The number of events that were deleted.
    pub events: u64,
    /// The sink with the lowest position, if it has not reached the position of an event that is old enough.
    pub behind: Option<String>,
}

/// The name of the [mark](Store::set_mark) with the time until which a ban holds an account.
pub const HELD: &str = "held_until";

/// How many events [`Store::delete_events`] deletes at a time.
const DELETED_AT_ONCE: u32 = 10_000;

/// A store of the engine. The module `conformance`, with the feature of this name, tests an implementation.
///
/// A write that is refused or fails changes nothing. A claim ends when its account is claimed again, released or parked: then
/// every method that takes the claim returns [`StoreError::Fenced`]. Until then the claim is valid, also after its lease.
/// Leases are measured by the clock of the database. A window that is not open, or belongs to another account, is refused with
/// [`StoreError::Database`].
pub trait Store: fmt::Debug + Send + Sync + 'static {
    /// Adds the account, or returns the one with this name. Its kind does not change.
    fn add_account<'a>(&'a self, name: &'a str, kind: AccountKind) -> Answer<'a, Account>;

    /// Returns all accounts, sorted by name.
    fn accounts(&self) -> Answer<'_, Vec<Account>>;

    /// Claims the account that is free or whose lease has ended, is not parked and is due for the longest time.
    fn claim<'a>(&'a self, worker: &'a str, lease: Duration) -> Answer<'a, Option<Claim>>;

    /// Extends the lease.
    fn renew<'a>(&'a self, claim: &'a Claim, lease: Duration) -> Answer<'a, ()>;

    /// Ends the claim. The account is due again after this time.
    fn release<'a>(&'a self, claim: &'a Claim, due_in: Duration) -> Answer<'a, ()>;

    /// Ends the claim and parks the account until [`resume`](Self::resume), with an event.
    fn park<'a>(&'a self, claim: &'a Claim, why: &'a str, seen: i64) -> Answer<'a, ()>;

    /// Makes a parked account due, with an event. Returns whether it was parked.
    fn resume<'a>(&'a self, account: &'a str, seen: i64) -> Answer<'a, bool>;

    /// Returns the streams of the account, and adds those that are missing with this start and limit. An earlier start
    /// replaces a later one.
    fn streams<'a>(
        &'a self,
        claim: &'a Claim,
        keys: &'a [(StreamKey, i64)],
        limit: i64,
    ) -> Answer<'a, Vec<Stream>>;

    /// Returns the seconds of a stream that were passed, and its open windows.
    fn seconds<'a>(&'a self, claim: &'a Claim, stream: i64) -> Answer<'a, Seconds>;

    /// Returns a time that [`set_mark`](Self::set_mark) has set for the account, in seconds since 1970.
    fn mark<'a>(&'a self, claim: &'a Claim, name: &'a str) -> Answer<'a, Option<i64>>;

    /// Sets a time, such as that of the last sweep. [`HELD`] sets [`Account::held_until`].
    fn set_mark<'a>(&'a self, claim: &'a Claim, name: &'a str, at: i64) -> Answer<'a, ()>;

    /// Adds windows. A window that is already open, in the same lane with the same span and part, is not added again.
    fn plan<'a>(&'a self, claim: &'a Claim, windows: &'a [NewWindow]) -> Answer<'a, ()>;

    /// Returns the open windows that are due, by lane and then from the oldest to the newest; at most `limit`.
    fn windows<'a>(&'a self, claim: &'a Claim, limit: u32) -> Answer<'a, Vec<Window>>;

    /// Returns the time until the next window that is put off is due; `None` if there is none.
    fn next_due<'a>(&'a self, claim: &'a Claim) -> Answer<'a, Option<Duration>>;

    /// Stores a page: records, versions, events, and the position or the coverage of the window.
    fn commit_page<'a>(&'a self, claim: &'a Claim, page: PageCommit<'a>) -> Answer<'a, PageOutcome>;

    /// Replaces a window by smaller ones. `limit` is the new limit of the stream.
    ///
    /// Windows with the same span and different parts count as covered together.
    fn split<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        into: &'a [NewWindow],
        limit: Option<(i64, i64)>,
    ) -> Answer<'a, ()>;

    /// Sets the limit of a stream.
    fn set_limit<'a>(&'a self, claim: &'a Claim, stream: i64, limit: i64) -> Answer<'a, ()>;

    /// Sets how late a row of a stream was found, in seconds, and when.
    fn set_lag<'a>(&'a self, claim: &'a Claim, stream: i64, lag: i64, at: i64) -> Answer<'a, ()>;

    /// Puts a window off after a failure. With `restart`, its next pass begins at the first page.
    fn put_off<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        due_in: Duration,
        why: &'a str,
        restart: bool,
    ) -> Answer<'a, ()>;

    /// Makes the windows of an account due that were put off. Returns their number.
    fn make_due<'a>(&'a self, account: &'a str) -> Answer<'a, u64>;

    /// Removes a window that cannot be read and records the gap, with an event unless the gap is known. The stream counts the
    /// gap as passed.
    fn give_up<'a>(&'a self, claim: &'a Claim, window: &'a Window, gap: Gap, seen: i64) -> Answer<'a, ()>;

    /// Keeps a page that could not be decoded. At most the newest 1,000 are kept.
    fn quarantine<'a>(
        &'a self,
        claim: &'a Claim,
        window: &'a Window,
        seen: i64,
        why: &'a str,
        body: &'a str,
    ) -> Answer<'a, ()>;

    /// Returns the events after a position, in the order of their positions; at most `limit`. Events that were
    /// [deleted](Self::delete_events) are left out.
    fn events(&self, after: u64, limit: u32) -> Answer<'_, Vec<Event>>;

    /// Returns the position that a sink has reached; 0 for an unknown sink.
    ///
    /// Names with a colon hold other numbers of a [feed](crate::feed), not positions.
    fn sink<'a>(&'a self, name: &'a str) -> Answer<'a, u64>;

    /// Sets the position that a sink has reached.
    fn set_sink<'a>(&'a self, name: &'a str, position: u64) -> Answer<'a, ()>;

    /// Deletes events that were seen before this time, in milliseconds since 1970, if every sink has reached their positions;
    /// the oldest first, at most 10,000. Positions are not used again.
    fn delete_events(&self, before: i64) -> Answer<'_, Deleted>;

    /// Returns records, sorted by id.
    fn records<'a>(&'a self, query: &'a Query) -> Answer<'a, Vec<Record>>;

    /// Counts the records by account, list, state and lane, sorted by account and list.
    fn counts(&self) -> Answer<'_, Vec<Count>>;

    /// Returns all versions of a record, from the first to the current one.
    fn history<'a>(&'a self, record: &'a Record) -> Answer<'a, Vec<Version>>;

    /// Returns the coverage of each stream.
    fn coverage(&self) -> Answer<'_, Vec<Coverage>>;

    /// Returns the quarantine, the newest page first.
    fn quarantined(&self, limit: u32) -> Answer<'_, Vec<Quarantined>>;
}

/// What a store returns.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, StoreError>>;
