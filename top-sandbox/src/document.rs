//! The response to one call: data or an error, with faults of the data and of the envelope.

use top_core::schema::FailureTest;

use crate::encode::{self, Encoding};
use crate::fault::Fault;
use crate::gateway::Gateway;
use crate::gateway_error::GatewayError;
use crate::generate::Accepted;
use crate::log::Outcome;
use crate::receive::Received;
use crate::request::Incoming;
use crate::sample::{self, Node};

/// The response to one call, encoded.
pub(crate) struct Document {
    pub(crate) encoding: Encoding,
    pub(crate) text: String,
    pub(crate) outcome: Outcome,
    /// The fault of the call, if it affects how the whole response is sent.
    pub(crate) fault_of_sending: Option<Fault>,
}

/// Returns the responses to the calls of a request, or one error if the request as a whole is refused.
pub(crate) fn documents(
    gateway: &Gateway,
    received: &Received,
    readable: Result<(), GatewayError>,
    faults: &[Option<Fault>],
    request_id: &str,
) -> Vec<Document> {
    let batch = match received {
        Received::Batch(batch) => batch,
        Received::Call(call) => {
            let fault = faults.first().and_then(Option::as_ref);
            let process = || readable.and_then(|()| gateway.process(call, fault));
            return vec![document(gateway, call, fault, request_id, process)];
        }
    };
    if let Err(error) = gateway.check_system(&batch.system, &batch.body) {
        return vec![refused(Encoding::requested(&batch.system), error, request_id)];
    }
    let numbered = batch.calls.iter().zip(faults).enumerate().map(|(index, (call, fault))| {
        let fault = fault.as_ref();
        let process = || gateway.process_part(call, fault);
        document(gateway, call, fault, &format!("{request_id}-{}", index + 1), process)
    });
    numbered.collect()
}

/// Returns the response to a call. `process` checks the call and generates the data.
fn document(
    gateway: &Gateway,
    call: &Incoming,
    fault: Option<&Fault>,
    request_id: &str,
    process: impl FnOnce() -> Result<Accepted, GatewayError>,
) -> Document {
    let encoding = Encoding::requested(call);
    match fault {
        Some(Fault::Error { code, msg, sub_code, sub_msg }) => {
            let error = GatewayError::new(*code, msg.clone()).optional_sub(sub_code.clone(), sub_msg.clone());
            return refused(encoding, error, request_id);
        }
        Some(Fault::OtherFormatError) => return refused(encoding.other(), platform_fault(), request_id),
        _ => {}
    }
    match process() {
        Err(error) => refused(encoding, error, request_id),
        Ok(accepted) => {
            let outcome = if fault.is_some() { Outcome::CarriedOutAndFaulted } else { Outcome::CarriedOut };
            let fault_of_sending = fault.filter(|fault| fault.is_of_sending()).cloned();
            let response = Success { gateway, encoding, accepted, request_id };
            let (encoding, text) = response.encode(fault);
            Document { encoding, text, outcome, fault_of_sending }
        }
    }
}

fn refused(encoding: Encoding, error: GatewayError, request_id: &str) -> Document {
    let outcome = error.outcome();
    Document { encoding, text: encode::error(encoding, error, request_id), outcome, fault_of_sending: None }
}

fn platform_fault() -> GatewayError {
    GatewayError::new(15, "Remote service error").sub("isp.top-remote-service-unavailable", "服务暂不可用")
}

/// A successful response, before it is encoded.
struct Success<'a> {
    gateway: &'a Gateway,
    encoding: Encoding,
    accepted: Accepted,
    request_id: &'a str,
}

impl Success<'_> {
    /// Encodes the response, with a fault of the data or of the envelope.
    fn encode(mut self, fault: Option<&Fault>) -> (Encoding, String) {
        let (encoding, id) = (self.encoding, self.request_id);
        let api = self.accepted.api;
        let key = api.response_key();
        let text = match fault {
            Some(Fault::OtherFormat) => {
                self.encoding = encoding.other();
                return (self.encoding, self.undamaged());
            }
            Some(Fault::WrongEnvelope) => {
                // Simplified JSON has no envelope, so the data must not fit either.
                let data = Node::Object(vec![("unexpected", Node::Text("data".to_owned()))]);
                encode::success(encoding, "tbk_no_such_response", data, id)
            }
            Some(Fault::OtherApi) => {
                let other = self.gateway.other(api).unwrap_or(api);
                encode::success(encoding, &other.response_key(), sample::response(other), id)
            }
            Some(Fault::BothSuccessAndError) => {
                encode::success_and_error(encoding, &key, self.accepted.data, platform_fault(), id)
            }
            Some(fault) => {
                damage(&mut self.accepted, fault);
                self.undamaged()
            }
            None => self.undamaged(),
        };
        (encoding, text)
    }

    fn undamaged(self) -> String {
        let Accepted { api, data, raw } = self.accepted;
        raw.unwrap_or_else(|| encode::success(self.encoding, &api.response_key(), data, self.request_id))
    }
}

/// Applies a fault of the data.
fn damage(accepted: &mut Accepted, fault: &Fault) {
    match fault {
        Fault::DeepNesting { depth } => accepted.data.add("deep", nested(*depth)),
        Fault::HugeArray { items } => {
            accepted.data.add("huge", Node::List("number", vec![Node::Bare("7".to_owned()); *items]));
        }
        Fault::HugeNumber => accepted.data.replace_numbers(&"9".repeat(400)),
        Fault::BusinessError { code, message } => set_business_error(accepted, *code, message),
        // The data already contains the faults of pages; those of sending are applied later.
        _ => {}
    }
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
