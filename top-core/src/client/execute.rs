//! One call from its parameters to its end: quota, session, stamp, signature, attempts.
//!
//! What is safe to repeat is decided here and nowhere else: a request that the gateway may have carried out is sent
//! again only if the API is `readonly` or `idempotent`.

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};
use tracing::Instrument as _;

use super::http_response::{DecodeInto, HttpResponse, lost, no_answer, unless_it_writes};
use super::observe::{self, Attempt};
use super::quota::{self, Admission, QuotaKey};
use super::reply::Reply;
use super::retry::FailedAttempt;
use super::session::SessionSource;
use super::top_client::{ClientState, Settings, State, TopClient};
use super::transport::Request;
use crate::api::{BusinessError, Page};
use crate::error::{Cause, Error, Throttle};
use crate::params::Params;
use crate::protocol::{Opened, SystemParams};
use crate::schema::{Access, ErrorKind, ErrorRule};
use crate::types::{Session, TopTime};

/// What a call that succeeded returned, besides its data.
pub(super) struct Outcome {
    method: Box<str>,
    opened: Opened<()>,
    body: String,
}

impl Outcome {
    pub(super) fn into_parts(self) -> (Box<str>, Opened<()>, String) {
        (self.method, self.opened, self.body)
    }

    pub(super) fn reply<T>(
        self,
        data: T,
        page: Option<Page>,
        business_error: Option<BusinessError>,
    ) -> Reply<T> {
        let Self { method, opened: Opened { request_id, unknown, .. }, body } = self;
        let business_error =
            business_error.map(|error| BusinessError { request_id: request_id.clone(), ..error });
        Reply { data, request_id, unknown, body, method, page, business_error }
    }
}

pub(super) struct Call<'c> {
    settings: &'c Settings,
    state: &'c State,
    method: &'c str,
    access: Access,
    documented: &'static [ErrorRule],
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
    /// The one attempt that a wrong clock is worth was made.
    clock_set: bool,
    /// The one renewal that a call is worth was made.
    renewed: bool,
    span: tracing::Span,
}

impl<'c> Call<'c> {
    pub(super) fn new(
        client: &'c TopClient<impl ClientState>,
        method: &'c str,
        access: Access,
        documented: &'static [ErrorRule],
        params: Params,
    ) -> Self {
        let now = Instant::now();
        // Further away than anything can be waited for.
        let never = now + Duration::from_secs(365 * 24 * 60 * 60);
        let (settings, state) = (client.settings(), client.state());
        state.budget.call_made();
        Self {
            settings,
            state,
            documented,
            method,
            access,
            params,
            source: client.source(),
            session: None,
            // Without a session it is the app's owner who calls.
            keys: quota::keys(&settings.app_key, method, &settings.app_key),
            start: now,
            deadline: now.checked_add(settings.deadline).map_or(never, |at| at.min(never)),
            attempt: 0,
            attempt_start: now,
            stamp: None,
            clock_set: false,
            renewed: false,
            span: observe::span(method, access),
        }
    }

    /// Makes the call, with as many attempts as it takes; `decode` keeps the data.
    pub(super) async fn execute(mut self, decode: &mut DecodeInto<'_>) -> Result<Outcome, Error> {
        loop {
            let response = self.next().await?;
            match response.decode(decode) {
                Ok(opened) => {
                    let body = response.body;
                    self.succeeded().await;
                    let body = String::from_utf8(body)
                        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
                    return Ok(Outcome { method: self.method.into(), opened, body });
                }
                Err(error) => {
                    let wait = response.retry_after();
                    self.failed(error, wait).await?;
                }
            }
        }
    }

    /// Sends until something comes back.
    async fn next(&mut self) -> Result<HttpResponse<'c>, Error> {
        loop {
            self.find_session().await?;
            self.wait_for_quota().await?;
            match self.send().await {
                Ok(received) => return Ok(received),
                Err(error) => self.failed(error, None).await?,
            }
        }
    }

    fn now(&self) -> TopTime {
        self.state.skew.now(&*self.settings.clock)
    }

    fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    async fn find_session(&mut self) -> Result<(), Error> {
        let Some(source) = self.source else { return Ok(()) };
        let found = match timeout_at(self.deadline, source.current(|| self.now())).await {
            Ok(found) => found.and_then(|session| {
                super::builder::require_word("session", session.expose_secret()).map(|()| session)
            }),
            Err(_) => Err(Error::new(ErrorKind::TimedOut, Cause::OutOfTime)),
        };
        let session = found.map_err(|error| self.give_up(error))?;
        // A digest: quotas may be kept outside of this process.
        self.keys[3].name = session.digest();
        self.session = Some(session);
        Ok(())
    }

    async fn wait_for_quota(&mut self) -> Result<(), Error> {
        loop {
            let taken = timeout_at(self.deadline, self.settings.quotas.take(&self.keys)).await;
            let error = match taken {
                Ok(Ok(Admission::Granted)) => return Ok(()),
                Ok(Ok(Admission::NotBefore { wait, .. })) if wait < self.left() => {
                    sleep(wait).await;
                    continue;
                }
                Ok(Ok(Admission::NotBefore { scope, wait })) => {
                    let reopens = Some(self.now() + wait);
                    Error::new(ErrorKind::Throttled, Cause::HeldBack)
                        .with_throttle(Some(Throttle { reopens, ..Throttle::new(scope) }))
                }
                Ok(Err(error)) => Error::extension("quota store", error),
                Err(_) => Error::new(ErrorKind::TimedOut, Cause::OutOfTime),
            };
            return Err(self.give_up(error));
        }
    }

    /// Stamps, signs and sends once, and reads what comes back.
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
        let now = self.now();
        self.stamp = Some(now);
        let system = SystemParams {
            target_app_key: settings.target_app_key.as_deref(),
            session: self.session.as_ref(),
            partner_id: settings.partner_id.as_deref(),
            sign_method: settings.sign_method,
            format: settings.format,
            ..SystemParams::new(self.method, &settings.app_key, now)
        };
        let mut params = self.params.clone();
        system.stamp_and_sign(&mut params, &settings.app_secret);
        let end = self.attempt_start.checked_add(settings.attempt_timeout);
        let end = end.map_or(self.deadline, |end| end.min(self.deadline));
        let answered = timeout_at(end, self.exchange(&params).instrument(self.span.clone())).await;
        let (status, headers, body) = answered.unwrap_or_else(|_| {
            let cause = Cause::NoAnswer { reason: "timed out".to_owned() };
            Err(Error::new(unless_it_writes(ErrorKind::TimedOut, self.access), cause))
        })?;
        self.state.skew.learn(&*settings.clock, &headers);
        let (method, access, rules, documented) =
            (self.method, self.access, &settings.rules[..], self.documented);
        let app_secret = &settings.app_secret;
        Ok(HttpResponse { method, access, rules, documented, params, app_secret, status, headers, body })
    }

    async fn exchange(&self, params: &Params) -> Result<(u16, http::HeaderMap, Vec<u8>), Error> {
        let settings = self.settings;
        let request = Request::new(&settings.endpoint, params);
        let sent = settings.transport.send(request).await;
        let mut response = sent.map_err(|error| no_answer(error, self.access, &settings.endpoint))?;
        let body =
            settings.body_limits.read(&mut response).await.map_err(|cause| lost(cause, self.access))?;
        Ok((response.status, response.headers, body))
    }

    fn as_attempt(&self) -> Attempt<'_> {
        Attempt {
            method: self.method,
            number: self.attempt,
            access: self.access,
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

    async fn succeeded(&self) {
        self.observe(Ok(()));
        // The answer is there: that its store can't be told must not take it away.
        let told = timeout_at(self.deadline, self.settings.quotas.passed(&self.keys)).await;
        if let Ok(Err(error)) = told {
            tracing::warn!(target: "top_core", %error, "the quota store was not told of a call that passed");
        }
        observe::call(&self.span, self.method, self.attempt, Ok(()), self.start.elapsed());
    }

    fn give_up(&self, error: Error) -> Error {
        let error = error.of_method(self.method).after(self.attempt);
        observe::call(&self.span, self.method, self.attempt, Err(&error), self.start.elapsed());
        error
    }

    /// Waits until another attempt makes sense; gives the error back where none does.
    async fn failed(&mut self, error: Error, retry_after: Option<Duration>) -> Result<(), Error> {
        let error = error.of_method(self.method).after(self.attempt);
        self.observe(Err(&error));
        let wait = match error.kind() {
            ErrorKind::Throttled => return self.throttled(error).await,
            // Refused before anything was done: the same with the right time is another request.
            ErrorKind::Clock if !self.clock_set && self.is_stamped_wrongly() => {
                self.clock_set = true;
                Ok(Duration::ZERO)
            }
            ErrorKind::SessionMissing | ErrorKind::SessionExpired | ErrorKind::SessionInvalid => {
                return self.renew(error).await;
            }
            _ if self.is_repeatable(&error) => self.backoff(&error, retry_after),
            _ => Err(None),
        };
        match wait {
            Ok(wait) if wait < self.left() => {
                sleep(wait).await;
                Ok(())
            }
            Ok(_) => Err(self.give_up(error.because("no time was left to try again"))),
            Err(Some(why)) => Err(self.give_up(error.because(why))),
            Err(None) => Err(self.give_up(error)),
        }
    }

    /// An answer, to this call or another, has set the clock right since.
    fn is_stamped_wrongly(&self) -> bool {
        let (skew, clock) = (&self.state.skew, &*self.settings.clock);
        self.stamp.is_some_and(|stamp| skew.has_changed_since(stamp, self.attempt_start.elapsed(), clock))
    }

    /// Whether another attempt can do no harm and may do some good.
    fn is_repeatable(&self, error: &Error) -> bool {
        let passes = match error.cause() {
            Cause::Unreachable { .. } => return true,
            Cause::NoAnswer { .. } => true,
            Cause::Http { status, .. } => *status >= 500,
            Cause::Api(_) => matches!(error.kind(), ErrorKind::Platform | ErrorKind::OutcomeUnknown),
            Cause::Decode { error, .. } => error.is_truncated(),
            _ => false,
        };
        passes && self.access != Access::Write
    }

    /// How long to wait before another attempt, or why there is none.
    fn backoff(
        &self,
        error: &Error,
        retry_after: Option<Duration>,
    ) -> Result<Duration, Option<&'static str>> {
        let failed = FailedAttempt { error, attempt: self.attempt, access: self.access };
        let wait = self.settings.retry.wait(&failed).ok_or(None)?;
        if !self.state.budget.allows_one_more() {
            return Err(Some("not tried again: too many calls of this client fail"));
        }
        Ok(wait.max(retry_after.unwrap_or_default()))
    }

    /// Closes the scope for all calls, and waits until it reopens if there is time.
    async fn throttled(&mut self, error: Error) -> Result<(), Error> {
        let Some(throttle) = error.throttle().copied() else { return Err(self.give_up(error)) };
        let now = self.now();
        let ban = quota::length(throttle.ban, now);
        let Some(key) = self.keys.iter().find(|key| key.scope == throttle.scope) else {
            return Err(self.give_up(error));
        };
        match timeout_at(self.deadline, self.settings.quotas.throttled(key, ban)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(self.give_up(Error::extension("quota store", error))),
            Err(_) => return Err(self.give_up(error.because("telling the quota store took too long"))),
        }
        let wait = ban.wait();
        let error = error.with_throttle(Some(Throttle { reopens: Some(now + wait), ..throttle }));
        let failed = FailedAttempt { error: &error, attempt: self.attempt, access: self.access };
        if self.settings.retry.wait(&failed).is_none() {
            return Err(self.give_up(error));
        }
        if wait >= self.left() {
            return Err(self.give_up(error.because("that is too long to wait for")));
        }
        // Whatever the store makes of it: this call does not hurry.
        sleep(wait).await;
        Ok(())
    }

    async fn renew(&mut self, error: Error) -> Result<(), Error> {
        let (Some(source), Some(refused), false) = (self.source, &self.session, self.renewed) else {
            return Err(self.give_up(error));
        };
        self.renewed = true;
        match timeout_at(self.deadline, source.renew(refused)).await {
            Ok(Ok(Some(_))) => Ok(()),
            Ok(Ok(None)) => Err(self.give_up(error)),
            Ok(Err(failure)) => Err(self.give_up(failure)),
            Err(_) => Err(self.give_up(error.because("renewing the session took too long"))),
        }
    }
}
