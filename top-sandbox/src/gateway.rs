//! From a request to its answer, in the order in which the gateway checks.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use top_core::TopTime;
use top_core::check::{ProblemKind, check};
use top_core::names::SYSTEM_PARAMETERS;
use top_core::schema::{ApiSchema, SessionPolicy};

use crate::answer::{self, Node};
use crate::fault::{Fault, Script};
use crate::gateway_error::GatewayError;
use crate::log::Log;
use crate::page;
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
    apis: Vec<&'static ApiSchema>,
    pub(crate) credentials: Credentials,
    pub(crate) script: Script,
    pub(crate) log: Log,
    /// How many entries the lists have that are asked for in pages.
    rows: usize,
    /// How far the gateway's clock is ahead of the machine's, in seconds.
    clock_offset: i64,
    received: AtomicUsize,
    pub(crate) connections: AtomicUsize,
}

/// What a gateway is set up with.
pub(crate) struct Setup {
    pub(crate) apis: Vec<&'static ApiSchema>,
    pub(crate) credentials: Credentials,
    pub(crate) script: Script,
    pub(crate) rows: usize,
    pub(crate) clock_offset: i64,
}

/// A request that passed all checks, and its answer.
pub(crate) struct Passed {
    pub(crate) api: &'static ApiSchema,
    pub(crate) data: Node,
}

impl Gateway {
    pub(crate) fn new(setup: Setup) -> Self {
        let Setup { apis, credentials, script, rows, clock_offset } = setup;
        let (received, connections) = Default::default();
        Self { apis, credentials, script, log: Log::default(), rows, clock_offset, received, connections }
    }

    pub(crate) fn received(&self) -> usize {
        self.received.load(Ordering::Relaxed)
    }

    /// The number of a request that arrives.
    pub(crate) fn count(&self) -> usize {
        self.received.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The gateway's clock as a header tells it, which knows the years from 1970 to 9999 only.
    pub(crate) fn date(&self) -> String {
        const LAST: i64 = 253_402_300_799;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let seconds = i64::try_from(now).unwrap_or(LAST).saturating_add(self.clock_offset).clamp(0, LAST);
        httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs()))
    }

    /// Checks a request and makes up its answer.
    pub(crate) fn answer(&self, arrived: &Arrived, fault: Option<&Fault>) -> Result<Passed, GatewayError> {
        let api = self.api(arrived)?;
        self.check_app(arrived)?;
        self.check_time(arrived)?;
        check_version_and_format(arrived)?;
        self.check_signature(arrived)?;
        self.check_session(api, arrived)?;
        check_parameters(api, arrived)?;
        let mut data = answer::of(api);
        if let Some(token) = data.member("token_result") {
            *token = Node::Text(self.token());
        }
        page::turn(api, &mut data, arrived, self.rows, fault);
        Ok(Passed { api, data })
    }

    /// What authorising an account brings: the session that the gateway knows, and a refresh token.
    fn token(&self) -> String {
        const MONTH: u32 = 30 * 24 * 60 * 60;
        let session = &self.credentials.session;
        serde_json::json!({
            "access_token": session,
            "refresh_token": session.replacen("6100", "6200", 1),
            "expires_in": MONTH,
            "re_expires_in": MONTH,
            "taobao_user_id": "263685215",
            "taobao_user_nick": "sandbox",
        })
        .to_string()
    }

    /// Another API than this one.
    pub(crate) fn other(&self, api: &ApiSchema) -> Option<&'static ApiSchema> {
        self.apis.iter().copied().find(|other| other.method != api.method)
    }

    fn api(&self, arrived: &Arrived) -> Result<&'static ApiSchema, GatewayError> {
        let method = arrived.text("method").ok_or_else(|| GatewayError::new(21, "Missing method"))?;
        self.apis.iter().copied().find(|api| api.method == method).ok_or_else(|| {
            GatewayError::new(22, "Invalid method").sub(
                "isv.invalid-method",
                "the sandbox knows no such API: check its name, or add it by `.api(…)`",
            )
        })
    }

    fn check_app(&self, arrived: &Arrived) -> Result<(), GatewayError> {
        match arrived.text("app_key") {
            None => Err(GatewayError::new(28, "Missing app key")),
            Some(app_key) if app_key == self.credentials.app_key => Ok(()),
            Some(_) => Err(GatewayError::new(29, "Invalid app key")
                .sub("isv.appkey-not-exists", "the sandbox has an app_key of its own, told when it starts")),
        }
    }

    fn check_signature(&self, arrived: &Arrived) -> Result<(), GatewayError> {
        if arrived.text("sign").is_none() {
            return Err(GatewayError::new(24, "Missing signature"));
        }
        if is_signed(&arrived.texts, &self.credentials.app_secret) {
            return Ok(());
        }
        Err(GatewayError::new(25, "Invalid signature")
            .sub("isv.invalid-signature", "the text parameters that arrived give another signature"))
    }

    fn check_session(&self, api: &ApiSchema, arrived: &Arrived) -> Result<(), GatewayError> {
        match (arrived.text("session"), api.session) {
            (None, SessionPolicy::Required) => Err(GatewayError::new(26, "Missing session")),
            (Some(session), _) if session != self.credentials.session => {
                Err(GatewayError::new(27, "Invalid session")
                    .sub("invalid-sessionkey", "the sandbox has a session of its own, told when it starts"))
            }
            _ => Ok(()),
        }
    }

    fn check_time(&self, arrived: &Arrived) -> Result<(), GatewayError> {
        let text = arrived.text("timestamp").ok_or_else(|| GatewayError::new(30, "Missing timestamp"))?;
        let wrong =
            |message| GatewayError::new(31, "Invalid timestamp").sub("isv.invalid-timestamp", message);
        let time: TopTime =
            text.parse().map_err(|_| wrong("write yyyy-MM-dd HH:mm:ss, zero-padded, in GMT+8"))?;
        let now = TopTime::now().unix_millis().saturating_add(self.clock_offset.saturating_mul(1000));
        if time.unix_millis().abs_diff(now) <= MAX_SKEW_MILLIS {
            Ok(())
        } else {
            Err(wrong("more than ten minutes off: check clock and zone, GMT+8"))
        }
    }
}

fn check_version_and_format(arrived: &Arrived) -> Result<(), GatewayError> {
    match arrived.text("v") {
        None => return Err(GatewayError::new(32, "Missing version")),
        Some("2.0") => {}
        Some(_) => {
            return Err(GatewayError::new(33, "Invalid version").sub("isv.invalid-version", "write 2.0"));
        }
    }
    match arrived.text("format") {
        None | Some("json" | "xml") => Ok(()),
        Some(_) => {
            Err(GatewayError::new(23, "Invalid format").sub("isv.invalid-format", "write json or xml"))
        }
    }
}

/// The first mistake counts. Parameters that the API does not know are passed over, as the gateway does.
fn check_parameters(api: &ApiSchema, arrived: &Arrived) -> Result<(), GatewayError> {
    let params = arrived.params(|name| !SYSTEM_PARAMETERS.contains(&name));
    let Err(invalid) = check(api, &params) else { return Ok(()) };
    let Some(problem) = invalid.problems.iter().find(|problem| problem.kind != ProblemKind::Unknown) else {
        return Ok(());
    };
    let message = format!("`{}` {}", problem.path, problem.message);
    Err(match problem.kind {
        ProblemKind::Missing => GatewayError::new(40, "Missing required arguments")
            .sub(format!("isv.missing-parameter:{}", problem.path), message),
        _ => GatewayError::new(41, "Invalid arguments")
            .sub(format!("isv.invalid-parameter:{}", problem.path), message),
    })
}
