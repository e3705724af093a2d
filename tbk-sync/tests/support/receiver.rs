//! A receiver of webhooks: HTTP/1.1 on a socket, with the answers of a test.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A request as received.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) line: String,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map_or("", |(_, value)| value)
    }

    pub(crate) fn id(&self) -> &str {
        self.header("webhook-id")
    }
}

/// What the receiver does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    Status(u16),
    /// A status with a header.
    Header(u16, String),
    After(Duration, u16),
    /// The connection is closed without a response.
    Close,
}

type Respond = dyn Fn(&Request, usize) -> Answer + Send + Sync;

#[derive(Debug, Default)]
struct Log {
    requests: Vec<Request>,
    /// `>` and the id at the begin of a request, `<` and the id at its end.
    marks: Vec<String>,
    open: usize,
    most_open: usize,
    connections: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Receiver {
    pub(crate) address: String,
    log: Arc<Mutex<Log>>,
}

impl Receiver {
    /// Starts a receiver. `respond` gets each request and the number of requests before it.
    pub(crate) async fn start(respond: impl Fn(&Request, usize) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Self { address: listener.local_addr().unwrap().to_string(), log: Arc::default() };
        let (log, respond): (_, Arc<Respond>) = (Arc::clone(&receiver.log), Arc::new(respond));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                log.lock().unwrap().connections += 1;
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&respond)));
            }
        });
        receiver
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap().requests.clone()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.requests().iter().map(|request| request.id().to_owned()).collect()
    }

    pub(crate) fn marks(&self) -> Vec<String> {
        self.log.lock().unwrap().marks.clone()
    }

    pub(crate) fn most_open(&self) -> usize {
        self.log.lock().unwrap().most_open
    }

    pub(crate) fn connections(&self) -> usize {
        self.log.lock().unwrap().connections
    }
}

async fn serve(stream: TcpStream, log: Arc<Mutex<Log>>, respond: Arc<Respond>) {
    let mut stream = BufReader::new(stream);
    while let Some(request) = receive(&mut stream).await {
        let id = request.id().to_owned();
        let answer = {
            let mut log = log.lock().unwrap();
            let answer = respond(&request, log.requests.len());
            log.requests.push(request);
            log.marks.push(format!(">{id}"));
            log.open += 1;
            log.most_open = log.most_open.max(log.open);
            answer
        };
        if let Answer::After(delay, _) = answer {
            tokio::time::sleep(delay).await;
        }
        {
            let mut log = log.lock().unwrap();
            log.marks.push(format!("<{id}"));
            log.open -= 1;
        }
        let (status, header) = match answer {
            Answer::Close => return,
            Answer::Status(status) | Answer::After(_, status) => (status, String::new()),
            Answer::Header(status, header) => (status, format!("{header}\r\n")),
        };
        let length = if status == 204 { "" } else { "content-length: 2\r\n" };
        let body = if status == 204 { "" } else { "ok" };
        let response = format!("HTTP/1.1 {status} X\r\n{header}{length}\r\n{body}");
        if stream.write_all(response.as_bytes()).await.is_err() {
            return;
        }
    }
}

async fn receive(stream: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut head = Vec::new();
    loop {
        let mut text = String::new();
        if stream.read_line(&mut text).await.ok()? == 0 {
            return None;
        }
        if text == "\r\n" {
            break;
        }
        head.push(text.trim_end().to_owned());
    }
    let headers: Vec<(String, String)> = head[1..]
        .iter()
        .filter_map(|header| header.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length")?.1.parse().ok()?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    Some(Request { line: head[0].clone(), headers, body: String::from_utf8(body).unwrap() })
}
