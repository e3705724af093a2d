//! What changes over time.

use std::collections::HashMap;

use top_sandbox::Ledger;

use super::*;

#[tokio::test]
async fn a_late_state_is_hidden_until_it_is_visible() {
    let members = |status: i64| json!({"trade_id": "1", "tk_status": status});
    let ledger = Ledger::builder()
        .now(time(NOVEMBER + 30))
        .speed(0.0)
        .row(LedgerSource::Order, time(NOVEMBER), Duration::from_secs(60), &members(12))
        .row(LedgerSource::Order, time(NOVEMBER + 100), Duration::from_secs(500), &members(14))
        .build()
        .unwrap();
    let gateway = Gateway::start(ledger).await;
    let visible = async || {
        let rows = gateway.all_orders(&window(NOVEMBER, NOVEMBER + HOUR, 4)).await;
        rows.iter()
            .map(|row| (row["tk_status"].as_i64(), row["modified_time"].as_str().map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    assert_eq!(visible().await, []);
    gateway.ledger.advance(Duration::from_secs(30));
    assert_eq!(visible().await, [(Some(12), Some(at(NOVEMBER)))]);
    gateway.ledger.advance(Duration::from_secs(539));
    assert_eq!(visible().await, [(Some(12), Some(at(NOVEMBER)))]);
    gateway.ledger.advance(Duration::from_secs(1));
    assert_eq!(visible().await, [(Some(14), Some(at(NOVEMBER + 100)))]);
}

/// Returns the states of each order, as seen every hour.
fn histories(ledger: &Ledger, days: i64) -> HashMap<(String, i64), Vec<Row>> {
    let mut histories: HashMap<_, Vec<Row>> = HashMap::new();
    for _ in 0..days * 24 {
        ledger.advance(Duration::from_secs(3600));
        for row in ledger.rows(LedgerSource::Order) {
            let row = row.document;
            let key = (row["trade_id"].as_str().unwrap().to_owned(), row["tk_order_role"].as_i64().unwrap());
            let states = histories.entry(key).or_default();
            if states.last() != Some(&row) {
                states.push(row);
            }
        }
    }
    histories
}

#[test]
fn orders_change_as_those_of_the_platform_do() {
    let script = json!({
        "seed": 3, "start": at(NOVEMBER), "now": at(NOVEMBER), "end": at(NOVEMBER + 6 * HOUR), "speed": 0,
        "orders_per_hour": 12, "pace": 10,
        "chances": { "presale": 0.5, "adjusted": 0.4, "unmarked": 0.3 },
    });
    let ledger = serde_json::from_value::<top_sandbox::LedgerBuilder>(script).unwrap().build().unwrap();
    let histories = histories(&ledger, 5);
    let pairs = || histories.values().flat_map(|states| states.windows(2));
    let differ = |pair: &[Row], name: &str| pair[0].get(name) != pair[1].get(name);

    let presales = pairs().filter(|pair| differ(pair, "tk_paid_time")).collect::<Vec<_>>();
    assert!(presales.len() > 10, "{}", presales.len());
    for pair in presales {
        assert_eq!(pair[0]["tk_paid_time"], pair[1]["tk_deposit_time"]);
        assert_eq!(pair[0]["alipay_total_price"], pair[1]["deposit_price"]);
        assert_eq!(pair[1]["alipay_total_price"], pair[1]["tb_gmv_total_price"]);
    }
    let is_adjusted = |pair: &&[Row]| !differ(pair, "tk_status") && differ(pair, "pay_price");
    assert!(pairs().filter(is_adjusted).any(|pair| differ(pair, "modified_time")));
    assert!(pairs().filter(is_adjusted).any(|pair| !differ(pair, "modified_time")));
    assert!(pairs().any(|pair| pair[0]["refund_tag"] == 0 && pair[1]["refund_tag"] == 1));
    let last = histories.values().map(|states| states.last().unwrap()["tk_status"].as_i64().unwrap());
    assert!(last.clone().any(|status| status == 13) && last.clone().any(|status| status == 3));
    assert!(last.clone().all(|status| [3, 12, 13, 14].contains(&status)));
}

#[test]
fn states_are_late_and_never_early() {
    let ledger = november();
    let mut late: Vec<i64> = Vec::new();
    for row in ledger.rows(LedgerSource::Order) {
        let modified: top_core::TopTime = row.document["modified_time"].as_str().unwrap().parse().unwrap();
        assert!(row.visible >= modified && row.visible <= ledger.now());
        late.push((row.visible.unix_millis() - modified.unix_millis()) / 1000);
    }
    late.sort_unstable();
    let at = |percent: usize| late[late.len() * percent / 100];
    assert!((20..45).contains(&at(50)), "{}", at(50));
    assert!(at(99) > 400 && *late.last().unwrap() <= 7200, "{}", at(99));
}

#[test]
fn the_same_seed_has_the_same_rows() {
    let two_days = || {
        let builder = Ledger::builder().seed(5).speed(0.0).orders_per_hour(10.0).start(time(NOVEMBER));
        builder.now(time(NOVEMBER + DAY)).build().unwrap()
    };
    let rows = |ledger: &Ledger| [LedgerSource::Order, LedgerSource::Refund].map(|list| ledger.rows(list));
    assert_eq!(rows(&two_days()), rows(&two_days()));
    let (in_steps, at_once) = (two_days(), two_days());
    for _ in 0..24 {
        in_steps.advance(Duration::from_secs(3600));
        let _ = in_steps.rows(LedgerSource::Punish);
    }
    at_once.advance(Duration::from_secs(24 * 3600));
    assert_eq!(rows(&in_steps), rows(&at_once));
}

#[test]
fn an_hour_does_not_depend_on_the_start() {
    let ledger = |start: i64| {
        let builder = Ledger::builder().seed(5).speed(0.0).orders_per_hour(40.0);
        builder.start(time(NOVEMBER + start)).now(time(NOVEMBER + DAY)).build().unwrap()
    };
    let documents = |ledger: Ledger| ledger.rows(LedgerSource::Order).into_iter().map(|row| row.document);
    let early: Vec<Row> = documents(ledger(0)).collect();
    let late: Vec<Row> = documents(ledger(HOUR / 2)).collect();
    let from = at(NOVEMBER + HOUR / 2);
    let expected: Vec<Row> =
        early.iter().filter(|row| *row["tk_create_time"].as_str().unwrap() >= *from).cloned().collect();
    assert!(expected.len() < early.len());
    assert_eq!(late, expected);
}

#[tokio::test]
async fn the_date_header_has_the_time_of_the_ledger() {
    let ledger = Ledger::builder().now(time(NOVEMBER)).speed(0.0).build().unwrap();
    let sandbox = Sandbox::builder().ledger(ledger.clone()).start().await.unwrap();
    let date = async || {
        let response = reqwest::get(sandbox.url()).await.unwrap();
        response.headers()["date"].to_str().unwrap().to_owned()
    };
    assert_eq!(date().await, "Sat, 31 Oct 2026 16:00:00 GMT");
    ledger.advance(Duration::from_secs(90));
    assert_eq!(date().await, "Sat, 31 Oct 2026 16:01:30 GMT");
}

#[test]
fn the_demo_follows_the_time_of_the_machine() {
    let ledger = Ledger::demo();
    let skew = ledger.now().unix_millis() - top_core::TopTime::now().unix_millis();
    assert!(skew.abs() < 5000, "{skew}");
    let rows = ledger.rows(LedgerSource::Order);
    assert!(rows.iter().any(|row| row.document["tk_status"] == 3));
    let ids = |rows: Vec<top_sandbox::LedgerRow>| -> Vec<Value> {
        rows.into_iter().take(500).map(|row| row.document["trade_id"].clone()).collect()
    };
    assert_eq!(ids(rows), ids(Ledger::demo().rows(LedgerSource::Order)));
}
