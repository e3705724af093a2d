//! Checks a request in the order of the real gateway, and generates the response.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use tokio::sync::Semaphore;
use top_core::TopTime;
use top_core::check::{ProblemKind, check};
use top_core::names::SYSTEM_PARAMETERS;
use top_core::schema::{ApiSchema, SessionPolicy};

use crate::codes::Codes;
use crate::fault::{Fault, Script};
use crate::gateway_error::GatewayError;
use crate::generate::{Accepted, Generator};
use crate::ledger::Ledger;
use crate::limits::{Limits, MAX_LARGE_BODIES};
use crate::log::Log;
use crate::replay::Replays;
use crate::request::Incoming;
use crate::verify::is_signed;

/// The maximum difference between a request's timestamp and the gateway's clock.
const MAX_SKEW_MILLIS: u64 = 10 * 60 * 1000;

pub(crate) struct Credentials {
    pub(crate) app_key: String,
    pub(crate) app_secret: String,
}

pub(crate) struct Gateway {
    pub(crate) apis: Vec<&'static ApiSchema>,
    pub(crate) credentials: Credentials,
    pub(crate) script: Script,
    pub(crate) log: Log,
    pub(crate) generator: Generator,
    pub(crate) codes: Codes,
    /// The difference between the gateway's clock and the machine's, in seconds.
    clock_offset: i64,
    pub(crate) limits: Limits,
    replays: Replays,
    pub(crate) large_bodies: Semaphore,
    received: AtomicUsize,
    pub(crate) connections: AtomicUsize,
}

/// The configuration of a gateway.
pub(crate) struct Setup {
    pub(crate) apis: Vec<&'static ApiSchema>,
    pub(crate) credentials: Credentials,
    pub(crate) script: Script,
    pub(crate) log: Log,
    pub(crate) generator: Generator,
    pub(crate) codes: Codes,
    pub(crate) clock_offset: i64,
    pub(crate) limits: Limits,
}

impl Gateway {
    pub(crate) fn new(setup: Setup) -> Self {
        let Setup { apis, credentials, script, log, generator, codes, clock_offset, limits } = setup;
        let (received, connections) = Default::default();
        Self {
            apis,
            credentials,
            script,
            log,
            generator,
            codes,
            clock_offset,
            limits,
            replays: Replays::default(),
            large_bodies: Semaphore::new(MAX_LARGE_BODIES),
            received,
            connections,
        }
    }

    pub(crate) fn received(&self) -> usize {
        self.received.load(Ordering::Relaxed)
    }

    /// Counts a request and returns its number.
    pub(crate) fn count(&self) -> usize {
        self.received.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Returns the gateway's time as an HTTP date. HTTP dates range from 1970 to 9999.
    pub(crate) fn date(&self) -> String {
        const LAST: i64 = 253_402_300_799;
        let now = self.generator.ledger.as_ref().map_or_else(TopTime::now, Ledger::now);
        let now = now.unix_millis().div_euclid(1000);
        let seconds = now.saturating_add(self.clock_offset).clamp(0, LAST);
        httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs()))
    }

    /// Checks a request with one call, and generates the response.
    pub(crate) fn process(&self, call: &Incoming, fault: Option<&Fault>) -> Result<Accepted, GatewayError> {
        let api = self.api(call)?;
        self.check_system(call, "")?;
        self.carry_out(api, call, fault)
    }

    /// Checks a call of a batch, and generates the response. The request is already checked.
    pub(crate) fn process_part(
        &self,
        call: &Incoming,
        fault: Option<&Fault>,
    ) -> Result<Accepted, GatewayError> {
        self.carry_out(self.api(call)?, call, fault)
    }

    /// Checks the system parameters that apply to the whole request. `body` is the body if it is signed.
    pub(crate) fn check_system(&self, incoming: &Incoming, body: &str) -> Result<(), GatewayError> {
        self.check_app(incoming)?;
        self.check_time(incoming)?;
        check_version_and_format(incoming)?;
        self.check_signature(incoming, body)
    }

    fn carry_out(
        &self,
        api: &'static ApiSchema,
        call: &Incoming,
        fault: Option<&Fault>,
    ) -> Result<Accepted, GatewayError> {
        self.check_session(api, call)?;
        check_parameters(api, call)?;
        if self.generator.ledger.is_none() || !Ledger::serves(api) {
            self.codes.check(api, call)?;
        }
        self.generator.response(api, call, fault)
    }

    /// Returns an API with another method, if there is one.
    pub(crate) fn other(&self, api: &ApiSchema) -> Option<&'static ApiSchema> {
        self.apis.iter().copied().find(|other| other.method != api.method)
    }

    fn api(&self, incoming: &Incoming) -> Result<&'static ApiSchema, GatewayError> {
        let method = incoming.text("method").ok_or_else(|| GatewayError::new(21, "Missing method"))?;
        self.apis.iter().copied().find(|api| api.method == method).ok_or_else(|| {
            GatewayError::new(22, "Invalid method").sub(
                "isv.invalid-method",
                "the sandbox does not know this API: check the method, or add the API with `.api(…)`",
            )
        })
    }

    fn check_app(&self, incoming: &Incoming) -> Result<(), GatewayError> {
        match incoming.text("app_key") {
            None => Err(GatewayError::new(28, "Missing app key")),
            Some(app_key) if app_key == self.credentials.app_key => Ok(()),
            Some(_) => Err(GatewayError::new(29, "Invalid app key")
                .sub("isv.appkey-not-exists", "use the app_key of the sandbox: it differs at each start")),
        }
    }

    fn check_signature(&self, incoming: &Incoming, body: &str) -> Result<(), GatewayError> {
        let Some(sign) = incoming.text("sign") else {
            return Err(GatewayError::new(24, "Missing signature"));
        };
        if !is_signed(&incoming.texts, body, &self.credentials.app_secret) {
            return Err(GatewayError::new(25, "Invalid signature")
                .sub("isv.invalid-signature", "the sign does not match the text parameters of the request"));
        }
        if self.limits.refuse_replays && !self.replays.add(sign) {
            return Err(GatewayError::new(31, "Invalid timestamp").sub(
                "isv.request-replay-error",
                "a request with this app_key, timestamp and sign was received before: stamp and sign each request anew",
            ));
        }
        Ok(())
    }

    fn check_session(&self, api: &ApiSchema, incoming: &Incoming) -> Result<(), GatewayError> {
        match (incoming.text("session"), api.session) {
            (None, SessionPolicy::Required) => Err(GatewayError::new(26, "Missing session")),
            (Some(session), _) if self.generator.accounts.with_session(session).is_none() => {
                Err(GatewayError::new(27, "Invalid session")
                    .sub("invalid-sessionkey", "use the session of the sandbox: it differs at each start"))
            }
            _ => Ok(()),
        }
    }

    fn check_time(&self, incoming: &Incoming) -> Result<(), GatewayError> {
        let text = incoming.text("timestamp").ok_or_else(|| GatewayError::new(30, "Missing timestamp"))?;
        let invalid =
            |message| GatewayError::new(31, "Invalid timestamp").sub("isv.invalid-timestamp", message);
        let millis = unix_millis(text).ok_or_else(|| {
            invalid("use yyyy-MM-dd HH:mm:ss in GMT+8, zero-padded, or seconds or milliseconds since 1970")
        })?;
        if self.generator.ledger.is_some() {
            // The clock of a ledger is that of its rows, and may run faster than a client's.
            return Ok(());
        }
        let now = TopTime::now().unix_millis().saturating_add(self.clock_offset.saturating_mul(1000));
        if millis.abs_diff(now) <= MAX_SKEW_MILLIS {
            Ok(())
        } else {
            Err(invalid("more than 10 minutes off: check the clock and the time zone (GMT+8)"))
        }
    }
}

/// Parses a timestamp: a time in GMT+8, or seconds (official C client) or milliseconds (official Python client) since 1970.
fn unix_millis(timestamp: &str) -> Option<i64> {
    /// Larger numbers are milliseconds: in seconds, they are after the year 5000.
    const MAX_SECONDS: i64 = 99_999_999_999;
    if !timestamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return timestamp.parse().ok().map(|time: TopTime| time.unix_millis());
    }
    let number: i64 = timestamp.parse().ok()?;
    Some(if number > MAX_SECONDS { number } else { number * 1000 })
}

fn check_version_and_format(incoming: &Incoming) -> Result<(), GatewayError> {
    match incoming.text("v") {
        None => return Err(GatewayError::new(32, "Missing version")),
        Some("2.0") => {}
        Some(_) => {
            return Err(GatewayError::new(33, "Invalid version").sub("isv.invalid-version", "use 2.0"));
        }
    }
    match incoming.text("format") {
        None | Some("json" | "xml") => Ok(()),
        Some(_) => Err(GatewayError::new(23, "Invalid format").sub("isv.invalid-format", "use json or xml")),
    }
}

/// Reports the first problem. Ignores parameters that the API does not know, as the gateway does.
fn check_parameters(api: &ApiSchema, incoming: &Incoming) -> Result<(), GatewayError> {
    let params = incoming.params(|name| !SYSTEM_PARAMETERS.contains(&name));
    let Err(invalid) = check(api, &params) else { return Ok(()) };
    let Some(problem) =
        invalid.problems.iter().find(|problem| !matches!(problem.kind, ProblemKind::Unknown { .. }))
    else {
        return Ok(());
    };
    let message = problem.to_string();
    Err(match problem.kind {
        ProblemKind::Missing => GatewayError::new(40, "Missing required arguments")
            .sub(format!("isv.missing-parameter:{}", problem.path), message),
        _ => GatewayError::new(41, "Invalid arguments")
            .sub(format!("isv.invalid-parameter:{}", problem.path), message),
    })
}
