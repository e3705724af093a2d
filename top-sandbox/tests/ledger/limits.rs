//! The windows and positions that are refused.

use top_sandbox::Ledger;

use super::*;

/// A ledger that stands still on 1 November, with a promotion in October.
async fn gateway() -> Gateway {
    let october = (time(NOVEMBER - 10 * DAY), time(NOVEMBER - 9 * DAY));
    let builder = Ledger::builder().now(time(NOVEMBER)).speed(0.0).promotion(october.0, october.1);
    Gateway::start(builder.build().unwrap()).await
}

#[tokio::test]
async fn windows_outside_of_the_limits_are_refused() {
    let gateway = gateway().await;
    let table = [
        (-HOUR, -HOUR, "2001"),
        (-HOUR, -2 * HOUR, "2001"),
        (0, HOUR, "2002"),
        (-90 * DAY - 1, -90 * DAY + HOUR, "2004"),
        (-3 * HOUR - 1, 0, "2007"),
        // In the promotion, or up to its border.
        (-10 * DAY + HOUR, -10 * DAY + HOUR + 1201, "2007"),
        (-10 * DAY - HOUR, -10 * DAY, "2007"),
        (-9 * DAY, -9 * DAY + HOUR, "2007"),
    ];
    for (from, to, code) in table {
        let params = window(NOVEMBER + from, NOVEMBER + to, 1);
        assert_eq!(gateway.sub_code_of(&params).await, code, "{params}");
    }
    let accepted = [
        (-1, HOUR),
        (-90 * DAY, -90 * DAY + 3 * HOUR),
        (-3 * HOUR, 0),
        (-10 * DAY, -10 * DAY + 1200),
        (-10 * DAY - HOUR, -10 * DAY - 1),
        (-9 * DAY + 1, -9 * DAY + HOUR),
    ];
    for (from, to) in accepted {
        let page = gateway.orders(&window(NOVEMBER + from, NOVEMBER + to, 1)).await;
        assert_eq!(page["has_next"], false);
    }
}

#[tokio::test]
async fn all_windows_are_short_while_a_promotion_lasts() {
    let builder = Ledger::builder().now(time(NOVEMBER)).speed(0.0);
    let builder = builder.promotion(time(NOVEMBER - 60), time(NOVEMBER + 60));
    let gateway = Gateway::start(builder.build().unwrap()).await;
    let last_month = window(NOVEMBER - 20 * DAY, NOVEMBER - 20 * DAY + HOUR, 4);
    assert_eq!(gateway.sub_code_of(&last_month).await, "2007");
    gateway.ledger.advance(Duration::from_secs(61));
    assert_eq!(gateway.orders(&last_month).await["has_next"], false);
}

#[tokio::test]
async fn invalid_positions_and_codes_are_refused() {
    let gateway = gateway().await;
    let window = window(NOVEMBER - HOUR, NOVEMBER, 1);
    let outside = format!("{}_00000000000", NOVEMBER - 2 * HOUR);
    let table = [
        ("position_index", json!("2222_334666"), "1008"),
        ("position_index", json!(outside), "1008"),
        ("page_no", json!(2), "1008"),
        ("jump_type", json!(3), "1005"),
        ("tk_status", json!(15), "1006"),
        ("query_type", json!(5), "isv.invalid-parameter:query_type"),
        ("order_scene", json!(4), "isv.invalid-parameter:order_scene"),
        ("member_type", json!(4), "isv.invalid-parameter:member_type"),
        ("page_size", json!(101), "isv.invalid-parameter:page_size"),
    ];
    for (name, value, code) in table {
        let mut params = window.clone();
        params[name] = value;
        assert_eq!(gateway.sub_code_of(&params).await, code, "{name}");
    }
}

#[tokio::test]
async fn the_last_second_can_be_excluded() {
    let row = json!({"trade_id": "1", "tk_status": 12});
    let builder = Ledger::builder().now(time(NOVEMBER)).speed(0.0).row(
        LedgerSource::Order,
        time(NOVEMBER - 60),
        Duration::ZERO,
        &row,
    );
    let count = async |builder: top_sandbox::LedgerBuilder, from: i64, to: i64| {
        let gateway = Gateway::start(builder.build().unwrap()).await;
        gateway.all_orders(&window(NOVEMBER + from, NOVEMBER + to, 1)).await.len()
    };
    assert_eq!(count(builder.clone(), -120, -60).await, 1);
    assert_eq!(count(builder.clone(), -60, -1).await, 1);
    assert_eq!(count(builder.clone().end_excluded(), -120, -60).await, 0);
    assert_eq!(count(builder.end_excluded(), -60, -1).await, 1);
}
