//! The tasks of quotas: one keeps the connection and the registration, the other receives bans.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{Stream, StreamExt as _};
use redis::Msg;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use top_core::{Priority, QuotaKey, QuotaLimits, Scope, TopTime};

use crate::days::day_of;
use crate::error::RedisQuotasError;
use crate::known::Push;
use crate::link::{Connector, Link};
use crate::mode::{Event, Machine, Mode};
use crate::names::from_label;
use crate::script::{Joined, duration};
use crate::shared::{Shared, lock};

/// Keeps the connection and the registration.
pub(crate) struct Keeper {
    shared: Arc<Shared>,
    /// The name of this process: a random number and its limits. Empty if it is not counted.
    peer: String,
    limits: String,
    /// The generation of the content that this process knows.
    generation: Arc<str>,
    links: u64,
    /// When the process is registered again, or the connection is tried again.
    due: Instant,
    has_warned: bool,
}

/// What `join` returned.
struct Registered {
    link: Link,
    pause: Duration,
    peers: usize,
}

impl Keeper {
    /// The time between two registrations: a third of the time after which a process no longer counts.
    const HEARTBEAT: Duration = Duration::from_secs(5);
    const RETRY: Duration = Duration::from_secs(1);

    pub(crate) fn new(shared: Arc<Shared>, is_counted: bool) -> Self {
        let limits = text(&shared.limits);
        let peer = if is_counted { format!("{:016x} {limits}", fastrand::u64(..)) } else { String::new() };
        let (generation, due) = (Arc::from(""), Instant::now() + Self::HEARTBEAT);
        Self { shared, peer, limits, generation, links: 0, due, has_warned: false }
    }

    /// Connects for the first time.
    pub(crate) async fn begin(&mut self) -> Result<(), RedisQuotasError> {
        let joined = self.join(Duration::ZERO).await?;
        self.generation = Arc::clone(&joined.link.generation);
        self.shared.begin(joined.link);
        self.shared.count_peers(joined.peers).await;
        Ok(())
    }

    /// Runs until the other end of `stopped` is dropped.
    pub(crate) async fn run(mut self, mut stopped: oneshot::Receiver<()>) {
        loop {
            let due = self.shared.next_event().unwrap_or(self.due);
            let step = async {
                tokio::select! {
                    () = sleep_until(due) => {}
                    () = self.shared.wake.notified() => {}
                }
                self.step().await;
            };
            tokio::select! {
                _ = &mut stopped => break,
                () = step => {}
            }
        }
        self.leave().await;
    }

    async fn step(&mut self) {
        let now = Instant::now();
        let is_due = self.shared.next_event().is_some_and(|at| at <= now);
        match self.shared.mode() {
            Mode::Shared => {
                let is_connected = self.shared.any_link().is_some();
                if self.due <= now || !is_connected && self.due > now + Self::RETRY {
                    self.register().await;
                }
            }
            Mode::Degraded if is_due => self.probe().await,
            Mode::Rejoining if is_due => {
                self.shared.happened(Event::Due, None, &"Redis answers");
                self.due = now + Self::HEARTBEAT;
            }
            Mode::Degraded | Mode::Rejoining => {}
        }
    }

    /// Registers the process while quotas are shared. Connects again if the connection was lost.
    async fn register(&mut self) {
        let id = self.shared.any_link().map(|link| link.id);
        match self.join(Duration::ZERO).await {
            Ok(joined) if joined.link.generation != self.generation => {
                self.shared.happened(Event::ContentLost, id, &"Redis has lost its content");
            }
            Ok(joined) => {
                self.due = Instant::now() + Self::HEARTBEAT;
                let link = joined.link;
                self.shared.set_link(link.clone());
                let pending = lock(&self.shared.known).pending(Instant::now());
                for push in pending {
                    self.shared.push(&link, &Push { slow: 0, ..push }).await;
                }
                self.shared.count_peers(joined.peers).await;
            }
            Err(error) => {
                self.due = Instant::now() + Self::RETRY;
                self.shared.happened(Event::Failed, id, &error.reason());
            }
        }
    }

    /// Asks whether Redis answers again. What this process knows is pushed before sharing begins.
    async fn probe(&mut self) {
        let start = Instant::now();
        match self.rejoin().await {
            Ok(joined) => {
                let pause = joined.pause.saturating_sub(start.elapsed());
                self.shared.rejoin(joined.link, pause);
            }
            Err(error) => {
                tracing::debug!(target: "top_quota_redis", reason = %error.reason(), "Redis does not answer");
                self.shared.happened(Event::ProbeFailed, None, &error.reason());
            }
        }
    }

    async fn rejoin(&mut self) -> Result<Registered, RedisQuotasError> {
        let joined = self.join(Machine::PAUSE).await?;
        let is_lost = joined.link.generation != self.generation;
        let bans = lock(&self.shared.known).all(Instant::now());
        for push in bans {
            // Only lost slow-downs are set again: others may have recovered.
            let slow = if is_lost { push.slow } else { 0 };
            self.send_ban(&joined.link, &Push { slow, ..push }).await?;
        }
        self.send_counts(&joined.link).await?;
        self.generation = Arc::clone(&joined.link.generation);
        self.shared.count_peers(joined.peers).await;
        Ok(joined)
    }

    async fn send_ban(&self, link: &Link, push: &Push) -> Result<(), RedisQuotasError> {
        let script = self.shared.scripts.throttle(push);
        let (wait, slow): (i64, u32) = script.invoke_async(&mut link.connection.clone()).await?;
        lock(&self.shared.known).pushed(&push.key, duration(wait), slow, Instant::now());
        Ok(())
    }

    /// Adds the calls that this process made by itself.
    async fn send_counts(&self, link: &Link) -> Result<(), RedisQuotasError> {
        let today = day_of(TopTime::now());
        let counts = lock(&self.shared.days).counts(today);
        for (key, count) in counts {
            let script = self.shared.scripts.count(&key, today, count);
            let all: u64 = script.invoke_async(&mut link.connection.clone()).await?;
            lock(&self.shared.days).added(today, &key, count, all);
        }
        Ok(())
    }

    /// Registers the process. Uses the connection that there is, if quotas are shared.
    async fn join(&mut self, pause: Duration) -> Result<Registered, RedisQuotasError> {
        let link = self.shared.any_link();
        let (id, mut connection) = match link {
            Some(link) => (link.id, link.connection),
            None => {
                self.links += 1;
                (self.links, self.shared.connector.connect().await?)
            }
        };
        let generation = format!("{:016x}", fastrand::u64(..));
        let script = self.shared.scripts.join(&self.peer, &generation, pause);
        let joined: Joined = timeout(Connector::TIMEOUT, script.invoke_async(&mut connection)).await??;
        let (generation, wait, peers) = joined;
        self.compare(&peers);
        let link = Link { id, connection, generation: generation.into() };
        Ok(Registered { link, pause: duration(wait), peers: peers.len() })
    }

    /// Warns once if other processes have other limits.
    fn compare(&mut self, peers: &[String]) {
        let differs = |peer: &&String| peer.split_once(' ').is_some_and(|(_, limits)| limits != self.limits);
        if let Some(other) = peers.iter().find(differs).filter(|_| !self.has_warned) {
            tracing::warn!(
                target: "top_quota_redis",
                own = self.limits,
                other,
                "processes with the same prefix have other limits"
            );
            self.has_warned = true;
        }
    }

    /// Tells the others that this process has ended. If it fails, they notice it after 15 seconds.
    async fn leave(self) {
        if let Some(mut link) = self.shared.any_link() {
            let mut command = redis::cmd("ZREM");
            command.arg(self.shared.scripts.names().peers()).arg(&self.peer);
            let _ = timeout(Connector::TIMEOUT, command.exec_async(&mut link.connection)).await;
        }
    }
}

/// Receives bans that other processes meet. The subscription is renewed when Redis comes back, because a connection may end without
/// a sign.
pub(crate) async fn listen(shared: Arc<Shared>) {
    let channel = shared.scripts.names().channel();
    let mut has_warned = false;
    loop {
        match shared.connector.subscribe(&channel).await {
            Ok(subscription) => {
                let mut messages = subscription.into_on_message();
                if receive_all(&shared, &mut messages).await == End::Rejoining {
                    continue;
                }
            }
            // Permissions do not come back by themselves.
            Err(RedisQuotasError::Config(reason)) if !has_warned => {
                tracing::warn!(target: "top_quota_redis", %reason, "bans of other processes are not received");
                has_warned = true;
            }
            Err(error) => {
                tracing::debug!(target: "top_quota_redis", reason = %error.reason(), "bans of other processes are not received");
            }
        }
        sleep(Keeper::RETRY).await;
    }
}

/// Why a subscription ended.
#[derive(PartialEq, Eq)]
enum End {
    Disconnected,
    Rejoining,
}

async fn receive_all(shared: &Shared, messages: &mut (impl Stream<Item = Msg> + Unpin)) -> End {
    let mut changes = shared.subscribe();
    let mut seen = *changes.borrow_and_update();
    loop {
        tokio::select! {
            message = messages.next() => match message {
                Some(message) => receive(shared, &message).await,
                None => return End::Disconnected,
            },
            _ = changes.changed() => {
                let change = *changes.borrow_and_update();
                if change != seen && shared.mode() == Mode::Rejoining {
                    return End::Rejoining;
                }
                seen = change;
            }
        }
    }
}

async fn receive(shared: &Shared, message: &Msg) {
    let Ok(text) = message.get_payload::<String>() else { return };
    if let Some((wait, slow, label)) = parse(&text)
        && let Some(key) = from_label(label)
    {
        shared.told(&key, wait, slow).await;
    }
}

/// Parses `WAIT SLOW SCOPE:NAME`, with the wait in µs.
fn parse(text: &str) -> Option<(Duration, u32, &str)> {
    let (wait, rest) = text.split_once(' ')?;
    let (slow, label) = rest.split_once(' ')?;
    Some((duration(wait.parse().ok()?), slow.parse().ok()?, label))
}

/// Describes limits, so that processes can compare them: `account=28572x5/-`.
fn text(limits: &QuotaLimits) -> String {
    let of = |key: &QuotaKey, priority| {
        let limits = limits.of(key, priority);
        let rate = limits.rate.map(|rate| format!("{}x{}", rate.interval().as_micros(), rate.max_burst()));
        let daily = limits.daily.map(|calls| calls.to_string());
        [rate, daily].map(|limit| limit.unwrap_or_else(|| "-".to_owned())).join("/")
    };
    // The names of keys do not matter, except those of APIs.
    let keys = Scope::ALL.map(|scope| QuotaKey::new(scope, "")).into_iter();
    let apis = limits.apis().map(|method| QuotaKey::new(Scope::AppApi, format!(" {method}")));
    let describe = |key: QuotaKey| {
        let limits = [Priority::Interactive, Priority::Background].map(|priority| of(&key, priority));
        format!("{}{}={}", key.scope.as_str(), key.name.replace(' ', "."), limits.join(","))
    };
    keys.chain(apis).map(describe).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use top_core::Rate;

    use super::*;

    #[test]
    fn messages_are_parsed() {
        let message = parse("1000000 2 account:my shop");
        assert_eq!(message, Some((Duration::from_secs(1), 2, "account:my shop")));
        for text in ["", "1", "1 2", "x 2 account:a", "1 x account:a"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn limits_that_differ_have_another_text() {
        let limits =
            QuotaLimits::none().limit(Scope::Account, Rate::per_second(40).burst(5)).daily(Scope::App, 100);
        let expected = "app=-/100,-/100 api=-/-,-/- app_api=-/-,-/- account=25000x5/-,25000x5/-";
        assert_eq!(text(&limits), expected);
        assert_ne!(text(&limits.clone().reserve(0.2)), expected);
        let api = limits.limit_api("taobao.tbk.tpwd.create", Rate::per_second(20));
        assert_eq!(text(&api), format!("{expected} app_api.taobao.tbk.tpwd.create=50000x1/-,50000x1/-"));
    }
}
