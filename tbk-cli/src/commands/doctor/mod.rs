//! `tbk doctor`: checks each step of a call in order.

mod in_chinese;
mod limits;
mod network;
mod report;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::Args;
use secrecy::ExposeSecret as _;
use top_core::schema::SessionPolicy;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{Endpoint, Error, ErrorKind, HttpTransport, NoRetry, Params, TopApi as _, TopClient, reqwest};

use network::{connection, proxy};
use report::{Health, Report};

use crate::api::time_get::TimeGet;
use crate::config;
use crate::config::credentials::{Access, CallSession, Credentials, Gateway, Selection};
use crate::ui::failure::Failure;
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
            Ok(access) => {
                limits::check(&access, report).await;
                calls(&access, session_source, other_app, report).await;
            }
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
            let tls = encryption(&access.endpoint);
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

fn encryption(endpoint: &Endpoint) -> &'static str {
    if endpoint.to_string().starts_with("https:") {
        text("TLS verified", "TLS 已验证")
    } else {
        text("clear text", "明文")
    }
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
