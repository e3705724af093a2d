//! Four processes with eight tasks each, against a gateway that counts. `scripts/with-redis cargo test -p top-quota-redis` starts the
//! server. `TBK_FLEET_SECONDS` sets the duration of each test; default: 10.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

#[path = "support/fleet.rs"]
mod fleet;
#[path = "support/relay.rs"]
#[expect(dead_code, reason = "another test counts bytes")]
mod relay;
#[path = "support/server.rs"]
mod server;

use std::time::Duration;

use tokio::process::Command;
use tokio::sync::Mutex;
use top_sandbox::Fault;

use crate::fleet::{BURST, Fleet, Gateway, Member, RATE};
use crate::relay::{Path, Relay};

/// The tests control one server, so they run one after the other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

const SECOND: Duration = Duration::from_secs(1);

/// The time-out of programs, and one for tests in which Redis is not disturbed: a busy machine may delay answers.
const TIMEOUT: Duration = Duration::from_millis(50);
const PATIENT: Duration = SECOND;

fn duration() -> Duration {
    let seconds = std::env::var("TBK_FLEET_SECONDS").map_or(10, |seconds| seconds.parse().unwrap());
    Duration::from_secs(seconds)
}

fn count(requests: &[Duration], duration: Duration) -> f64 {
    let within = requests.iter().filter(|time| **time < duration).count();
    f64::from(u32::try_from(within).unwrap())
}

#[tokio::test]
#[ignore = "a process of the fleet: the other tests start it"]
async fn member() {
    fleet::member().await;
}

/// Runs a command of the script that controls the server.
async fn server(command: &str) {
    let control = std::env::var("TBK_TEST_REDIS_SERVER").unwrap();
    assert!(Command::new(control).arg(command).status().await.unwrap().success(), "{command}");
}

async fn redis(url: &str, command: &mut redis::Cmd) {
    let client = redis::Client::open(url).unwrap();
    let mut connection = client.get_multiplexed_async_connection().await.unwrap();
    command.exec_async(&mut connection).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fleet_uses_its_limit_and_no_more() {
    let Some(url) = server::url("a_fleet_uses_its_limit_and_no_more") else { return };
    let _alone = ONE_AT_A_TIME.lock().await;
    let gateway = Gateway::start().await;
    gateway.enforce();
    let fleet = Fleet::start(&gateway, &url, PATIENT, duration());
    let (start, duration) = (fleet.start, fleet.duration);
    let members = fleet.finish().await;
    let requests = gateway.requests(start);
    let within = count(&requests, duration);
    let allowed = f64::from(RATE) * duration.as_secs_f64();
    println!("{within} of {allowed} requests; {members:?}");
    assert!(within <= allowed * 1.05 + f64::from(BURST), "{within} of {allowed}");
    assert!(within >= allowed * 0.95, "{within} of {allowed}");
    // In any 10 seconds.
    for (first, time) in requests.iter().enumerate() {
        let last = requests.partition_point(|other| *other < *time + 10 * SECOND);
        assert!(last - first <= (RATE * 105 / 10 + BURST) as usize, "{} at {time:?}", last - first);
    }
    assert_eq!(gateway.bans(), 0);
    assert_eq!(members.iter().map(|member| member.errors).sum::<u64>(), 0);
}

/// Disturbs Redis every five seconds while a fleet calls, and checks the bound.
async fn disturb(url: &str, losses: u32, mut disturbance: impl AsyncFnMut()) {
    let gateway = Gateway::start().await;
    let fleet = Fleet::start(&gateway, url, TIMEOUT, duration());
    let (start, duration) = (fleet.start, fleet.duration);
    let mut disturbances = 0;
    while (5 * disturbances + 2) * SECOND < duration {
        fleet.at((5 * disturbances + 2) * SECOND).await;
        disturbance().await;
        disturbances += 1;
    }
    let members = fleet.finish().await;
    let requests = count(&gateway.requests(start), duration);
    let degraded = members.iter().map(|member| member.degraded).max().unwrap().as_secs_f64();
    let rate = f64::from(RATE);
    let allowed = rate * duration.as_secs_f64()
        + f64::from(BURST * (1 + disturbances * losses))
        + 0.1 * rate * degraded;
    println!("{requests} of {allowed} requests, degraded for {degraded} s; {members:?}");
    assert!(requests <= allowed, "{requests} of {allowed}");
    assert!(requests >= 0.6 * rate * duration.as_secs_f64(), "{requests}");
    for Member { calls, errors, excess, degraded, .. } in members {
        assert!(calls > 0);
        assert_eq!(errors, 0);
        assert!(excess <= Duration::from_millis(10), "{excess:?} longer than the time-out");
        assert!(losses == 0 || degraded > SECOND, "{degraded:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bound_holds_when_redis_is_killed() {
    let Some(url) = server::url("the_bound_holds_when_redis_is_killed") else { return };
    let _alone = ONE_AT_A_TIME.lock().await;
    disturb(&url, 1, async || server("restart").await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bound_holds_when_redis_is_flushed() {
    let Some(url) = server::url("the_bound_holds_when_redis_is_flushed") else { return };
    let _alone = ONE_AT_A_TIME.lock().await;
    disturb(&url, 1, async || redis(&url, &mut redis::cmd("FLUSHALL")).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bound_holds_when_redis_pauses() {
    let Some(url) = server::url("the_bound_holds_when_redis_pauses") else { return };
    let _alone = ONE_AT_A_TIME.lock().await;
    disturb(&url, 0, async || redis(&url, redis::cmd("CLIENT").arg("PAUSE").arg(2000)).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bound_holds_when_redis_is_suspended() {
    let Some(url) = server::url("the_bound_holds_when_redis_is_suspended") else { return };
    let _alone = ONE_AT_A_TIME.lock().await;
    let suspend = async || {
        server("stop").await;
        tokio::time::sleep(2 * SECOND).await;
        server("cont").await;
    };
    disturb(&url, 0, suspend).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_bound_holds_when_redis_is_cut_off() {
    let Some(url) = server::url("the_bound_holds_when_redis_is_cut_off") else { return };
    let _alone = ONE_AT_A_TIME.lock().await;
    let relay = Relay::start(&url).await;
    let mut paths = [Path::Cut, Path::Silent].into_iter().cycle();
    let cut = async || {
        relay.set(paths.next().unwrap());
        tokio::time::sleep(2 * SECOND).await;
        relay.set(Path::Open);
    };
    disturb(&relay.url(), 0, cut).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ban_of_one_process_stops_all() {
    let Some(url) = server::url("a_ban_of_one_process_stops_all") else { return };
    let _alone = ONE_AT_A_TIME.lock().await;
    let gateway = Gateway::start().await;
    let fleet = Fleet::start(&gateway, &url, PATIENT, 6 * SECOND);
    let start = fleet.start;
    fleet.at(2 * SECOND).await;
    // The next request is refused. The ban lasts for a second, and the client adds one.
    gateway.sandbox.fault(Fault::ban(1));
    let members = fleet.finish().await;
    let refused = gateway.refused(start);
    let [banned_at] = refused[..] else { panic!("{refused:?} {members:?}") };
    let requests = gateway.requests(start);
    // A busy machine delays calls that were sent before.
    let lag = members.iter().map(|member| member.lag).max().unwrap();
    let during = banned_at + Duration::from_millis(50) + lag..banned_at + Duration::from_millis(1950);
    let late: Vec<_> = requests.iter().filter(|time| during.contains(*time)).collect();
    assert!(late.is_empty(), "banned at {banned_at:?}: {late:?}");
    let after = requests.iter().filter(|time| **time > during.end).count();
    assert!(after > RATE as usize, "{after} requests after the ban");
    assert_eq!(members.iter().map(|member| member.errors).sum::<u64>(), 0);
}
