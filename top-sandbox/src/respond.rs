//! Responds to requests and applies faults.

use std::io;

use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::document::{Document, documents};
use crate::fault::{Fault, WireAction, body};
use crate::gateway::Gateway;
use crate::gateway_error::GatewayError;
use crate::limits::LARGE_BODY;
use crate::log::Outcome;
use crate::receive::Received;
use crate::request::{Incoming, unreadable};

/// The reaction to a request.
pub(crate) enum Action {
    Http(Response),
    Wire(WireAction),
    /// No response, ever.
    Never,
}

pub(crate) async fn respond(gateway: &Gateway, number: usize, request: Request) -> io::Result<Action> {
    let request_id = format!("sandbox{number:06}");
    if gateway.script.before_body().is_some() {
        gateway.log.add(None, Outcome::Faulted);
        return Ok(Action::Wire(WireAction::Reset));
    }
    let is_large = request.body().size_hint().upper().is_none_or(|length| length > LARGE_BODY);
    // The semaphore is never closed.
    let _large = if is_large { gateway.large_bodies.acquire().await.ok() } else { None };
    // Faults take precedence: they also apply to requests that can't be read.
    let (received, readable) = match read(gateway, request).await {
        Ok(received) => (received, Ok(())),
        Err(error) => (Received::Call(Incoming::default()), Err(error)),
    };
    let calls = received.calls();
    let fault = |call| gateway.script.after_body(Incoming::text(call, "method"), gateway.log.account(call));
    let faults: Vec<_> = calls.iter().map(fault).collect();
    if let Some(action) = faults.iter().flatten().find_map(replacement) {
        for call in calls {
            gateway.log.add(Some(call), Outcome::Faulted);
        }
        return Ok(action);
    }
    let documents = documents(gateway, &received, readable, &faults, &request_id);
    let sending = documents.iter().find_map(|document| document.fault_of_sending.clone());
    for (index, call) in calls.iter().enumerate() {
        // If a batch is refused as a whole, there is one document for all calls.
        let Some(document) = documents.get(index).or(documents.first()) else { break };
        let outcome = match &document.outcome {
            Outcome::CarriedOut if sending.is_some() => Outcome::CarriedOutAndFaulted,
            outcome => outcome.clone(),
        };
        gateway.log.add(Some(call), outcome);
    }
    send(gateway, &received, documents, sending.as_ref(), &request_id)
}

/// Reads a request in the time that the gateway allows for it.
async fn read(gateway: &Gateway, request: Request) -> Result<Received, GatewayError> {
    let time = gateway.limits.request_timeout;
    match tokio::time::timeout(time, Received::read(request)).await {
        Ok(received) => received,
        Err(_) => Err(unreadable(format!("the body did not arrive within {time:?}"))),
    }
}

/// Sends the documents as one body, with a fault of the body or of the connection.
fn send(
    gateway: &Gateway,
    received: &Received,
    documents: Vec<Document>,
    fault: Option<&Fault>,
    request_id: &str,
) -> io::Result<Action> {
    let content_type = documents.first().map_or("", |document| document.encoding.content_type());
    let texts: Vec<String> = documents.into_iter().map(|document| document.text).collect();
    let text = match received {
        Received::Batch(batch) => texts.join(&batch.separator),
        Received::Call(_) => texts.concat(),
    };
    let date = gateway.date();
    Ok(match fault {
        None => ok(content_type, text),
        Some(Fault::SlowLoris { every }) => {
            let head = WireAction::head(content_type, text.len(), &date);
            Action::Wire(WireAction::Trickle { head, body: text.into_bytes(), every: *every })
        }
        Some(Fault::WrongLength) => {
            let head = WireAction::head(content_type, text.len() + 64, &date);
            Action::Wire(WireAction::Bytes([head, text.into_bytes()].concat()))
        }
        Some(Fault::Truncated) => ok(content_type, body::truncated(&text)),
        Some(Fault::Bom) => ok(content_type, body::with_bom(&text)),
        Some(Fault::InvalidUtf8) => ok(content_type, body::with_invalid_utf8(&text, request_id)),
        Some(Fault::Gbk) => ok(content_type, body::with_gbk(&text, request_id)),
        Some(Fault::GzipBomb { bytes }) => encoded("gzip", content_type, body::bomb(*bytes)?),
        Some(Fault::StackedEncodings) => {
            encoded("gzip, gzip", content_type, body::gzip(&body::gzip(text.as_bytes())?)?)
        }
        // `ResetAfterAnswering`, the remaining fault of sending.
        Some(_) => Action::Wire(WireAction::Reset),
    })
}

fn ok(content_type: &'static str, body: impl Into<Body>) -> Action {
    Action::Http(([(CONTENT_TYPE, content_type)], body.into()).into_response())
}

fn encoded(encoding: &'static str, content_type: &'static str, body: Vec<u8>) -> Action {
    Action::Http(([(CONTENT_TYPE, content_type), (CONTENT_ENCODING, encoding)], body).into_response())
}

/// Returns the action of a fault that replaces the response to the whole request. The request is not carried out.
fn replacement(fault: &Fault) -> Option<Action> {
    const PAGE: &str = "<html><head><title>502</title></head><body>upstream is down</body></html>";
    const LOGIN: &str = "<!DOCTYPE html><html><body>please log in</body></html>";
    let status = |code: u16| StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_GATEWAY);
    let html = [(CONTENT_TYPE, "text/html")];
    Some(match fault {
        Fault::ResetAfterBody => Action::Wire(WireAction::Reset),
        Fault::NeverAnswer => Action::Never,
        Fault::Raw(bytes) => Action::Wire(WireAction::Bytes(bytes.clone())),
        Fault::Status { status: code, retry_after } => {
            let mut response = (status(*code), html, PAGE).into_response();
            if let Some(seconds) = retry_after {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*seconds));
            }
            Action::Http(response)
        }
        Fault::EmptyStatus(code) => Action::Http(status(*code).into_response()),
        Fault::Html => Action::Http((html, LOGIN).into_response()),
        Fault::Redirect { status: code, location } => {
            Action::Http((status(*code), [(LOCATION, location.as_str())]).into_response())
        }
        _ => return None,
    })
}
