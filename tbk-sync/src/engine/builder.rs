//! The builder of an engine.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::Instant;

use super::account::SyncAccount;
use super::error::EngineError;
use super::progress::{Observer, Progress};
use super::reason::{Describe, Reason};
use super::stop::Stop;
use crate::model::{AccountKind, Lane, Source};
use crate::store::Store;

/// Synchronises accounts with a store.
///
/// It is cheap to clone; clones share everything.
///
/// | method | does |
/// | --- | --- |
/// | [`run_once`](Self::run_once) | reads what is due, once |
/// | [`run_until_caught_up`](Self::run_until_caught_up) | until no window is open |
/// | [`run`](Self::run) | until it is stopped |
/// | [`backfill`](Self::backfill) | reads history |
/// | [`verify`](Self::verify) | compares the store with the platform |
///
/// # Examples
///
/// ```no_run
/// # async fn sync(client: top_core::TopClient) -> Result<(), tbk_sync::engine::EngineError> {
/// use std::sync::Arc;
/// use tbk_sync::engine::{Engine, SyncAccount};
/// use tbk_sync::model::AccountKind;
/// use tbk_sync::store::Memory;
///
/// let engine = Engine::builder(Arc::new(Memory::new()))
///     .account(SyncAccount::new("shop1", AccountKind::Publisher, client))
///     .build()?;
/// let summary = engine.run_once().await?;
/// println!("{} new, {} changed, {} windows open", summary.new, summary.changed, summary.open);
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Engine(pub(super) Arc<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) store: Arc<dyn Store>,
    pub(super) accounts: BTreeMap<String, SyncAccount>,
    pub(super) options: Options,
    pub(super) stop: Stop,
    pub(super) observer: Observer,
    pub(super) describe: Describe,
    pub(super) memory: Mutex<Memo>,
    pub(super) built: Instant,
}

/// What an engine remembers between passes. It only affects when calls are made.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// How often an account failed since its last page.
    failures: HashMap<String, u32>,
    /// How many pages of an account were stored.
    pages: HashMap<String, u64>,
    /// How many pages of its account were stored when a window was last refused.
    refused: HashMap<i64, u64>,
    /// How often a window was read that has a row which can't be used.
    odd: HashMap<i64, u32>,
    /// When the engine last looked for old events.
    pub(super) old_events: Option<Instant>,
    /// When the live lane of a list was last planned.
    pub(super) live: HashMap<(String, Source), Instant>,
    /// For the accounts for which the gateway told its time: how far their clock was ahead of the time since the engine was
    /// built, in seconds.
    pub(super) heard: HashMap<String, i64>,
}

impl Memo {
    /// Returns whether a page of the account was stored.
    pub(super) fn has_pages(&self, account: &str) -> bool {
        self.pages.contains_key(account)
    }

    /// A page of the window was stored.
    pub(super) fn served(&mut self, account: &str, window: i64) {
        self.failures.remove(account);
        self.refused.remove(&window);
        *self.pages.entry(account.to_owned()).or_default() += 1;
    }

    /// The window has a row that can't be used. Returns how often this was the case before.
    pub(super) fn odd(&mut self, window: i64) -> u32 {
        count(&mut self.odd, window)
    }

    /// A call of the account failed. Returns how often this was the case since its last page.
    pub(super) fn failed(&mut self, account: &str) -> u32 {
        count(&mut self.failures, account.to_owned())
    }

    /// The window was read to its end.
    pub(super) fn finished(&mut self, window: i64) {
        self.odd.remove(&window);
    }

    /// The window was refused. Returns whether a page of the account was stored since it was last refused.
    pub(super) fn refused(&mut self, account: &str, window: i64) -> bool {
        let pages = self.pages.get(account).copied().unwrap_or(0);
        self.refused.insert(window, pages).is_some_and(|before| before < pages)
    }
}

/// Counts one more. Returns the number before.
fn count<K: Eq + Hash>(counts: &mut HashMap<K, u32>, key: K) -> u32 {
    let number = counts.entry(key).or_insert(0);
    let before = *number;
    *number = before.saturating_add(1);
    before
}

#[derive(Debug, Clone)]
pub(super) struct Options {
    pub(super) poll: Duration,
    pub(super) lag: i64,
    pub(super) overlap: i64,
    pub(super) since: i64,
    pub(super) page_size: i64,
    pub(super) lease: Duration,
    pub(super) workers: usize,
    pub(super) lanes: Vec<Lane>,
    pub(super) sweep_budget: Option<u64>,
}

impl Options {
    /// Returns whether a page with so many rows has no room for another one.
    pub(super) fn is_full(&self, rows: usize) -> bool {
        i64::try_from(rows).map_or(true, |rows| rows >= self.page_size)
    }
}

/// A builder for an [`Engine`].
///
/// | setting | default |
/// | --- | --- |
/// | [`poll`](Self::poll) | 60 seconds |
/// | [`lag`](Self::lag) | 15 minutes |
/// | [`overlap`](Self::overlap) | 2 seconds |
/// | [`since`](Self::since) | 24 hours |
/// | [`page_size`](Self::page_size) | 100 |
/// | [`lease`](Self::lease) | 60 seconds |
/// | [`workers`](Self::workers) | 2 |
/// | [`lanes`](Self::lanes) | all |
/// | [`sweep_budget`](Self::sweep_budget) | none |
#[derive(Debug)]
#[must_use]
pub struct EngineBuilder {
    store: Arc<dyn Store>,
    accounts: BTreeMap<String, SyncAccount>,
    options: Options,
    stop: Stop,
    observer: Observer,
    describe: Describe,
}

impl Engine {
    /// Returns a builder for an engine with this store.
    pub fn builder(store: Arc<dyn Store>) -> EngineBuilder {
        let options = Options {
            poll: Duration::from_secs(60),
            lag: 15 * 60,
            overlap: 2,
            since: 24 * 3_600,
            page_size: 100,
            lease: Duration::from_secs(60),
            workers: 2,
            lanes: vec![Lane::Live, Lane::Sweep, Lane::Backfill],
            sweep_budget: None,
        };
        EngineBuilder {
            store,
            accounts: BTreeMap::new(),
            options,
            stop: Stop::new(),
            observer: Observer::none(),
            describe: Describe::new(|reason| reason.to_string()),
        }
    }
}

impl EngineBuilder {
    /// Adds an account. It replaces one with the same name.
    pub fn account(mut self, account: SyncAccount) -> Self {
        self.accounts.insert(account.name.clone(), account);
        self
    }

    /// Sets the time between two reads of an account by [`Engine::run`]. Default: 60 seconds.
    pub fn poll(mut self, poll: Duration) -> Self {
        self.options.poll = poll;
        self
    }

    /// Sets how late the platform may show a change. Default: 15 minutes.
    ///
    /// The seconds of the last `lag` are read again at each poll. Sweeps find changes that come later. Each such change widens
    /// the lag of its list to the time that it took, at most an hour, for 7 days; see [`Stream::lag`](crate::model::Stream::lag).
    pub fn lag(mut self, lag: Duration) -> Self {
        self.options.lag = seconds(lag);
        self
    }

    /// Sets how far a window reaches into the seconds before it. Default: 2 seconds.
    pub fn overlap(mut self, overlap: Duration) -> Self {
        self.options.overlap = seconds(overlap);
        self
    }

    /// Sets how far the first read of an account reaches back. Default: 24 hours.
    ///
    /// [`Engine::backfill`] reads what is older.
    pub fn since(mut self, since: Duration) -> Self {
        self.options.since = seconds(since).max(1);
        self
    }

    /// Sets the number of rows on a page, at most 100. Default: 100.
    pub fn page_size(mut self, rows: u8) -> Self {
        self.options.page_size = i64::from(rows.clamp(1, 100));
        self
    }

    /// Sets how long a worker may be silent until another one takes over its account, at least a second.
    /// Default: 60 seconds.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.options.lease = lease.max(Duration::from_secs(1));
        self
    }

    /// Sets the number of accounts that are read at a time. Default: 2.
    ///
    /// Each account has one call at a time.
    pub fn workers(mut self, workers: usize) -> Self {
        self.options.workers = workers.max(1);
        self
    }

    /// Sets which windows are read. Default: all.
    pub fn lanes(mut self, lanes: impl IntoIterator<Item = Lane>) -> Self {
        self.options.lanes = lanes.into_iter().collect();
        self
    }

    /// Sets the number of calls that the sweeps of an account may make on a day (GMT+8). Default: no limit.
    ///
    /// A window that was begun is read to its end. The other windows of sweeps stay open until the next day, and changes that
    /// only a sweep finds are found later. A quiet account needs some 320 calls a day, and 2,000 where windows of 20 minutes
    /// are the longest; on the first day of a month, the sweep over 90 days needs 720, or 6,480.
    pub fn sweep_budget(mut self, calls_per_day: u64) -> Self {
        self.options.sweep_budget = Some(calls_per_day);
        self
    }

    /// Sets the handle that ends the engine. Default: none.
    pub fn stop(mut self, stop: Stop) -> Self {
        self.stop = stop;
        self
    }

    /// Sets a function that receives the progress. It must not block. Default: none.
    pub fn observer(mut self, observe: impl Fn(&Progress<'_>) + Send + Sync + 'static) -> Self {
        self.observer = Observer::new(observe);
        self
    }

    /// Sets the texts of the reasons that the store keeps and the progress tells, for instance in another language.
    /// Default: that of [`Reason`]'s `Display`.
    pub fn describe(mut self, describe: impl Fn(&Reason<'_>) -> String + Send + Sync + 'static) -> Self {
        self.describe = Describe::new(describe);
        self
    }

    /// Builds the engine.
    ///
    /// # Errors
    ///
    /// [`EngineError::NoSession`] if the client of a service provider's customer has no session.
    pub fn build(self) -> Result<Engine, EngineError> {
        let Self { store, accounts, options, stop, observer, describe } = self;
        let without = accounts
            .values()
            .find(|account| account.kind == AccountKind::Provider && !account.client.has_session());
        if let Some(account) = without {
            return Err(EngineError::NoSession { account: account.name.clone() });
        }
        let (memory, built) = (Mutex::default(), Instant::now());
        let inner = Inner { store, accounts, options, stop, observer, describe, memory, built };
        Ok(Engine(Arc::new(inner)))
    }
}

impl Inner {
    /// Changes what the engine remembers. A panic in another thread does not matter: every state is valid.
    pub(super) fn memo<T>(&self, change: impl FnOnce(&mut Memo) -> T) -> T {
        change(&mut self.memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX / 4)
}
