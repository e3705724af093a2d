//! A whole call without the network, from the parameters to the data.

use form_urlencoded::Serializer;
use hmac::Hmac;
use serde::Deserialize;
use sha2::Sha256;
use tbk_apis::TbkScOrganizationMemberMod;
use tokio::runtime::Runtime;
use top_core::protocol::form_body;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{Quotas, TopClient, TopTime};

use crate::request::{SECRET, keyed, sign_params};
use crate::{Case, Work, work};

const SESSION: &str = "6100a1b2c3d4e5f6a7b8c9d0e1f2a3b4";
/// The response of the gateway.
pub const RESPONSE: &str =
    r#"{"tbk_sc_organization_member_mod_response":{"result":true,"request_id":"16mbt0qk7r2ws"}}"#;

/// Returns the case; none if no runtime can be created.
#[must_use]
pub fn cases() -> Vec<Case> {
    let Some(ours) = ours() else { return Vec::new() };
    vec![Case {
        name: "a call without a network",
        floor_name: "hand-written signing, encoding and decoding; no retries, quotas, timeouts or tracing",
        target: None,
        floor: hand_written(),
        ours,
    }]
}

/// A transport that encodes the request and returns a response without I/O.
#[derive(Debug)]
struct InMemory;

impl Transport for InMemory {
    fn send<'a>(&'a self, sent: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            std::hint::black_box(form_body(sent.params()));
            Ok(Response::new(200, RESPONSE))
        })
    }
}

fn ours() -> Option<Work> {
    let runtime = runtime()?;
    let builder = TopClient::builder("12345678", SECRET).quotas(Quotas::unlimited()).transport(InMemory);
    let client = builder.build().ok()?.session(SESSION);
    Some(work(move || {
        let api = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
        runtime.block_on(client.call(&api)).is_ok_and(|reply| reply.data.result == Some(true))
    }))
}

fn runtime() -> Option<Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().ok()
}

#[derive(Deserialize)]
struct Envelope {
    tbk_sc_organization_member_mod_response: Data,
}

#[derive(Deserialize)]
struct Data {
    result: Option<bool>,
}

fn hand_written() -> Work {
    let (mut text, mut sign) = (String::new(), String::new());
    work(move || {
        let timestamp = TopTime::now().to_whole_seconds().to_string();
        let mut params = [
            ("operate_type", "1"),
            ("organization_id", "1356"),
            ("method", "taobao.tbk.sc.organization.member.mod"),
            ("app_key", "12345678"),
            ("session", SESSION),
            ("sign_method", "hmac-sha256"),
            ("timestamp", &timestamp),
            ("v", "2.0"),
            ("format", "json"),
        ];
        sign_params(&mut params, &mut text, keyed::<Hmac<Sha256>>, &mut sign);
        let body = Serializer::new(String::new()).extend_pairs(params).append_pair("sign", &sign).finish();
        std::hint::black_box(body);
        let response = serde_json::from_slice::<Envelope>(RESPONSE.as_bytes());
        response.is_ok_and(|response| response.tbk_sc_organization_member_mod_response.result == Some(true))
    })
}
