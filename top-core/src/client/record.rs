//! Recordings: what went over the wire once, without its secrets, to be answered again without a wire.
//!
//! A recording is a text file with one exchange in each line, as JSON. `sign` and `session` are never in it, nor are
//! tokens in answers; what else answers hold (names, orders) is.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value, json};

use super::http_response::BodyLimits;
use super::transport::{BoxFuture, Request, Response, Transport, TransportError};
use crate::encode::upper_hex;
use crate::error::Cause;
use crate::names::{is_secret_parameter, secret_members};
use crate::params::Params;
use crate::redact::{REDACTED, Redactor};

/// Parameters that say nothing about what was asked for, besides those that are secret.
const VOLATILE: [&str; 4] = ["timestamp", "partner_id", "sign_method", "app_key"];

/// A transport that writes down what another one does.
///
/// ```no_run
/// use top_core::{HttpTransport, TopClient, record::Recorder, reqwest};
///
/// let http = HttpTransport::new(reqwest::Client::builder())?;
/// let client = TopClient::builder("12345678", "secret").transport(Recorder::create(http, "calls.jsonl")?).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Recorder<T> {
    transport: T,
    file: Mutex<File>,
}

impl<T: Transport> Recorder<T> {
    /// Records what `transport` does at the end of the file at `path`, which is made where there is none.
    pub fn create(transport: T, path: impl AsRef<Path>) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self { transport, file: Mutex::new(file) })
    }

    fn write(&self, exchange: &Value) -> Result<(), TransportError> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(file, "{exchange}")
            .map_err(|error| TransportError::unknown(format!("the recording can't be written: {error}")))
    }
}

impl<T: Transport> Transport for Recorder<T> {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let (params, method) = (request.params(), request.method().to_owned());
            let secrets = Redactor::new(params, None);
            let mut response = self.transport.send(request).await?;
            // The client's own body_limits come after these: a recording is made whole or not at all.
            let body_limits =
                BodyLimits { max_body_size: 64 << 20, stall_timeout: std::time::Duration::from_secs(60) };
            let body = body_limits.read(&mut response).await.map_err(|cause| match cause {
                Cause::NoAnswer { reason, .. } => TransportError::unknown(reason),
                _ => TransportError::unknown("the answer can't be recorded: it is too long or encoded twice"),
            })?;
            let shown = match std::str::from_utf8(&body) {
                Ok(text) => json!({ "status": response.status, "body": scrubbed(text, &secrets) }),
                Err(_) => json!({ "status": response.status, "hex": upper_hex(&body) }),
            };
            self.write(&json!({ "method": method, "params": visible(params), "answer": shown }))?;
            Ok(Response::new(response.status, body).with_headers(response.headers))
        })
    }
}

/// A transport that answers from a recording.
///
/// A request is answered as the recorded one with the same parameters was, whenever it was made and by whom; the first
/// such answer first, the last one again and again.
#[derive(Debug)]
pub struct Replay(Mutex<Vec<Exchange>>);

struct Exchange {
    asked: Map<String, Value>,
    status: u16,
    body: Vec<u8>,
    used: bool,
}

/// Without the data.
impl std::fmt::Debug for Exchange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exchange")
            .field("status", &self.status)
            .field("used", &self.used)
            .finish_non_exhaustive()
    }
}

impl Replay {
    /// Reads the recording at `path`.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let mut exchanges = Vec::new();
        for (number, line) in BufReader::new(File::open(path)?).lines().enumerate() {
            let line = line?;
            let exchange = Exchange::read(&line).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("line {} is no recorded exchange", number + 1),
                )
            })?;
            exchanges.push(exchange);
        }
        Ok(Self(Mutex::new(exchanges)))
    }

    fn answer(&self, request: &Request<'_>) -> Result<Response, TransportError> {
        let asked = what_counts(visible(request.params()));
        let mut exchanges = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = exchanges.iter().position(|exchange| !exchange.used && exchange.asked == asked);
        let found = fresh.or_else(|| exchanges.iter().rposition(|exchange| exchange.asked == asked));
        let Some(exchange) = found.and_then(|index| exchanges.get_mut(index)) else {
            let names: Vec<_> = asked.keys().cloned().collect();
            let reason = format!(
                "the recording has no {} with these values of {}",
                request.method(),
                names.join(", ")
            );
            return Err(TransportError::impossible(reason));
        };
        exchange.used = true;
        Ok(Response::new(exchange.status, exchange.body.clone()))
    }
}

impl Transport for Replay {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move { self.answer(&request) })
    }
}

impl Exchange {
    fn read(line: &str) -> Option<Self> {
        let mut exchange: Value = serde_json::from_str(line).ok()?;
        let Value::Object(asked) = exchange.get_mut("params")?.take() else { return None };
        let answer = exchange.get("answer")?;
        let status = u16::try_from(answer.get("status")?.as_u64()?).ok()?;
        let body = match (answer.get("body"), answer.get("hex")) {
            (Some(body), _) => body.as_str()?.as_bytes().to_vec(),
            (None, hex) => from_hex(hex?.as_str()?)?,
        };
        Some(Self { asked: what_counts(asked), status, body, used: false })
    }
}

/// The parameters, those that are secret blotted out, and the names of files.
fn visible(params: &Params) -> Map<String, Value> {
    let texts = params.iter().map(|(name, value)| {
        let value = if is_secret_parameter(name) { REDACTED } else { value };
        (name.to_owned(), Value::from(value))
    });
    let files =
        params.files().map(|(name, file)| (name.to_owned(), Value::from(format!("file {}", file.name()))));
    texts.chain(files).collect()
}

fn what_counts(mut params: Map<String, Value>) -> Map<String, Value> {
    let says_nothing = |name: &str| is_secret_parameter(name) || VOLATILE.contains(&name);
    params.retain(|name, _| !says_nothing(name));
    params
}

fn scrubbed(text: &str, secrets: &Redactor) -> String {
    let text = secrets.redact(text).into_owned();
    secret_members().fold(text, |text, name| without_values_of(&text, name))
}

/// Blots out what stands behind each `name`, in JSON, in JSON inside of a text, and in XML.
fn without_values_of(text: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = rest.split_at(at + name.len());
        out.push_str(before);
        let value = after
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\\' | ':' | '>' | '='));
        out.push_str(&after[..after.len() - value.len()]);
        let end = value
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')))
            .unwrap_or(value.len());
        if end > 0 {
            out.push_str(REDACTED);
        }
        rest = &value[end..];
    }
    out.push_str(rest);
    out
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_blotted_out_wherever_they_stand() {
        for (text, clean) in [
            (r#"{"access_token":"6100a","x":1}"#, r#"{"access_token":"***","x":1}"#),
            (
                r#"{"token_result":"{\"access_token\":\"6100a\",\"refresh_token\" : \"6200b\"}"}"#,
                r#"{"token_result":"{\"access_token\":\"***\",\"refresh_token\" : \"***\"}"}"#,
            ),
            ("<access_token>6100a</access_token>", "<access_token>***</access_token>"),
            (r#"{"access_token":""}"#, r#"{"access_token":""}"#),
            ("access_token", "access_token"),
        ] {
            let text = secret_members().fold(text.to_owned(), |text, name| without_values_of(&text, name));
            assert_eq!(text, clean);
        }
    }

    #[test]
    fn bytes_that_are_no_text_come_back() {
        let bytes = [0, 255, 16];
        assert_eq!(from_hex(&upper_hex(&bytes)).unwrap(), bytes);
        assert_eq!(from_hex("0g"), None);
    }
}
