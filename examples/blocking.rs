//! A program without an async runtime: calls block, pages are an iterator.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use top_sandbox::Sandbox;

fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = top_core::blocking::TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    // Only the sandbox needs this runtime.
    let runtime = tokio::runtime::Runtime::new()?;
    let sandbox = runtime.block_on(Sandbox::builder().rows(50).start())?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build_blocking()?;

    let request = TbkShopGet::builder().fields(["user_id", "shop_title"]).q("女装").build();
    let reply = client.call(&request)?;
    println!("{} shops, request_id {}", reply.data.results.len(), reply.request_id.unwrap_or_default());
    // prints: 20 shops, request_id sandbox000001

    let shops = client.items(&request).collect::<Result<Vec<_>, _>>()?;
    println!("{} shops on all pages", shops.len());
    // prints: 50 shops on all pages
    Ok(())
}
