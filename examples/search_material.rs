//! 物料搜索: searches items with a coupon and a 收入比率 of at least 10 %, page after page, and resumes later.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::error::Error;

use tbk_apis::prelude::*;
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::builder().rows(250).start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    let search = TbkDgMaterialOptionalUpgrade::builder()
        .adzone_id(123_456) // 推广位: the third number of your pid
        .q("女装")
        .has_coupon(true)
        .start_tk_rate(BasisPoints::from(1000))
        .sort(MaterialUpgradeSort::TotalSalesDescending)
        .page_size(100)
        .build();

    // `items` requests the next page when the rows of the last one are used up.
    let mut items = client.items(&search);
    let mut count = 0;
    while let Some(item) = items.next().await {
        let item = item?;
        count += 1;
        if count == 1 {
            let title = item.item_basic_info.and_then(|info| info.short_title);
            let price = item.price_promotion_info.and_then(|info| info.final_promotion_price);
            let rate = item.publish_info.and_then(|info| info.income_rate);
            println!("{title:?} {price:?} {rate:?}");
            // prints: Some("九分裤显瘦高腰韩版") Some(Yuan(69.9)) Some(Percent(5.50))
        }
        if count == 150 {
            break;
        }
    }

    // A position is a text: store it, and continue tomorrow or in another process.
    let stored = items.position().to_string();
    println!("{count} items read, continue with `{stored}`");
    // prints: 150 items read, continue with `page 2`
    let mut rest = client.items(&search).starting_at(stored.parse()?);
    let mut count = 0;
    while let Some(item) = rest.next().await {
        item?;
        count += 1;
    }
    // The second page is read again from its beginning: rows may repeat, none is missing.
    println!("{count} items from there");
    // prints: 150 items from there
    Ok(())
}
