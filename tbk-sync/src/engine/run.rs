//! Runs: once, until caught up, or until stopped.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::builder::{Engine, Inner};
use super::error::EngineError;
use super::failure::backoff;
use super::pass::{After, Pace, Pass};
use super::progress::Progress;
use super::summary::Summary;
use crate::model::Account;
use crate::store::{Claim, HELD, StoreError};

impl Engine {
    /// Reads every account once: all changes up to now, the sweeps that are due, and the windows that are open. As many accounts
    /// are read at the same time as there are [workers](super::EngineBuilder::workers).
    ///
    /// Windows that failed are put off, and [`Summary::open`] counts them.
    ///
    /// # Errors
    ///
    /// [`EngineError::Store`] if the store fails. What was stored before is kept.
    pub async fn run_once(&self) -> Result<Summary, EngineError> {
        self.run_over_accounts(Pace::Whole).await
    }

    /// Makes a pass over every account.
    async fn run_over_accounts(&self, pace: Pace) -> Result<Summary, EngineError> {
        let engine = &*self.0;
        engine.register().await?;
        let workers = engine.options.workers.min(engine.accounts.len());
        let round = Round::default();
        let results = join_all((0..workers).map(|_| engine.read_accounts(&round, pace))).await;
        let Round { done, aside, .. } = round;
        engine.put_back(aside.into_inner().unwrap_or_else(PoisonError::into_inner)).await?;
        let mut total = Summary::default();
        for result in results {
            total.join(result?);
        }
        engine.delete_old_events().await?;
        let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        let left: Vec<_> = engine.accounts.keys().filter(|name| !done.contains(*name)).cloned().collect();
        total.held_until = total.held_until.max(engine.held_until(&left).await?);
        // Beside those that another worker has taken over.
        total.skipped.extend(left);
        Ok(total)
    }

    /// Reads until every account has no open window and nothing was missed up to now.
    ///
    /// It waits for windows that were put off and for the ends of bans. It makes no calls while it waits for windows, and reads
    /// the latest changes at the end. Accounts that are parked are left out. It ends early if it is stopped.
    ///
    /// # Errors
    ///
    /// [`EngineError::Store`] if the store fails.
    pub async fn run_until_caught_up(&self) -> Result<Summary, EngineError> {
        let engine = &*self.0;
        let (mut total, mut pace): (Option<Summary>, _) = (None, Pace::Whole);
        loop {
            let run = self.run_over_accounts(pace).await?;
            let parked = engine.parked().await?;
            let waits = run.skipped.iter().any(|name| !parked.contains(name));
            let is_read = run.open == 0 && run.held_until.is_none() && !waits;
            let is_done = is_read && pace == Pace::Whole;
            pace = if !is_read && run.next_due.is_some() { Pace::Due } else { Pace::Whole };
            let due = if is_read { Duration::ZERO } else { run.next_due.unwrap_or(Duration::from_secs(1)) };
            let is_idle = run.skipped.len() == engine.accounts.len();
            let so_far = match total.take() {
                None => run,
                // Nothing was read: what the last pass found is still true.
                Some(total) if is_idle => total,
                Some(mut total) => {
                    total.absorb(run);
                    total
                }
            };
            if is_done || engine.stop.is_stopped() || engine.accounts.keys().all(|name| parked.contains(name))
            {
                return Ok(so_far);
            }
            total = Some(so_far);
            // A held account, or one that another worker has, may be free before a window is due.
            let longest = if waits { Duration::from_secs(5) } else { engine.options.poll };
            engine.stop.sleep(due.min(longest).max(Duration::from_millis(10))).await;
        }
    }

    /// Reads all accounts at each poll until the engine is stopped. Needs a tokio runtime.
    ///
    /// If the store fails, the engine makes no call, waits, and tries again.
    ///
    /// # Errors
    ///
    /// [`EngineError::Store`] if the store can't be reached at the beginning.
    pub async fn run(&self) -> Result<Summary, EngineError> {
        self.0.register().await?;
        let mut workers = JoinSet::new();
        for _ in 0..self.0.options.workers {
            let engine = self.clone();
            workers.spawn(async move { engine.0.serve(&worker()).await });
        }
        let mut total = Summary::default();
        while let Some(joined) = workers.join_next().await {
            match joined {
                Ok(summary) => total.join(summary),
                Err(error) => tracing::error!(%error, "a worker ended early"),
            }
        }
        Ok(total)
    }
}

/// A pass over every account, by several workers.
#[derive(Debug, Default)]
struct Round {
    /// The accounts that were claimed.
    done: Mutex<HashSet<String>>,
    /// The claims of accounts that are not read, so that they are not claimed again.
    aside: Mutex<Vec<Claim>>,
    has_failed: AtomicBool,
}

impl Round {
    /// Returns whether the account was not claimed before.
    fn begin(&self, account: &str) -> bool {
        self.done.lock().unwrap_or_else(PoisonError::into_inner).insert(account.to_owned())
    }

    fn put_aside(&self, claim: Claim) {
        self.aside.lock().unwrap_or_else(PoisonError::into_inner).push(claim);
    }
}

/// When an account is due after a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Release {
    /// At once, unless it is held.
    Now,
    /// At the next poll, or when a window is due.
    Poll,
}

/// Returns a name for a worker. It is random: a process that starts again is another worker.
pub(super) fn worker() -> String {
    format!("{:016x}", fastrand::u64(..))
}

impl Inner {
    /// Adds the accounts to the store.
    pub(super) async fn register(&self) -> Result<(), StoreError> {
        for account in self.accounts.values() {
            self.store.add_account(&account.name, account.kind).await?;
        }
        Ok(())
    }

    /// Reads the accounts of a round that no other worker reads.
    async fn read_accounts(&self, round: &Round, pace: Pace) -> Result<Summary, StoreError> {
        let read = async {
            let (worker, mut total) = (worker(), Summary::default());
            while !self.stop.is_stopped()
                && !round.has_failed.load(Ordering::Relaxed)
                && let Some(claim) = self.store.claim(&worker, self.options.lease).await?
            {
                if !self.accounts.contains_key(&claim.account.name) {
                    round.put_aside(claim);
                } else if round.begin(&claim.account.name) {
                    total.join(self.work(claim, pace, Release::Now).await?);
                } else {
                    // Accounts are claimed in the order in which they were released: all others are done or claimed.
                    round.put_aside(claim);
                    break;
                }
            }
            Ok(total)
        };
        let result = read.await;
        round.has_failed.fetch_or(result.is_err(), Ordering::Relaxed);
        result
    }

    /// Returns the time until which bans hold these accounts: the latest of those that are not over.
    async fn held_until(&self, names: &[String]) -> Result<Option<i64>, StoreError> {
        if names.is_empty() {
            return Ok(None);
        }
        let held = |account: Account| {
            let client = &self.accounts.get(&account.name)?.client;
            account.held_until.filter(|until| *until > client.now() && names.contains(&account.name))
        };
        Ok(self.store.accounts().await?.into_iter().filter_map(held).max())
    }

    /// Returns the names of the accounts that are parked.
    async fn parked(&self) -> Result<HashSet<String>, StoreError> {
        let accounts = self.store.accounts().await?;
        let parked = accounts.into_iter().filter(|account| account.parked.is_some());
        Ok(parked.map(|account| account.name).collect())
    }

    /// Ends claims. One whose lease has ended in the meantime may belong to another worker.
    pub(super) async fn put_back(&self, claims: Vec<Claim>) -> Result<(), StoreError> {
        for claim in claims {
            match self.store.release(&claim, Duration::ZERO).await {
                Ok(()) | Err(StoreError::Fenced { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Claims the account with this name.
    pub(super) async fn claim(&self, name: &str) -> Result<Claim, EngineError> {
        let (worker, mut aside, mut found) = (worker(), Vec::new(), None);
        while found.is_none()
            && let Some(claim) = self.store.claim(&worker, self.options.lease).await?
        {
            if claim.account.name == name { found = Some(claim) } else { aside.push(claim) }
        }
        self.put_back(aside).await?;
        if let Some(claim) = found {
            return Ok(claim);
        }
        let account = name.to_owned();
        Err(match self.held_until(std::slice::from_ref(&account)).await? {
            Some(until) => EngineError::Held { account, until },
            None => EngineError::Busy { account },
        })
    }

    /// Works on accounts until stopped.
    async fn serve(&self, worker: &str) -> Summary {
        let (mut total, mut failures) = (Summary::default(), 0);
        while !self.stop.is_stopped() {
            match self.serve_one(worker).await {
                Ok(Some(summary)) => {
                    failures = 0;
                    total.absorb(summary);
                }
                Ok(None) => {
                    let idle =
                        (self.options.poll / 4).clamp(Duration::from_millis(50), Duration::from_secs(1));
                    self.stop.sleep(idle).await;
                }
                Err(error) => {
                    self.observer.tell(&Progress::StoreFailed { error: &error });
                    self.stop.sleep(backoff(failures)).await;
                    failures += 1;
                }
            }
        }
        total
    }

    async fn serve_one(&self, worker: &str) -> Result<Option<Summary>, StoreError> {
        let Some(claim) = self.store.claim(worker, self.options.lease).await? else { return Ok(None) };
        if !self.accounts.contains_key(&claim.account.name) {
            self.store.release(&claim, self.options.poll).await?;
            return Ok(None);
        }
        let until = Instant::now() + self.options.poll;
        let summary = self.work(claim, Pace::Poll { until }, Release::Poll).await?;
        self.delete_old_events().await?;
        Ok(Some(summary))
    }

    /// Makes a pass over a claimed account, and ends the claim.
    pub(super) async fn work(
        &self,
        claim: Claim,
        pace: Pace,
        release: Release,
    ) -> Result<Summary, StoreError> {
        let Some(account) = self.accounts.get(&claim.account.name) else {
            self.store.release(&claim, Duration::ZERO).await?;
            return Ok(Summary::default());
        };
        self.observer.tell(&Progress::Claimed { account: &account.name });
        let mut pass = Pass {
            engine: self,
            account,
            claim: &claim,
            pace,
            streams: HashMap::new(),
            summary: Summary::default(),
        };
        let after = self.holding(&claim, pass.run()).await;
        let mut summary = pass.summary;
        match after {
            Ok(after) => self.finish(&claim, after, release, &mut summary).await?,
            Err(StoreError::Fenced { account }) => {
                tracing::info!(%account, "another worker has taken over");
                summary.skipped.push(account);
            }
            Err(error) => return Err(error),
        }
        Ok(summary)
    }

    /// Works while the lease is renewed. The work ends if the lease is lost.
    pub(super) async fn holding<T>(
        &self,
        claim: &Claim,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let keep = async {
            loop {
                tokio::time::sleep(self.options.lease / 3).await;
                if let Err(error) = self.store.renew(claim, self.options.lease).await {
                    return error;
                }
            }
        };
        tokio::select! {
            biased;
            done = work => done,
            lost = keep => Err(lost),
        }
    }

    async fn finish(
        &self,
        claim: &Claim,
        after: After,
        release: Release,
        summary: &mut Summary,
    ) -> Result<(), StoreError> {
        match self.end_claim(claim, after, release, summary).await {
            Err(StoreError::Fenced { .. }) => Ok(()),
            other => other,
        }
    }

    async fn end_claim(
        &self,
        claim: &Claim,
        after: After,
        release: Release,
        summary: &mut Summary,
    ) -> Result<(), StoreError> {
        let account = &claim.account.name;
        if let Some(until) = summary.held_until {
            self.store.set_mark(claim, HELD, until).await?;
        }
        match after {
            After::Park(why) => {
                let seen = self.accounts.get(account).map_or(0, |account| account.client.now_millis());
                self.observer.tell(&Progress::Parked { account, why: &why });
                summary.parked.push((account.clone(), why.clone()));
                self.store.park(claim, &why, seen).await
            }
            After::Due(_) if release == Release::Now => self.store.release(claim, Duration::ZERO).await,
            After::Due(time) | After::Held(time) => self.store.release(claim, time).await,
        }
    }
}
