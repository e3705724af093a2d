//! Tests the sandbox with requests that are written and signed by hand, as foreign programs send them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod batch;
mod foreign;
mod limits;
mod replays;
mod stop;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use top_sandbox::Sandbox;

const FORM: &str = "application/x-www-form-urlencoded";
const MEMBER_MOD: &str = "taobao.tbk.sc.organization.member.mod";
const CARRIED_OUT: &str = r#"{"tbk_sc_organization_member_mod_response":{"result":true"#;

/// Much longer than any request takes, and much shorter than the time that a blocked sandbox takes.
const PATIENCE: Duration = Duration::from_secs(20);

type Pairs = Vec<(String, String)>;

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Pairs {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

/// Returns the system parameters of a request, without a method and unsigned.
fn system(sandbox: &Sandbox) -> Pairs {
    pairs([
        ("app_key", sandbox.app_key()),
        ("format", "json"),
        ("session", sandbox.session()),
        ("sign_method", "md5"),
        ("timestamp", &beijing()),
        ("v", "2.0"),
    ])
}

/// Returns a valid request, unsigned.
fn member_mod(sandbox: &Sandbox) -> Pairs {
    let api = [("method", MEMBER_MOD), ("operate_type", "1"), ("organization_id", "1356")];
    [system(sandbox), pairs(api)].concat()
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}

/// Returns the time in GMT+8.
fn beijing() -> String {
    let time = UNIX_EPOCH + now() + Duration::from_secs(8 * 3600);
    humantime::format_rfc3339_seconds(time).to_string().replace('T', " ").replace('Z', "")
}

/// Signs parameters, sorted by name and including empty values, and the body after them.
fn signed(mut pairs: Pairs, body: &str, secret: &str) -> Pairs {
    pairs.sort();
    let text: String = pairs.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]).collect();
    let sign = format!("{:X}", md5::compute(format!("{secret}{text}{body}{secret}")));
    pairs.push(("sign".to_owned(), sign));
    pairs
}

fn form(pairs: &Pairs) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

async fn connect(sandbox: &Sandbox) -> TcpStream {
    let address = sandbox.url().strip_prefix("http://").unwrap().split_once('/').unwrap().0;
    TcpStream::connect(address).await.unwrap()
}

/// Returns the head of a POST request that closes the connection.
fn head(target: &str, content_type: &str, length: usize) -> String {
    format!(
        "POST {target} HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\nContent-Type: {content_type}\r\n\
         Content-Length: {length}\r\n\r\n"
    )
}

/// Sends bytes and returns the response until the connection ends.
async fn exchange(sandbox: &Sandbox, request: &[u8]) -> String {
    let mut stream = connect(sandbox).await;
    let mut response = Vec::new();
    timeout(PATIENCE, async {
        stream.write_all(request).await.unwrap();
        stream.read_to_end(&mut response).await.unwrap();
    })
    .await
    .expect("a response in time");
    String::from_utf8(response).unwrap()
}

/// Sends a POST request and returns the body of the response.
async fn post(sandbox: &Sandbox, target: &str, content_type: &str, body: &[u8]) -> String {
    let request = [head(target, content_type, body.len()).as_bytes(), body].concat();
    let response = exchange(sandbox, &request).await;
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    response.split_once("\r\n\r\n").unwrap().1.to_owned()
}

/// Sends a form to `/router/rest`.
async fn post_form(sandbox: &Sandbox, pairs: &Pairs) -> String {
    post(sandbox, "/router/rest", FORM, form(pairs).as_bytes()).await
}

/// Asserts that the sandbox carries out a valid request.
async fn assert_serves(sandbox: &Sandbox) {
    let response = post_form(sandbox, &signed(member_mod(sandbox), "", sandbox.app_secret())).await;
    assert!(response.starts_with(CARRIED_OUT), "{response}");
}
