//! Tests of the `tbk` program against the sandbox and against faulty gateways.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod authorisation;
mod batch;
mod call;
mod changes;
mod completions;
mod decode;
mod describe;
mod explain;
mod find;
mod forensics;
mod forensics_formats;
mod forensics_string;
mod forensics_values;
mod input;
mod link;
mod link_input;
mod orders;
mod orders_accounts;
mod orders_chinese;
#[cfg(target_os = "linux")]
mod orders_export;
mod orders_feed;
#[cfg(unix)]
mod orders_interrupted;
mod orders_postgres;
mod orders_sinks;
mod outcome;
mod output;
mod production;
mod profiles;
mod quota;
mod rehearse;
mod resume;
mod sandbox;
#[cfg(unix)]
mod sandbox_stop;
mod search;
mod shared_quota;
mod shells;
mod sign;
mod sign_options;
mod storage;
#[path = "../support/mod.rs"]
mod support;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod tour;

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use assert_cmd::Command;
use predicates::str::is_empty;
use serde_json::Value;
use support::{Served, VARIABLES, tbk};

/// Returns the JSON output of a command that must succeed without messages.
fn stdout(command: &mut Command) -> Value {
    serde_json::from_slice(&command.assert().success().stderr(is_empty()).get_output().stdout).unwrap()
}

/// Returns standard output and standard error of a command.
fn shown(command: &mut Command) -> String {
    let output = command.output().unwrap();
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// Starts a gateway that responds to every request with the text that `respond` returns. Connections are served in
/// parallel. Returns its URL.
fn gateway(respond: impl Fn(&str) -> String + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/router/rest", listener.local_addr().unwrap());
    let respond = Arc::new(respond);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let respond = Arc::clone(&respond);
            std::thread::spawn(move || serve(stream, &*respond));
        }
    });
    url
}

fn serve(mut stream: TcpStream, respond: &dyn Fn(&str) -> String) {
    let mut request = vec![0; 16 << 10];
    let mut length = 0;
    while let Ok(count) = stream.read(&mut request[length..]) {
        length += count;
        if count == 0 || String::from_utf8_lossy(&request[..length]).contains("&sign=") {
            break;
        }
    }
    let body = respond(&String::from_utf8_lossy(&request[..length]));
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    let _ = stream.write_all((head + &body).as_bytes());
}

/// Returns the command with credentials for a [`gateway`].
fn tbk_at(url: &str) -> Command {
    let mut command = tbk();
    command.envs([("TBK_APP_KEY", "12345678"), ("TBK_APP_SECRET", "helloworld"), ("TBK_SESSION", "6100abc")]);
    command.env("TBK_ENDPOINT", url);
    command
}
