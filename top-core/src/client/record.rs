//! Recordings of calls without secrets, and a transport that replays them.
//!
//! A recording is a text file with one exchange per line, as JSON.
//!
//! - Secrets are not recorded: neither secret parameters (`session`, `sign`, `refresh_token`, …) nor tokens in responses, in any
//!   escaped form.
//! - All other data of a response is recorded, including names, orders and addresses. On Unix, only the owner can read the
//!   file.
//!
//! # Examples
//!
//! Record a call once, then replay it in a unit test:
//!
//! ```
#![doc = include_str!("example.txt")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let http = Gateway;
//! # let path = std::env::temp_dir().join(format!("top-example-{}.jsonl", std::process::id()));
//! use top_core::TopClient;
//! use top_core::record::{Recorder, Replay};
//!
//! let request = TbkShopGet::builder().q("女装").build();
//! let recorder = Recorder::create(http, &path)?;
//! let client = TopClient::builder("12345678", "secret").transport(recorder).build()?;
//! client.call(&request).await?;
//!
//! let client = TopClient::builder("12345678", "secret").transport(Replay::open(&path)?).build()?;
//! let reply = client.call(&request).await?; // without network
//! assert_eq!(reply.data.results.len(), 2);
//! # std::fs::remove_file(&path)?;
//! # Ok(()) }
//! ```

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

/// Parameters that [`Replay`] ignores when it compares requests, in addition to secret ones.
const VOLATILE: [&str; 4] = ["timestamp", "partner_id", "sign_method", "app_key"];

/// A transport that sends requests with another transport and records the exchanges.
///
/// # Examples
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
    /// Creates a recorder that appends the exchanges of `transport` to the file at `path`.
    ///
    /// The file is created if it does not exist. On Unix, it gets the mode 0600, even if it exists.
    ///
    /// # Errors
    ///
    /// The [`io::Error`] if the file can't be opened, or its mode can't be changed.
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
            // Larger than the defaults of the client, which applies its own limits afterwards: an exchange is recorded
            // completely or not at all.
            let limits = BodyLimits { max_body_size: 64 << 20, stall_timeout: Duration::from_secs(60) };
            let body = limits.read(&mut response).await.map_err(|cause| match cause {
                Cause::NoAnswer { reason, source } => {
                    TransportError { reason, source, ..TransportError::unknown("") }
                }
                _ => TransportError::unknown(
                    "the response can't be recorded: it is too large or has an unknown encoding",
                ),
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

/// Returns the body without secrets: as text, as hexadecimal digits if it is GBK text, or only its length.
fn recorded_body(body: &[u8], redactor: &Redactor) -> Map<String, Value> {
    let in_gbk = || {
        let text = GB18030.decode_without_bom_handling_and_without_replacement(body)?;
        let clean = GB18030.encode(&redactor.redact(&text)).0.into_owned();
        // Arbitrary bytes may be valid GBK in which the first byte of a secret is part of another character.
        (!redactor.finds_in(&clean)).then_some(clean)
    };
    let (name, value) = match std::str::from_utf8(body) {
        Ok(text) => ("body", Value::from(redactor.redact(text))),
        Err(_) => match in_gbk() {
            Some(clean) => ("hex", Value::from(upper_hex(&clean))),
            // Secrets can't be found in a body that can't be decoded.
            None => ("omitted", Value::from(format!("{} bytes that are not text", body.len()))),
        },
    };
    Map::from_iter([(name.to_owned(), value)])
}

/// A transport that returns the responses of a recording.
///
/// A request gets the response of the recorded request with the same parameters. Timestamp, session, app and signature are not
/// compared. If there are several such responses, they are returned in their order; after the last one, it is repeated. A request
/// that was not recorded fails with [`ErrorKind::Config`](crate::ErrorKind::Config).
///
/// See the [module](self) for an example.
#[derive(Debug)]
pub struct Replay(Mutex<Vec<Exchange>>);

struct Exchange {
    params: Map<String, Value>,
    status: u16,
    /// `None` if the recording omits it.
    body: Option<Vec<u8>>,
    used: bool,
}

/// Does not show the data.
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
    ///
    /// # Errors
    ///
    /// The [`io::Error`] if the file can't be read. Its kind is [`InvalidData`](io::ErrorKind::InvalidData) if a line is not a
    /// recorded exchange.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let mut exchanges = Vec::new();
        for (number, line) in BufReader::new(File::open(path)?).lines().enumerate() {
            let line = line?;
            let exchange = Exchange::read(&line).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("line {} is not a recorded exchange", number + 1),
                )
            })?;
            exchanges.push(exchange);
        }
        Ok(Self(Mutex::new(exchanges)))
    }

    fn response(&self, request: &Request<'_>) -> Result<Response, TransportError> {
        let params = comparable(visible(request.params(), &request.redactor()));
        let mut exchanges = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = exchanges.iter().position(|exchange| !exchange.used && exchange.params == params);
        let found = fresh.or_else(|| exchanges.iter().rposition(|exchange| exchange.params == params));
        let Some(exchange) = found.and_then(|index| exchanges.get_mut(index)) else {
            let names: Vec<_> = params.keys().cloned().collect();
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
        Box::pin(async move { self.response(&request) })
    }
}

impl Exchange {
    fn read(line: &str) -> Option<Self> {
        let mut exchange: Value = serde_json::from_str(line).ok()?;
        let Value::Object(params) = exchange.get_mut("params")?.take() else { return None };
        let response = exchange.get("answer")?;
        let status = u16::try_from(response.get("status")?.as_u64()?).ok()?;
        let body = match (response.get("body"), response.get("hex"), response.get("omitted")) {
            (Some(body), ..) => Some(body.as_str()?.as_bytes().to_vec()),
            (_, Some(hex), _) => Some(from_hex(hex.as_str()?)?),
            (.., omitted) => omitted.and(None),
        };
        Some(Self { params: comparable(params), status, body, used: false })
    }
}

/// Returns the parameters without secrets. Files are represented by their names.
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

/// Returns the parameters that are compared.
fn comparable(mut params: Map<String, Value>) -> Map<String, Value> {
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
    fn hexadecimal_digits_are_decoded() {
        let bytes = [0, 255, 16];
        assert_eq!(from_hex(&upper_hex(&bytes)).unwrap(), bytes);
        assert_eq!(from_hex("0g"), None);
    }
}
