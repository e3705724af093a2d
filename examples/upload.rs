//! 商业化图片生成: uploads a picture, and gets the address of one with a promotion code.
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

    // The path of a PNG as an argument, or the first bytes of one.
    let content = match std::env::args_os().nth(1) {
        Some(path) => tokio::task::spawn_blocking(|| std::fs::read(path)).await??,
        None => b"\x89PNG\r\n\x1a\n".to_vec(),
    };
    let picture = FileItem::new("cover.png", "image/png", content);
    println!("{picture:?}");
    // prints: FileItem("cover.png", image/png, 8 bytes)

    // A file makes the request multipart; its content is not part of the signature.
    let request = TbkDgPicEmbed::builder()
        .adzone_id(123_456) // 推广位: the third number of your pid
        .item_id("i87a9ja90d8-09qrjcoa7qwl")
        .pic_stream(picture)
        .build();
    let reply = client.call(&request).await?;
    // The sandbox has no example of an address: it returns the name of the member.
    println!("valid for 15 minutes: {}", reply.data.embed_pic_url.unwrap_or_default());
    // prints: valid for 15 minutes: embed_pic_url
    Ok(())
}
