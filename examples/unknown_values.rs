//! Codes, members and values that the types do not know: the platform adds them without notice.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;
use std::time::Duration;

use tbk_apis::prelude::*;
use top_core::UnknownFields;
use top_sandbox::{Fault, FaultRule, Sandbox};

const HOUR: Duration = Duration::from_secs(60 * 60);

/// An unknown code, a text in the place of a number, and a new member.
const RESPONSE: &str = r#"HTTP/1.1 200 OK

{"tbk_order_details_get_response":{"data":{"has_next":false,"results":{"publisher_order_dto":[
{"trade_id":"1","tk_status":99,"item_num":"several","live_room":"r7"}]}},"request_id":"r1"}}"#;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `TopClientBuilder::from_env()?` instead of the builder and the endpoint.
    let sandbox =
        Sandbox::builder().fault(FaultRule::new(Fault::Raw(RESPONSE.into())).always()).start().await?;
    let builder = || -> Result<_, top_core::Error> {
        let builder = TopClient::builder(sandbox.app_key(), sandbox.app_secret());
        Ok(builder.endpoint(Endpoint::custom(sandbox.url())?))
    };
    let start: TopTime = "2026-01-01 00:00:00".parse()?;
    let request = TbkOrderDetailsGet::builder().start_time(start).end_time(start + HOUR).build();

    let client = builder()?.unknown_fields(UnknownFields::Keep).build()?;
    let reply = client.call(&request).await?;
    for unknown in &reply.unknown {
        println!("new member: {} = {}", unknown.path, unknown.text);
        // prints: new member: data.results[0].live_room = "r7"
    }
    // One odd value does not cost the page: the field is `None`, and a warning has the value.
    for warning in &reply.warnings {
        println!("warning: {warning}");
        // prints: warning: data.results[0].item_num: expected a whole number, found `several`
    }
    for order in reply.data.data.unwrap_or_default().results {
        match order.tk_status {
            Some(TkStatus::Paid | TkStatus::Received | TkStatus::Settled) => println!("count it"),
            Some(TkStatus::Other(code)) => println!("new code: {code}"),
            // prints: new code: 99
            _ => println!("do not count it"),
        }
    }

    // A program that must not miss such a value, such as an audit, makes it an error.
    if let Err(error) = builder()?.strict(true).build()?.call(&request).await {
        println!("{}: {error}", error.kind());
        // prints: decode: taobao.tbk.order.details.get: data.results[0].item_num
    }
    Ok(())
}
