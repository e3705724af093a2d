//! Other gateways, and a proxy on the way to them.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use top_core::reqwest;
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `TopClientBuilder::from_env()?` instead of `TopClient::builder(…)`. It also reads TBK_ENDPOINT.
    let sandbox = Sandbox::start().await?;
    for endpoint in [Endpoint::production(), Endpoint::overseas()] {
        println!("{endpoint}");
        // prints: https://eco.taobao.com/router/rest
        // prints: https://api.taobao.com/router/rest
    }

    // A URL without TLS is rejected, unless the gateway runs on this machine.
    let url = "http://gateway.example/router/rest";
    if let Err(error) = Endpoint::custom(url) {
        println!("{}: {error}", error.kind());
        // prints: config: endpoint http://gateway.example/router/rest: in clear text
    }
    // This constructor allows it.
    let endpoint = Endpoint::custom_clear_text(url)?;

    // The sandbox acts as the proxy: it receives the request for `gateway.example`.
    // A proxy with a password: `Proxy::all(…)?.basic_auth("user", "password")`.
    let http = reqwest::Client::builder().proxy(reqwest::Proxy::all(sandbox.url())?);
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(endpoint)
        .http(http) // your own root certificates and DNS are set here, too
        .build()?;
    let request = TbkShopGet::builder().fields(["user_id"]).q("女装").build();
    let shops = client.call(&request).await?.data.results;
    println!("{} shops; requests through the proxy: {}", shops.len(), sandbox.received());
    // prints: 2 shops; requests through the proxy: 1
    Ok(())
}
