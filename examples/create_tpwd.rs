//! 淘口令: creates a 口令 from a promotion link, and explains why the platform rejects a link.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use top_sandbox::{Fault, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    // The link exactly as 淘宝联盟 issued it: the platform rejects a modified link.
    let request = TbkTpwdCreate::builder().url("https://s.click.taobao.com/YI3Uopu").build();
    let tpwd = client.call(&request).await?.data.data.unwrap_or_default();
    println!("短口令: {}", tpwd.password_simple.unwrap_or_default());
    // prints: 短口令: ￥SIH6XbwRfyt￥
    println!("长口令: {}", tpwd.model.unwrap_or_default());
    // prints: 长口令: 8緮置内容￥hxlgccEumBB￥

    // The sandbox now rejects a link, as the gateway does for one that is not a promotion link.
    sandbox.fault(Fault::error(15, "26"));
    let request = TbkTpwdCreate::builder().url("https://item.taobao.com/item.htm?id=1").build();
    if let Err(error) = client.call(&request).await {
        println!("{}: {}", error.kind(), error.hint().map_or("", |hint| hint.zh()));
        // prints: bad_parameter: 请使用官方下行的推广链接，勿篡改
    }
    Ok(())
}
