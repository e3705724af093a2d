//! Very many calls: the lean transport on hyper, calls in parallel, and limits of your own.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use tokio::task::JoinSet;
use top_core::{LeanTransport, Quotas, Rate, Scope};
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `TopClientBuilder::from_env()?` instead of the builder and the endpoint.
    let sandbox = Sandbox::builder().rows(2000).start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        // Costs less for each call than reqwest, and supports no proxies.
        .transport(LeanTransport::new()?)
        // The default is 35 calls a second for each account, because the platform accepts about 40.
        .quotas(Quotas::default().limit(Scope::Account, Rate::per_second(200).burst(20)))
        .build()?;

    // Clones of a client share its connections and its quotas.
    let mut pages = JoinSet::new();
    for page in 1..=100_i64 {
        let client = client.clone();
        pages.spawn(async move {
            let request = TbkShopGet::builder().fields(["user_id"]).q("女装").page_no(page).build();
            client.call(&request).await
        });
    }
    let mut shops = 0;
    while let Some(page) = pages.join_next().await {
        shops += page??.data.results.len();
    }
    println!("{} calls, {shops} shops", sandbox.received());
    // prints: 100 calls, 2000 shops
    println!("{} connections", sandbox.connections());
    Ok(())
}
