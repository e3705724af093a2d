//! A minimal gateway: reads each request completely and returns a fixed response.

use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Serves the listener. Sends each response after a delay.
///
/// # Errors
///
/// Returns an error if a connection can't be accepted.
pub async fn serve(listener: TcpListener, body: &str, after: Duration) -> io::Result<()> {
    let response: &'static [u8] = http_response(body).leak();
    loop {
        let (connection, _) = listener.accept().await?;
        tokio::spawn(serve_connection(connection, response, after));
    }
}

/// Listens on a free port of 127.0.0.1.
///
/// # Errors
///
/// Returns an error if the socket can't be opened.
pub async fn listen() -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// A gateway in a separate process, which ends with this value.
#[derive(Debug)]
pub struct Process {
    process: Child,
    /// The URL of the gateway.
    pub url: String,
}

impl Process {
    /// Starts this program with the arguments. It must print the address of its gateway as its first line.
    ///
    /// # Errors
    ///
    /// Returns an error if the process can't be started.
    pub fn start(arguments: &[&str]) -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut process = command.args(arguments).stdout(Stdio::piped()).spawn()?;
        let mut address = String::new();
        let stdout = process.stdout.take().ok_or_else(|| io::Error::other("stdout is not piped"))?;
        BufReader::new(stdout).read_line(&mut address)?;
        Ok(Self { process, url: format!("http://{}/router/rest", address.trim()) })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // An error means that the process has already ended.
        let _ = self.process.kill().and_then(|()| self.process.wait());
    }
}

fn http_response(body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 200 OK\r\nserver: Tengine\r\ncontent-type: text/javascript;charset=UTF-8\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

async fn serve_connection(mut connection: TcpStream, response: &[u8], after: Duration) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut received = Vec::with_capacity(4096);
    loop {
        let length = loop {
            if let Some(length) = request_length(&received).filter(|length| *length <= received.len()) {
                break length;
            }
            if connection.read_buf(&mut received).await? == 0 {
                return Ok(());
            }
        };
        received.drain(..length);
        if !after.is_zero() {
            tokio::time::sleep(after).await;
        }
        connection.write_all(response).await?;
    }
}

/// Returns the length of the first request in the buffer; `None` until its head is complete.
fn request_length(received: &[u8]) -> Option<usize> {
    let head = received.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let lines = std::str::from_utf8(&received[..head]).ok()?.lines();
    let body = lines
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse().ok());
    Some(head + body.unwrap_or(0))
}
