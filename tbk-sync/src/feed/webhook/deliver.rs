//! Deliveries of a webhook.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::StreamExt as _;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, Url};
use top_core::reqwest;
use top_core::transport::BoxFuture;

use super::builder::{WebhookBuilder, WebhookError};
use crate::feed::line::{key, line};
use crate::feed::sink::{Retry, Sink, SinkError, SinkProblem};
use crate::model::Event;

/// The most keys whose events are under way at the same time.
const PARALLEL: usize = 8;

/// The characters of an id that are encoded in a header.
const ENCODED: &AsciiSet = &CONTROLS.add(b' ').add(b'%');

/// Sends each event as a `POST` request, signed after [Standard Webhooks](https://www.standardwebhooks.com).
///
/// | header | value |
/// | --- | --- |
/// | `webhook-id` | the id of the event, the same for each attempt; characters that a header cannot have are percent-encoded |
/// | `webhook-timestamp` | the time of the attempt, in seconds since 1970 |
/// | `webhook-signature` | `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several signatures are separated by spaces |
///
/// The body is [`line()`]. An event is accepted if the receiver answers with a status 2xx within 10 s. Any other status, and a
/// redirect, is a failure; `Retry-After` is honoured. HTTP 410 parks the sink. Events with the same [`key()`] are sent one after
/// the other; up to 8 keys are under way at the same time. After a failure nothing more is sent until the next attempt, and
/// what was accepted is not sent again by the same run.
///
/// URLs must be HTTPS, except for loopback addresses. Addresses of private networks are refused, also those that a host name
/// resolves to. The proxies of the environment are not used.
///
/// # Examples
///
/// ```
/// use tbk_sync::feed::Webhook;
///
/// let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// let webhook = Webhook::builder("https://example.com/orders?token=1", secret)?.build()?;
/// assert_eq!(format!("{webhook:?}"), r#"Webhook { origin: "https://example.com", .. }"#);
/// assert!(Webhook::builder("http://example.com/orders", secret)?.build().is_err());
/// # Ok::<(), tbk_sync::feed::WebhookError>(())
/// ```
pub struct Webhook {
    settings: WebhookBuilder,
    origin: String,
    client: Client,
    /// The positions of accepted events that follow one that was not accepted.
    ahead: Mutex<BTreeSet<u64>>,
}

impl Webhook {
    /// Starts the settings of a webhook. `secret` is `whsec_` and 24 to 64 bytes in base64.
    ///
    /// # Errors
    ///
    /// [`WebhookError`] if the URL or the secret is not valid.
    pub fn builder(url: &str, secret: &str) -> Result<WebhookBuilder, WebhookError> {
        WebhookBuilder::new(url, secret)
    }

    pub(super) fn new(settings: WebhookBuilder, client: Client) -> Self {
        let origin = settings.url.origin().ascii_serialization();
        Self { settings, origin, client, ahead: Mutex::default() }
    }

    fn ahead(&self) -> MutexGuard<'_, BTreeSet<u64>> {
        self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends events with the same key. Returns the first failure.
    async fn send_in_order(&self, events: Vec<&Event>, failed: &AtomicBool) -> Result<(), SinkError> {
        for event in events {
            if failed.load(Ordering::Relaxed) {
                return Ok(());
            }
            if let Err(error) = self.send(event).await {
                failed.store(true, Ordering::Relaxed);
                return Err(error);
            }
            self.ahead().insert(event.position);
        }
        Ok(())
    }

    async fn send(&self, event: &Event) -> Result<(), SinkError> {
        let body = line(event)?;
        let id = utf8_percent_encode(&event.id, ENCODED).to_string();
        let timestamp = self.settings.clock.now().unix_millis().div_euclid(1000);
        let signatures: Vec<String> =
            self.settings.keys.iter().map(|key| key.sign(&id, timestamp, &body)).collect();
        let request = self
            .client
            .post(Url::clone(&self.settings.url))
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signatures.join(" "))
            .body(body);
        match request.send().await {
            Ok(response) => self.judge(&response),
            Err(error) => {
                let to = self.origin.clone();
                let problem = if error.is_timeout() {
                    SinkProblem::NoAnswer { to }
                } else {
                    SinkProblem::Unreachable { to }
                };
                Err(SinkError::later(problem).caused_by(error.without_url()))
            }
        }
    }

    /// Judges by the status. The body is not read.
    fn judge(&self, response: &Response) -> Result<(), SinkError> {
        let status = response.status();
        if status.is_success() {
            return Ok(());
        }
        let problem = SinkProblem::Status { to: self.origin.clone(), status: status.as_u16() };
        if status == StatusCode::GONE {
            return Err(SinkError::fatal(problem));
        }
        let error = SinkError::later(problem);
        let now = self.settings.clock.now().unix_millis();
        Err(match retry_after(response.headers(), now) {
            Some(delay) => error.not_before(delay),
            None => error,
        })
    }
}

/// Returns the delay that a receiver asks for, in seconds or as a date.
fn retry_after(headers: &HeaderMap, now: i64) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    let now = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(u64::try_from(now).ok()?))?;
    date.duration_since(now).ok()
}

/// Groups events by their keys, in the order in which the keys first occur.
fn by_key<'e>(events: &[&'e Event]) -> Vec<Vec<&'e Event>> {
    let mut groups: Vec<Vec<&Event>> = Vec::new();
    let mut places = HashMap::new();
    for &event in events {
        let place = *places.entry(key(event)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(event),
            None => groups.push(vec![event]),
        }
    }
    groups
}

impl Sink for Webhook {
    fn resume(&mut self, position: u64) -> BoxFuture<'_, Result<u64, SinkError>> {
        // A lower position asks for the events once more.
        self.ahead().clear();
        Box::pin(async move { Ok(position) })
    }

    fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
        Box::pin(async move {
            let pending: Vec<&Event> = {
                let mut ahead = self.ahead();
                let first = events.first().map_or(0, |event| event.position);
                ahead.retain(|position| *position >= first);
                events.iter().filter(|event| !ahead.contains(&event.position)).collect()
            };
            let failed = AtomicBool::new(false);
            let mut sends: Vec<BoxFuture<'_, Result<(), SinkError>>> = Vec::new();
            for group in by_key(&pending) {
                sends.push(Box::pin(self.send_in_order(group, &failed)));
            }
            let results: Vec<_> =
                futures_util::stream::iter(sends).buffer_unordered(PARALLEL).collect().await;
            let ahead = self.ahead();
            let accepted = events.iter().take_while(|event| ahead.contains(&event.position)).count();
            // A fatal failure counts more than one that may pass.
            let failures = results.into_iter().filter_map(Result::err);
            let worst = failures.max_by_key(|error| error.retry() == Retry::Never);
            worst.map_or(Ok(()), |error| Err(error.with_accepted(accepted)))
        })
    }
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("origin", &self.origin).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let of = |value: &str| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, value.parse().unwrap())]);
            retry_after(&headers, 1_767_196_800_000)
        };
        assert_eq!(of("120"), Some(Duration::from_secs(120)));
        assert_eq!(of("Wed, 31 Dec 2025 16:01:00 GMT"), Some(Duration::from_secs(60)));
        assert_eq!(of("Wed, 31 Dec 2025 15:00:00 GMT"), None);
        assert_eq!(of("soon"), None);
        assert_eq!(retry_after(&HeaderMap::new(), 0), None);
    }
}
