//! What is done to the bare connection.

use std::io;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

/// Takes the place of an answer.
#[derive(Debug)]
pub(crate) enum TopValue {
    /// A reset: what was sent and not yet read is lost.
    Reset,
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// The head at once, then the body byte by byte.
    Trickle { head: Vec<u8>, body: Vec<u8>, every: Duration },
}

impl TopValue {
    pub(crate) async fn act(self, mut stream: TcpStream) -> io::Result<()> {
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

    /// An HTTP answer as bytes, whose head says that its body is `length` long.
    pub(crate) fn head(content_type: &str, length: usize, date: &str) -> Vec<u8> {
        let status = "HTTP/1.1 200 OK";
        format!(
            "{status}\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\ndate: {date}\r\n\r\n"
        )
        .into_bytes()
    }
}
