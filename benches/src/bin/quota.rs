//! Measures quotas in Redis: `scripts/with-redis cargo run --profile bench -p top-benches --bin quota [ROUNDS]`.
//!
//! | row | floor | target |
//! | --- | --- | --- |
//! | a decision | `PING` on a connection of the same kind | at most 2.5 times its time |
//! | decisions of 8 connections | `redis-benchmark` with the same script and 8 connections | 0.8 of its rate |
//! | calls, with a gateway that responds after 2 ms | the same with `Quotas` | 0.9 of its rate |
//!
//! A decision counts for the four keys of a call, of which one has a limit that is never reached.

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::error::Error;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use redis::aio::MultiplexedConnection;
use tbk_apis::TbkScOrganizationMemberMod;
use tokio::runtime::Runtime;
use top_benches::call::RESPONSE;
use top_benches::turns::{Measured, alternate, format_seconds};
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{
    Admission, Ask, QuotaKey, QuotaLimits, QuotaStore, Quotas, Rate, Scope, SessionSource, TopClient,
};
use top_quota_redis::{Mode, RedisQuotas};

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

const SCRIPT: &str = include_str!("../../../top-quota-redis/src/script/take.lua");
const PREFIX: &str = "bench";
const DECISIONS: u32 = 5_000;
const CONNECTIONS: u32 = 8;
const CALLS: u32 = 300;
/// How many calls are under way at the same time.
const TASKS: u32 = 4;

fn main() -> Outcome {
    let rounds = std::env::args().nth(1).map_or(Ok(9), |rounds| rounds.parse())?;
    let url = std::env::var("TBK_TEST_REDIS").map_err(|_| "run it with scripts/with-redis")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    println!("| quotas in Redis | floor | `RedisQuotas` | ratio | target |");
    println!("| --- | --- | --- | --- | --- |");
    let met = [
        decisions(&runtime, &url, rounds)?,
        connections(&runtime, &url, rounds)?,
        calls(&runtime, &url, rounds)?,
    ];
    if met == [true; 3] { Ok(()) } else { Err("a ratio misses its target".into()) }
}

fn limits() -> QuotaLimits {
    QuotaLimits::none().limit(Scope::Account, Rate::per_second(1_000_000).burst(1_000_000))
}

fn keys() -> [QuotaKey; 4] {
    [
        QuotaKey::new(Scope::App, "12345678"),
        QuotaKey::new(Scope::Api, "taobao.tbk.shop.get"),
        QuotaKey::new(Scope::AppApi, "12345678 taobao.tbk.shop.get"),
        QuotaKey::new(Scope::Account, "shop1"),
    ]
}

async fn quotas(url: &str) -> Outcome<RedisQuotas> {
    let builder = RedisQuotas::builder(url).prefix(PREFIX).limits(limits());
    Ok(builder.timeout(Duration::from_secs(1)).connect().await?)
}

async fn connection(url: &str) -> Outcome<MultiplexedConnection> {
    Ok(redis::Client::open(url)?.get_multiplexed_async_connection().await?)
}

/// Takes calls one after the other. Fails if Redis did not decide.
async fn take(quotas: &RedisQuotas, times: u32) -> Outcome {
    let keys = keys();
    for _ in 0..times {
        if quotas.take(Ask::new(&keys)).await? != Admission::Granted {
            return Err("a call was not granted".into());
        }
    }
    if quotas.mode() == Mode::Shared { Ok(()) } else { Err("Redis did not answer in time".into()) }
}

fn decisions(runtime: &Runtime, url: &str, rounds: usize) -> Outcome<bool> {
    let quotas = runtime.block_on(quotas(url))?;
    let mut ping = runtime.block_on(connection(url))?;
    let mut floor = || {
        let start = Instant::now();
        runtime.block_on(async {
            for _ in 0..DECISIONS {
                redis::cmd("PING").exec_async(&mut ping).await?;
            }
            Outcome::Ok(start.elapsed().as_secs_f64() / f64::from(DECISIONS))
        })
    };
    let ours = || {
        let start = Instant::now();
        runtime.block_on(take(&quotas, DECISIONS))?;
        Ok(start.elapsed().as_secs_f64() / f64::from(DECISIONS))
    };
    let Measured { floor, ours, ratio } = alternate(rounds, &mut floor, ours)?;
    let [floor, ours] = [floor, ours].map(format_seconds);
    println!("| a decision | {floor} | {ours} | {ratio:.2} | ≤ 2.5 |");
    Ok(ratio <= 2.5)
}

fn connections(runtime: &Runtime, url: &str, rounds: usize) -> Outcome<bool> {
    let mut fleet = Vec::new();
    for _ in 0..CONNECTIONS {
        fleet.push(Arc::new(runtime.block_on(quotas(url))?));
    }
    let arguments = runtime.block_on(script(url))?;
    let ours = || {
        let start = Instant::now();
        runtime.block_on(async {
            let tasks = fleet.iter().cloned().map(|quotas| async move { take(&quotas, DECISIONS).await });
            let tasks: Vec<_> = tasks.map(tokio::spawn).collect();
            for task in tasks {
                task.await??;
            }
            Outcome::Ok(f64::from(DECISIONS * CONNECTIONS) / start.elapsed().as_secs_f64())
        })
    };
    let measured = alternate(rounds, || redis_benchmark(url, &arguments), ours)?;
    Ok(report("decisions of 8 connections", measured, 0.8))
}

/// Returns the command that runs the script.
async fn script(url: &str) -> Outcome<Vec<String>> {
    let mut connection = connection(url).await?;
    let sha: String = redis::cmd("SCRIPT").arg("LOAD").arg(SCRIPT).query_async(&mut connection).await?;
    let generation = format!("{{{PREFIX}}}:generation");
    let value: String = redis::cmd("GET").arg(&generation).query_async(&mut connection).await?;
    let hashes = keys().map(|key| format!("{{{PREFIX}}}:q:{}:{}", key.scope.as_str(), key.name));
    let mut command = vec!["EVALSHA".to_owned(), sha, "5".to_owned(), generation];
    command.extend(hashes);
    command.extend([value, "0".to_owned(), "0".to_owned(), "1".to_owned()]);
    command.extend(["31250", "31250", "31250", "1 1 1000000 -1"].map(str::to_owned));
    Ok(command)
}

/// Returns the rate.
fn redis_benchmark(url: &str, command: &[String]) -> Outcome<f64> {
    let socket = url.strip_prefix("redis+unix://").ok_or("a server of scripts/with-redis is needed")?;
    let requests = (DECISIONS * CONNECTIONS).to_string();
    let connections = CONNECTIONS.to_string();
    let options = ["-s", socket, "-c", &connections, "-n", &requests, "--csv"];
    let output = Command::new("redis-benchmark").args(options).args(command).output()?;
    let text = String::from_utf8(output.stdout)?;
    let line = text.lines().last().ok_or("redis-benchmark printed nothing")?;
    // The first column is the quoted command, the second the rate.
    let rate = line.split("\",\"").nth(1).ok_or_else(|| format!("unexpected output: {line}"))?;
    Ok(rate.parse()?)
}

/// Responds after 2 ms.
#[derive(Debug)]
struct TwoMillis;

impl Transport for TwoMillis {
    fn send<'a>(&'a self, _: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(2)).await;
            Ok(Response::new(200, RESPONSE))
        })
    }
}

fn calls(runtime: &Runtime, url: &str, rounds: usize) -> Outcome<bool> {
    let client = |store: Arc<dyn QuotaStore>| {
        let builder = TopClient::builder("12345678", "secret").quota_store(store).transport(TwoMillis);
        Outcome::Ok(builder.build()?.session("6100a1b2c3d4e5f6").account("shop1"))
    };
    let local = client(Arc::new(Quotas::new(limits())))?;
    let shared = client(Arc::new(runtime.block_on(quotas(url))?))?;
    let measured = alternate(rounds, || rate(runtime, &local), || rate(runtime, &shared))?;
    Ok(report("calls, 2 ms to the gateway", measured, 0.9))
}

fn rate(runtime: &Runtime, client: &TopClient<SessionSource>) -> Outcome<f64> {
    let start = Instant::now();
    let work = async |client: TopClient<SessionSource>| {
        let api = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
        for _ in 0..CALLS {
            let _ = client.call(&api).await?;
        }
        Outcome::Ok(())
    };
    runtime.block_on(async {
        let tasks = (0..TASKS).map(|_| work(client.clone()));
        futures_util::future::try_join_all(tasks).await
    })?;
    Ok(f64::from(CALLS * TASKS) / start.elapsed().as_secs_f64())
}

/// Prints the rates. Returns whether the target is met.
fn report(name: &str, Measured { floor, ours, ratio }: Measured, target: f64) -> bool {
    println!("| {name} | {floor:.0}/s | {ours:.0}/s | {ratio:.2} | ≥ {target} |");
    ratio >= target
}
