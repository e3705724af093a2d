//! Calls over sockets, with the gateway in a process of its own.
//!
//! | command | what it prints |
//! | --- | --- |
//! | `network rates [ROUNDS]` | how fast calls are, against other clients with a request that was built beforehand |
//! | `network growth` | rates and memory with more in flight, and with larger answers |
//! | `network life [CALLS]` | the memory of a client that lives long; an error if it grows |

#![allow(deprecated, reason = "the answers of the older API are the ones with the most members")]
#![allow(clippy::print_stdout, reason = "tables are what this program is for")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of calls and entries, far from any limit"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::pin::Pin;
use std::process::{Child, Command, Stdio};
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
use top_benches::call::ANSWER;
use top_benches::turns::{in_turns, shown};
use top_benches::{answer, gateway};
use top_core::protocol::{SystemParams, form_body};
use top_core::{Endpoint, LeanTransport, Params, Quotas, TopClientBuilder, TopTime};

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T = ()> = Result<T, Failure>;
type Answered = Pin<Box<dyn Future<Output = Outcome> + Send>>;
/// Makes one call.
type Call = Arc<dyn Fn() -> Answered + Send + Sync>;

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
        _ => Err("one of: rates [ROUNDS], growth, life [CALLS]".into()),
    }
}

/// The gateway's process: prints its address and answers with so many entries, or with the small answer.
fn serve(entries: usize, after: Duration) -> Outcome {
    runtime()?.block_on(async {
        let (listener, address) = gateway::listen().await?;
        println!("{address}");
        let body = if entries == 0 { ANSWER.to_owned() } else { answer::json(entries) };
        Ok(gateway::serve(listener, &body, after).await?)
    })
}

struct Gateway {
    process: Child,
    url: String,
}

impl Gateway {
    fn start(entries: usize, millis: u64) -> Outcome<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(["serve", &entries.to_string(), &millis.to_string()])
            .stdout(Stdio::piped())
            .spawn()?;
        let mut address = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut address)?;
        Ok(Self { process, url: format!("http://{}/router/rest", address.trim()) })
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        // It may have ended by itself: there is nothing left to do then.
        let _ = self.process.kill().and_then(|()| self.process.wait());
    }
}

fn runtime() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

fn sdk(gateway: &Gateway) -> Outcome<TopClientBuilder> {
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
            if reply.data.result == Some(true) { Ok(()) } else { Err("another answer".into()) }
        })
    })
}

/// A request as the SDK sends it, signed once.
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

fn of_reqwest(gateway: &Gateway, builder: reqwest::ClientBuilder) -> Outcome<Call> {
    let (client, url, body) = (builder.build()?, reqwest::Url::parse(&gateway.url)?, request());
    Ok(Arc::new(move || {
        let request =
            client.post(url.clone()).header(ACCEPT, ACCEPTED).header(CONTENT_TYPE, FORM).body(body.clone());
        Box::pin(async move {
            let answer = request.send().await?.bytes().await?;
            if answer.is_empty() { Err("another answer".into()) } else { Ok(()) }
        })
    }))
}

/// A large answer, decoded by serde_json into texts.
fn of_reqwest_and_serde(gateway: &Gateway) -> Outcome<Call> {
    let (client, url) = (reqwest::Client::builder().build()?, reqwest::Url::parse(&gateway.url)?);
    let body = request();
    Ok(Arc::new(move || {
        let request =
            client.post(url.clone()).header(ACCEPT, ACCEPTED).header(CONTENT_TYPE, FORM).body(body.clone());
        Box::pin(async move {
            let answer = request.send().await?.bytes().await?;
            let answer: answer::PlainAnswer = serde_json::from_slice(&answer)?;
            std::hint::black_box(answer);
            Ok(())
        })
    }))
}

/// A large answer, decoded by the SDK.
fn sdk_large(client: TopClient, entries: usize) -> Call {
    Arc::new(move || {
        let client = client.clone();
        Box::pin(async move {
            let api = TbkDgMaterialOptional::builder().adzone_id(1).q("女装").build();
            let reply = client.call(&api).await?;
            if reply.data.result_list.len() == entries { Ok(()) } else { Err("another answer".into()) }
        })
    })
}

fn of_hyper_util(gateway: &Gateway) -> Outcome<Call> {
    let client: HyperClient<_, Full<Bytes>> = HyperClient::builder(TokioExecutor::new()).build_http();
    let (uri, body): (hyper::Uri, _) = (gateway.url.parse()?, request());
    Ok(Arc::new(move || {
        let request = hyper::Request::post(uri.clone())
            .header(ACCEPT, ACCEPTED)
            .header(CONTENT_TYPE, FORM)
            .body(Full::new(body.clone()));
        let client = client.clone();
        Box::pin(async move {
            let answer = client.request(request?).await?.into_body().collect().await?.to_bytes();
            if answer.is_empty() { Err("another answer".into()) } else { Ok(()) }
        })
    }))
}

/// Seconds for one of so many calls, that many at a time.
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

/// So many calls as take about that long.
fn calibrated(runtime: &Runtime, call: &Call, in_flight: usize, length: Duration) -> Outcome<usize> {
    let trial = in_flight * 50;
    turn(runtime, call, in_flight, trial)?;
    let each = turn(runtime, call, in_flight, trial)?;
    Ok(((length.as_secs_f64() / each) as usize).max(in_flight))
}

fn rates(rounds: usize) -> Outcome {
    /// Some 250 KB.
    const ENTRIES: usize = 90;
    let gateway = Gateway::start(0, 0)?;
    let runtime = runtime()?;
    let second = Duration::from_secs(1);
    let timed = reqwest::Client::builder().timeout(30 * second).read_timeout(10 * second);
    let timed = of_reqwest(&gateway, timed)?;
    let (reqwest, hyper) = (of_reqwest(&gateway, reqwest::Client::builder())?, of_hyper_util(&gateway)?);
    let ours = sdk_small(&sdk(&gateway)?.build()?);
    let lean = sdk_small(&sdk(&gateway)?.transport(LeanTransport::new()?).build()?);
    println!(
        "| in flight | what | floor, the body built beforehand | floor | SDK | rate of the SDK to the floor's | target | |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (in_flight, target) in [(1, 0.92), (32, 0.85)] {
        let row = |what, floor_name, floor, ours, target| {
            row(&runtime, rounds, in_flight, (what, floor_name), (floor, ours), target)
        };
        row("SDK", "reqwest", &reqwest, &ours, Some(target))?;
        row("SDK", "reqwest, with the SDK's time-outs", &timed, &ours, None)?;
        // One call of the lean transport may cost a little more: it has less to hide the SDK's own work behind.
        let lean_target = if in_flight == 1 { 0.90 } else { target };
        row("SDK, lean", "hyper-util", &hyper, &lean, Some(lean_target))?;
        row("SDK, lean", "reqwest", &reqwest, &lean, None)?;
        row("reqwest itself", "hyper-util", &hyper, &reqwest, None)?;
    }
    let large = Gateway::start(ENTRIES, 0)?;
    let ours = sdk_large(sdk(&large)?.build()?, ENTRIES);
    let floor = of_reqwest_and_serde(&large)?;
    let names = ("SDK, an answer of 250 KB", "reqwest, and serde_json into plain String structs");
    row(&runtime, rounds, 1, names, (&floor, &ours), Some(0.92))?;
    // As far away as a gateway in the same city is.
    let gateway = Gateway::start(0, 2)?;
    let ours = sdk_small(&sdk(&gateway)?.build()?);
    let reqwest = of_reqwest(&gateway, reqwest::Client::builder())?;
    row(&runtime, rounds, 1, ("SDK, some 2 ms away", "reqwest"), (&reqwest, &ours), Some(0.95))?;
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
    let measured = in_turns(rounds, || seconds(floor), || seconds(ours))?;
    let rate = 1.0 / measured.ratio;
    let verdict = target.map_or("", |target| if rate >= target { "met" } else { "missed" });
    let target = target.map_or_else(|| "–".to_owned(), |target| format!("≥ {target:.2}"));
    let (floor, ours) = (shown(measured.floor), shown(measured.ours));
    println!("| {in_flight} | {what} | {floor_name} | {floor} | {ours} | {rate:.2} | {target} | {verdict} |");
    Ok(())
}

/// What grows with the work, and what must not.
fn growth() -> Outcome {
    println!("| in flight | calls a second, reqwest | calls a second, SDK | memory of the process |");
    println!("| --- | --- | --- | --- |");
    let gateway = Gateway::start(0, 0)?;
    let runtime = runtime()?;
    let ours = sdk_small(&sdk(&gateway)?.build()?);
    let reqwest = of_reqwest(&gateway, reqwest::Client::builder())?;
    for in_flight in [1, 8, 32, 256, 1000] {
        let second = Duration::from_secs(1);
        let of_reqwest =
            turn(&runtime, &reqwest, in_flight, calibrated(&runtime, &reqwest, in_flight, second)?)?;
        let of_ours = turn(&runtime, &ours, in_flight, calibrated(&runtime, &ours, in_flight, second)?)?;
        let (of_reqwest, of_ours) = (1.0 / of_reqwest, 1.0 / of_ours);
        println!("| {in_flight} | {of_reqwest:.0} | {of_ours:.0} | {:.1} MB |", resident()?);
    }
    println!("\n| entries of the answer | bytes | a call | entries a second | memory of the process |");
    println!("| --- | --- | --- | --- | --- |");
    for entries in [1, 10, 100, 1000] {
        let gateway = Gateway::start(entries, 0)?;
        let call = sdk_large(sdk(&gateway)?.build()?, entries);
        let calls = calibrated(&runtime, &call, 1, Duration::from_secs(1))?;
        let each = turn(&runtime, &call, 1, calls)?;
        let (bytes, rate) = (answer::json(entries).len(), entries as f64 / each);
        println!("| {entries} | {bytes} | {} | {rate:.0} | {:.1} MB |", shown(each), resident()?);
    }
    Ok(())
}

/// One client, so many calls, 32 in flight: after the first tenth its memory stays where it is.
fn life(calls: usize) -> Outcome {
    const MOST: f64 = 8.0;
    let gateway = Gateway::start(0, 0)?;
    let runtime = runtime()?;
    let call = sdk_small(&sdk(&gateway)?.build()?);
    let mut rows = String::new();
    let mut first = None;
    for tenth in 1..=10 {
        let each = turn(&runtime, &call, 32, calls / 10)?;
        let memory = resident()?;
        let grown = memory - *first.get_or_insert(memory);
        writeln!(rows, "| {} | {:.0} | {memory:.1} MB | {grown:.1} MB |", calls / 10 * tenth, 1.0 / each)?;
        if grown > MOST {
            return Err(format!("{rows}the client has grown by {grown:.1} MB, more than {MOST} MB").into());
        }
    }
    println!("| calls so far | calls a second | memory of the process | grown since the first tenth |");
    println!("| --- | --- | --- | --- |\n{}", rows.trim_end());
    Ok(())
}

/// The memory that this process holds, in megabytes.
fn resident() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1024.0)
}
