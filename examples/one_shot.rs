//! A program for cron: one call, JSON on standard output, and an exit code that says whether a later run may succeed.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "examples print")]

use std::env;
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use tbk_apis::prelude::*;
use top_core::TopClientBuilder;
use top_sandbox::Sandbox;

// One call needs one thread.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(json) => {
            println!("{json}");
            // prints: {"data":{"results":[{
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}"); // with its sources
            let later = error.downcast_ref::<top_core::Error>().is_some_and(top_core::Error::is_retryable);
            // 75 is EX_TEMPFAIL of sysexits.h.
            if later { ExitCode::from(75) } else { ExitCode::FAILURE }
        }
    }
}

async fn run() -> Result<String, Box<dyn Error>> {
    let sandbox;
    let builder = if env::var_os("TBK_APP_KEY").is_some() {
        TopClientBuilder::from_env()?
    } else {
        sandbox = Sandbox::start().await?;
        TopClient::builder(sandbox.app_key(), sandbox.app_secret()).endpoint(Endpoint::custom(sandbox.url())?)
    };
    // Shorter than the interval of cron, so that two runs never overlap.
    let client = builder.deadline(Duration::from_secs(20)).build()?;

    let request = TbkShopGet::builder().fields(["user_id", "shop_title", "shop_url"]).q("女装").build();
    let reply = client.call(&request).await?;
    Ok(serde_json::to_string(&reply)?)
}
