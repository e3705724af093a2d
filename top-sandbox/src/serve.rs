//! The socket: connections, requests, and what a fault makes of them.

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

use crate::answer::{self, Node};
use crate::encode::{self, Encoding};
use crate::fault::{Fault, TopValue, body};
use crate::gateway::{Gateway, MAX_BODY, Passed};
use crate::gateway_error::GatewayError;
use crate::log::Outcome;
use crate::request::Arrived;

/// Serves connections until it is dropped, and they with it.
pub(crate) async fn serve(listener: TcpListener, gateway: Arc<Gateway>) -> io::Result<()> {
    let router = Router::new()
        .route("/router/rest", any(request))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .layer(middleware::map_response_with_state(Arc::clone(&gateway), dated))
        .with_state(Arc::clone(&gateway));
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // One that was given up before it was taken is nobody's loss; running out of sockets passes.
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

/// HTTP, until a fault wants the bare connection.
async fn connection(stream: TcpStream, router: Router) {
    let (take_over, mut signals) = unbounded_channel::<TopValue>();
    let service = TowerToHyperService::new(router.layer(Extension(take_over)));
    let mut http = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let wire = tokio::select! {
        _ = &mut http => return,
        wire = signals.recv() => wire,
    };
    if let Some(wire) = wire {
        let stream = http.into_parts().io.into_inner();
        // The other side may be gone already: then there is nothing left to spoil.
        let _ = wire.act(stream).await;
    }
}

/// Every answer tells the gateway's time, not the machine's.
async fn dated(State(gateway): State<Arc<Gateway>>, mut response: Response) -> Response {
    if let Ok(date) = HeaderValue::from_str(&gateway.date()) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

async fn request(
    State(gateway): State<Arc<Gateway>>,
    Extension(take_over): Extension<UnboundedSender<TopValue>>,
    request: Request,
) -> Response {
    let number = gateway.count();
    match respond(&gateway, number, request).await {
        Ok(Answered::Http(response)) => response,
        Ok(Answered::TopValue(wire)) => {
            // The connection's task takes over and drops this future.
            let _ = take_over.send(wire);
            std::future::pending().await
        }
        Ok(Answered::Never) => std::future::pending().await,
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

enum Answered {
    Http(Response),
    TopValue(TopValue),
    Never,
}

async fn respond(gateway: &Gateway, number: usize, request: Request) -> io::Result<Answered> {
    let request_id = format!("sandbox{number:06}");
    if gateway.script.before_body().is_some() {
        gateway.log.add(None, Outcome::Faulted);
        return Ok(Answered::TopValue(TopValue::Reset));
    }
    // A fault wins over everything: it strikes what nobody can read as well.
    let (arrived, readable) = match Arrived::read(request).await {
        Ok(arrived) => (arrived, Ok(())),
        Err(error) => (Arrived::default(), Err(error)),
    };
    let fault = gateway.script.after_body(arrived.text("method"));
    if let Some(fault) = &fault
        && let Some(answered) = instead(gateway, &arrived, fault, &request_id)
    {
        return Ok(answered);
    }
    let encoding = Encoding::asked_for(&arrived);
    match readable.and_then(|()| gateway.answer(&arrived, fault.as_ref())) {
        Err(error) => {
            gateway.log.add(Some(&arrived), error.outcome());
            Ok(plain(encoding, encode::error(encoding, error, &request_id)))
        }
        Ok(passed) => {
            let outcome = if fault.is_some() { Outcome::CarriedOutAndFaulted } else { Outcome::CarriedOut };
            gateway.log.add(Some(&arrived), outcome);
            let answer = Answer { gateway, encoding, passed, request_id };
            match fault {
                Some(fault) => answer.spoiled(fault),
                None => Ok(answer.undamaged()),
            }
        }
    }
}

fn plain(encoding: Encoding, body: impl Into<Body>) -> Answered {
    Answered::Http(([(CONTENT_TYPE, encoding.content_type())], body.into()).into_response())
}

/// What a fault answers in the place of the gateway; `None` where it only damages the answer.
fn instead(gateway: &Gateway, arrived: &Arrived, fault: &Fault, request_id: &str) -> Option<Answered> {
    const PAGE: &str = "<html><head><title>502</title></head><body>upstream is down</body></html>";
    const LOGIN: &str = "<!DOCTYPE html><html><body>please log in</body></html>";
    let encoding = Encoding::asked_for(arrived);
    let error = |encoding: Encoding, error: GatewayError| {
        let outcome = error.outcome();
        (outcome, plain(encoding, encode::error(encoding, error, request_id)))
    };
    let status = |code: u16| StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_GATEWAY);
    let html = [(CONTENT_TYPE, "text/html")];
    let (outcome, answered) = match fault {
        Fault::ResetAfterBody => (Outcome::Faulted, Answered::TopValue(TopValue::Reset)),
        Fault::NeverAnswer => (Outcome::Faulted, Answered::Never),
        Fault::Raw(bytes) => (Outcome::Faulted, Answered::TopValue(TopValue::Bytes(bytes.clone()))),
        Fault::Status { status: code, retry_after } => {
            let mut response = (status(*code), html, PAGE).into_response();
            if let Some(seconds) = retry_after {
                response.headers_mut().insert(RETRY_AFTER, (*seconds).into());
            }
            (Outcome::Faulted, Answered::Http(response))
        }
        Fault::EmptyStatus(code) => (Outcome::Faulted, Answered::Http(status(*code).into_response())),
        Fault::Html => (Outcome::Faulted, Answered::Http((html, LOGIN).into_response())),
        Fault::Redirect { status: code, location } => {
            let response = (status(*code), [(LOCATION, location.as_str())]).into_response();
            (Outcome::Faulted, Answered::Http(response))
        }
        Fault::Error { code, msg, sub_code, sub_msg } => {
            error(encoding, GatewayError::new(*code, msg.clone()).cause(sub_code.clone(), sub_msg.clone()))
        }
        Fault::OtherFormatError => error(encoding.other(), platform_fault()),
        _ => return None,
    };
    gateway.log.add(Some(arrived), outcome);
    Some(answered)
}

fn platform_fault() -> GatewayError {
    GatewayError::new(15, "Remote service error").sub("isp.top-remote-service-unavailable", "服务暂不可用")
}

/// A good answer, before a fault gets at it.
struct Answer<'g> {
    gateway: &'g Gateway,
    encoding: Encoding,
    passed: Passed,
    request_id: String,
}

impl Answer<'_> {
    fn text(self) -> String {
        let Self { encoding, passed: Passed { api, data }, request_id, .. } = self;
        encode::success(encoding, &api.response_key(), data, &request_id)
    }

    fn undamaged(self) -> Answered {
        let encoding = self.encoding;
        plain(encoding, self.text())
    }

    fn spoiled(self, fault: Fault) -> io::Result<Answered> {
        let (encoding, id) = (self.encoding, self.request_id.clone());
        let (content_type, date) = (encoding.content_type(), self.gateway.date());
        Ok(match fault {
            Fault::ResetAfterAnswering => Answered::TopValue(TopValue::Reset),
            Fault::SlowLoris { every } => {
                let body = self.text().into_bytes();
                let head = TopValue::head(content_type, body.len(), &date);
                Answered::TopValue(TopValue::Trickle { head, body, every })
            }
            Fault::WrongLength => {
                let body = self.text().into_bytes();
                let head = TopValue::head(content_type, body.len() + 64, &date);
                Answered::TopValue(TopValue::Bytes([head, body].concat()))
            }
            Fault::Truncated => plain(encoding, body::cut(&self.text())),
            Fault::Bom => plain(encoding, body::with_bom(&self.text())),
            Fault::InvalidUtf8 => plain(encoding, body::with_invalid_utf8(&self.text(), &id)),
            Fault::Gbk => plain(encoding, body::with_gbk(&self.text(), &id)),
            Fault::GzipBomb { bytes } => encoded("gzip", content_type, body::bomb(bytes)?),
            Fault::StackedEncodings => {
                encoded("gzip, gzip", content_type, body::gzip(&body::gzip(self.text().as_bytes())?)?)
            }
            fault => self.with_other_data(fault),
        })
    }

    /// Faults of the envelope and of what it holds.
    fn with_other_data(mut self, fault: Fault) -> Answered {
        let (encoding, id) = (self.encoding, self.request_id.clone());
        let api = self.passed.api;
        match fault {
            Fault::OtherFormat => {
                self.encoding = encoding.other();
                return self.undamaged();
            }
            Fault::WrongEnvelope => {
                // Without an envelope the members alone would tell.
                let data = Node::Object(vec![("unexpected", Node::Text("data".to_owned()))]);
                return plain(encoding, encode::success(encoding, "tbk_no_such_response", data, &id));
            }
            Fault::OtherApi => {
                let other = self.gateway.other(api).unwrap_or(api);
                let text = encode::success(encoding, &other.response_key(), answer::of(other), &id);
                return plain(encoding, text);
            }
            Fault::BothSuccessAndError => {
                let key = api.response_key();
                let text = encode::success_and_error(encoding, &key, self.passed.data, platform_fault(), &id);
                return plain(encoding, text);
            }
            Fault::DeepNesting { depth } => self.passed.data.add("deep", nested(depth)),
            Fault::HugeArray { items } => {
                self.passed.data.add("huge", Node::List("number", vec![Node::Bare("7".to_owned()); items]));
            }
            Fault::HugeNumber => self.passed.data.replace_numbers(&"9".repeat(400)),
            Fault::BusinessError { code, message } => refuse(&mut self.passed, code, &message),
            // Faults of pages are in the data already; the others never get here.
            _ => {}
        }
        self.undamaged()
    }
}

fn encoded(encoding: &'static str, content_type: &'static str, body: Vec<u8>) -> Answered {
    Answered::Http(([(CONTENT_TYPE, content_type), (CONTENT_ENCODING, encoding)], body).into_response())
}

fn nested(depth: usize) -> Node {
    let json = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let xml = format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    Node::Raw { json, xml }
}

/// Says in the members that the API declares for it that the platform refused.
fn refuse(passed: &mut Passed, code: i64, message: &str) {
    let Some(rule) = passed.api.failure else { return };
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
        let Some(object) = steps.try_fold(&mut passed.data, |at, step| at.member(step)) else { return };
        match object.member(last) {
            Some(member) => *member = node,
            None => object.add(last, node),
        }
    };
    set(Some(rule.flag), flag);
    set(rule.code, Node::Text(code.to_string()));
    set(rule.message, Node::Text(message.to_owned()));
}
