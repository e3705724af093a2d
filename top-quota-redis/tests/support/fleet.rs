//! A gateway that counts by its own clock, and processes that call it.

use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tbk_apis::TbkShopGet;
use tokio::process::{Child, Command};
use tokio::time::sleep;
use top_core::{Ask, Endpoint, QuotaKey, QuotaLimits, QuotaStore as _, Rate, Scope, TopClient};
use top_quota_redis::{Mode, RedisQuotas};
use top_sandbox::{Fault, Observed, Outcome, Sandbox};

use crate::server::prefix;

/// The limit of the app, in calls per second.
pub(crate) const RATE: u32 = 100;
pub(crate) const BURST: u32 = 10;
pub(crate) const PROCESSES: usize = 4;
const TASKS: usize = 8;

/// The time from the start of the processes until they call.
const SET_UP: Duration = Duration::from_secs(4);

pub(crate) fn limits() -> QuotaLimits {
    QuotaLimits::none().limit(Scope::App, Rate::per_second(RATE).burst(BURST))
}

/// A sandbox that keeps the time of each request. It bans the app for a second if the requests of a second exceed the limit by more
/// than 5 %.
pub(crate) struct Gateway {
    pub(crate) sandbox: Arc<Sandbox>,
    times: Arc<Mutex<Vec<Instant>>>,
    refused: Arc<Mutex<Vec<Instant>>>,
    bans: Arc<Mutex<Vec<Instant>>>,
}

impl Gateway {
    pub(crate) async fn start() -> Self {
        let times = Arc::<Mutex<Vec<Instant>>>::default();
        let refused = Arc::<Mutex<Vec<Instant>>>::default();
        let (seen, not_carried_out) = (Arc::clone(&times), Arc::clone(&refused));
        let observe = move |request: &Observed<'_>| {
            seen.lock().unwrap().push(Instant::now());
            if request.call.outcome != Outcome::CarriedOut {
                not_carried_out.lock().unwrap().push(Instant::now());
            }
        };
        let sandbox = Arc::new(Sandbox::builder().rows(1).observe(observe).start().await.unwrap());
        Self { sandbox, times, refused, bans: Arc::default() }
    }

    /// Bans the app for a second whenever it exceeds the limit.
    pub(crate) fn enforce(&self) {
        let (sandbox, times, bans) =
            (Arc::clone(&self.sandbox), Arc::clone(&self.times), Arc::clone(&self.bans));
        tokio::spawn(async move {
            let most = RATE as usize * 105 / 100 + BURST as usize;
            loop {
                sleep(Duration::from_millis(10)).await;
                let now = Instant::now();
                let second = |time: &&Instant| now - **time < Duration::from_secs(1);
                let requests = times.lock().unwrap().iter().rev().take_while(second).count();
                let last = bans.lock().unwrap().last().copied();
                if requests > most && last.is_none_or(|last| now - last > Duration::from_secs(1)) {
                    sandbox.fault(Fault::ban(1));
                    bans.lock().unwrap().push(now);
                }
            }
        });
    }

    pub(crate) fn bans(&self) -> usize {
        self.bans.lock().unwrap().len()
    }

    /// Returns the times of the requests since `start`.
    pub(crate) fn requests(&self, start: Instant) -> Vec<Duration> {
        Self::since(start, &self.times)
    }

    /// Returns the times of the requests that were refused since `start`.
    pub(crate) fn refused(&self, start: Instant) -> Vec<Duration> {
        Self::since(start, &self.refused)
    }

    fn since(start: Instant, times: &Mutex<Vec<Instant>>) -> Vec<Duration> {
        let times = times.lock().unwrap();
        let mut times: Vec<_> = times.iter().filter_map(|time| time.checked_duration_since(start)).collect();
        times.sort_unstable();
        times
    }
}

/// Processes that call the gateway from the same moment on.
pub(crate) struct Fleet {
    pub(crate) start: Instant,
    pub(crate) duration: Duration,
    members: Vec<Child>,
}

/// What a process reports at its end.
#[derive(Debug, Default)]
pub(crate) struct Member {
    pub(crate) calls: u64,
    pub(crate) errors: u64,
    /// How much longer than the time-out a decision took.
    pub(crate) excess: Duration,
    /// The longest delay of a timer: the machine was busy for so long.
    pub(crate) lag: Duration,
    /// The time in another mode than [`Mode::Shared`].
    pub(crate) degraded: Duration,
}

impl Fleet {
    /// Starts processes of this test program, which run its test `member`.
    ///
    /// `timeout` is that of the quotas.
    pub(crate) fn start(gateway: &Gateway, url: &str, timeout: Duration, duration: Duration) -> Self {
        let start = SystemTime::now() + SET_UP;
        let start_ms = start.duration_since(UNIX_EPOCH).unwrap().as_millis().to_string();
        let prefix = prefix();
        let member = |_| {
            Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "member", "--ignored", "--nocapture", "--test-threads=1"])
                .env("FLEET_REDIS", url)
                .env("FLEET_PREFIX", &prefix)
                .env("FLEET_TIMEOUT", timeout.as_millis().to_string())
                .env("FLEET_GATEWAY", gateway.sandbox.url())
                .env("FLEET_KEY", gateway.sandbox.app_key())
                .env("FLEET_SECRET", gateway.sandbox.app_secret())
                .env("FLEET_START", &start_ms)
                .env("FLEET_MS", duration.as_millis().to_string())
                .stdout(Stdio::piped())
                .kill_on_drop(true)
                .spawn()
                .unwrap()
        };
        let members = (0..PROCESSES).map(member).collect();
        Self { start: Instant::now() + SET_UP, duration, members }
    }

    /// Waits until this time after the start.
    pub(crate) async fn at(&self, time: Duration) {
        tokio::time::sleep_until((self.start + time).into()).await;
    }

    pub(crate) async fn finish(self) -> Vec<Member> {
        let mut reports = Vec::new();
        for member in self.members {
            let output = member.wait_with_output().await.unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "{text}");
            reports.push(Member::parse(&text));
        }
        reports
    }
}

impl Member {
    fn parse(output: &str) -> Self {
        let line = output
            .lines()
            .find_map(|line| line.split_once("report: "))
            .unwrap_or_else(|| panic!("{output}"))
            .1;
        let pairs = line.split(' ').filter_map(|pair| pair.split_once('='));
        let values: HashMap<_, u64> = pairs.map(|(name, value)| (name, value.parse().unwrap())).collect();
        Self {
            calls: values["calls"],
            errors: values["errors"],
            excess: Duration::from_micros(values["excess"]),
            lag: Duration::from_micros(values["lag"]),
            degraded: Duration::from_micros(values["degraded"]),
        }
    }

    fn print(&self) {
        let micros = |duration: Duration| duration.as_micros();
        let Self { calls, errors, .. } = self;
        let (excess, lag, degraded) = (micros(self.excess), micros(self.lag), micros(self.degraded));
        println!("report: calls={calls} errors={errors} excess={excess} lag={lag} degraded={degraded}");
    }
}

/// A process of the fleet: eight tasks that call as fast as the quotas let them.
pub(crate) async fn member() {
    let setting = |name: &str| std::env::var(name).unwrap();
    let quotas = RedisQuotas::builder(setting("FLEET_REDIS")).prefix(setting("FLEET_PREFIX"));
    let quotas = quotas.limits(limits()).expected_peers(PROCESSES.try_into().unwrap());
    let timeout = Duration::from_millis(setting("FLEET_TIMEOUT").parse().unwrap());
    let quotas = quotas.timeout(timeout);
    let quotas = Arc::new(quotas.connect().await.unwrap());
    let client = TopClient::builder(setting("FLEET_KEY"), setting("FLEET_SECRET"))
        .endpoint(Endpoint::custom(&setting("FLEET_GATEWAY")).unwrap())
        .quota_store(Arc::<RedisQuotas>::clone(&quotas))
        .build()
        .unwrap();
    let start = UNIX_EPOCH + Duration::from_millis(setting("FLEET_START").parse().unwrap());
    sleep(start.duration_since(SystemTime::now()).unwrap_or_default()).await;
    let end = Instant::now() + Duration::from_millis(setting("FLEET_MS").parse().unwrap());

    let tasks: Vec<_> = (0..TASKS).map(|_| tokio::spawn(calls(client.clone(), end))).collect();
    let mut report = watch(&quotas, timeout, end).await;
    for task in tasks {
        let (calls, errors) = task.await.unwrap();
        report.calls += calls;
        report.errors += errors;
    }
    report.print();
}

async fn calls(client: TopClient, end: Instant) -> (u64, u64) {
    let shops = TbkShopGet::builder().q("女装").fields(["user_id"]).build();
    let (mut calls, mut errors) = (0, 0);
    while Instant::now() < end {
        match client.call(&shops).await {
            Ok(_) => calls += 1,
            Err(error) => {
                eprintln!("{error:?}");
                errors += 1;
            }
        }
    }
    (calls, errors)
}

/// Measures decisions about a key without a limit, which wait only for Redis. A timer of the same length runs beside each, so
/// that a busy machine delays both.
async fn watch(quotas: &RedisQuotas, timeout: Duration, end: Instant) -> Member {
    let keys = [QuotaKey::new(Scope::Api, "a.key.without.limit")];
    let mut report = Member::default();
    let mut checked = Instant::now();
    while Instant::now() < end {
        let start = Instant::now();
        let decide = async {
            quotas.take(Ask::new(&keys)).await.unwrap();
            start.elapsed()
        };
        let wait = async {
            sleep(timeout.min(Duration::from_millis(50))).await;
            start.elapsed()
        };
        let (decision, waited) = tokio::join!(decide, wait);
        report.excess = report.excess.max(decision.saturating_sub(waited.max(timeout)));
        report.lag = report.lag.max(waited.saturating_sub(Duration::from_millis(51)));
        if quotas.mode() != Mode::Shared {
            report.degraded += checked.elapsed();
        }
        checked = Instant::now();
    }
    report
}
