//! 淘礼金创建: creates a 淘礼金, which costs money, and handles an outcome that is not known.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;
use std::time::Duration;

use tbk_apis::prelude::*;
use top_core::{ErrorKind, Reply};
use top_sandbox::{Fault, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    // The sandbox creates the first 淘礼金 and breaks the connection, and rejects the second.
    let sandbox = Sandbox::builder()
        .fault(Fault::ResetAfterAnswering)
        .fault(Fault::error(15, "isv.ASSET_ACCOUNT_BALANCE_NOT_ENOUGH"))
        .start()
        .await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    let now = TopTime::now();
    let request = TbkDgVegasTljCreate::builder()
        .adzone_id(123_456) // 推广位: the third number of your pid
        .item_id("i87a9ja90d8-09qrjcoa7qwl")
        .name("淘礼金来啦")
        .per_face("1.50".parse::<Yuan>()?)
        .total_num(10)
        .user_total_win_num_limit(1)
        .security_switch(true)
        .send_start_time(now)
        .send_end_time(now + Duration::from_secs(7 * 24 * 60 * 60))
        .use_end_time_mode(TljEndTimeMode::Relative)
        .use_end_time("1") // a day after the claim
        .build();
    for _ in 0..3 {
        match client.call(&request).await.and_then(Reply::into_result) {
            Ok(reply) => {
                let tlj = reply.data.result.and_then(|result| result.model).unwrap_or_default();
                println!("created: {}", tlj.rights_id.unwrap_or_default());
                // prints: created: asfasdfasd
            }
            // It may exist, and with `Decode` it does: the client does not repeat the call. Check before you do.
            Err(error) if matches!(error.kind(), ErrorKind::OutcomeUnknown | ErrorKind::Decode) => {
                println!("check first: {error}");
                // prints: check first: taobao.tbk.dg.vegas.tlj.create: no response, but the call may have taken effect
            }
            // It does not exist: correct the cause, or call again later if `error.is_retryable()`.
            Err(error) => println!("not created ({}): {error}", error.kind()),
            // prints: not created (business)
        }
    }
    println!("{} requests: none was repeated", sandbox.received());
    // prints: 3 requests
    Ok(())
}
