//! 万能转链: converts items into promotion links. Each item has its own result.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use top_core::PerEntry as _;
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    let items = ["qYtxrMJOC8tmtM-Qq0Z65Sbbq5DqZ9", "i87a9ja90d8-09qrjcoa7qwl"]
        .map(|id| LinkItem { item_id: Some(id.into()), ..LinkItem::default() });
    let request = TbkDgGeneralLinkConvert::builder()
        .adzone_id(123_456) // 推广位: the third number of your pid
        .item_dto(items)
        .required_link_type(["cps_short_url", "coupon_short_url"])
        .build();

    // The gateway reports some failures in a successful response: `into_result` makes them errors.
    let reply = client.call(&request).await?.into_result()?;
    // The sandbox returns two entries for each kind of material: links, items, shops and campaign pages.
    for entry in TbkDgGeneralLinkConvert::entries(&reply.data) {
        match entry {
            Ok(link) => {
                let item = link.input_item_id.as_ref().map_or("", ItemId::as_str);
                let links = link.link_info_dto.as_ref();
                // Without a coupon there is only the CPS link.
                let url =
                    links.and_then(|links| links.coupon_short_url.as_ref().or(links.cps_short_url.as_ref()));
                println!("{item}: {}", url.map_or("no link", String::as_str));
                // prints: i87a9ja90d8-09qrjcoa7qwl: https://s.click.taobao.com/M7Ueojd
            }
            Err(error) => println!("not converted: {error}"),
        }
    }
    Ok(())
}
