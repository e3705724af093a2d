//! Scripts, and rows that fit the typed responses.

use tbk_apis::prelude::*;
use top_sandbox::LedgerBuilder;

use super::*;

fn error(script: Value) -> String {
    match serde_json::from_value::<LedgerBuilder>(script) {
        Ok(builder) => builder.build().unwrap_err().to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn errors_in_scripts_are_reported() {
    let row = |source: &str, set: Value| json!({"row": [{"source": source, "at": at(NOVEMBER), "set": set}]});
    let table = [
        (json!({"speed": -1}), "speed is -1, but must be from 0 to 1000000"),
        (json!({"chances": {"presale": 1.5}}), "chances.presale is 1.5, but must be from 0 to 1"),
        (json!({"orders_per_day": 1}), "unknown field `orders_per_day`"),
        (json!({"burst": [{"at": at(NOVEMBER), "seconds": 0, "orders": 5}]}), "in 1 to 3600 seconds"),
        (row("order", json!({"tk_status": 12})), "a row at 2026-11-01 00:00:00 has no `trade_id` in `set`"),
        (row("order", json!({"trade_id": "1", "status": 12})), "sets `status`, which no row has"),
        (row("relation_refund", json!({"tb_trade_id": 1})), "write a row of the source `refund`"),
        (json!({"start": "yesterday"}), "write `yyyy-MM-dd HH:mm:ss`"),
    ];
    for (script, expected) in table {
        let message = error(script.clone());
        assert!(message.contains(expected), "{script}: {message}");
    }
}

#[tokio::test]
async fn written_rows_keep_their_members() {
    let script = json!({
        "now": at(NOVEMBER + DAY), "speed": 0,
        "row": [
            {"source": "punish", "at": at(NOVEMBER), "set": {"tb_trade_id": 9, "punish_status": "1"}},
            {"source": "order", "at": at(NOVEMBER), "set": {"trade_id": "E7", "tk_order_role": 3, "seller_nick": null}},
            {"source": "order", "at": at(NOVEMBER + 60), "set": {
                "trade_id": "E7", "tk_order_role": 3, "tk_status": 3, "tk_earning_time": at(NOVEMBER + 50),
                "subsidy_info_dto_list": [{"subsidy_type": "妈妈补贴", "subsidy_fee": "0.10"}],
            }},
        ],
    });
    let ledger = serde_json::from_value::<LedgerBuilder>(script).unwrap().build().unwrap();
    let gateway = Gateway::start(ledger).await;
    let rows = gateway.all_orders(&window(NOVEMBER + 50, NOVEMBER + 51, 3)).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["trade_id"], "E7");
    assert_eq!(rows[0]["modified_time"], at(NOVEMBER + 60));
    assert_eq!(rows[0]["tk_create_time"], at(NOVEMBER));
    assert!(!rows[0].contains_key("seller_nick"));
    assert_eq!(rows[0]["subsidy_info_dto_list"]["subsidy_detail_d_t_o"][0]["subsidy_fee"], "0.10");
    assert_eq!(gateway.truth(LedgerSource::Punish)[0]["punish_status"], "1");
}

#[tokio::test]
async fn rows_fit_the_typed_responses() {
    let ledger = november();
    let sandbox = Sandbox::builder().ledger(ledger.clone()).start().await.unwrap();
    let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(Endpoint::custom(sandbox.url()).unwrap())
        .build()
        .unwrap();
    let start: TopTime = time(NOVEMBER + 5 * DAY);
    let orders = TbkOrderDetailsGet::builder().start_time(start).end_time(start + Duration::from_secs(3600));
    let reply = client.call(&orders.page_size(100).build()).await.unwrap();
    assert!(reply.warnings.is_empty(), "{:?}", reply.warnings);
    let orders = reply.data.data.unwrap().results;
    assert!(orders.iter().all(|order| order.trade_id.is_some() && order.pub_share_pre_fee.is_some()));
    assert!(orders.len() > 10);

    let option = PunishOrderOption { start_time: Some(start), span: Some(3), ..PunishOrderOption::default() };
    let reply = client.call(&TbkDgPunishOrderGet::builder().af_order_option(option).build()).await.unwrap();
    assert!(reply.warnings.is_empty(), "{:?}", reply.warnings);
    assert!(reply.data.result.unwrap().data.unwrap().results[0].punish_status.is_some());

    let option = RelationRefundOption {
        search_type: RefundQueryType::DisputeCreation,
        refund_type: RelationRefundTypeFilter::Any,
        biz_type: RelationRefundBizType::Channel,
        start_time: start,
        page_no: 1,
        page_size: 100,
    };
    let reply = client.call(&TbkRelationRefund::builder().search_option(option).build()).await.unwrap();
    assert!(reply.warnings.is_empty(), "{:?}", reply.warnings);
    assert!(reply.data.result.unwrap().data.unwrap().results[0].tb_trade_id.is_some());

    let option = PublisherRefundOrderQueryOption {
        query_type: RefundQueryType::DisputeCreation,
        order_scene: RefundOrderScene::All,
        member_type: RefundMemberType::Any,
        start_time: start,
        end_time: start + Duration::from_secs(86_400),
        page_no: 1,
        page_size: 20,
        position_index: None,
        jump_type: None,
    };
    let request = TbkOrderRefundGet::builder().publisher_refund_order_query_option(option).build();
    let expected: Vec<Row> = ledger.rows(LedgerSource::Refund).into_iter().map(|row| row.document).collect();
    let expected = between(&expected, "tk_refund_time", NOVEMBER + 5 * DAY, NOVEMBER + 6 * DAY).len();
    let mut refunds = client.items(&request);
    let mut count = 0;
    while let Some(refund) = refunds.next().await {
        assert!(refund.unwrap().refund_suit_id.is_some());
        count += 1;
    }
    assert!(expected > 20 && count == expected, "{count} {expected}");
}
