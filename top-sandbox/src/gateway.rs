//! From a request to its answer, in the order in which the gateway checks.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use top_core::TopTime;
use top_core::check::{ProblemKind, SYSTEM_PARAMETERS, check};
use top_core::describe::{ApiDescription, SessionPolicy};
use tower_http::compression::CompressionLayer;

use crate::answer::{self, Node};
use crate::encode::{self, Encoding};
use crate::fault::Fault;
use crate::request::Arrived;
use crate::verify::is_signed;

/// The longest request body taken.
pub(crate) const MAX_BODY: usize = 16 << 20;

/// How far a request's timestamp may be from the gateway's clock.
const MAX_SKEW_MILLIS: u64 = 10 * 60 * 1000;

pub(crate) struct Credentials {
    pub(crate) app_key: String,
    pub(crate) app_secret: String,
    pub(crate) session: String,
}

pub(crate) struct Gateway {
    apis: Vec<&'static ApiDescription>,
    pub(crate) credentials: Credentials,
    received: AtomicUsize,
}

impl Gateway {
    pub(crate) fn new(apis: Vec<&'static ApiDescription>, credentials: Credentials) -> Self {
        Self { apis, credentials, received: AtomicUsize::new(0) }
    }

    pub(crate) fn received(&self) -> usize {
        self.received.load(Ordering::Relaxed)
    }

    /// The answer's data, and the key of its envelope.
    fn answer(&self, arrived: &Arrived) -> Result<(String, Node), Fault> {
        let api = self.api(arrived)?;
        self.check_app(arrived)?;
        check_time(arrived)?;
        check_version_and_format(arrived)?;
        self.check_signature(arrived)?;
        self.check_session(api, arrived)?;
        check_parameters(api, arrived)?;
        Ok((api.response_key(), answer::of(api)))
    }

    fn api(&self, arrived: &Arrived) -> Result<&'static ApiDescription, Fault> {
        let method = arrived.text("method").ok_or_else(|| Fault::new(21, "Missing method"))?;
        self.apis.iter().copied().find(|api| api.method == method).ok_or_else(|| {
            Fault::new(22, "Invalid method").sub(
                "isv.invalid-method",
                "the sandbox knows no such API: check its name, or add it by `.api(…)`",
            )
        })
    }

    fn check_app(&self, arrived: &Arrived) -> Result<(), Fault> {
        match arrived.text("app_key") {
            None => Err(Fault::new(28, "Missing app key")),
            Some(app_key) if app_key == self.credentials.app_key => Ok(()),
            Some(_) => Err(Fault::new(29, "Invalid app key")
                .sub("isv.appkey-not-exists", "the sandbox has an app_key of its own: `Sandbox::app_key`")),
        }
    }

    fn check_signature(&self, arrived: &Arrived) -> Result<(), Fault> {
        if arrived.text("sign").is_none() {
            return Err(Fault::new(24, "Missing signature"));
        }
        if is_signed(&arrived.texts, &self.credentials.app_secret) {
            return Ok(());
        }
        Err(Fault::new(25, "Invalid signature")
            .sub("isv.invalid-signature", "the text parameters that arrived give another signature"))
    }

    fn check_session(&self, api: &ApiDescription, arrived: &Arrived) -> Result<(), Fault> {
        match (arrived.text("session"), api.session) {
            (None, SessionPolicy::Required) => Err(Fault::new(26, "Missing session")),
            (Some(session), _) if session != self.credentials.session => {
                Err(Fault::new(27, "Invalid session")
                    .sub("invalid-sessionkey", "the sandbox has a session of its own: `Sandbox::session`"))
            }
            _ => Ok(()),
        }
    }
}

fn check_time(arrived: &Arrived) -> Result<(), Fault> {
    let text = arrived.text("timestamp").ok_or_else(|| Fault::new(30, "Missing timestamp"))?;
    let wrong = |message| Fault::new(31, "Invalid timestamp").sub("isv.invalid-timestamp", message);
    let time: TopTime =
        text.parse().map_err(|_| wrong("write yyyy-MM-dd HH:mm:ss, zero-padded, in GMT+8"))?;
    let skew = time.unix_millis().abs_diff(TopTime::now().unix_millis());
    if skew <= MAX_SKEW_MILLIS {
        Ok(())
    } else {
        Err(wrong("more than ten minutes off: check clock and zone, GMT+8"))
    }
}

fn check_version_and_format(arrived: &Arrived) -> Result<(), Fault> {
    match arrived.text("v") {
        None => return Err(Fault::new(32, "Missing version")),
        Some("2.0") => {}
        Some(_) => return Err(Fault::new(33, "Invalid version").sub("isv.invalid-version", "write 2.0")),
    }
    match arrived.text("format") {
        None | Some("json" | "xml") => Ok(()),
        Some(_) => Err(Fault::new(23, "Invalid format").sub("isv.invalid-format", "write json or xml")),
    }
}

/// The first mistake counts. Parameters that the API does not know are passed over, as the gateway does.
fn check_parameters(api: &ApiDescription, arrived: &Arrived) -> Result<(), Fault> {
    let params = arrived.params(|name| !SYSTEM_PARAMETERS.contains(&name));
    let Err(invalid) = check(api, &params) else { return Ok(()) };
    let Some(problem) = invalid.problems.iter().find(|problem| problem.kind != ProblemKind::Unknown) else {
        return Ok(());
    };
    let message = format!("`{}` {}", problem.path, problem.message);
    Err(match problem.kind {
        ProblemKind::Missing => Fault::new(40, "Missing required arguments")
            .sub(format!("isv.missing-parameter:{}", problem.path), message),
        _ => Fault::new(41, "Invalid arguments")
            .sub(format!("isv.invalid-parameter:{}", problem.path), message),
    })
}

pub(crate) fn router(gateway: Arc<Gateway>) -> Router {
    Router::new()
        .route("/router/rest", any(serve))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .with_state(gateway)
}

async fn serve(State(gateway): State<Arc<Gateway>>, request: Request) -> Response {
    let number = gateway.received.fetch_add(1, Ordering::Relaxed) + 1;
    let request_id = format!("sandbox{number:06}");
    let (encoding, answer) = match Arrived::read(request).await {
        Ok(arrived) => (Encoding::asked_for(&arrived), gateway.answer(&arrived)),
        Err(fault) => (Encoding::Xml, Err(fault)),
    };
    let body = match answer {
        Ok((key, data)) => encode::success(encoding, &key, data, &request_id),
        Err(fault) => encode::error(encoding, fault, &request_id),
    };
    ([(CONTENT_TYPE, encoding.content_type())], body).into_response()
}
