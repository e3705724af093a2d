//! Recordings of calls without their secrets, and a transport that answers from them.
//!
//! A recording is a text file with one exchange per line, as JSON. It never holds what was sent under the name of a secret
//! (`session`, `sign`, `refresh_token`, …) nor a token of a response, in any escaped form. Everything else of a response
//! is recorded: names, orders, addresses. On Unix only the owner can read the file.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use encoding_rs::GB18030;
use serde_json::{Map, Value, json};

use super::http_response::BodyLimits;
use super::transport::{BoxFuture, Request, Response, Transport, TransportError};
use crate::encode::upper_hex;
use crate::error::Cause;
use crate::names::is_secret_parameter;
use crate::params::Params;
use crate::redact::{REDACTED, Redactor};

/// Parameters that differ between calls for the same thing, besides those that are secret.
const VOLATILE: [&str; 4] = ["timestamp", "partner_id", "sign_method", "app_key"];

/// A transport that records what another one does.
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
    /// Records what `transport` does at the end of the file at `path`, which is created if it does not exist.
    ///
    /// On Unix the file gets the mode 0600, also if it exists already.
    ///
    /// # Errors
    ///
    /// The file can't be opened, or its mode can't be changed.
    pub fn create(transport: T, path: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self { transport, file: Mutex::new(open_private(path.as_ref())?) })
    }

    fn write(&self, exchange: &Value) -> Result<(), TransportError> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        writeln!(file, "{exchange}").map_err(|error| {
            TransportError::unknown(format!("the recording can't be written: {error}")).with_source(error)
        })
    }
}

#[cfg(unix)]
fn open_private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};

    let file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() && metadata.permissions().mode() & 0o777 != 0o600 {
        file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

#[cfg(not(unix))]
fn open_private(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}

impl<T: Transport> Transport for Recorder<T> {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let (params, method) = (request.params(), request.method().to_owned());
            let redactor = request.redactor();
            let mut response = self.transport.send(request).await?;
            // The client applies its own limits afterwards: an exchange is recorded whole or not at all.
            let limits = BodyLimits { max_body_size: 64 << 20, stall_timeout: Duration::from_secs(60) };
            let body = limits.read(&mut response).await.map_err(|cause| match cause {
                Cause::NoAnswer { reason, source } => {
                    TransportError { reason, source, ..TransportError::unknown("") }
                }
                _ => {
                    TransportError::unknown("the response can't be recorded: it is too long or encoded twice")
                }
            })?;
            let redactor = redactor.learn(&body);
            let mut recorded = recorded_body(&body, &redactor);
            recorded.insert("status".to_owned(), response.status.into());
            self.write(
                &json!({ "method": method, "params": visible(params, &redactor), "answer": recorded }),
            )?;
            Ok(Response::new(response.status, body).with_headers(response.headers))
        })
    }
}

/// The body without secrets: as text, as hexadecimal digits if it is text in GBK, or as its length only.
fn recorded_body(body: &[u8], redactor: &Redactor) -> Map<String, Value> {
    let in_gbk = || {
        let text = GB18030.decode_without_bom_handling_and_without_replacement(body)?;
        let clean = GB18030.encode(&redactor.redact(&text)).0.into_owned();
        // Arbitrary bytes may look like GBK that swallows the first byte of a secret.
        (!redactor.finds_in(&clean)).then_some(clean)
    };
    let (name, value) = match std::str::from_utf8(body) {
        Ok(text) => ("body", Value::from(redactor.redact(text))),
        Err(_) => match in_gbk() {
            Some(clean) => ("hex", Value::from(upper_hex(&clean))),
            // What can't be decoded can't be searched.
            None => ("omitted", Value::from(format!("{} bytes that are not text", body.len()))),
        },
    };
    Map::from_iter([(name.to_owned(), value)])
}

/// A transport that answers from a recording.
///
/// A request gets the response that a request with the same parameters got in the recording, whatever its time, session
/// and app. Several such responses are given in the order of the recording, the last one from then on.
#[derive(Debug)]
pub struct Replay(Mutex<Vec<Exchange>>);

struct Exchange {
    asked: Map<String, Value>,
    status: u16,
    /// `None` if the recording does not hold it.
    body: Option<Vec<u8>>,
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
        let asked = what_counts(visible(request.params(), &request.redactor()));
        let mut exchanges = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = exchanges.iter().position(|exchange| !exchange.used && exchange.asked == asked);
        let found = fresh.or_else(|| exchanges.iter().rposition(|exchange| exchange.asked == asked));
        let Some(exchange) = found.and_then(|index| exchanges.get_mut(index)) else {
            let names: Vec<_> = asked.keys().cloned().collect();
            return Err(TransportError::impossible(format!(
                "the recording has no {} with these values of {}",
                request.method(),
                names.join(", ")
            )));
        };
        exchange.used = true;
        let Some(body) = exchange.body.clone() else {
            return Err(TransportError::impossible(
                "the recorded response was not text, so its body was omitted",
            ));
        };
        Ok(Response::new(exchange.status, body))
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
        let body = match (answer.get("body"), answer.get("hex"), answer.get("omitted")) {
            (Some(body), ..) => Some(body.as_str()?.as_bytes().to_vec()),
            (_, Some(hex), _) => Some(from_hex(hex.as_str()?)?),
            (.., omitted) => omitted.and(None),
        };
        Some(Self { asked: what_counts(asked), status, body, used: false })
    }
}

/// The parameters without secrets, and the names of files.
fn visible(params: &Params, redactor: &Redactor) -> Map<String, Value> {
    let texts = params.iter().map(|(name, value)| {
        let value = if is_secret_parameter(name) { REDACTED.into() } else { redactor.redact(value) };
        (name.to_owned(), Value::from(value))
    });
    let files = params.files().map(|(name, file)| {
        let value = format!("file {}", redactor.redact(file.name()));
        (name.to_owned(), Value::from(value))
    });
    texts.chain(files).collect()
}

/// The parameters that decide whether two requests ask for the same.
fn what_counts(mut params: Map<String, Value>) -> Map<String, Value> {
    params.retain(|name, _| !is_secret_parameter(name) && !VOLATILE.contains(&&**name));
    params
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(body: &[u8]) -> Value {
        let mut params = Params::new();
        params.push_text("session", "6100AbCd1234efgh");
        recorded_body(body, &Redactor::new(&params, None)).into()
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_a_recording() {
        use std::os::unix::fs::PermissionsExt as _;

        let path = std::env::temp_dir().join(format!("top-recording-{}.jsonl", std::process::id()));
        let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        let replay = || Replay(Mutex::new(Vec::new()));
        drop(Recorder::create(replay(), &path).unwrap());
        assert_eq!(mode(), 0o600);
        std::fs::write(&path, "kept\n").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        drop(Recorder::create(replay(), &path).unwrap());
        assert_eq!((mode(), &*std::fs::read_to_string(&path).unwrap()), (0o600, "kept\n"));
        std::fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_body_in_gbk_is_redacted_before_it_becomes_hex() {
        let text = "<?xml version=\"1.0\" encoding=\"GBK\"?><a><b>\u{4e2d}6100&#65;bcd1234efgh</b><session>1x</session></a>";
        let clean = text.replace("6100&#65;bcd1234efgh", "***").replace("1x", "***");
        let hex = recorded(&GB18030.encode(text).0);
        assert_eq!(hex, json!({ "hex": upper_hex(&GB18030.encode(&clean).0) }));
    }

    #[test]
    fn a_body_that_is_not_text_is_omitted() {
        for bytes in [&b"\xff6100AbCd1234efgh"[..], b"\x816100\x81AbCd", b"\xff\x00"] {
            let omitted = format!("{} bytes that are not text", bytes.len());
            assert_eq!(recorded(bytes), json!({ "omitted": omitted }));
        }
    }

    #[test]
    fn bytes_that_are_not_text_come_back() {
        let bytes = [0, 255, 16];
        assert_eq!(from_hex(&upper_hex(&bytes)).unwrap(), bytes);
        assert_eq!(from_hex("0g"), None);
    }
}
