//! The server: accepts connections, handles requests and applies faults.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, DATE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Extension, Router, middleware};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use top_core::schema::FailureTest;
use tower_http::compression::CompressionLayer;

use crate::encode::{self, Encoding};
use crate::fault::{Fault, WireAction, body};
use crate::gateway::{Gateway, MAX_BODY};
use crate::gateway_error::GatewayError;
use crate::generate::Accepted;
use crate::log::Outcome;
use crate::request::Incoming;
use crate::sample::{self, Node};

/// Accepts and serves connections until the future is dropped, which closes them.
pub(crate) async fn serve(listener: TcpListener, gateway: Arc<Gateway>) -> io::Result<()> {
    let router = Router::new()
        .route("/router/rest", any(handle))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .layer(middleware::map_response_with_state(Arc::clone(&gateway), set_date))
        .with_state(Arc::clone(&gateway));
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // Ignore connections that were closed before `accept`, and wait if no file descriptor is free.
                let Ok((stream, _)) = accepted else {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                    continue;
                };
                gateway.connections.fetch_add(1, Ordering::Relaxed);
                connections.spawn(connection(stream, router.clone()));
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Serves HTTP until a fault takes over the TCP connection.
async fn connection(stream: TcpStream, router: Router) {
    let (to_connection, mut signals) = unbounded_channel::<WireAction>();
    let service = TowerToHyperService::new(router.layer(Extension(to_connection)));
    let mut http = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let wire = tokio::select! {
        _ = &mut http => return,
        wire = signals.recv() => wire,
    };
    if let Some(wire) = wire {
        let stream = http.into_parts().io.into_inner();
        // An error means that the peer has closed the connection.
        let _ = wire.run(stream).await;
    }
}

/// Sets the header `Date` of every response to the gateway's time.
async fn set_date(State(gateway): State<Arc<Gateway>>, mut response: Response) -> Response {
    if let Ok(date) = HeaderValue::from_str(&gateway.date()) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

async fn handle(
    State(gateway): State<Arc<Gateway>>,
    Extension(to_connection): Extension<UnboundedSender<WireAction>>,
    request: Request,
) -> Response {
    let number = gateway.count();
    match respond(&gateway, number, request).await {
        Ok(Action::Http(response)) => response,
        Ok(Action::Wire(wire)) => {
            // The connection's task takes over and drops this future.
            let _ = to_connection.send(wire);
            std::future::pending().await
        }
        Ok(Action::Never) => std::future::pending().await,
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// The reaction to a request.
enum Action {
    Http(Response),
    Wire(WireAction),
    /// No response, ever.
    Never,
}

async fn respond(gateway: &Gateway, number: usize, request: Request) -> io::Result<Action> {
    let request_id = format!("sandbox{number:06}");
    if gateway.script.before_body().is_some() {
        gateway.log.add(None, Outcome::Faulted);
        return Ok(Action::Wire(WireAction::Reset));
    }
    // Faults take precedence: they also apply to requests that can't be read.
    let (incoming, readable) = match Incoming::read(request).await {
        Ok(incoming) => (incoming, Ok(())),
        Err(error) => (Incoming::default(), Err(error)),
    };
    let fault = gateway.script.after_body(incoming.text("method"), gateway.log.account(&incoming));
    if let Some(fault) = &fault
        && let Some(action) = replacement(gateway, &incoming, fault, &request_id)
    {
        return Ok(action);
    }
    let encoding = Encoding::requested(&incoming);
    match readable.and_then(|()| gateway.process(&incoming, fault.as_ref())) {
        Err(error) => {
            gateway.log.add(Some(&incoming), error.outcome());
            Ok(ok(encoding, encode::error(encoding, error, &request_id)))
        }
        Ok(accepted) => {
            let outcome = if fault.is_some() { Outcome::CarriedOutAndFaulted } else { Outcome::CarriedOut };
            gateway.log.add(Some(&incoming), outcome);
            let response = SampleResponse { gateway, encoding, accepted, request_id };
            match fault {
                Some(fault) => response.damaged(fault),
                None => Ok(response.undamaged()),
            }
        }
    }
}

fn ok(encoding: Encoding, body: impl Into<Body>) -> Action {
    Action::Http(([(CONTENT_TYPE, encoding.content_type())], body.into()).into_response())
}

/// Returns the action of a fault that replaces the usual handling; `None` if the fault damages the response.
fn replacement(gateway: &Gateway, incoming: &Incoming, fault: &Fault, request_id: &str) -> Option<Action> {
    const PAGE: &str = "<html><head><title>502</title></head><body>upstream is down</body></html>";
    const LOGIN: &str = "<!DOCTYPE html><html><body>please log in</body></html>";
    let encoding = Encoding::requested(incoming);
    let error = |encoding: Encoding, error: GatewayError| {
        let outcome = error.outcome();
        (outcome, ok(encoding, encode::error(encoding, error, request_id)))
    };
    let status = |code: u16| StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_GATEWAY);
    let html = [(CONTENT_TYPE, "text/html")];
    let (outcome, action) = match fault {
        Fault::ResetAfterBody => (Outcome::Faulted, Action::Wire(WireAction::Reset)),
        Fault::NeverAnswer => (Outcome::Faulted, Action::Never),
        Fault::Raw(bytes) => (Outcome::Faulted, Action::Wire(WireAction::Bytes(bytes.clone()))),
        Fault::Status { status: code, retry_after } => {
            let mut response = (status(*code), html, PAGE).into_response();
            if let Some(seconds) = retry_after {
                response.headers_mut().insert(RETRY_AFTER, (*seconds).into());
            }
            (Outcome::Faulted, Action::Http(response))
        }
        Fault::EmptyStatus(code) => (Outcome::Faulted, Action::Http(status(*code).into_response())),
        Fault::Html => (Outcome::Faulted, Action::Http((html, LOGIN).into_response())),
        Fault::Redirect { status: code, location } => {
            let response = (status(*code), [(LOCATION, location.as_str())]).into_response();
            (Outcome::Faulted, Action::Http(response))
        }
        Fault::Error { code, msg, sub_code, sub_msg } => error(
            encoding,
            GatewayError::new(*code, msg.clone()).optional_sub(sub_code.clone(), sub_msg.clone()),
        ),
        Fault::OtherFormatError => error(encoding.other(), platform_fault()),
        _ => return None,
    };
    gateway.log.add(Some(incoming), outcome);
    Some(action)
}

fn platform_fault() -> GatewayError {
    GatewayError::new(15, "Remote service error").sub("isp.top-remote-service-unavailable", "服务暂不可用")
}

/// A successful response, before a fault damages it.
struct SampleResponse<'g> {
    gateway: &'g Gateway,
    encoding: Encoding,
    accepted: Accepted,
    request_id: String,
}

impl SampleResponse<'_> {
    fn text(self) -> String {
        let Self { encoding, accepted: Accepted { api, data, raw }, request_id, .. } = self;
        raw.unwrap_or_else(|| encode::success(encoding, &api.response_key(), data, &request_id))
    }

    fn undamaged(self) -> Action {
        let encoding = self.encoding;
        ok(encoding, self.text())
    }

    fn damaged(self, fault: Fault) -> io::Result<Action> {
        let (encoding, id) = (self.encoding, self.request_id.clone());
        let (content_type, date) = (encoding.content_type(), self.gateway.date());
        Ok(match fault {
            Fault::ResetAfterAnswering => Action::Wire(WireAction::Reset),
            Fault::SlowLoris { every } => {
                let body = self.text().into_bytes();
                let head = WireAction::head(content_type, body.len(), &date);
                Action::Wire(WireAction::Trickle { head, body, every })
            }
            Fault::WrongLength => {
                let body = self.text().into_bytes();
                let head = WireAction::head(content_type, body.len() + 64, &date);
                Action::Wire(WireAction::Bytes([head, body].concat()))
            }
            Fault::Truncated => ok(encoding, body::truncated(&self.text())),
            Fault::Bom => ok(encoding, body::with_bom(&self.text())),
            Fault::InvalidUtf8 => ok(encoding, body::with_invalid_utf8(&self.text(), &id)),
            Fault::Gbk => ok(encoding, body::with_gbk(&self.text(), &id)),
            Fault::GzipBomb { bytes } => encoded("gzip", content_type, body::bomb(bytes)?),
            Fault::StackedEncodings => {
                encoded("gzip, gzip", content_type, body::gzip(&body::gzip(self.text().as_bytes())?)?)
            }
            fault => self.with_damaged_data(fault),
        })
    }

    /// Applies a fault of the envelope or of the data.
    fn with_damaged_data(mut self, fault: Fault) -> Action {
        let (encoding, id) = (self.encoding, self.request_id.clone());
        let api = self.accepted.api;
        match fault {
            Fault::OtherFormat => {
                self.encoding = encoding.other();
                return self.undamaged();
            }
            Fault::WrongEnvelope => {
                // Simplified JSON has no envelope, so the data must not fit either.
                let data = Node::Object(vec![("unexpected", Node::Text("data".to_owned()))]);
                return ok(encoding, encode::success(encoding, "tbk_no_such_response", data, &id));
            }
            Fault::OtherApi => {
                let other = self.gateway.other(api).unwrap_or(api);
                let text = encode::success(encoding, &other.response_key(), sample::response(other), &id);
                return ok(encoding, text);
            }
            Fault::BothSuccessAndError => {
                let key = api.response_key();
                let text =
                    encode::success_and_error(encoding, &key, self.accepted.data, platform_fault(), &id);
                return ok(encoding, text);
            }
            Fault::DeepNesting { depth } => self.accepted.data.add("deep", nested(depth)),
            Fault::HugeArray { items } => {
                self.accepted.data.add("huge", Node::List("number", vec![Node::Bare("7".to_owned()); items]));
            }
            Fault::HugeNumber => self.accepted.data.replace_numbers(&"9".repeat(400)),
            Fault::BusinessError { code, message } => set_business_error(&mut self.accepted, code, &message),
            // The data already contains the faults of pages; the others are handled earlier.
            _ => {}
        }
        self.undamaged()
    }
}

fn encoded(encoding: &'static str, content_type: &'static str, body: Vec<u8>) -> Action {
    Action::Http(([(CONTENT_TYPE, content_type), (CONTENT_ENCODING, encoding)], body).into_response())
}

fn nested(depth: usize) -> Node {
    let json = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let xml = format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    Node::Raw { json, xml }
}

/// Sets the members in which the API reports a business error.
fn set_business_error(accepted: &mut Accepted, code: i64, message: &str) {
    let Some(rule) = accepted.api.failure else { return };
    let flag = match rule.test {
        FailureTest::Present => Node::Text(message.to_owned()),
        FailureTest::Differs if rule.success.contains(&"true") => Node::Bare("false".to_owned()),
        FailureTest::Differs => Node::Bare(code.to_string()),
    };
    let mut set = |path: Option<&'static str>, node: Node| {
        let Some(path) = path else { return };
        let (parents, last) =
            path.rsplit_once('.').map_or((None, path), |(parents, last)| (Some(parents), last));
        let mut steps = parents.into_iter().flat_map(|parents| parents.split('.'));
        let Some(object) = steps.try_fold(&mut accepted.data, |at, step| at.member(step)) else { return };
        match object.member(last) {
            Some(member) => *member = node,
            None => object.add(last, node),
        }
    };
    set(Some(rule.flag), flag);
    set(rule.code, Node::Text(code.to_string()));
    set(rule.message, Node::Text(message.to_owned()));
}
