//! Requests to this machine bypass proxies, even if the environment sets one.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, missing_docs)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use top_core::auth::TopAuthTokenRefresh;
use top_core::{Endpoint, NoRetry, TopClient, TopClientBuilder, reqwest};

const REFRESH_TOKEN: &str = "6200refresh3token";
const VARIABLES: [&str; 6] =
    ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// Starts a server that records requests and responds to each like the gateway.
fn serve() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let requests = Arc::clone(&seen);
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let request = read(&connection);
            requests.lock().unwrap().push(request);
            let body = r#"{"top_auth_token_refresh_response":{"token_result":"{}"}}"#;
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            // Ignores the error of a client that expected TLS and disconnected.
            _ = (&connection).write_all(format!("{head}{body}").as_bytes());
        }
    });
    (address, seen)
}

/// Reads a request as text, up to the end of the connection.
fn read(connection: &TcpStream) -> String {
    connection.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    let mut reader = BufReader::new(connection);
    let (mut request, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return request;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        request.push_str(&line);
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    request + &String::from_utf8(body).unwrap()
}

#[test]
fn loopback_requests_bypass_proxies() {
    let (gateway, received) = serve();
    let (proxy, proxied) = serve();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "calls_of_the_child", "--ignored", "--nocapture"]).env("TEST_GATEWAY", gateway);
    child.env_remove("NO_PROXY").env_remove("no_proxy").env_remove("REQUEST_METHOD");
    child.envs(VARIABLES.map(|name| (name, format!("http://{proxy}"))));
    let output = child.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));

    // The last call of the child goes to another machine. It proves that the environment sets a proxy.
    let proxied = proxied.lock().unwrap();
    assert_eq!(proxied.len(), 1, "{proxied:#?}");
    assert!(proxied[0].starts_with("POST http://gateway.invalid/router/rest HTTP/1.1"), "{proxied:#?}");
    let received = received.lock().unwrap();
    let posts = received.iter().filter(|request| request.starts_with("POST /router/rest HTTP/1.1"));
    let posts: Vec<_> = posts.filter(|request| request.contains(REFRESH_TOKEN)).collect();
    assert_eq!(posts.len(), if cfg!(feature = "lean") { 4 } else { 3 }, "{received:#?}");
}

#[test]
#[ignore = "`loopback_requests_bypass_proxies` runs it with another environment"]
fn calls_of_the_child() {
    let Ok(gateway) = std::env::var("TEST_GATEWAY") else { return };
    let port = gateway.rsplit(':').next().unwrap();
    let call = |endpoint: &str, set_up: &dyn Fn(TopClientBuilder) -> TopClientBuilder| {
        let endpoint = Endpoint::custom_clear_text(endpoint).unwrap();
        let builder = TopClient::builder("12345678", "secret").endpoint(endpoint).retry(NoRetry);
        let client = set_up(builder.attempt_timeout(Duration::from_secs(3))).build().unwrap();
        let request = TopAuthTokenRefresh::builder().refresh_token(REFRESH_TOKEN).build();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async { client.call(&request).await.map(|_| ()) })
    };
    let loopback = format!("http://{gateway}/router/rest");
    call(&loopback, &|builder| builder).unwrap();
    call(&format!("http://localhost:{port}/router/rest"), &|builder| builder).unwrap();
    // The proxy of the HTTP client is bypassed, too.
    let own_proxy = |builder: TopClientBuilder| {
        let proxy = reqwest::Proxy::all(std::env::var("ALL_PROXY").unwrap()).unwrap();
        builder.http(reqwest::Client::builder().proxy(proxy))
    };
    call(&loopback, &own_proxy).unwrap();
    #[cfg(feature = "lean")]
    call(&loopback, &|builder| builder.transport(top_core::LeanTransport::new().unwrap())).unwrap();
    // The call fails because the server has no TLS, but it does not request a tunnel from the proxy.
    call(&format!("https://{gateway}/router/rest"), &|builder| builder).unwrap_err();
    call("http://gateway.invalid/router/rest", &|builder| builder).unwrap();
}
