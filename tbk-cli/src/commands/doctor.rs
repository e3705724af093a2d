//! `tbk doctor`: checks each step of a call in order.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::Args;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{
    Endpoint, Error, ErrorKind, HttpTransport, NoRetry, Params, Reply, TopApi as _, TopClient, reqwest,
};

use crate::api::time_get::{TimeGet, TimeGetResponse};
use crate::config;
use crate::config::credentials::{Access, Credentials, Gateway, Selection};
use crate::ui::failure::{Failure, Status, advice, status_of};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text(
        "Checks configuration, endpoint, TLS, proxy, clock, signature, session and quota",
        "检查配置、网关、TLS、代理、时钟、签名、session 与流控状态",
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Ok,
    Warning,
    Failed,
    /// Not checked, because an earlier check failed or there is nothing to check.
    Skipped,
}

/// The results of all checks.
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

    /// Adds a failed check. The first failure sets the exit status.
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
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let mut report = Report::default();
        self.examine(selection, &mut report).await;
        output.list(&report.checks)?;
        let failed = report.checks.iter().filter(|check| check["state"] == "failed").count();
        report.failed.map_or(Ok(()), |status| {
            let checks = counted(failed, "check", "checks");
            Err(Failure::new(status, say!("{checks} failed", "{failed} 项检查未通过")))
        })
    }

    async fn examine(&self, selection: &Selection, report: &mut Report) {
        let credentials = match self.gateway.find(selection).await {
            Ok(credentials) => credentials,
            Err(failure) => return report.fail("configuration", failure.status(), failure.to_string(), None),
        };
        configuration(&credentials, report);
        let proxy = proxy(&credentials.endpoint.value, report);
        connection(&credentials.endpoint.value.to_string(), proxy, report).await;
        let session_source = credentials.session.as_ref().map(|session| session.source.clone());
        let endpoint = credentials.endpoint.value.clone();
        match credentials.complete() {
            Ok(access) => calls(&access, session_source, report).await,
            Err(failure) => {
                report.fail("credentials", failure.status(), failure.to_string(), None);
                // The gateway and its clock can be checked without credentials.
                probe(&Access::anonymous(endpoint), report).await;
                for check in ["signature", "session", "quota"] {
                    report.add(check, Health::Skipped, text("no credentials", "没有凭证"));
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
        let (value, source) = (&app_key.value, &app_key.source);
        report.add("app_key", Health::Ok, say!("{value} ({source})", "{value}（{source}）"));
    }
    if let Some(app_secret) = app_secret {
        let (length, source) = (app_secret.value.expose_secret().trim().len(), &app_secret.source);
        // Secrets of the platform have 32 characters.
        let health = if length == 32 { Health::Ok } else { Health::Warning };
        report.add(
            "app_secret",
            health,
            say!("***, {length} characters ({source})", "***，{length} 个字符（{source}）"),
        );
    }
    let (url, source) = (&endpoint.value, &endpoint.source);
    report.add("endpoint", Health::Ok, say!("{url} ({source})", "{url}（{source}）"));
}

/// Reports the proxy that the environment sets, as a warning: a forgotten one is a common cause of failures. Returns
/// whether there is one.
fn proxy(endpoint: &Endpoint, report: &mut Report) -> bool {
    if endpoint.is_loopback() {
        report.add("proxy", Health::Ok, text("none: the gateway is local", "无：网关在本机"));
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
    // The part before @ contains a user and a password.
    let shown = value.rsplit_once('@').map_or(value.as_str(), |(_, host)| host);
    let except = ["NO_PROXY", "no_proxy"].iter().find_map(|name| std::env::var(name).ok());
    let except = except.filter(|hosts| !hosts.is_empty());
    let except = except.map(|hosts| say!(", except for {hosts}", "，例外：{hosts}")).unwrap_or_default();
    report.add("proxy", Health::Warning, say!("{shown} ({name}){except}", "{shown}（{name}）{except}"));
    true
}

/// Checks whether a connection to the gateway can be opened.
async fn connection(url: &str, proxy: bool, report: &mut Report) {
    if proxy {
        return report.add(
            "connection",
            Health::Skipped,
            text("the proxy opens the connection", "由代理建立连接"),
        );
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
            report.add("connection", Health::Ok, say!("{peer} in {took} ms", "{peer}，{took} 毫秒"));
        }
        Err(error) => report.add("connection", Health::Failed, format!("{address}: {error}")),
    }
}

/// The result of a signed call.
struct Probe {
    client: TopClient,
    outcome: Result<Reply<TimeGetResponse>, Error>,
    /// Whether the gateway responded, with data or with an error.
    responded: bool,
}

/// Makes a signed call without a session and reports the gateway and its clock. Returns `None` if no client can be built.
async fn probe(access: &Access, report: &mut Report) -> Option<Probe> {
    let clock = Arc::new(Mutex::new(None));
    let client =
        HttpTransport::for_endpoint(&access.endpoint, reqwest::ClientBuilder::new()).and_then(|http| {
            let transport = ClockTransport { http, skew: Arc::clone(&clock) };
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
    let responded = skew.is_some() || outcome.as_ref().err().is_none_or(|error| error.api_error().is_some());
    match (&outcome, responded) {
        (Err(error), false) => report.error("gateway", error),
        _ => {
            let encrypted = access.endpoint.to_string().starts_with("https:");
            let tls =
                if encrypted { text("TLS verified", "TLS 已验证") } else { text("clear text", "明文") };
            report.add(
                "gateway",
                Health::Ok,
                say!("responded in {took} ms, {tls}", "{took} 毫秒内响应，{tls}"),
            );
        }
    }
    report_clock(skew, report);
    Some(Probe { client, outcome, responded })
}

/// Checks signature, session and quota with a call without and a call with the session.
async fn calls(access: &Access, session_source: Option<String>, report: &mut Report) {
    let Some(Probe { client, outcome, responded }) = probe(access, report).await else { return };
    let kind = outcome.as_ref().err().map(Error::kind);
    let not_called = text("the previous call failed", "前一次调用失败");
    match (&outcome, kind) {
        (Ok(_), _) => report.add("signature", Health::Ok, text("accepted", "通过")),
        (Err(error), Some(ErrorKind::Signature | ErrorKind::AppKey | ErrorKind::Clock)) => {
            report.error("signature", error);
        }
        (Err(error), Some(ErrorKind::Throttled)) => report.error("quota", error),
        (Err(_), _) if !responded => {
            report.add("signature", Health::Skipped, text("no response", "没有响应"));
        }
        (Err(error), _) => report.error("signature", error),
    }
    if let (Ok(_), Some(session), Some(source)) = (&outcome, &access.session, session_source) {
        let expiry = |at| say!(", expires {at} GMT+8", "，{at} GMT+8 到期");
        let expiry = session.expires.map(expiry).unwrap_or_default();
        let client = client.session(session.secret.expose_secret());
        match client.call_raw(TimeGet::SCHEMA.method, Params::new()).await {
            Ok(_) => report.add(
                "session",
                Health::Ok,
                say!("not rejected ({source}){expiry}", "未被拒绝（{source}）{expiry}"),
            ),
            Err(error) => report.error("session", &error),
        }
    } else {
        let why = if outcome.is_ok() { text("not set", "未设置") } else { not_called };
        report.add("session", Health::Skipped, why);
    }
    match kind {
        None => report.add("quota", Health::Ok, text("no limit is reached", "当前未触发流控")),
        // Reported above.
        Some(ErrorKind::Throttled) => {}
        Some(_) => report.add("quota", Health::Skipped, not_called),
    }
}

/// Reports the difference of the clocks in milliseconds. The gateway accepts ten minutes.
fn report_clock(skew: Option<i64>, report: &mut Report) {
    let Some(skew) = skew else {
        return report.add(
            "clock",
            Health::Skipped,
            text("the gateway did not send its time", "网关未返回时间"),
        );
    };
    let seconds = skew / 1000;
    let health = match seconds.abs() {
        0..=60 => Health::Ok,
        61..=540 => Health::Warning,
        _ => Health::Failed,
    };
    report.add("clock", health, say!("{seconds} s ahead of the gateway", "比网关快 {seconds} 秒"));
}

/// Records the clock difference from the `Date` header of each response.
#[derive(Debug)]
struct ClockTransport {
    http: HttpTransport,
    skew: Arc<Mutex<Option<i64>>>,
}

impl Transport for ClockTransport {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let response = self.http.send(request).await?;
            let date = response.headers().get("date").and_then(|date| date.to_str().ok());
            if let Some(date) = date.and_then(|date| httpdate::parse_http_date(date).ok()) {
                let now = millis(SystemTime::now());
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
