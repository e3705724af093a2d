//! Faults below HTTP, on the TCP connection.

use std::io;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

/// Replaces the HTTP response.
#[derive(Debug)]
pub(crate) enum WireAction {
    /// Resets the connection. The peer loses data that it has not read yet.
    Reset,
    /// Sends these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Sends the head at once, then the body byte by byte.
    Trickle { head: Vec<u8>, body: Vec<u8>, every: Duration },
}

impl WireAction {
    pub(crate) async fn run(self, mut stream: TcpStream) -> io::Result<()> {
        match self {
            Self::Reset => stream.set_zero_linger(),
            Self::Bytes(bytes) => {
                stream.write_all(&bytes).await?;
                stream.shutdown().await
            }
            Self::Trickle { head, body, every } => {
                stream.write_all(&head).await?;
                for byte in body {
                    tokio::time::sleep(every).await;
                    stream.write_all(&[byte]).await?;
                }
                stream.shutdown().await
            }
        }
    }

    /// Returns the head of an HTTP response whose `Content-Length` is `length`.
    pub(crate) fn head(content_type: &str, length: usize, date: &str) -> Vec<u8> {
        let status = "HTTP/1.1 200 OK";
        format!(
            "{status}\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\ndate: {date}\r\n\r\n"
        )
        .into_bytes()
    }
}
