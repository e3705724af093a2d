//! The execution of one call: session, quotas, timestamp, signature, attempts.
//!
//! Only [`Call::recovery`] decides whether a request is sent again.

use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::Instrument as _;

use super::http_response::{DecodeInto, HttpResponse, in_utf8};
use super::observe::{self, Attempt};
use super::quota::{self, Admission, Ask, Priority, QuotaKey};
use super::reply::Reply;
use super::retry::FailedAttempt;
use super::session::SessionSource;
use super::settings::{Settings, State, require_word};
use super::target::Target;
use super::transport::Request;
use crate::api::{BusinessError, Page};
use crate::error::{Cause, Error, ErrorNote, Throttle};
use crate::params::Params;
use crate::protocol::{Opened, SystemParams};
use crate::redact::Redactor;
use crate::schema::{Access, ErrorKind};
use crate::types::{Session, TopTime};

/// The result of a successful call, without its data.
pub(super) struct Outcome<'c> {
    pub(super) response: HttpResponse<'c>,
    pub(super) opened: Opened<()>,
}

impl Outcome<'_> {
    pub(super) fn reply<T>(
        self,
        data: T,
        page: Option<Page>,
        business_error: Option<BusinessError>,
    ) -> Reply<T> {
        let Self { response, opened } = self;
        let Opened { request_id, unknown, warnings, omitted_warnings, .. } = opened;
        let method = response.target.method;
        let business_error =
            business_error.map(|error| response.business_error(error, request_id.as_deref()));
        if !warnings.is_empty() {
            let request_id = request_id.as_deref().map(|id| response.request_id(id));
            observe::warnings(method, request_id.as_deref(), &warnings, omitted_warnings);
        }
        let (method, body) = (method.into(), response.body);
        Reply { data, request_id, warnings, omitted_warnings, unknown, business_error, body, method, page }
    }
}

pub(super) struct Call<'c> {
    settings: &'c Settings,
    state: &'c State,
    target: Target<'c>,
    params: Params,
    source: Option<&'c SessionSource>,
    session: Option<Session>,
    keys: [QuotaKey; 4],
    start: Instant,
    deadline: Instant,
    attempt: u32,
    attempt_start: Instant,
    /// The `timestamp` of the last attempt.
    stamp: Option<TopTime>,
    /// Whether the call was already retried with a corrected clock. This happens at most once.
    clock_corrected: bool,
    /// Whether the call was already retried with a renewed session. This happens at most once.
    session_renewed: bool,
    span: tracing::Span,
}

/// How a call continues after a failed attempt.
enum Recovery {
    /// Wait as long as the retry policy returns, then send again.
    Backoff,
    /// Wait until the limit ends, then send again.
    WaitForLimit,
    /// Send again with the corrected time.
    CorrectClock,
    /// Send again with a renewed session.
    RenewSession,
    /// Return the error.
    None,
}

impl<'c> Call<'c> {
    pub(super) fn new(
        settings: &'c Settings,
        state: &'c State,
        source: Option<&'c SessionSource>,
        target: Target<'c>,
        params: Params,
    ) -> Self {
        let now = Instant::now();
        // `Instant` can't represent every deadline; this one is longer than any wait.
        let never = now + Duration::from_secs(365 * 24 * 60 * 60);
        state.budget.call_made();
        Self {
            settings,
            state,
            target,
            params,
            source,
            session: None,
            // Without a session, the calls count for the owner of the app.
            keys: quota::keys(&settings.app_key, target.method, &settings.app_key),
            start: now,
            deadline: now.checked_add(settings.deadline).map_or(never, |at| at.min(never)),
            attempt: 0,
            attempt_start: now,
            stamp: None,
            clock_corrected: false,
            session_renewed: false,
            span: observe::span(target.method, target.access()),
        }
    }

    /// Makes the call with its attempts. `decode` keeps the data.
    pub(super) async fn execute(mut self, decode: &mut DecodeInto<'_>) -> Result<Outcome<'c>, Error> {
        // The timers and sockets of tokio panic outside of a runtime.
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(self.give_up(Error::config(NO_RUNTIME)));
        }
        loop {
            if let Err(error) = self.prepare().await {
                return Err(self.give_up(error));
            }
            let (error, retry_after) = match self.send().await {
                Err(error) => (error, None),
                Ok(response) => match response.decode(decode) {
                    Err(error) => (error, response.retry_after()),
                    Ok(opened) => {
                        self.succeed().await;
                        return Ok(Outcome { response, opened });
                    }
                },
            };
            self.recover(error, retry_after).await?;
        }
    }

    fn now(&self) -> TopTime {
        self.state.skew.now(&*self.settings.clock)
    }

    fn time_left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// Gets a session and takes one call from the quotas. Errors are not retried.
    async fn prepare(&mut self) -> Result<(), Error> {
        let out_of_time = |_| Error::new(ErrorKind::TimedOut, Cause::OutOfTime);
        if let Some(source) = self.source {
            let session = source.current(|| self.now());
            let session = timeout_at(self.deadline, session).await.map_err(out_of_time)??;
            require_word("session", session.expose_secret())?;
            source.account(&session).clone_into(&mut self.keys[3].name);
            self.session = Some(session);
        }
        loop {
            let priority = self.settings.priority;
            // A wait that ends at the deadline leaves no time for the request.
            let patience = self.time_left().saturating_sub(Duration::from_millis(1));
            let patience = patience.min(max_patience(priority));
            let ask = Ask::new(&self.keys).patience(patience).priority(priority);
            let taken = timeout_at(self.deadline, self.settings.quotas.take(ask)).await;
            let admission = taken.map_err(out_of_time)?;
            match admission.map_err(|error| Error::extension("quota store", error))? {
                Admission::Granted => return Ok(()),
                Admission::Reserved { wait, .. } if wait < self.time_left() => {
                    sleep(wait).await;
                    return Ok(());
                }
                Admission::NotBefore { wait, .. } if wait < self.time_left() => sleep(wait).await,
                Admission::Reserved { scope, wait } | Admission::NotBefore { scope, wait } => {
                    let reopens = Some(self.now() + wait);
                    let throttle = Throttle { reopens, ..Throttle::new(scope) };
                    let error = Error::new(ErrorKind::Throttled, Cause::HeldBack);
                    return Err(error.with_throttle(Some(throttle)));
                }
            }
        }
    }

    /// Signs and sends the request once, and reads the response.
    async fn send(&mut self) -> Result<HttpResponse<'c>, Error> {
        let settings = self.settings;
        self.attempt += 1;
        self.attempt_start = Instant::now();
        for interceptor in &settings.interceptors {
            if let Err(error) = interceptor.before(&self.as_attempt()) {
                self.attempt -= 1;
                return Err(Error::extension("interceptor", error));
            }
        }
        let params = self.sign();
        let end = self.attempt_start.checked_add(settings.attempt_timeout);
        let end = end.map_or(self.deadline, |end| end.min(self.deadline));
        let exchange = self.exchange(&params).instrument(self.span.clone());
        let (status, headers, body) = timeout_at(end, exchange).await.unwrap_or_else(|_| {
            let cause = Cause::NoAnswer { reason: "timed out".to_owned(), source: None };
            Err(Error::new(self.target.unless_it_writes(ErrorKind::TimedOut), cause))
        })?;
        self.state.skew.update(&*settings.clock, &headers);
        let (target, rules, app_secret) = (self.target, &settings.rules[..], &settings.app_secret);
        let response = HttpResponse { target, rules, params, app_secret, status, headers, body };
        Ok(if settings.redacts { response.without_own_secrets() } else { response })
    }

    /// Returns the parameters of one attempt, with `timestamp` and `sign`.
    fn sign(&mut self) -> Params {
        let settings = self.settings;
        let now = self.now();
        self.stamp = Some(now);
        let system = SystemParams {
            target_app_key: settings.target_app_key.as_deref(),
            session: self.session.as_ref(),
            partner_id: settings.partner_id.as_deref(),
            sign_method: settings.sign_method,
            format: settings.format,
            ..SystemParams::new(self.target.method, &settings.app_key, now)
        };
        let mut params = self.params.clone();
        system.stamp_and_sign(&mut params, &settings.app_secret);
        params
    }

    async fn exchange(&self, params: &Params) -> Result<(u16, HeaderMap, Bytes), Error> {
        let settings = self.settings;
        let request = Request::new(&settings.endpoint, params, &settings.app_secret);
        let sent = settings.transport.send(request).await;
        let redactor = || Redactor::new(params, Some(&settings.app_secret));
        let mut response =
            sent.map_err(|error| self.target.no_response(error.redacted(&redactor()), &settings.endpoint))?;
        let body = settings.body_limits.read(&mut response).await;
        let body = body.map_err(|cause| self.target.lost(cause.redacted(redactor)))?;
        let body = in_utf8(body, &response.headers);
        Ok((response.status, response.headers, body))
    }

    /// Decides how the call continues after a failed attempt.
    ///
    /// - If the request had no effect, every call is retried: the gateway rejected it because of a limit, the clock or the
    ///   session, or the request did not arrive.
    /// - Other retryable errors: only calls of `readonly` and `idempotent` APIs are retried.
    ///
    /// A write that may have taken effect has the kind `OutcomeUnknown`, which is never retried.
    fn recovery(&self, error: &Error) -> Recovery {
        match error.kind() {
            ErrorKind::Throttled => Recovery::WaitForLimit,
            ErrorKind::Clock if !self.clock_corrected && self.is_stamped_wrongly() => Recovery::CorrectClock,
            ErrorKind::SessionMissing | ErrorKind::SessionExpired | ErrorKind::SessionInvalid
                if !self.session_renewed =>
            {
                Recovery::RenewSession
            }
            _ if matches!(error.cause(), Cause::Unreachable { .. }) => Recovery::Backoff,
            _ if self.target.access() != Access::Write && error.is_retryable() => Recovery::Backoff,
            _ => Recovery::None,
        }
    }

    /// Waits for the next attempt, or returns the error if there is none.
    async fn recover(&mut self, error: Error, retry_after: Option<Duration>) -> Result<(), Error> {
        let error = self.describe(error);
        self.observe(Err(&error));
        let outcome = match self.recovery(&error) {
            Recovery::Backoff => self.back_off(error, retry_after).await,
            Recovery::WaitForLimit => self.wait_for_limit(error).await,
            Recovery::CorrectClock => {
                self.clock_corrected = true;
                self.pause(Duration::ZERO, error).await
            }
            Recovery::RenewSession => self.renew_session(error).await,
            Recovery::None => Err(error),
        };
        outcome.map_err(|error| self.give_up(error))
    }

    /// Whether the `timestamp` of the last attempt is outdated, because a response of any call has corrected the clock.
    fn is_stamped_wrongly(&self) -> bool {
        let (skew, clock) = (&self.state.skew, &*self.settings.clock);
        self.stamp.is_some_and(|stamp| skew.has_changed_since(stamp, self.attempt_start.elapsed(), clock))
    }

    /// Returns the wait before the next attempt; `None` if the retry policy does not allow one.
    fn policy_wait(&self, error: &Error) -> Option<Duration> {
        let access = self.target.access();
        self.settings.retry.wait(&FailedAttempt { error, attempt: self.attempt, access })
    }

    async fn pause(&self, wait: Duration, error: Error) -> Result<(), Error> {
        if wait >= self.time_left() {
            return Err(error.with_note(ErrorNote::NoTimeLeft));
        }
        sleep(wait).await;
        Ok(())
    }

    async fn back_off(&self, error: Error, retry_after: Option<Duration>) -> Result<(), Error> {
        let Some(wait) = self.policy_wait(&error) else { return Err(error) };
        if !self.state.budget.allows_one_more() {
            return Err(error.with_note(ErrorNote::RetryBudgetExhausted));
        }
        self.pause(wait.max(retry_after.unwrap_or_default()), error).await
    }

    /// Closes the scope for all calls, and waits until it reopens if the deadline allows.
    async fn wait_for_limit(&self, error: Error) -> Result<(), Error> {
        let Some(throttle) = error.throttle().copied() else { return Err(error) };
        let Some(key) = self.keys.iter().find(|key| key.scope == throttle.scope) else { return Err(error) };
        let now = self.now();
        let ban = quota::length(&throttle, now);
        match timeout_at(self.deadline, self.settings.quotas.throttled(key, ban)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(Error::extension("quota store", error)),
            Err(_) => return Err(error.with_note(ErrorNote::QuotaStoreTimedOut)),
        }
        let reopens = Some(now + ban.wait());
        let error = error.with_throttle(Some(Throttle { reopens, ..throttle }));
        if self.policy_wait(&error).is_none() {
            return Err(error);
        }
        // Wait for the whole ban, even if the store grants a call earlier.
        self.pause(ban.wait(), error).await
    }

    async fn renew_session(&mut self, error: Error) -> Result<(), Error> {
        let (Some(source), Some(rejected)) = (self.source, &self.session) else { return Err(error) };
        self.session_renewed = true;
        match timeout_at(self.deadline, source.renew(rejected)).await {
            Ok(Ok(Some(_))) => Ok(()),
            Ok(Ok(None)) => Err(error),
            Ok(Err(failure)) => Err(failure),
            Err(_) => Err(error.with_note(ErrorNote::SessionRenewalTimedOut)),
        }
    }

    fn as_attempt(&self) -> Attempt<'_> {
        Attempt {
            method: self.target.method,
            number: self.attempt,
            access: self.target.access(),
            with_session: self.session.is_some(),
            params: &self.params,
        }
    }

    fn observe(&self, outcome: Result<(), &Error>) {
        let duration = self.attempt_start.elapsed();
        self.span.in_scope(|| observe::attempt(&self.as_attempt(), outcome, duration));
        for interceptor in &self.settings.interceptors {
            interceptor.after(&self.as_attempt(), outcome, duration);
        }
    }

    async fn succeed(&self) {
        self.observe(Ok(()));
        // A failure of the store must not fail a call that succeeded.
        let passed = timeout_at(self.deadline, self.settings.quotas.passed(&self.keys)).await;
        if let Ok(Err(error)) = passed {
            tracing::warn!(target: "top_core", %error, "the quota store did not record a call that succeeded");
        }
        observe::call(&self.span, self.target.method, self.attempt, Ok(()), self.start.elapsed());
    }

    /// Adds the method, the number of attempts and the hint of the API.
    fn describe(&self, error: Error) -> Error {
        let error = error.of_method(self.target.method).after(self.attempt);
        match self.target.schema.and_then(|schema| schema.verify) {
            Some(verify) if error.kind() == ErrorKind::OutcomeUnknown => error.or_hint(verify),
            _ => error,
        }
    }

    fn give_up(&self, error: Error) -> Error {
        let error = self.describe(error);
        observe::call(&self.span, self.target.method, self.attempt, Err(&error), self.start.elapsed());
        error
    }
}

/// Returns the longest wait for a reserved call.
///
/// During the wait, a call does not notice the bans that other calls meet. Background calls have little patience, because the
/// calls that they reserve are missing for interactive calls.
fn max_patience(priority: Priority) -> Duration {
    match priority {
        Priority::Interactive => Duration::from_secs(2),
        Priority::Background => Duration::from_millis(200),
    }
}

const NO_RUNTIME: &str = "no tokio runtime is running: call this in an async function that tokio runs, such as \
     `#[tokio::main]`, or use `top_core::blocking::TopClient` (feature `blocking`)";
