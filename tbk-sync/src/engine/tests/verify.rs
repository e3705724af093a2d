//! Verification of refunds and punishments. `cases` has that of orders.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use top_core::TopClient;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};

use super::world::{START, Shared, seconds, time};
use crate::engine::{Difference, Engine, EngineError, Mismatch, SyncAccount};
use crate::model::{AccountKind, Source, Span};
use crate::store::{Memory, Store};

const REFUND: &str = "taobao.tbk.order.refund.get";
const RELATION: &str = "taobao.tbk.relation.refund";
const PUNISH: &str = "taobao.tbk.dg.punish.order.get";

/// Lists with all rows of their method.
#[derive(Debug, Clone, Default)]
struct Lists {
    rows: Arc<Mutex<BTreeMap<&'static str, Vec<Value>>>>,
    /// Lists that the account has no permission for.
    refused: Arc<Mutex<Vec<&'static str>>>,
    /// A row that leaves a list by number after each call.
    shrinks: Arc<Mutex<bool>>,
}

impl Lists {
    fn answer(&self, method: &str, option: &Value) -> Value {
        let envelope = format!("{}_response", method.trim_start_matches("taobao.").replace('.', "_"));
        if self.refused.lock().unwrap().contains(&method) {
            let error = json!({"code": 11, "msg": "m", "sub_code": "isv.permission-api-package-limit"});
            return json!({ "error_response": error });
        }
        let mut all = self.rows.lock().unwrap();
        let rows = all.iter_mut().find(|(name, _)| **name == method).unwrap().1;
        if method == REFUND {
            let span = seconds(option["start_time"].as_str().unwrap())
                ..=seconds(option["end_time"].as_str().unwrap());
            let is_in = |row: &&Value| span.contains(&seconds(row["tb_trade_create_time"].as_str().unwrap()));
            let rows: Vec<_> = rows.iter().filter(is_in).collect();
            let data = json!({"result": {"publisher_refund_order_d_t_o": rows}, "has_next": false});
            return json!({ envelope: {"data": data, "result_code": 200} });
        }
        let rows = if option["biz_type"] == 2 { &mut Vec::new() } else { rows };
        let number = |name: &str| usize::try_from(option[name].as_u64().unwrap()).unwrap();
        let page: Vec<_> = rows
            .iter()
            .skip((number("page_no") - 1) * number("page_size"))
            .take(number("page_size"))
            .collect();
        let data = json!({"results": {"result": page}, "total_count": rows.len()});
        let answer = json!({ envelope: {"result": {"data": data, "result_code": 200}} });
        if *self.shrinks.lock().unwrap() {
            rows.remove(0);
        }
        answer
    }
}

impl Transport for Lists {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let params = request.params();
        let option = ["publisher_refund_order_query_option", "search_option", "af_order_option"]
            .iter()
            .find_map(|name| params.get(name))
            .unwrap();
        let answer = self.answer(params.get("method").unwrap(), &serde_json::from_str(option).unwrap());
        Box::pin(async move { Ok(Response::new(200, answer.to_string())) })
    }
}

fn refund(id: u64, created: i64, fee: &str) -> Value {
    json!({"refund_suit_id": id.to_string(), "tb_trade_id": (100 + id).to_string(), "tk_order_role": "二方",
        "tb_trade_create_time": time(created), "tk_refund_time": time(created + 60), "refund_fee": fee})
}

fn relation(id: u64, created: i64, fee: &str) -> Value {
    json!({"tb_trade_id": id, "tb_trade_create_time": time(created), "tk_refund_time": time(created + 60),
        "refund_type": 1, "refund_fee": fee})
}

fn punished(id: u64, created: i64, status: i64) -> Value {
    json!({"tb_trade_id": id, "punish_status": status, "tk_trade_create_time": time(created)})
}

struct Setup {
    lists: Lists,
    engine: Engine,
    store: Arc<Memory>,
}

fn setup() -> Setup {
    let (shared, store, lists) = (Shared::new(Vec::new()), Arc::new(Memory::new()), Lists::default());
    let client =
        TopClient::builder("12345678", "app-secret-7f3a").clock(shared).transport(lists.clone()).build();
    let account = SyncAccount::new("shop1", AccountKind::Publisher, client.unwrap()).sources([
        Source::Refund,
        Source::RelationRefund,
        Source::Punish,
    ]);
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
        .account(account)
        .page_size(2)
        .since(Duration::from_secs(86_400))
        .build()
        .unwrap();
    Setup { lists, engine, store }
}

/// The differences of the six hours before `START`.
async fn verify(setup: &Setup) -> Result<Vec<(Source, String, Mismatch)>, EngineError> {
    let found = setup.engine.verify("shop1", Span { from: START - 21_600, to: START }).await?;
    assert_eq!(found.unknown, []);
    Ok(found
        .differences
        .into_iter()
        .map(|Difference { source, key, mismatch, .. }| (source, key, mismatch))
        .collect())
}

fn at(hours: i64) -> i64 {
    START - hours * 3_600
}

#[tokio::test(start_paused = true)]
async fn refunds_and_punishments_are_verified() {
    let setup = setup();
    let fill = |rows: [Vec<Value>; 3]| {
        *setup.lists.rows.lock().unwrap() = [REFUND, RELATION, PUNISH].into_iter().zip(rows).collect();
    };
    fill([
        vec![
            refund(1, at(1), "1.00"),
            refund(2, at(2), "2.00"),
            refund(3, at(3), "3.00"),
            refund(4, at(9), "4.00"),
        ],
        vec![relation(11, at(1), "1.00"), relation(12, at(2), "2.00"), relation(13, at(3), "3.00")],
        vec![punished(21, at(1), 0), punished(22, at(2), 0), punished(23, at(3), 0), punished(24, at(9), 0)],
    ]);
    let summary = setup.engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open), (11, 0));
    assert_eq!(verify(&setup).await.unwrap(), []);
    let events = setup.store.events(0, 99).await.unwrap();
    fill([
        vec![
            refund(1, at(1), "9.00"),
            refund(3, at(3), "3.00"),
            refund(5, at(4), "5.00"),
            refund(6, at(8), "6.00"),
        ],
        vec![
            relation(11, at(1), "9.00"),
            relation(13, at(3), "3.00"),
            relation(15, at(4), "5.00"),
            relation(16, at(8), "6.00"),
        ],
        vec![punished(21, at(1), 1), punished(23, at(3), 0), punished(25, at(4), 0), punished(26, at(8), 0)],
    ]);
    let fee = || Mismatch::Different { members: vec!["refund_fee".to_owned()] };
    let status = Mismatch::Different { members: vec!["punish_status".to_owned()] };
    let dispute = |id: u64, created: i64| format!("{id}@{}", created + 60);
    let expected = [
        (Source::Refund, "1".to_owned(), fee()),
        (Source::Refund, "2".to_owned(), Mismatch::Vanished),
        (Source::Refund, "5".to_owned(), Mismatch::Missing),
        (Source::RelationRefund, dispute(11, at(1)), fee()),
        (Source::RelationRefund, dispute(12, at(2)), Mismatch::Vanished),
        (Source::RelationRefund, dispute(15, at(4)), Mismatch::Missing),
        (Source::Punish, "21".to_owned(), status),
        (Source::Punish, "22".to_owned(), Mismatch::Vanished),
        (Source::Punish, "25".to_owned(), Mismatch::Missing),
    ];
    assert_eq!(verify(&setup).await.unwrap(), expected);
    assert_eq!(setup.store.events(0, 99).await.unwrap(), events);
}

#[tokio::test(start_paused = true)]
async fn a_list_without_permission_is_left_out_if_empty() {
    let setup = setup();
    let rows = [(REFUND, vec![]), (RELATION, vec![]), (PUNISH, vec![punished(21, at(1), 0)])];
    *setup.lists.rows.lock().unwrap() = rows.into_iter().collect();
    setup.lists.refused.lock().unwrap().extend([REFUND, RELATION]);
    setup.engine.run_once().await.unwrap();
    assert_eq!(verify(&setup).await.unwrap(), []);
    setup.lists.refused.lock().unwrap().push(PUNISH);
    let error = verify(&setup).await.unwrap_err();
    assert!(matches!(error, EngineError::Call(_)), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_list_that_changes_is_not_compared() {
    let setup = setup();
    let many = (0..30).map(|id| punished(id, at(1), 0)).collect();
    *setup.lists.rows.lock().unwrap() =
        [(REFUND, vec![]), (RELATION, vec![]), (PUNISH, many)].into_iter().collect();
    *setup.lists.shrinks.lock().unwrap() = true;
    setup.lists.refused.lock().unwrap().push(RELATION);
    let error = verify(&setup).await.unwrap_err();
    assert_eq!(error.to_string(), "a page cannot be read: the list changed while it was read");
}
