//! Decisions: by Redis, or by the process itself.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use redis::{FromRedisValue, ScriptInvocation};
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until, timeout};
use top_core::{Admission, Ask, Ban, BoxError, QuotaKey, QuotaLimits, QuotaStore as _, Quotas, TopTime};

use crate::days::{Days, day_of};
use crate::known::{Known, Push};
use crate::link::{Connector, Link};
use crate::mode::{Event, Machine, Mode};
use crate::peers::Peers;
use crate::script::{self, Decision, Pair, Scripts, Taken, duration};

/// What calls and tasks share.
pub(crate) struct Shared {
    pub(crate) connector: Connector,
    pub(crate) scripts: Scripts,
    pub(crate) limits: QuotaLimits,
    pub(crate) known: Mutex<Known>,
    pub(crate) days: Mutex<Days>,
    state: Mutex<State>,
    timeout: Duration,
    /// The number of changes of the mode. Bans notify as well.
    changes: watch::Sender<u64>,
    /// Wakes the task that keeps the connection.
    pub(crate) wake: Notify,
}

struct State {
    machine: Machine,
    link: Option<Link>,
    peers: Peers,
    /// The share of this process.
    local: Arc<Quotas>,
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    pub(crate) fn new(
        connector: Connector,
        scripts: Scripts,
        limits: QuotaLimits,
        timeout: Duration,
        peers: Peers,
    ) -> Self {
        let local = share(&limits, &peers);
        let state = State { machine: Machine::degraded(Instant::now()), link: None, peers, local };
        Self {
            connector,
            scripts,
            limits,
            known: Mutex::default(),
            days: Mutex::default(),
            state: Mutex::new(state),
            timeout,
            changes: watch::channel(0).0,
            wake: Notify::new(),
        }
    }

    /// Begins with sharing.
    pub(crate) fn begin(&self, link: Link) {
        let mut state = lock(&self.state);
        state.link = Some(link);
        state.machine = Machine::shared();
        gauge(Mode::Shared);
    }

    pub(crate) fn mode(&self) -> Mode {
        lock(&self.state).machine.mode()
    }

    pub(crate) fn peers(&self) -> u32 {
        lock(&self.state).peers.count()
    }

    pub(crate) fn next_event(&self) -> Option<Instant> {
        lock(&self.state).machine.next()
    }

    /// Returns the connection, whatever the mode.
    pub(crate) fn any_link(&self) -> Option<Link> {
        lock(&self.state).link.clone()
    }

    pub(crate) fn set_link(&self, link: Link) {
        lock(&self.state).link = Some(link);
    }

    /// Returns the connection if Redis decides.
    fn link(&self) -> Option<Link> {
        let (mode, link) = {
            let state = lock(&self.state);
            (state.machine.mode(), state.link.clone())
        };
        if mode != Mode::Shared {
            return None;
        }
        if link.is_none() {
            self.happened(Event::Failed, None, &"not connected");
        }
        link
    }

    pub(crate) fn subscribe(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Applies an event, and reports a change of the mode. Events of a connection that was replaced are ignored.
    pub(crate) fn happened(&self, event: Event, link: Option<u64>, reason: &dyn fmt::Display) {
        let change = {
            let mut state = lock(&self.state);
            if link.is_some() && state.link.as_ref().map(|link| link.id) != link {
                return;
            }
            let change = state.machine.apply(event, Instant::now());
            match change {
                Some(Mode::Degraded) => state.link = None,
                Some(Mode::Rejoining) => state.peers.rejoined(Instant::now()),
                _ => {}
            }
            change.map(|mode| (mode, state.peers.count()))
        };
        if let Some((mode, peers)) = change {
            report(mode, peers, reason);
            self.changes.send_modify(|changes| *changes += 1);
        }
        self.wake.notify_one();
    }

    /// Redis answered a probe.
    pub(crate) fn rejoin(&self, link: Link, pause: Duration) {
        self.set_link(link);
        self.happened(Event::Joined(pause), None, &"Redis answers");
    }

    /// Notes the number of registered processes.
    pub(crate) async fn count_peers(&self, registered: usize) {
        let is_changed = lock(&self.state).peers.seen(registered, Instant::now());
        if is_changed {
            self.renew_share().await;
        }
    }

    /// Replaces the share of this process. Known bans hold.
    pub(crate) async fn renew_share(&self) {
        let local = share(&self.limits, &lock(&self.state).peers);
        let bans = lock(&self.known).all(Instant::now());
        for push in bans {
            hold(&local, &push.key, push.wait, push.slow).await;
        }
        lock(&self.state).local = local;
    }

    /// Learns a ban from another process.
    pub(crate) async fn told(&self, key: &QuotaKey, wait: Duration, slow: u32) {
        if wait.is_zero() && slow == 0 {
            lock(&self.known).reopened(key);
            self.renew_share().await;
        } else {
            lock(&self.known).reported(key, wait, slow, Instant::now());
            hold(&self.local(), key, wait, slow).await;
        }
        self.changes.send_modify(|_| {});
    }

    fn local(&self) -> Arc<Quotas> {
        Arc::clone(&lock(&self.state).local)
    }

    /// Takes a call, and waits for it if it is reserved. The wait ends early if another call meets a ban, or if the mode changes: then
    /// the reservation is void.
    pub(crate) async fn take(&self, ask: Ask<'_>) -> Result<Admission, BoxError> {
        let start = Instant::now();
        let mut changes = self.subscribe();
        loop {
            let patience = ask.patience.saturating_sub(start.elapsed());
            let (admission, change) = self.decide(ask.patience(patience)).await?;
            let Admission::Reserved { wait, .. } = admission else { return Ok(admission) };
            let send_at = Instant::now() + wait;
            while *changes.borrow_and_update() == change {
                if let Some((scope, wait)) = lock(&self.known).ban(ask.keys, Instant::now()) {
                    return Ok(Admission::NotBefore { scope, wait });
                }
                tokio::select! {
                    () = sleep_until(send_at) => return Ok(Admission::Granted),
                    _ = changes.changed() => {}
                }
            }
        }
    }

    /// Returns the decision, and the number of changes of the mode before it.
    async fn decide(&self, ask: Ask<'_>) -> Result<(Admission, u64), BoxError> {
        let change = *self.changes.borrow();
        if let Some(admission) = self.ask_redis(&ask).await {
            return Ok((admission, change));
        }
        let change = *self.changes.borrow();
        Ok((self.ask_local(ask).await?, change))
    }

    async fn ask_redis(&self, ask: &Ask<'_>) -> Option<Admission> {
        let link = self.link()?;
        let asked_at = Instant::now();
        let script = self.scripts.take(&self.limits, &link.generation, ask);
        let reply: Vec<i64> = self.run(&link, script).await?;
        match script::taken(&reply, ask) {
            Some(Taken::Decided(decision)) => {
                if self.learn(ask.keys, &decision, asked_at) {
                    self.renew_share().await;
                }
                Some(decision.admission)
            }
            Some(Taken::ContentLost) => {
                self.happened(Event::ContentLost, Some(link.id), &"Redis has lost its content");
                None
            }
            None => {
                self.happened(Event::Failed, Some(link.id), &"unexpected reply");
                None
            }
        }
    }

    /// Runs a script within the time-out.
    pub(crate) async fn run<T: FromRedisValue>(
        &self,
        link: &Link,
        script: ScriptInvocation<'_>,
    ) -> Option<T> {
        let mut connection = link.connection.clone();
        match timeout(self.timeout, script.invoke_async(&mut connection)).await {
            Ok(Ok(reply)) => Some(reply),
            Ok(Err(error)) => {
                self.happened(Event::Failed, Some(link.id), &error);
                // In a cluster, another node may keep the quotas now.
                if error.is_unrecoverable_error() || error.redirect_node().is_some() {
                    lock(&self.state).link.take_if(|current| current.id == link.id);
                    self.wake.notify_one();
                }
                None
            }
            Err(_) => {
                self.happened(Event::TimedOut, Some(link.id), &"no answer in time");
                None
            }
        }
    }

    /// Keeps what a decision says about bans, slow-downs and counts. Returns whether a ban ended early.
    fn learn(&self, keys: &[QuotaKey], decision: &Decision, asked_at: Instant) -> bool {
        let is_taken = !matches!(decision.admission, Admission::NotBefore { .. });
        let has_ended = {
            let (mut known, now) = (lock(&self.known), Instant::now());
            known.slowed(keys, decision.slowed, now);
            let banned = decision.banned.and_then(|position| keys.get(position));
            if let (Some(key), Admission::NotBefore { wait, .. }) = (banned, decision.admission) {
                known.banned(key, wait, now);
            }
            is_taken && known.opened(keys, asked_at, now)
        };
        if !decision.counts.is_empty() {
            let (mut days, today) = (lock(&self.days), day_of(TopTime::now()));
            let limited = keys.iter().filter(|key| script::daily(&self.limits, key).is_some());
            for (key, all) in limited.zip(&decision.counts) {
                days.counted(today, key, *all, is_taken);
            }
        }
        has_ended
    }

    async fn ask_local(&self, ask: Ask<'_>) -> Result<Admission, BoxError> {
        let (local, peers) = {
            let state = lock(&self.state);
            (Arc::clone(&state.local), state.peers.count())
        };
        let now = TopTime::now();
        let is_limited = |key: &&QuotaKey| script::daily(&self.limits, key).is_some();
        for key in ask.keys.iter().filter(is_limited) {
            let limit = script::daily(&self.limits, key).unwrap_or(u64::MAX);
            if lock(&self.days).is_used_up(day_of(now), key, limit, peers) {
                return Ok(Admission::NotBefore { scope: key.scope, wait: until_midnight(now) });
            }
        }
        let admission = local.take(ask).await?;
        if !matches!(admission, Admission::NotBefore { .. }) {
            for key in ask.keys.iter().filter(is_limited) {
                lock(&self.days).took(day_of(now), key);
            }
        }
        Ok(admission)
    }

    /// Closes a key for all processes.
    pub(crate) async fn throttled(&self, key: &QuotaKey, ban: Ban) -> Result<(), BoxError> {
        lock(&self.known).met(key, ban, Instant::now());
        self.changes.send_modify(|_| {});
        self.local().throttled(key, ban).await?;
        if let Some(link) = self.link() {
            self.push(&link, &script::push(key, ban)).await;
        }
        Ok(())
    }

    /// Tells Redis about a ban. Returns whether Redis has it.
    pub(crate) async fn push(&self, link: &Link, push: &Push) -> bool {
        let reply: Option<Pair> = self.run(link, self.scripts.throttle(push)).await;
        let Some((wait, slow)) = reply else { return false };
        let slow = u32::try_from(slow).unwrap_or(0);
        lock(&self.known).pushed(&push.key, duration(wait), slow, Instant::now());
        true
    }

    /// Lets slow keys recover. Without slow keys nothing is sent.
    pub(crate) async fn passed(&self, keys: &[QuotaKey]) -> Result<(), BoxError> {
        self.local().passed(keys).await?;
        let due = lock(&self.known).recoverable(keys, Instant::now());
        for key in due {
            let Some(link) = self.link() else { return Ok(()) };
            let reply: Option<Pair> = self.run(&link, self.scripts.recover(key)).await;
            if let Some((slow, wait)) = reply {
                let slow = u32::try_from(slow).unwrap_or(0);
                lock(&self.known).recovered(key, slow, duration(wait), Instant::now());
            }
        }
        Ok(())
    }
}

/// The share of one process: 9/10 of the limits, divided by the number of processes.
fn share(limits: &QuotaLimits, peers: &Peers) -> Arc<Quotas> {
    Arc::new(Quotas::new(limits.share(9, peers.count().saturating_mul(10))))
}

/// Closes a key for this process alone.
async fn hold(local: &Quotas, key: &QuotaKey, wait: Duration, slow: u32) {
    // `Quotas` never fails.
    if slow > 0 {
        let _ = local.throttled(key, Ban::SlowDown).await;
    }
    let _ = local.throttled(key, Ban::For(wait)).await;
}

fn until_midnight(now: TopTime) -> Duration {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let end = (day_of(now) + 1) * DAY - 8 * 60 * 60 * 1000;
    Duration::from_millis(u64::try_from(end - now.unix_millis()).unwrap_or(0))
}

/// Warns about a change of the mode.
pub(crate) fn report(mode: Mode, peers: u32, reason: &dyn fmt::Display) {
    let message = match mode {
        Mode::Shared => "quotas are shared again",
        Mode::Degraded => "quotas are not shared: this process keeps to its share of the limits",
        Mode::Rejoining => "quotas will be shared again soon",
    };
    tracing::warn!(target: "top_quota_redis", mode = mode.as_str(), peers, %reason, "{message}");
    gauge(mode);
}

#[cfg(feature = "metrics")]
fn gauge(mode: Mode) {
    metrics::gauge!("top_quota_mode").set(match mode {
        Mode::Shared => 0.0,
        Mode::Rejoining => 1.0,
        Mode::Degraded => 2.0,
    });
}

#[cfg(not(feature = "metrics"))]
fn gauge(_: Mode) {}
