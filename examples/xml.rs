//! The same data in three forms: JSON, simplified JSON and XML.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use top_core::Format;
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `TopClientBuilder::from_env()?` instead of the builder and the endpoint.
    let sandbox = Sandbox::start().await?;
    let request = TbkShopGet::builder().fields(["user_id", "shop_title"]).q("女装").build();
    let mut replies = Vec::new();
    for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
        let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
            .endpoint(Endpoint::custom(sandbox.url())?)
            .format(format)
            .build()?;
        let reply = client.call(&request).await?;
        println!("{format:?}: {}", reply.body().chars().take(90).collect::<String>());
        // prints: Json: {"tbk_shop_get_response":{
        // prints: SimplifiedJson: {"results":[
        // prints: Xml: <?xml version="1.0" encoding="utf-8" ?><tbk_shop_get_response>
        replies.push(reply.data);
    }
    println!("the same data: {}", replies.windows(2).all(|pair| pair[0] == pair[1]));
    // prints: the same data: true
    Ok(())
}
