//! Calls an API by its name: one that is known at run time only, and one without a struct.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    // An API of this crate: parameters are checked, and the data is decoded to JSON with the names of the fields.
    let method = std::env::args().nth(1).unwrap_or_else(|| "taobao.tbk.shop.get".to_owned());
    let api = tbk_apis::find(&method).ok_or_else(|| format!("no API has the name {method}"))?;
    println!("{}", api.schema.title.unwrap_or(api.schema.method));
    // prints: 淘宝客-推广者-店铺搜索
    let params = Params::from([("fields", "user_id,shop_title"), ("q", "女装")]);
    let reply = client.call_described(api, params).await?;
    println!("{}", reply.data);
    // prints: {"results":[{"shop_url":

    // A wrong parameter is found before anything is sent.
    if let Err(error) = client.call_described(api, Params::from([("page_size", "1000")])).await {
        println!("{}: {error}", error.kind());
        // prints: invalid_request:
    }

    // Any API, such as one that the platform added yesterday. The response is JSON as received, with its envelope.
    let params = Params::new().with("fields", "user_id,shop_title").with("q", "女装");
    let reply = client.call_raw("taobao.tbk.shop.get", params).await?.json()?;
    println!("{}", reply["tbk_shop_get_response"]["results"]["n_tbk_shop"][0]["shop_title"]);
    // prints: "女装店铺"
    Ok(())
}
