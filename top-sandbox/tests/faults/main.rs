//! Tests each fault on the wire, without the SDK's client, and the edge cases of rules and clocks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod bodies;
mod http;
mod rules;
mod wire;

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use top_core::protocol::{SystemParams, form_body};
use top_core::{Format, Params, TopTime};
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};

const SHOPS: &str = "taobao.tbk.shop.get";
const ORDERS: &str = "taobao.tbk.order.details.get";

async fn sandbox(rule: impl Into<FaultRule>) -> Sandbox {
    Sandbox::builder().fault(rule).start().await.unwrap()
}

/// Returns the body of a valid, signed request.
fn signed(sandbox: &Sandbox, method: &str, format: Format) -> String {
    let mut params = Params::new();
    let texts = match method {
        SHOPS => [("q", "女装"), ("fields", "user_id")],
        _ => [("start_time", "2026-01-01 00:00:00"), ("end_time", "2026-01-01 01:00:00")],
    };
    for (name, value) in texts {
        params.push_text(name, value);
    }
    let session = sandbox.session().into();
    let mut system = SystemParams::new(method, sandbox.app_key(), TopTime::now());
    system.format = format;
    system.session = Some(&session);
    system.stamp_and_sign(&mut params, &sandbox.app_secret().into());
    form_body(&params)
}

/// Returns the head of a request that closes the connection after the response.
fn head(body: &str) -> String {
    let length = body.len();
    format!(
        "POST /router/rest HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\ncontent-length: {length}\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\n"
    )
}

async fn connect(sandbox: &Sandbox) -> TcpStream {
    let address = sandbox.url().strip_prefix("http://").unwrap().split_once('/').unwrap().0;
    TcpStream::connect(address).await.unwrap()
}

/// Sends a valid request on a new connection.
async fn send(sandbox: &Sandbox, method: &str, format: Format) -> TcpStream {
    let mut stream = connect(sandbox).await;
    let body = signed(sandbox, method, format);
    stream.write_all((head(&body) + &body).as_bytes()).await.unwrap();
    stream
}

/// Reads until the connection ends, and returns the bytes and how it ends.
async fn rest(mut stream: TcpStream) -> (Vec<u8>, io::Result<()>) {
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).await.map(|_| ());
    (bytes, end)
}

/// A parsed HTTP response.
struct HttpResponse {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl HttpResponse {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        };
        Self { status, headers: lines.map(header).collect(), body: bytes[end + 4..].to_vec() }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    fn length(&self) -> usize {
        self.header("content-length").expect("a content-length").parse().unwrap()
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

/// Sends a valid request and returns the response, which must be HTTP and end without an error.
async fn fetch(sandbox: &Sandbox, method: &str, format: Format) -> HttpResponse {
    let (bytes, end) = rest(send(sandbox, method, format).await).await;
    end.unwrap();
    HttpResponse::parse(&bytes)
}

/// Sends a search for shops to a sandbox with a fault, and returns the response and the logged outcome.
async fn faulty(fault: Fault, format: Format) -> (HttpResponse, Outcome) {
    let sandbox = sandbox(fault).await;
    let response = fetch(&sandbox, SHOPS, format).await;
    assert_eq!((sandbox.received(), sandbox.connections()), (1, 1));
    (response, only(&sandbox))
}

/// Returns the outcome of the only request.
fn only(sandbox: &Sandbox) -> Outcome {
    let calls = sandbox.calls();
    assert_eq!(calls.len(), 1, "{calls:?}");
    calls[0].outcome.clone()
}
