//! 全量维权退款订单查询: pulls the refund disputes that ended yesterday, and adds up the income to give back by order.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

use tbk_apis::prelude::*;
use top_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // In production: `let client = TopClient::from_env()?;`, with TBK_APP_KEY and TBK_APP_SECRET.
    let sandbox = Sandbox::start().await?;
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url())?)
        .build()?;

    let end_time = Date::today().midnight();
    let option = PublisherRefundOrderQueryOption {
        query_type: RefundQueryType::DisputeCompletion,
        order_scene: RefundOrderScene::All,
        member_type: RefundMemberType::Any,
        start_time: end_time - Duration::from_secs(24 * 60 * 60),
        end_time,
        page_no: 1,
        page_size: 100,
        // `items` sets these for the next pages.
        position_index: None,
        jump_type: None,
    };
    let query = TbkOrderRefundGet::builder().publisher_refund_order_query_option(option).build();

    // An order may have several disputes: `refund_suit_id` identifies a dispute, `tb_trade_id` its order.
    let mut orders = HashMap::<String, Vec<Yuan>>::new();
    let mut refunds = client.items(&query);
    while let Some(refund) = refunds.next().await {
        let refund = refund?;
        match refund.refund_status {
            Some(RefundStatus::Succeeded | RefundStatus::PublisherDeducted) => {
                let fees = orders.entry(refund.tb_trade_id.unwrap_or_default()).or_default();
                fees.extend(refund.show_return_fee);
            }
            // Pending, failed, paid by the seller, or a state that the platform adds later.
            status => println!("dispute {:?}: {status:?}", refund.refund_suit_id),
        }
    }
    for (order, fees) in orders {
        println!("order {order}: {} disputes, give back {} 元", fees.len(), fees.iter().sum::<Yuan>());
        // prints: order 1707359271433894971: 2 disputes, give back 1.54 元
    }
    Ok(())
}
