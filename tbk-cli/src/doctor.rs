//! `tbk doctor`: everything between this machine and an answer, one check after the other.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::Args;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{
    Endpoint, Error, ErrorKind, HttpTransport, NoRetry, Params, Reply, TopApi, TopClient, TopObject, TopTime,
    reqwest,
};

use crate::config;
use crate::credentials::{Access, Credentials, Gateway, Who};
use crate::failure::{Failure, Status, advice, status_of};
use crate::lang::{say, text};
use crate::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text(
        "Checks configuration, endpoint, TLS, proxy, clock, signature, session and quota",
        "检查配置、网关、TLS、代理、时钟、签名、session 与限流状态",
    ),
    after_help = text(
        "Examples:\n  tbk doctor\n  tbk doctor --profile work --account shop1 -o json\n  tbk doctor --sandbox",
        "示例：\n  tbk doctor\n  tbk doctor --profile work --account shop1 -o json\n  tbk doctor --sandbox",
    )
)]
pub(crate) struct Doctor {
    #[command(flatten)]
    gateway: Gateway,
}

/// 获取淘宝系统当前时间 (`taobao.time.get`): the gateway's time; the cheapest signed call there is.
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.time.get", title = "获取淘宝系统当前时间", session = optional, readonly)]
pub(crate) struct TimeGet {}

/// What [`TimeGet`] brings back.
#[derive(Debug, Clone, TopObject)]
#[non_exhaustive]
pub(crate) struct TimeGetResponse {
    /// 系统当前时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub(crate) time: Option<TopTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Ok,
    Warning,
    Failed,
    /// Not checked, because something before it failed or there is nothing to check.
    Skipped,
}

/// What was found, check by check.
#[derive(Default)]
struct Report {
    checks: Vec<Value>,
    failed: Option<Status>,
}

impl Report {
    fn add(&mut self, check: &str, health: Health, detail: impl Into<String>) {
        let health = match health {
            Health::Ok => "ok",
            Health::Warning => "warning",
            Health::Failed => {
                self.failed.get_or_insert(Status::Failed);
                "failed"
            }
            Health::Skipped => "skipped",
        };
        self.checks.push(json!({ "check": check, "state": health, "detail": detail.into() }));
    }

    /// A failure that decides how the program ends, and what to do about it.
    fn fail(&mut self, check: &str, status: Status, detail: String, advice: Option<String>) {
        self.failed.get_or_insert(status);
        self.add(check, Health::Failed, detail);
        if let (Some(advice), Some(entry)) = (advice, self.checks.last_mut()) {
            entry["advice"] = advice.into();
        }
    }

    fn error(&mut self, check: &str, error: &Error) {
        let advice = error.hint().map(|hint| advice(&hint).to_owned());
        self.fail(check, status_of(error.kind()), error.message(), advice);
    }
}

impl Doctor {
    pub(crate) async fn run(&self, who: &Who, output: &Output) -> Result<(), Failure> {
        let mut report = Report::default();
        self.examine(who, &mut report).await;
        output.list(&report.checks)?;
        let failed = report.checks.iter().filter(|check| check["state"] == "failed").count();
        report.failed.map_or(Ok(()), |status| {
            Err(Failure::new(status, say!("checks failed: {failed}", "{failed} 项检查未通过")))
        })
    }

    async fn examine(&self, who: &Who, report: &mut Report) {
        let credentials = match self.gateway.find(who).await {
            Ok(credentials) => credentials,
            Err(failure) => return report.fail("configuration", failure.status(), failure.to_string(), None),
        };
        configuration(&credentials, report);
        let proxy = proxy(&credentials.endpoint.value, report);
        reach(&credentials.endpoint.value.to_string(), proxy, report).await;
        let session_place = credentials.session.as_ref().map(|found| found.place.clone());
        let endpoint = credentials.endpoint.value.clone();
        match credentials.complete() {
            Ok(access) => call(&access, session_place, report).await,
            Err(failure) => {
                report.fail("credentials", failure.status(), failure.to_string(), None);
                // Any request tells whether the gateway answers, and by which clock.
                ask(&Access::nobody(endpoint), report).await;
                for check in ["signature", "session", "quota"] {
                    report.add(check, Health::Skipped, text("there are no credentials", "没有凭证"));
                }
            }
        }
    }
}

fn configuration(credentials: &Credentials, report: &mut Report) {
    let file = config::path().map_or_else(|failure| failure.to_string(), |path| path.display().to_string());
    report.add("configuration", Health::Ok, file);
    let Credentials { endpoint, app_key, app_secret, .. } = credentials;
    if let Some(app_key) = app_key {
        let (value, place) = (&app_key.value, &app_key.place);
        report.add("app_key", Health::Ok, say!("{value}, from {place}", "{value}，来自 {place}"));
    }
    if let Some(app_secret) = app_secret {
        let (length, place) = (app_secret.value.expose_secret().trim().len(), &app_secret.place);
        // Those of the platform are 32 digits.
        let health = if length == 32 { Health::Ok } else { Health::Warning };
        report.add(
            "app_secret",
            health,
            say!("*** of {length} characters, from {place}", "***，{length} 个字符，来自 {place}"),
        );
    }
    let (url, place) = (&endpoint.value, &endpoint.place);
    report.add("endpoint", Health::Ok, say!("{url}, from {place}", "{url}，来自 {place}"));
}

/// The proxy that calls go through by the environment; it may surprise whoever set it long ago.
fn proxy(endpoint: &Endpoint, report: &mut Report) -> bool {
    if endpoint.is_loopback() {
        report.add("proxy", Health::Ok, text("none: the gateway is on this machine", "无：网关在本机"));
        return false;
    }
    let names: &[&str] = if endpoint.to_string().starts_with("https:") {
        &["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
    } else {
        &["http_proxy", "ALL_PROXY", "all_proxy"]
    };
    let set = names
        .iter()
        .find_map(|name| Some((*name, std::env::var(name).ok().filter(|value| !value.is_empty())?)));
    let Some((name, value)) = set else {
        report.add("proxy", Health::Ok, text("none", "无"));
        return false;
    };
    // What stands before an @ are a user and a password.
    let shown = value.rsplit_once('@').map_or(value.as_str(), |(_, host)| host);
    let except = ["NO_PROXY", "no_proxy"].iter().find_map(|name| std::env::var(name).ok());
    let except = except.filter(|hosts| !hosts.is_empty());
    let except = except.map(|hosts| say!(", except for: {hosts}", "，例外：{hosts}")).unwrap_or_default();
    report.add(
        "proxy",
        Health::Warning,
        say!("{shown}, from {name}{except}", "{shown}，来自 {name}{except}"),
    );
    true
}

/// Whether the gateway's address can be found and connected to.
async fn reach(url: &str, proxy: bool, report: &mut Report) {
    if proxy {
        return report.add("connection", Health::Skipped, text("a proxy connects", "由代理建立连接"));
    }
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let host = rest.split('/').next().unwrap_or_default();
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    let address = match (has_port, scheme) {
        (true, _) => host.to_owned(),
        (false, "http") => format!("{host}:80"),
        (false, _) => format!("{host}:443"),
    };
    let begun = Instant::now();
    let connect = tokio::net::TcpStream::connect(&address);
    let outcome = match tokio::time::timeout(Duration::from_secs(10), connect).await {
        Ok(Ok(stream)) => stream.peer_addr().map_err(|error| error.to_string()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(text("no connection within 10 seconds", "10 秒内未能建立连接").to_owned()),
    };
    let took = begun.elapsed().as_millis();
    match outcome {
        Ok(peer) => {
            report.add("connection", Health::Ok, say!("{peer} within {took} ms", "{peer}，{took} 毫秒"));
        }
        Err(error) => report.add("connection", Health::Failed, format!("{address}: {error}")),
    }
}

/// What came of a signed call.
struct Asked {
    client: TopClient,
    outcome: Result<Reply<TimeGetResponse>, Error>,
    /// The gateway answered, be it by an error.
    answered: bool,
}

/// Makes a signed call without a session, and tells of the gateway and its clock; `None` where no call can be made.
async fn ask(access: &Access, report: &mut Report) -> Option<Asked> {
    let clock = Arc::new(Mutex::new(None));
    let client =
        HttpTransport::for_endpoint(&access.endpoint, reqwest::ClientBuilder::new()).and_then(|http| {
            let transport = Watching { http, skew: Arc::clone(&clock) };
            access.client().transport(transport).retry(NoRetry).deadline(Duration::from_secs(20)).build()
        });
    let client = match client {
        Ok(client) => client,
        Err(error) => {
            report.error("gateway", &error);
            return None;
        }
    };
    let begun = Instant::now();
    let outcome = client.call(&TimeGet {}).await;
    let took = begun.elapsed().as_millis();
    let skew = *clock.lock().unwrap_or_else(PoisonError::into_inner);
    let answered = skew.is_some() || outcome.as_ref().err().is_none_or(|error| error.api_error().is_some());
    match (&outcome, answered) {
        (Err(error), false) => report.error("gateway", error),
        _ => {
            let encrypted = access.endpoint.to_string().starts_with("https:");
            let tls =
                if encrypted { text("TLS verified", "TLS 已验证") } else { text("clear text", "明文") };
            report.add(
                "gateway",
                Health::Ok,
                say!("answered within {took} ms, {tls}", "{took} 毫秒内应答，{tls}"),
            );
        }
    }
    tell_clock(skew, report);
    Some(Asked { client, outcome, answered })
}

/// One call without the session and one with it tell of the rest.
async fn call(access: &Access, session_place: Option<String>, report: &mut Report) {
    let Some(Asked { client, outcome, answered }) = ask(access, report).await else { return };
    let kind = outcome.as_ref().err().map(Error::kind);
    let not_called = text("the call before it failed", "前一次调用失败");
    match (&outcome, kind) {
        (Ok(_), _) => report.add("signature", Health::Ok, text("accepted", "通过")),
        (Err(error), Some(ErrorKind::Signature | ErrorKind::AppKey | ErrorKind::Clock)) => {
            report.error("signature", error);
        }
        (Err(error), Some(ErrorKind::Throttled)) => report.error("quota", error),
        (Err(_), _) if !answered => report.add("signature", Health::Skipped, text("no answer", "没有应答")),
        (Err(error), _) => report.error("signature", error),
    }
    if let (Ok(_), Some(held), Some(place)) = (&outcome, &access.session, session_place) {
        let ends = held.expires.map(|at| say!(", ends {at} GMT+8", "，{at} GMT+8 到期")).unwrap_or_default();
        let session = client.session(held.session.expose_secret());
        match session.call_raw(TimeGet::SCHEMA.method, Params::new()).await {
            Ok(_) => report.add(
                "session",
                Health::Ok,
                say!("not refused, from {place}{ends}", "未被拒绝，来自 {place}{ends}"),
            ),
            Err(error) => report.error("session", &error),
        }
    } else {
        let why = if outcome.is_ok() { text("there is none", "未设置") } else { not_called };
        report.add("session", Health::Skipped, why);
    }
    match kind {
        None => report.add("quota", Health::Ok, text("no limit is reached now", "当前未触发限流")),
        // Told in the place of the signature.
        Some(ErrorKind::Throttled) => {}
        Some(_) => report.add("quota", Health::Skipped, not_called),
    }
}

/// The difference of the clocks, in milliseconds; the gateway takes ten minutes.
fn tell_clock(skew: Option<i64>, report: &mut Report) {
    let Some(skew) = skew else {
        return report.add(
            "clock",
            Health::Skipped,
            text("the gateway did not tell its time", "网关未返回时间"),
        );
    };
    let seconds = skew / 1000;
    let health = match seconds.abs() {
        0..=60 => Health::Ok,
        61..=540 => Health::Warning,
        _ => Health::Failed,
    };
    report.add("clock", health, say!("{seconds} s ahead of the gateway's", "比网关快 {seconds} 秒"));
}

/// Notes the gateway's time from whatever answer comes.
#[derive(Debug)]
struct Watching {
    http: HttpTransport,
    skew: Arc<Mutex<Option<i64>>>,
}

impl Transport for Watching {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let response = self.http.send(request).await?;
            let date = response.headers().get("date").and_then(|date| date.to_str().ok());
            if let Some(date) = date.and_then(|date| httpdate::parse_http_date(date).ok()) {
                let now = millis(SystemTime::now());
                // The header tells whole seconds.
                let ahead = now - millis(date);
                *self.skew.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead);
            }
            Ok(response)
        })
    }
}

fn millis(at: SystemTime) -> i64 {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
