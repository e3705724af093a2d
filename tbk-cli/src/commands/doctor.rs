//! `tbk doctor`: checks each step of a call in order.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::Args;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use top_core::schema::SessionPolicy;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{Endpoint, Error, ErrorKind, HttpTransport, NoRetry, Params, TopApi as _, TopClient, reqwest};

use crate::api::time_get::TimeGet;
use crate::config;
use crate::config::credentials::{Access, CallSession, Credentials, Gateway, Selection};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{Lang, counted, lang, say, text};
use crate::ui::os_error;
use crate::ui::output::{Form, Output};

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

    fn failure(&mut self, check: &str, failure: &Failure) {
        self.fail(check, failure.status(), failure.to_string(), failure.advice().map(str::to_owned));
    }

    /// Adds the error of a call.
    fn error(&mut self, check: &str, error: Error) {
        let kind = error.kind();
        let failure = Failure::from(error);
        let advice = match kind {
            // The general advice is to run this command.
            ErrorKind::Signature | ErrorKind::AppKey => Some(
                text(
                    "app_key and app_secret must belong to one app, in the environment of this gateway",
                    "app_key 与 app_secret 须属于同一应用，且与网关环境一致",
                )
                .to_owned(),
            ),
            _ => failure.advice().map(str::to_owned),
        };
        self.fail(check, failure.status(), failure.to_string(), advice);
    }

    /// Prints the checks: for people in the language of this run, for programs with fixed names.
    fn print(&self, output: &Output) -> Result<(), Failure> {
        if lang() == Lang::En || output.form() != Form::Table || !output.fields().is_empty() {
            return output.list(&self.checks);
        }
        output.list(&self.checks.iter().map(in_chinese).collect::<Vec<_>>())
    }
}

fn in_chinese(check: &Value) -> Value {
    const NAMES: [(&str, &str); 17] = [
        ("configuration", "配置文件"),
        ("credentials", "凭证"),
        ("endpoint", "网关地址"),
        ("proxy", "代理"),
        ("connection", "连接"),
        ("gateway", "网关响应"),
        ("clock", "时钟"),
        ("signature", "签名"),
        ("quota", "流控"),
        ("ok", "正常"),
        ("warning", "警告"),
        ("failed", "未通过"),
        ("skipped", "未检查"),
        ("check", "检查项"),
        ("state", "状态"),
        ("detail", "说明"),
        ("advice", "建议"),
    ];
    // profile, app_key, app_secret and session are terms of the platform and of this program.
    let translated = |name: &str| {
        let found = NAMES.iter().find(|(english, _)| *english == name);
        found.map_or(name, |(_, chinese)| chinese).to_owned()
    };
    let members = check.as_object().into_iter().flatten();
    let member = |(name, value): (&String, &Value)| {
        let value = match (name.as_str(), value.as_str()) {
            ("check" | "state", Some(value)) => translated(value).into(),
            _ => value.clone(),
        };
        (translated(name), value)
    };
    Value::Object(members.map(member).collect())
}

impl Doctor {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let mut report = Report::default();
        self.examine(selection, &mut report).await;
        report.print(output)?;
        let failed = report.checks.iter().filter(|check| check["state"] == "failed").count();
        report.failed.map_or(Ok(()), |status| {
            let checks = counted(failed, "check", "checks");
            Err(Failure::new(status, say!("{checks} failed", "{failed} 项检查未通过")))
        })
    }

    async fn examine(&self, selection: &Selection, report: &mut Report) {
        let credentials = match self.gateway.find(selection).await {
            Ok(credentials) => credentials,
            Err(failure) => return report.failure("configuration", &failure),
        };
        configuration(&credentials, report);
        let proxy = proxy(&credentials.endpoint.value, report);
        connection(&credentials.endpoint.value.to_string(), proxy, report).await;
        let endpoint = credentials.endpoint.value.clone();
        let other_app = credentials.session_of_other_app();
        let session_source = credentials.session.as_ref().map(|session| session.source.clone());
        let policy = if other_app.is_some() { SessionPolicy::None } else { SessionPolicy::Optional };
        match credentials.complete(policy) {
            Ok(access) => calls(&access, session_source, other_app, report).await,
            Err(failure) => {
                report.failure("credentials", &failure);
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
    let Credentials { endpoint, kind, profile, app_key, app_secret, .. } = credentials;
    let kind = kind.label();
    let profile = profile.as_deref().unwrap_or(text("none", "无"));
    report.add("profile", Health::Ok, say!("{profile} ({kind})", "{profile}（{kind}）"));
    if let Some(app_key) = app_key {
        let (value, source) = (&app_key.value, &app_key.source);
        report.add("app_key", Health::Ok, say!("{value} ({source})", "{value}（{source}）"));
    }
    if let Some(app_secret) = app_secret {
        let (length, source) = (app_secret.value.expose_secret().chars().count(), &app_secret.source);
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
    let outcome = match tokio::time::timeout(Duration::from_secs(10), connect(&address)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(text("no connection within 10 seconds", "10 秒内未能建立连接").to_owned()),
    };
    let took = begun.elapsed().as_millis();
    match outcome {
        Ok(peer) => {
            report.add("connection", Health::Ok, say!("{peer} in {took} ms", "{peer}，{took} 毫秒"));
        }
        Err(error) => {
            report.add("connection", Health::Failed, say!("{address}: {error}", "{address}：{error}"));
        }
    }
}

/// Opens a connection. Returns the address of the peer.
async fn connect(address: &str) -> Result<SocketAddr, String> {
    let addresses: Vec<_> = match tokio::net::lookup_host(address).await {
        Ok(addresses) => addresses.collect(),
        // The operating system has an English text only.
        Err(error) => {
            return Err(say!("the host name cannot be resolved: {error}", "域名解析失败，请检查 DNS 与网络"));
        }
    };
    let stream = tokio::net::TcpStream::connect(&addresses[..]).await;
    stream.and_then(|stream| stream.peer_addr()).map_err(|error| os_error::describe(&error))
}

/// The result of a signed call.
struct Probe {
    client: TopClient,
    /// The kind of the error, if the call failed.
    kind: Option<ErrorKind>,
    /// The error, unless it is already reported because the gateway did not respond.
    error: Option<Error>,
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
            report.error("gateway", error);
            return None;
        }
    };
    let begun = Instant::now();
    let outcome = client.call(&TimeGet {}).await;
    let took = begun.elapsed().as_millis();
    let skew = *clock.lock().unwrap_or_else(PoisonError::into_inner);
    let error = outcome.err();
    let kind = error.as_ref().map(Error::kind);
    let responded = skew.is_some() || error.as_ref().is_none_or(|error| error.api_error().is_some());
    let error = match error {
        Some(error) if !responded => {
            report.error("gateway", error);
            None
        }
        error => {
            let encrypted = access.endpoint.to_string().starts_with("https:");
            let tls =
                if encrypted { text("TLS verified", "TLS 已验证") } else { text("clear text", "明文") };
            report.add(
                "gateway",
                Health::Ok,
                say!("responded in {took} ms, {tls}", "{took} 毫秒内响应，{tls}"),
            );
            error
        }
    };
    report_clock(skew, report);
    Some(Probe { client, kind, error })
}

/// Checks signature, session and quota with a call without and a call with the session.
async fn calls(
    access: &Access,
    session_source: Option<String>,
    other_app: Option<Failure>,
    report: &mut Report,
) {
    let Some(Probe { client, kind, error }) = probe(access, report).await else { return };
    let not_called = text("the previous call failed", "前一次调用失败");
    match (kind, error) {
        (None, _) => report.add("signature", Health::Ok, text("accepted", "通过")),
        (Some(_), None) => report.add("signature", Health::Skipped, text("no response", "没有响应")),
        (Some(ErrorKind::Throttled), Some(error)) => report.error("quota", error),
        (Some(_), Some(error)) => report.error("signature", error),
    }
    match (other_app, &access.session, session_source) {
        (Some(failure), ..) => report.failure("session", &failure),
        (None, Some(session), Some(source)) if kind.is_none() => {
            check_session(&client, session, &source, report).await;
        }
        _ if kind.is_none() => report.add("session", Health::Skipped, text("not set", "未设置")),
        _ => report.add("session", Health::Skipped, not_called),
    }
    match kind {
        None => report.add("quota", Health::Ok, text("no limit is reached", "当前未触发流控")),
        // Reported above.
        Some(ErrorKind::Throttled) => {}
        Some(_) => report.add("quota", Health::Skipped, not_called),
    }
}

async fn check_session(client: &TopClient, session: &CallSession, source: &str, report: &mut Report) {
    let expiry = |at| say!(", expires {at} GMT+8", "，{at} GMT+8 到期");
    let expiry = session.expires.map(expiry).unwrap_or_default();
    let client = client.session(session.secret.expose_secret());
    match client.call_raw(TimeGet::SCHEMA.method, Params::new()).await {
        Ok(_) => report.add(
            "session",
            Health::Ok,
            say!("not rejected ({source}){expiry}", "未被拒绝（{source}）{expiry}"),
        ),
        Err(error) => report.error("session", error),
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
    let health = match seconds.unsigned_abs() {
        0..=60 => Health::Ok,
        61..=540 => Health::Warning,
        _ => Health::Failed,
    };
    let by = seconds.unsigned_abs();
    let difference = if seconds < 0 {
        say!("{by} s behind the gateway", "比网关慢 {by} 秒")
    } else {
        say!("{by} s ahead of the gateway", "比网关快 {by} 秒")
    };
    report.add("clock", health, difference);
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
