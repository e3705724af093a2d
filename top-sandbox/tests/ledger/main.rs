//! Tests the ledger with requests that are written and signed by hand. A second, naive implementation filters, sorts and
//! slices the rows that the ledger says are visible.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod faults;
mod limits;
mod lists;
mod orders;
mod random;
mod scripts;
mod time;

use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Map, Value, json};
use top_sandbox::{Ledger, LedgerSource, Sandbox};

const ORDERS: &str = "taobao.tbk.order.details.get";
const REFUNDS: &str = "taobao.tbk.order.refund.get";
const RELATION_REFUNDS: &str = "taobao.tbk.relation.refund";
const PUNISHMENTS: &str = "taobao.tbk.dg.punish.order.get";

/// 2026-11-01 00:00:00 in GMT+8.
const NOVEMBER: i64 = 1_793_462_400;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

type Row = Map<String, Value>;

/// Writes a time in GMT+8, with another library than the one that the ledger uses.
fn at(seconds: i64) -> String {
    let time = UNIX_EPOCH + Duration::from_secs((seconds + 8 * HOUR).unsigned_abs());
    humantime::format_rfc3339_seconds(time).to_string().replace('T', " ").replace('Z', "")
}

fn time<T: std::str::FromStr<Err: std::fmt::Debug>>(seconds: i64) -> T {
    at(seconds).parse().unwrap()
}

/// A sandbox with a ledger, and an HTTP client.
struct Gateway {
    sandbox: Sandbox,
    ledger: Ledger,
    http: reqwest::Client,
}

impl Gateway {
    async fn start(ledger: Ledger) -> Self {
        let sandbox = Sandbox::builder().ledger(ledger.clone()).start().await.unwrap();
        Self { sandbox, ledger, http: reqwest::Client::new() }
    }

    /// Calls an API with the parameters of an object, and returns the response with its envelope.
    async fn call(&self, method: &str, params: &Value) -> Value {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let mut pairs: Vec<(String, String)> =
            params.as_object().unwrap().iter().map(|(name, value)| (name.clone(), text(value))).collect();
        let system = [
            ("method", method),
            ("app_key", self.sandbox.app_key()),
            ("session", self.sandbox.session()),
            // The clock of the ledger is another one.
            ("timestamp", "2026-01-01 00:00:00"),
            ("v", "2.0"),
            ("format", "json"),
            ("sign_method", "md5"),
        ];
        pairs.extend(system.map(|(name, value)| (name.to_owned(), value.to_owned())));
        pairs.sort();
        let secret = self.sandbox.app_secret();
        let signed: String = pairs.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]).collect();
        pairs.push(("sign".to_owned(), format!("{:X}", md5::compute(format!("{secret}{signed}{secret}")))));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let form = "application/x-www-form-urlencoded";
        let request = self.http.post(self.sandbox.url()).header("content-type", form).body(body);
        let response = request.send().await.unwrap();
        serde_json::from_str(&response.text().await.unwrap()).unwrap()
    }

    /// Returns the page of a query of orders.
    async fn orders(&self, params: &Value) -> Value {
        let response = self.call(ORDERS, params).await;
        let page = &response["tbk_order_details_get_response"]["data"];
        assert!(page.is_object(), "{response}");
        page.clone()
    }

    /// Returns the `sub_code` with which a query of orders is refused.
    async fn sub_code_of(&self, params: &Value) -> String {
        let response = self.call(ORDERS, params).await;
        response["error_response"]["sub_code"].as_str().unwrap_or_else(|| panic!("{response}")).to_owned()
    }

    /// Returns the rows of all pages of a query of orders, which positions link.
    async fn all_orders(&self, params: &Value) -> Vec<Row> {
        let (mut rows, mut params) = (Vec::new(), params.clone());
        for page_no in 1.. {
            params["page_no"] = page_no.into();
            let page = self.orders(&params).await;
            assert_eq!(page["page_no"], page_no);
            rows.extend(rows_of(&page["results"]["publisher_order_dto"]));
            if page["has_next"] != true {
                break;
            }
            params["position_index"] = page["position_index"].clone();
            params["jump_type"] = 1.into();
        }
        rows
    }

    /// Returns what the ledger says is visible.
    fn truth(&self, source: LedgerSource) -> Vec<Row> {
        self.ledger.rows(source).into_iter().map(|row| row.document).collect()
    }
}

fn rows_of(list: &Value) -> Vec<Row> {
    list.as_array().unwrap().iter().map(|row| row.as_object().unwrap().clone()).collect()
}

fn window(from: i64, to: i64, query_type: i64) -> Value {
    json!({ "start_time": at(from), "end_time": at(to), "query_type": query_type, "page_size": 100 })
}

/// Returns the rows whose member lies between two times, by comparing texts.
fn between(rows: &[Row], member: &str, from: i64, to: i64) -> Vec<Row> {
    let (from, to) = (at(from), at(to));
    let is_inside = |row: &&Row| {
        let time = row.get(member).and_then(Value::as_str);
        time.is_some_and(|time| *from <= *time && *time <= *to)
    };
    rows.iter().filter(is_inside).cloned().collect()
}

/// Asserts that the rows are the expected ones, newest first by a member. Rows of one second have no order.
fn assert_newest_first(rows: &[Row], expected: Vec<Row>, member: &str) {
    let times: Vec<_> = rows.iter().map(|row| row[member].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    assert_same(rows.to_vec(), expected);
}

/// Asserts that two lists have the same rows in any order.
fn assert_same(rows: Vec<Row>, expected: Vec<Row>) {
    let texts = |rows: Vec<Row>| {
        let mut texts: Vec<_> = rows.into_iter().map(|row| sorted(Value::Object(row)).to_string()).collect();
        texts.sort();
        texts
    };
    let (rows, expected) = (texts(rows), texts(expected));
    assert_eq!(rows.len(), expected.len());
    assert!(rows == expected, "the rows differ");
}

/// Returns the value with sorted members, whether or not `serde_json` keeps their order.
fn sorted(value: Value) -> Value {
    let Value::Object(members) = value else { return value };
    let mut members: Vec<_> = members.into_iter().map(|(name, value)| (name, sorted(value))).collect();
    members.sort_by(|a, b| a.0.cmp(&b.0));
    Value::Object(members.into_iter().collect())
}

/// A ledger of ten days that stands still on 11 November, with changes within hours and late states.
fn november() -> Ledger {
    let script = json!({
        "seed": 11,
        "start": at(NOVEMBER),
        "now": at(NOVEMBER + 10 * DAY),
        "speed": 0,
        "orders_per_hour": 12,
        "pace": 10,
        "lateness": { "median": 30, "sigma": 1.5, "max": 7200 },
        "chances": { "both_roles": 0.2, "presale": 0.2, "disputed": 0.3, "punished": 0.2 },
    });
    serde_json::from_value::<top_sandbox::LedgerBuilder>(script).unwrap().build().unwrap()
}
