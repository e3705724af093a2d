//! Refunds and punishments.

use std::collections::BTreeMap;

use top_sandbox::Ledger;

use super::*;

fn refund_query(from: i64, to: i64, query_type: i64, member_type: i64) -> Value {
    json!({
        "start_time": at(from), "end_time": at(to), "query_type": query_type, "member_type": member_type,
        "order_scene": 1, "page_size": 40, "page_no": 1,
    })
}

impl Gateway {
    async fn refunds(&self, option: &Value) -> Value {
        let params = json!({ "publisher_refund_order_query_option": option });
        self.call(REFUNDS, &params).await["tbk_order_refund_get_response"].clone()
    }

    async fn all_refunds(&self, option: &Value) -> Vec<Row> {
        let (mut rows, mut option) = (Vec::new(), option.clone());
        for page_no in 1.. {
            option["page_no"] = page_no.into();
            let response = self.refunds(&option).await;
            assert_eq!(response["result_code"], 200, "{response}");
            rows.extend(rows_of(&response["data"]["result"]["publisher_refund_order_d_t_o"]));
            if response["data"]["has_next"] != true {
                break;
            }
            option["position_index"] = response["data"]["position_index"].clone();
            option["jump_type"] = 1.into();
        }
        rows
    }

    /// Returns the rows and the number of all rows of a numbered list.
    async fn numbered(&self, method: &str, parameter: &str, option: &Value) -> (Vec<Row>, i64) {
        let response = self.call(method, &json!({ parameter: option })).await;
        let key = format!("{}_response", method.strip_prefix("taobao.").unwrap().replace('.', "_"));
        let result = &response[&key]["result"];
        assert_eq!(result["result_code"], 200, "{response}");
        (rows_of(&result["data"]["results"]["result"]), result["data"]["total_count"].as_i64().unwrap())
    }
}

#[tokio::test]
async fn refunds_are_found_by_each_timestamp_and_role() {
    let gateway = Gateway::start(november()).await;
    let truth = gateway.truth(LedgerSource::Refund);
    assert!(truth.len() > 100, "{}", truth.len());
    let (from, to) = (NOVEMBER + 3 * DAY, NOVEMBER + 8 * DAY);
    let members =
        ["tk_refund_time", "earning_time", "tk_refund_suit_time", "tb_trade_create_time", "modified_time"];
    for (query_type, member) in (1..).zip(members) {
        for (member_type, role) in [(1, Some("二方")), (2, Some("三方")), (4, None)] {
            let rows = gateway.all_refunds(&refund_query(from, to, query_type, member_type)).await;
            let mut expected = between(&truth, member, from, to);
            expected.retain(|row| role.is_none_or(|role| row["tk_order_role"] == role));
            assert!(!expected.is_empty(), "{member} {role:?}");
            assert_newest_first(&rows, expected, member);
        }
    }
}

#[tokio::test]
async fn an_order_can_have_several_disputes() {
    let gateway = Gateway::start(november()).await;
    let mut suits: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in gateway.truth(LedgerSource::Refund) {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        suits.entry(text("tb_trade_id") + &text("tk_order_role")).or_default().push(text("refund_suit_id"));
    }
    assert!(suits.values().any(|suits| suits.len() > 1));
    let mut all: Vec<_> = suits.into_values().flatten().collect();
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[tokio::test]
async fn illegal_refund_queries_are_business_errors() {
    let gateway = Gateway::start(november()).await;
    let error = async |option: Value| gateway.refunds(&option).await["biz_error_code"].as_i64();
    let before = NOVEMBER - 5 * 365 * DAY;
    assert_eq!(error(refund_query(before, before + HOUR, 5, 4)).await, Some(102));
    assert_eq!(error(refund_query(before, before + HOUR, 1, 4)).await, None);
    assert_eq!(error(refund_query(NOVEMBER, NOVEMBER, 1, 4)).await, Some(102));
    assert_eq!(error(refund_query(NOVEMBER, NOVEMBER + HOUR, 1, 3)).await, Some(102));
    let mut option = refund_query(NOVEMBER, NOVEMBER + HOUR, 1, 4);
    option["position_index"] = "2222_334666".into();
    assert_eq!(error(option).await, Some(102));
}

#[tokio::test]
async fn relation_refunds_have_numbered_pages() {
    let gateway = Gateway::start(november()).await;
    let truth = gateway.truth(LedgerSource::RelationRefund);
    let from = NOVEMBER + 4 * DAY;
    for (biz_type, member) in [(1, "relation_id"), (2, "special_id")] {
        for (refund_type, role) in [(0, None), (1, Some(1)), (2, Some(2))] {
            let mut expected = between(&truth, "tk_refund_time", from, NOVEMBER + 100 * DAY);
            expected.retain(|row| row.contains_key(member));
            expected.retain(|row| role.is_none_or(|role| row["refund_type"] == role));
            let mut option = json!({
                "start_time": at(from), "search_type": 1, "refund_type": refund_type, "biz_type": biz_type,
                "page_size": 7,
            });
            let mut rows = Vec::new();
            for page in 1..=expected.len() / 7 + 1 {
                option["page_no"] = page.into();
                let (page, total) = gateway.numbered(RELATION_REFUNDS, "search_option", &option).await;
                assert_eq!(usize::try_from(total).unwrap(), expected.len());
                rows.extend(page);
            }
            assert!(!expected.is_empty());
            assert_newest_first(&rows, expected, "tk_refund_time");
        }
    }
}

#[tokio::test]
async fn punishments_are_found_by_the_day_of_the_order() {
    let gateway = Gateway::start(november()).await;
    let truth = gateway.truth(LedgerSource::Punish);
    let from = NOVEMBER + 2 * DAY;
    let expected = between(&truth, "tk_trade_create_time", from, from + 3 * DAY - 1);
    assert!(expected.len() > 100, "{}", expected.len());
    let mut rows = Vec::new();
    for page in 1..=expected.len() / 100 + 1 {
        let option = json!({ "start_time": at(from), "span": 3, "page_no": page, "page_size": 100 });
        let (page, total) = gateway.numbered(PUNISHMENTS, "af_order_option", &option).await;
        assert_eq!(usize::try_from(total).unwrap(), expected.len());
        rows.extend(page);
    }
    let trade = expected[0]["tb_trade_id"].clone();
    assert_newest_first(&rows, expected, "tk_trade_create_time");
    let option = json!({ "start_time": at(from), "span": 3, "tb_trade_id": trade });
    let (rows, total) = gateway.numbered("taobao.tbk.sc.punish.order.get", "af_order_option", &option).await;
    assert_eq!((rows.len(), total, &rows[0]["tb_trade_id"]), (1, 1, &trade));
}

#[tokio::test]
async fn rows_of_numbered_pages_shift() {
    let refund = |id: &str| json!({"refund_suit_id": id, "tb_trade_id": id, "relation_id": 5});
    let mut builder = Ledger::builder().now(time(NOVEMBER + HOUR)).speed(0.0);
    for (minute, id) in [(1, "11"), (2, "12"), (3, "13"), (70, "14")] {
        builder =
            builder.row(LedgerSource::Refund, time(NOVEMBER + minute * 60), Duration::ZERO, &refund(id));
    }
    let gateway = Gateway::start(builder.build().unwrap()).await;
    let page = async |page_no: i64| {
        let option = json!({
            "start_time": at(NOVEMBER), "search_type": 1, "refund_type": 0, "biz_type": 1,
            "page_size": 2, "page_no": page_no,
        });
        let (rows, total) = gateway.numbered(RELATION_REFUNDS, "search_option", &option).await;
        (rows.iter().map(|row| row["tb_trade_id"].as_i64().unwrap()).collect::<Vec<_>>(), total)
    };
    assert_eq!(page(1).await, (vec![13, 12], 3));
    gateway.ledger.advance(Duration::from_secs(20 * 60));
    assert_eq!(page(2).await, (vec![12, 11], 4));
}
