//! Random scripts: what is visible at a time, and what queries select of it.

use proptest::collection::vec;
use proptest::prelude::*;

use super::orders::{MEMBERS, expected};
use super::*;

/// A written order: when it is created, and for each change the time since the state before, the lateness and the status.
type Written = (i64, Vec<(i64, i64, i64)>);

fn written() -> impl Strategy<Value = Vec<Written>> {
    let change = (1..HOUR, prop_oneof![2 => Just(0), 1 => 0..2 * HOUR], 3..15_i64);
    vec((0..6 * HOUR, vec(change, 1..4)), 0..6)
}

/// The rows of a script for written orders, and for each state when it is visible. No state is visible before the one before.
fn rows(orders: &[Written]) -> (Vec<Value>, Vec<Vec<(i64, Value)>>) {
    let (mut rows, mut lives) = (Vec::new(), Vec::new());
    for (number, (created, changes)) in orders.iter().enumerate() {
        let (mut at_time, mut visible, mut life) = (NOVEMBER + created, i64::MIN, Vec::new());
        for (after, late, status) in changes {
            at_time += after;
            visible = visible.max(at_time + late);
            let set = json!({"trade_id": format!("9{number}"), "tk_order_role": 2, "tk_status": status});
            rows.push(json!({"source": "order", "at": at(at_time), "late": visible - at_time, "set": set}));
            life.push((visible, json!([format!("9{number}"), status, at(at_time)])));
        }
        lives.push(life);
    }
    (rows, lives)
}

/// The written orders that are visible: id, status and time of change of the newest state.
fn visible(lives: &[Vec<(i64, Value)>], now: i64) -> Vec<Value> {
    let newest = |life: &Vec<(i64, Value)>| {
        life.iter().rev().find(|(visible, _)| *visible <= now).map(|(_, state)| state.clone())
    };
    lives.iter().filter_map(newest).collect()
}

fn summaries(rows: &[Row]) -> Vec<Value> {
    let is_written = |row: &&Row| row["trade_id"].as_str().unwrap().len() < 4;
    let summary = |row: &Row| json!([row["trade_id"], row["tk_status"], row["modified_time"]]);
    let mut summaries: Vec<_> = rows.iter().filter(is_written).map(summary).collect();
    summaries.sort_by_key(|summary| summary[0].to_string());
    summaries
}

/// A query: the axis, where its window begins and ends, the size of a page, and filters.
type Query = (i64, i64, i64, i64, Option<i64>, Option<i64>);

fn query() -> impl Strategy<Value = Query> {
    let scene = prop::option::of(1..=3_i64);
    (1..=4_i64, 0..12 * HOUR, 1..=3 * HOUR, 1..=40_i64, scene, prop::option::of(2..=3_i64))
}

fn script() -> impl Strategy<Value = (Value, Vec<Vec<(i64, Value)>>)> {
    let generated = (any::<u32>(), 0..15_u32, 1..200_u32, 0..600_u32, 0..20_u32);
    (generated, any::<bool>(), written()).prop_map(|(generated, end_excluded, orders)| {
        let (seed, orders_per_hour, pace, median, burst) = generated;
        let (row, lives) = rows(&orders);
        let script = json!({
            "seed": seed, "start": at(NOVEMBER), "now": at(NOVEMBER + 4 * HOUR), "speed": 0,
            "orders_per_hour": orders_per_hour, "pace": pace, "end_excluded": end_excluded,
            "lateness": { "median": median, "sigma": 1.5, "max": 7200 },
            "chances": { "both_roles": 0.3, "presale": 0.2, "adjusted": 0.3, "channel": 0.5, "member": 0.5 },
            "burst": [{ "at": at(NOVEMBER + HOUR), "orders": burst + 1 }],
            "row": row,
        });
        (script, lives)
    })
}

async fn check(
    gateway: &Gateway,
    end_excluded: bool,
    lives: &[Vec<(i64, Value)>],
    queries: &[Query],
    now: i64,
) {
    let truth = gateway.truth(LedgerSource::Order);
    assert_eq!(summaries(&truth), visible(lives, now));
    for (axis, from, length, size, scene, role) in queries {
        let from = NOVEMBER + from.min(&(now - NOVEMBER - 1));
        let mut params = window(from, from + length, *axis);
        params["page_size"] = (*size).into();
        for (name, value) in [("order_scene", scene), ("member_type", role)] {
            if let Some(value) = value {
                params[name] = (*value).into();
            }
        }
        let to = if end_excluded { from + length - 1 } else { from + length };
        let rows = gateway.all_orders(&params).await;
        let member = MEMBERS[usize::try_from(*axis - 1).unwrap()];
        assert_newest_first(&rows, expected(&truth, &params, from, to), member);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_scripts_are_shown_as_the_naive_judge_says(
        (script, lives) in script(),
        steps in vec((0..3 * HOUR, vec(query(), 1..3)), 1..4),
    ) {
        let end_excluded = script["end_excluded"] == true;
        let ledger = serde_json::from_value::<top_sandbox::LedgerBuilder>(script).unwrap().build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let gateway = Gateway::start(ledger).await;
            let mut now = NOVEMBER + 4 * HOUR;
            for (step, queries) in steps {
                now += step;
                gateway.ledger.advance(Duration::from_secs(step.unsigned_abs()));
                check(&gateway, end_excluded, &lives, &queries, now).await;
            }
        });
    }
}
