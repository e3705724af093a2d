//! Measures calls over sockets. The gateway runs in a separate process.
//!
//! | command | output |
//! | --- | --- |
//! | `network rates [ROUNDS]` | rates of the SDK and of HTTP clients that send a request built in advance |
//! | `network growth` | rates and memory by calls in flight and by size of the response |
//! | `network life [CALLS]` | memory of a long-lived client; an error if it grows |

#![allow(deprecated, reason = "the responses of the deprecated API have the most members")]
#![allow(clippy::print_stdout, reason = "the program prints tables")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the numbers of calls and entries are small"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::rt::TokioExecutor;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use tbk_apis::prelude::*;
use tbk_apis::{TbkDgMaterialOptional, TbkScOrganizationMemberMod};
use tokio::runtime::Runtime;
use top_benches::call::RESPONSE;
use top_benches::gateway::Process;
use top_benches::turns::{alternate, format_seconds};
use top_benches::{gateway, response};
use top_core::protocol::{SystemParams, form_body};
use top_core::{Endpoint, LeanTransport, Params, Quotas, TopClientBuilder, TopTime};

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T = ()> = Result<T, Failure>;
type CallFuture = Pin<Box<dyn Future<Output = Outcome> + Send>>;
/// Makes one call.
type Call = Arc<dyn Fn() -> CallFuture + Send + Sync>;

const FORM: &str = "application/x-www-form-urlencoded;charset=utf-8";
const ACCEPTED: &str = "text/xml,text/javascript";

fn main() -> Outcome {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let number = |default: usize| arguments.get(1).map_or(Ok(default), |text| text.parse());
    match arguments.first().map(String::as_str) {
        Some("rates") => rates(number(15)?),
        Some("growth") => growth(),
        Some("life") => life(number(1_000_000)?),
        Some("serve") => {
            let millis = arguments.get(2).map_or(Ok(0), |text| text.parse())?;
            serve(number(0)?, Duration::from_millis(millis))
        }
        _ => Err("usage: network rates [ROUNDS] | growth | life [CALLS]".into()),
    }
}

/// Runs the gateway: prints its address and serves a response with `entries` entries, or the small response if it is 0.
fn serve(entries: usize, after: Duration) -> Outcome {
    runtime()?.block_on(async {
        let (listener, address) = gateway::listen().await?;
        println!("{address}");
        let body = if entries == 0 { RESPONSE.to_owned() } else { response::json(entries) };
        Ok(gateway::serve(listener, &body, after).await?)
    })
}

/// Starts a gateway that responds with `entries` entries after a delay.
fn start(entries: usize, millis: u64) -> Outcome<Process> {
    Ok(Process::start(&["serve", &entries.to_string(), &millis.to_string()])?)
}

fn runtime() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

fn sdk(gateway: &Process) -> Outcome<TopClientBuilder> {
    let builder = TopClient::builder("12345678", "0123456789abcdef0123456789abcdef");
    Ok(builder.endpoint(Endpoint::custom(&gateway.url)?).quotas(Quotas::unlimited()))
}

fn sdk_small(client: &TopClient) -> Call {
    let client = client.session("6100a1b2c3d4e5f6a7b8c9d0e1f2a3b4");
    Arc::new(move || {
        let client = client.clone();
        Box::pin(async move {
            let api = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
            let reply = client.call(&api).await?;
            if reply.data.result == Some(true) { Ok(()) } else { Err("unexpected response".into()) }
        })
    })
}

/// Returns the body of a request as the SDK sends it.
fn request() -> Bytes {
    let api = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    let mut params = Params::new();
    api.write_params(&mut params);
    let session = "6100a1b2c3d4e5f6a7b8c9d0e1f2a3b4".into();
    let mut system = SystemParams::new("taobao.tbk.sc.organization.member.mod", "12345678", TopTime::now());
    system.session = Some(&session);
    system.stamp_and_sign(&mut params, &"0123456789abcdef0123456789abcdef".into());
    form_body(&params).into()
}

fn reqwest_call(gateway: &Process, builder: reqwest::ClientBuilder) -> Outcome<Call> {
    let (client, url, body) = (builder.build()?, reqwest::Url::parse(&gateway.url)?, request());
    Ok(Arc::new(move || {
        let request =
            client.post(url.clone()).header(ACCEPT, ACCEPTED).header(CONTENT_TYPE, FORM).body(body.clone());
        Box::pin(async move {
            let body = request.send().await?.bytes().await?;
            if body.is_empty() { Err("unexpected response".into()) } else { Ok(()) }
        })
    }))
}

/// Calls with reqwest and decodes a large response with serde_json.
fn reqwest_and_serde_call(gateway: &Process) -> Outcome<Call> {
    let (client, url) = (reqwest::Client::builder().build()?, reqwest::Url::parse(&gateway.url)?);
    let body = request();
    Ok(Arc::new(move || {
        let request =
            client.post(url.clone()).header(ACCEPT, ACCEPTED).header(CONTENT_TYPE, FORM).body(body.clone());
        Box::pin(async move {
            let body = request.send().await?.bytes().await?;
            let envelope: response::PlainEnvelope = serde_json::from_slice(&body)?;
            std::hint::black_box(envelope);
            Ok(())
        })
    }))
}

/// Calls with the SDK and decodes a large response.
fn sdk_large(client: TopClient, entries: usize) -> Call {
    Arc::new(move || {
        let client = client.clone();
        Box::pin(async move {
            let api = TbkDgMaterialOptional::builder().adzone_id(1).q("女装").build();
            let reply = client.call(&api).await?;
            if reply.data.result_list.len() == entries { Ok(()) } else { Err("unexpected response".into()) }
        })
    })
}

fn hyper_util_call(gateway: &Process) -> Outcome<Call> {
    let client: HyperClient<_, Full<Bytes>> = HyperClient::builder(TokioExecutor::new()).build_http();
    let (uri, body): (hyper::Uri, _) = (gateway.url.parse()?, request());
    Ok(Arc::new(move || {
        let request = hyper::Request::post(uri.clone())
            .header(ACCEPT, ACCEPTED)
            .header(CONTENT_TYPE, FORM)
            .body(Full::new(body.clone()));
        let client = client.clone();
        Box::pin(async move {
            let body = client.request(request?).await?.into_body().collect().await?.to_bytes();
            if body.is_empty() { Err("unexpected response".into()) } else { Ok(()) }
        })
    }))
}

/// Makes `calls` calls, `in_flight` at a time, and returns the seconds per call.
fn turn(runtime: &Runtime, call: &Call, in_flight: usize, calls: usize) -> Outcome<f64> {
    let start = Instant::now();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..in_flight)
            .map(|_| {
                let call = Arc::clone(call);
                tokio::spawn(async move {
                    for _ in 0..calls / in_flight {
                        call().await?;
                    }
                    Ok::<(), Failure>(())
                })
            })
            .collect();
        for task in tasks {
            task.await??;
        }
        Outcome::Ok(())
    })?;
    Ok(start.elapsed().as_secs_f64() / (calls / in_flight * in_flight) as f64)
}

/// Returns the number of calls that takes about `length`.
fn calibrated(runtime: &Runtime, call: &Call, in_flight: usize, length: Duration) -> Outcome<usize> {
    let trial = in_flight * 50;
    turn(runtime, call, in_flight, trial)?;
    let each = turn(runtime, call, in_flight, trial)?;
    Ok(((length.as_secs_f64() / each) as usize).max(in_flight))
}

fn rates(rounds: usize) -> Outcome {
    /// About 250 KB.
    const ENTRIES: usize = 90;
    let gateway = start(0, 0)?;
    let runtime = runtime()?;
    let second = Duration::from_secs(1);
    let timed = reqwest::Client::builder().timeout(30 * second).read_timeout(10 * second);
    let timed = reqwest_call(&gateway, timed)?;
    let (reqwest, hyper) = (reqwest_call(&gateway, reqwest::Client::builder())?, hyper_util_call(&gateway)?);
    let ours = sdk_small(&sdk(&gateway)?.build()?);
    let lean = sdk_small(&sdk(&gateway)?.transport(LeanTransport::new()?).build()?);
    println!(
        "| in flight | client | floor (body built in advance) | floor (per call) | client (per call) | rate to the floor's | target | result |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (in_flight, target) in [(1, 0.92), (32, 0.85)] {
        let row = |what, floor_name, floor, ours, target| {
            row(&runtime, rounds, in_flight, (what, floor_name), (floor, ours), target)
        };
        row("SDK", "reqwest", &reqwest, &ours, Some(target))?;
        row("SDK", "reqwest with the SDK's timeouts", &timed, &ours, None)?;
        // The lean transport is faster, so the share of the SDK's own work is larger.
        let lean_target = if in_flight == 1 { 0.90 } else { target };
        row("SDK, lean", "hyper-util", &hyper, &lean, Some(lean_target))?;
        row("SDK, lean", "reqwest", &reqwest, &lean, None)?;
        row("reqwest", "hyper-util", &hyper, &reqwest, None)?;
    }
    let large = start(ENTRIES, 0)?;
    let ours = sdk_large(sdk(&large)?.build()?, ENTRIES);
    let floor = reqwest_and_serde_call(&large)?;
    let names = ("SDK, response of 250 KB", "reqwest, serde_json into plain String structs");
    row(&runtime, rounds, 1, names, (&floor, &ours), Some(0.92))?;
    // The latency of a gateway in the same city.
    let gateway = start(0, 2)?;
    let ours = sdk_small(&sdk(&gateway)?.build()?);
    let reqwest = reqwest_call(&gateway, reqwest::Client::builder())?;
    row(&runtime, rounds, 1, ("SDK, gateway about 2 ms away", "reqwest"), (&reqwest, &ours), Some(0.95))?;
    Ok(())
}

fn row(
    runtime: &Runtime,
    rounds: usize,
    in_flight: usize,
    (what, floor_name): (&str, &str),
    (floor, ours): (&Call, &Call),
    target: Option<f64>,
) -> Outcome {
    let calls = calibrated(runtime, floor, in_flight, Duration::from_millis(150))?;
    turn(runtime, ours, in_flight, in_flight * 50)?;
    let seconds = |call| turn(runtime, call, in_flight, calls);
    let measured = alternate(rounds, || seconds(floor), || seconds(ours))?;
    let rate = 1.0 / measured.ratio;
    let verdict = target.map_or("", |target| if rate >= target { "met" } else { "missed" });
    let target = target.map_or_else(|| "–".to_owned(), |target| format!("≥ {target:.2}"));
    let (floor, ours) = (format_seconds(measured.floor), format_seconds(measured.ours));
    println!("| {in_flight} | {what} | {floor_name} | {floor} | {ours} | {rate:.2} | {target} | {verdict} |");
    Ok(())
}

/// Prints rates and memory by calls in flight and by entries of the response.
fn growth() -> Outcome {
    println!("| in flight | calls per second, reqwest | calls per second, SDK | memory of the process |");
    println!("| --- | --- | --- | --- |");
    let gateway = start(0, 0)?;
    let runtime = runtime()?;
    let ours = sdk_small(&sdk(&gateway)?.build()?);
    let reqwest = reqwest_call(&gateway, reqwest::Client::builder())?;
    for in_flight in [1, 8, 32, 256, 1000] {
        let second = Duration::from_secs(1);
        let reqwest_time =
            turn(&runtime, &reqwest, in_flight, calibrated(&runtime, &reqwest, in_flight, second)?)?;
        let sdk_time = turn(&runtime, &ours, in_flight, calibrated(&runtime, &ours, in_flight, second)?)?;
        let (reqwest_rate, sdk_rate) = (1.0 / reqwest_time, 1.0 / sdk_time);
        println!("| {in_flight} | {reqwest_rate:.0} | {sdk_rate:.0} | {:.1} MB |", resident()?);
    }
    println!(
        "\n| entries in the response | bytes | time per call | entries per second | memory of the process |"
    );
    println!("| --- | --- | --- | --- | --- |");
    for entries in [1, 10, 100, 1000] {
        let gateway = start(entries, 0)?;
        let call = sdk_large(sdk(&gateway)?.build()?, entries);
        let calls = calibrated(&runtime, &call, 1, Duration::from_secs(1))?;
        let each = turn(&runtime, &call, 1, calls)?;
        let (bytes, rate) = (response::json(entries).len(), entries as f64 / each);
        println!("| {entries} | {bytes} | {} | {rate:.0} | {:.1} MB |", format_seconds(each), resident()?);
    }
    Ok(())
}

/// Makes calls with one client, 32 in flight. Fails if the memory grows after the first tenth.
fn life(calls: usize) -> Outcome {
    /// In megabytes.
    const LIMIT: f64 = 8.0;
    let gateway = start(0, 0)?;
    let runtime = runtime()?;
    let call = sdk_small(&sdk(&gateway)?.build()?);
    let mut rows = String::new();
    let mut first = None;
    for tenth in 1..=10 {
        let each = turn(&runtime, &call, 32, calls / 10)?;
        let memory = resident()?;
        let grown = memory - *first.get_or_insert(memory);
        writeln!(rows, "| {} | {:.0} | {memory:.1} MB | {grown:.1} MB |", calls / 10 * tenth, 1.0 / each)?;
        if grown > LIMIT {
            return Err(format!("{rows}the memory has grown by {grown:.1} MB, more than {LIMIT} MB").into());
        }
    }
    println!("| calls so far | calls per second | memory of the process | growth since the first tenth |");
    println!("| --- | --- | --- | --- |\n{}", rows.trim_end());
    Ok(())
}

/// Returns the resident memory of this process, in megabytes.
fn resident() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .ok_or("/proc/self/status has no VmRSS")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1024.0)
}
