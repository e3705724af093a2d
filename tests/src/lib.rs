//! Helpers for the tests in `tests/`: an HTTP server that sends the exact bytes of a test, example requests, and a model of
//! quotas.

pub mod fuzz;
pub mod quota;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};
use tbk_apis::TbkDgVegasTljCreate;
use top_core::schema::{ApiSchema, DataType, Field, ObjectSchema};
use top_core::{Decimal, FileItem, Params, TopTime};

/// Runs the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[derive(Debug)]
pub struct Readme;

/// Runs the examples of the Chinese README.
#[cfg(doctest)]
#[doc = include_str!("../../README.zh-CN.md")]
#[derive(Debug)]
pub struct ReadmeZhCn;

/// A request that creates a gift (淘礼金) for an item. Each execution costs money, so the API is a write.
#[must_use]
pub fn gift(item_id: &str) -> TbkDgVegasTljCreate {
    TbkDgVegasTljCreate::builder()
        .adzone_id(123)
        .item_id(item_id)
        .total_num(10)
        .name("gift")
        .user_total_win_num_limit(1)
        .security_switch(true)
        .per_face(Decimal::TEN)
        .send_start_time(TopTime::now())
        .build()
}

/// Every required parameter of an API, with its documented example or a valid value of its type.
#[must_use]
pub fn example_params(api: &ApiSchema) -> Params {
    let mut params = Params::new();
    for field in api.parameters.iter().filter(|field| field.required) {
        if matches!(field.data_type, DataType::Bytes) {
            params.push_file(field.name, FileItem::new("a.png", "image/png", vec![1, 2, 3]));
        } else {
            let value = example(field, field.data_type);
            params.push_text(field.name, &value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        }
    }
    params
}

fn example(field: &Field, data_type: DataType) -> Value {
    let members = |object: &ObjectSchema| -> Value {
        let wanted = object.fields.iter().filter(|field| field.required || field.example.is_some());
        let member = |field: &Field| {
            let value = example(field, field.data_type);
            let is_array = matches!(field.data_type, DataType::List(_)) && field.separator().is_none();
            (
                field.name.to_owned(),
                if is_array && value.is_string() { Value::from(vec![value]) } else { value },
            )
        };
        wanted.map(member).collect::<Map<_, _>>().into()
    };
    let text = match (data_type, field.example) {
        (DataType::Object(object), _) => return members(object.get()),
        (DataType::List(DataType::Object(object)), _) => return Value::from(vec![members(object)]),
        (DataType::List(item), None) => return example(field, *item),
        (_, Some(example)) => example.to_owned(),
        (DataType::Code(set), None) => set.values[0].code.to_owned(),
        (DataType::Text, None) => "text".to_owned(),
        (DataType::Boolean, None) => "true".to_owned(),
        (DataType::Date, None) => "2026-01-01 00:00:00".to_owned(),
        (DataType::Day, None) => "2026-01-01".to_owned(),
        (DataType::CompactDay, None) => "20260101".to_owned(),
        (DataType::EpochMillis, None) => "1767196800000".to_owned(),
        (DataType::Pid, None) => "mm_1_2_3".to_owned(),
        (DataType::Json, None) => "{}".to_owned(),
        (_, None) => field.range.and_then(|(low, _)| low).unwrap_or(1).max(1).to_string(),
    };
    Value::from(text)
}

/// A local HTTP/1.1 server that sends exactly the bytes of a test, valid or not.
#[derive(Debug)]
pub struct WireServer {
    url: String,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Debug, Default)]
struct Seen {
    connections: usize,
    requests: Vec<WireRequest>,
}

/// A request that the server received.
#[derive(Debug, Clone)]
pub struct WireRequest {
    /// The request line and the headers.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl WireRequest {
    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The value of a form parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(&self.body).find(|(n, _)| n == name).map(|(_, value)| value.into_owned())
    }
}

impl WireServer {
    /// Starts a server that sends the bytes that `respond` returns for each request. No bytes close the connection.
    ///
    /// # Errors
    ///
    /// The server can't listen on a local port.
    pub fn start(respond: impl Fn(&WireRequest) -> Vec<u8> + Send + Sync + 'static) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let url = format!("http://{}/router/rest", listener.local_addr()?);
        let seen = Arc::new(Mutex::new(Seen::default()));
        let respond = Arc::new(respond);
        let all_seen = Arc::clone(&seen);
        // The thread ends with the process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, respond) = (Arc::clone(&all_seen), Arc::clone(&respond));
                seen.lock().unwrap_or_else(PoisonError::into_inner).connections += 1;
                std::thread::spawn(move || serve(stream, &seen, &*respond));
            }
        });
        Ok(Self { url, seen })
    }

    /// Starts a server that sends status 200 and the same body to every request.
    ///
    /// # Errors
    ///
    /// The server can't listen on a local port.
    pub fn with_body(body: &'static str) -> std::io::Result<Self> {
        Self::start(move |_| http("200 OK", "", body.as_bytes()))
    }

    /// The URL of the server.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests received so far.
    #[must_use]
    pub fn requests(&self) -> Vec<WireRequest> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).requests.clone()
    }

    /// The number of connections accepted so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).connections
    }
}

/// An HTTP response. `headers` are whole lines, each with its line end.
#[must_use]
pub fn http(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut response =
        format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n", body.len()).into_bytes();
    response.extend_from_slice(body);
    response
}

fn serve(mut stream: TcpStream, seen: &Mutex<Seen>, respond: &dyn Fn(&WireRequest) -> Vec<u8>) {
    while let Some(request) = read_request(&mut stream) {
        seen.lock().unwrap_or_else(PoisonError::into_inner).requests.push(request.clone());
        let bytes = respond(&request);
        if bytes.is_empty() || stream.write_all(&bytes).is_err() {
            return;
        }
    }
}

fn read_request(stream: &mut TcpStream) -> Option<WireRequest> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut request = WireRequest { head, body: Vec::new() };
    let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    request.body.resize(length, 0);
    stream.read_exact(&mut request.body).ok()?;
    Some(request)
}
