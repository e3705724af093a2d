//! 所有订单查询: pulls the orders of yesterday in windows, by 更新时间, and keeps the latest state of each order.
//!
//! A window has 180 minutes. During promotions the platform accepts about 20 minutes: pass `20` as an argument.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::time::Duration;

use tbk_apis::prelude::*;
use top_sandbox::Sandbox;

/// Windows overlap: the platform does not document to which window an order at the boundary belongs.
const OVERLAP: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::builder().rows(250).start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    let minutes: u64 = std::env::args().nth(1).map_or(Ok(180), |text| text.parse())?;
    let day_end = Date::today().midnight();
    let mut start = day_end - Duration::from_secs(24 * 60 * 60);
    let mut orders = HashMap::<String, PublisherOrder>::new();
    let (mut windows, mut rows) = (0, 0);
    while start < day_end {
        let end = (start + Duration::from_secs(minutes * 60)).min(day_end);
        // 更新时间 also finds old orders that were paid, settled or closed in the window.
        let query = TbkOrderDetailsGet::builder().query_type(OrderQueryType::Update).page_size(100);
        let mut window = client.items(&query.start_time(start).end_time(end).build());
        while let Some(row) = window.next().await {
            // On an error: store `start` and `window.position()`, and continue there with `starting_at`.
            let row = row.inspect_err(|_| println!("stopped: {start}, {}", window.position()))?;
            rows += 1;
            let Some(id) = row.trade_id.clone() else { continue };
            // An order may be in several windows: the latest state counts.
            let order = orders.entry(id).or_insert_with(|| row.clone());
            if order.modified_time <= row.modified_time {
                *order = row;
            }
        }
        windows += 1;
        start = if end == day_end { end } else { end - OVERLAP };
    }

    println!("{windows} windows, {rows} rows, {} orders", orders.len());
    // prints: 9 windows, 2250 rows, 2250 orders
    let mut states = BTreeMap::<_, usize>::new();
    for order in orders.values() {
        *states.entry(order.tk_status.and_then(|status| status.label()).unwrap_or("-")).or_default() += 1;
    }
    println!("{states:?}");
    // prints: {"已失效（关闭）": 2250}
    Ok(())
}
