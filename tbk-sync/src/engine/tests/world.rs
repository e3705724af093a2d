//! A naive ledger: every state of every order, dispute and punishment, and what the platform shows of it at a time.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};
use tokio::time::Instant;
use top_core::{Clock, TopTime};

use super::chaos::Chaos;
use crate::model::Source;

/// 2026-11-27 18:00:00 in GMT+8.
pub(super) const START: i64 = 1_795_773_600;

/// What an account is in the script: a number, which is a part of its session.
pub(super) type Owner = usize;

#[derive(Clone, PartialEq)]
pub(super) struct State {
    /// When the platform shows the state.
    pub(super) visible: i64,
    pub(super) modified: i64,
    pub(super) paid: Option<i64>,
    /// When the order was settled, or the dispute was closed.
    pub(super) settled: Option<i64>,
    pub(super) status: i64,
    /// The income in fen.
    pub(super) fee: i64,
}

/// One line, because a failed test prints its script.
impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { visible, modified, paid, settled, status, fee } = self;
        let at = |at: Option<i64>| at.map_or_else(|| "never".to_owned(), time);
        write!(
            f,
            "shown {}, modified {}, paid {}, settled {}, status {status}, fee {fee}",
            time(*visible),
            time(*modified),
            at(*paid),
            at(*settled),
        )
    }
}

#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) owner: Owner,
    pub(super) id: u64,
    pub(super) role: i64,
    pub(super) created: i64,
    /// 2 for an order of a channel, 3 for one of a member, otherwise 1.
    pub(super) scene: i64,
    pub(super) states: Vec<State>,
}

/// A dispute: a row of the list of refunds, and with a relation of the list of refunds of channels or members.
#[derive(Debug, Clone)]
pub(super) struct Dispute {
    pub(super) owner: Owner,
    pub(super) id: u64,
    /// The number of the order. Orders can have several disputes.
    pub(super) trade: u64,
    pub(super) role: i64,
    pub(super) opened: i64,
    /// 1 for a channel, 2 for a member, 0 for neither.
    pub(super) relation: i64,
    pub(super) states: Vec<State>,
}

#[derive(Debug, Clone)]
pub(super) struct Punishment {
    pub(super) owner: Owner,
    pub(super) trade: u64,
    pub(super) created: i64,
    pub(super) states: Vec<State>,
}

/// Returns the number of the newest state that the platform shows.
pub(super) fn shown(states: &[State], now: i64) -> Option<usize> {
    states.iter().rposition(|state| state.visible <= now)
}

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Status(u16),
    Truncated,
    /// The response arrives after so many seconds.
    Slow(u64),
    /// The connection is closed before the response.
    Dropped,
    /// A row has a value that does not fit.
    Undecodable,
    /// The call is limited for so many seconds.
    Ban(u64),
    BadPosition,
    NoPermission,
    SessionExpired,
    /// A list by number reports an error in its response.
    Business,
    /// The row is complete, but a member has a new name.
    NewMember,
}

/// Windows of orders are shorter for a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Promotion {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) limit: i64,
}

#[derive(Debug, Default)]
pub(super) struct World {
    pub(super) orders: Vec<Order>,
    pub(super) disputes: Vec<Dispute>,
    pub(super) punishments: Vec<Punishment>,
    /// By the number of the call.
    pub(super) faults: BTreeMap<u64, Fault>,
    /// The numbers of orders that never have a value that fits.
    pub(super) odd: Vec<u64>,
    /// A member that all rows lack, and the responses with lists by number.
    pub(super) lacks: Option<&'static str>,
    pub(super) calls: u64,
    /// The longest window in seconds.
    pub(super) limit: i64,
    pub(super) promotion: Option<Promotion>,
    /// Whether the end of a window belongs to it.
    pub(super) ends_are_open: bool,
    /// Whether the last page that is served says that it is the end.
    pub(super) cuts_lists: bool,
    /// Whether lists by number begin with the oldest row.
    pub(super) is_oldest_first: bool,
    /// How long a call takes.
    pub(super) latency: u64,
    /// The parameters of each call.
    pub(super) log: Vec<BTreeMap<String, String>>,
    /// The positions that were refused, and how often. They are never valid again.
    pub(super) refused: BTreeMap<String, usize>,
    /// The rows of lists by number, for each call of the list. If there are none, the ledger has the rows.
    pub(super) lists: Vec<Vec<Value>>,
    /// How many rows a page of such a list has at most.
    pub(super) most_rows: usize,
}

/// The world, at the time of the runtime.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub(super) world: Arc<Mutex<World>>,
    began: Instant,
    /// How far the clock of the machine is ahead.
    pub(super) ahead: i64,
    /// Why windows were put off.
    pub(super) told: Arc<Mutex<Vec<String>>>,
    /// What interrupts the engine.
    pub(super) chaos: Arc<Chaos>,
}

impl Shared {
    pub(super) fn new(orders: Vec<Order>) -> Self {
        Self::of(World { orders, limit: 10_800, most_rows: 100, latency: 50, ..World::default() })
    }

    pub(super) fn of(world: World) -> Self {
        let world = Arc::new(Mutex::new(world));
        Self { world, began: Instant::now(), ahead: 0, told: Arc::default(), chaos: Arc::default() }
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.world.lock().unwrap());
    }

    pub(super) fn now(&self) -> i64 {
        START + i64::try_from(self.began.elapsed().as_secs()).unwrap()
    }
}

impl Clock for Shared {
    fn now(&self) -> TopTime {
        let passed = i64::try_from(self.began.elapsed().as_millis()).unwrap();
        TopTime::from_unix_millis((START + self.ahead) * 1_000 + passed).unwrap()
    }
}

impl Order {
    /// The time by which a query of this type selects the state.
    pub(super) fn time(&self, state: &State, query_type: &str) -> Option<i64> {
        match query_type {
            "1" => Some(self.created),
            "2" => state.paid,
            "3" => state.settled,
            _ => Some(state.modified),
        }
    }

    /// The row of a state.
    pub(super) fn row(&self, state: &State) -> Value {
        json!({
            "trade_id": self.id.to_string(),
            "trade_parent_id": "7",
            "tk_order_role": self.role,
            "tk_status": state.status,
            "tk_create_time": time(self.created),
            "tk_paid_time": state.paid.map_or_else(|| "--".to_owned(), time),
            "tk_earning_time": state.settled.map_or_else(|| "--".to_owned(), time),
            "modified_time": time(state.modified),
            "pub_share_fee": yuan(state.fee),
            "flow_source": "--",
        })
    }
}

impl Dispute {
    /// The time by which a query of this type selects the state.
    pub(super) fn time(&self, state: &State, query_type: &str) -> Option<i64> {
        match query_type {
            "1" => Some(self.opened),
            "3" => state.settled,
            "4" => Some(self.opened - 600),
            "5" => Some(state.modified),
            _ => None,
        }
    }

    /// The row of a state in the list of refunds.
    pub(super) fn row(&self, state: &State) -> Value {
        json!({
            "refund_suit_id": self.id.to_string(),
            "tb_trade_id": self.trade.to_string(),
            "tb_trade_parent_id": "7",
            "tk_order_role": if self.role == 2 { "二方" } else { "三方" },
            "tb_trade_create_time": time(self.opened - 600),
            "tk_refund_time": time(self.opened),
            "tk_refund_suit_time": state.settled.map_or_else(|| "--".to_owned(), time),
            "modified_time": time(state.modified),
            "refund_status": state.status,
            "refund_fee": yuan(state.fee),
        })
    }

    /// The row of a state in the lists of refunds of channels and members.
    pub(super) fn relation_row(&self, state: &State) -> Value {
        json!({
            "tb_trade_id": self.trade,
            "tk_refund_time": time(self.opened),
            "tk_refund_suit_time": state.settled.map_or_else(|| "--".to_owned(), time),
            "modified_time": time(state.modified),
            "refund_status": state.status,
            "refund_type": self.role - 1,
            "refund_fee": yuan(state.fee),
            "tb_auction_title": "--",
        })
    }
}

impl Punishment {
    pub(super) fn row(&self, state: &State) -> Value {
        json!({
            "tb_trade_id": self.trade,
            "tk_trade_create_time": time(self.created),
            "punish_status": state.status,
            "settle_month": 202_611,
            "union_id": "--",
        })
    }
}

/// What identifies a record in a store.
pub(super) type Key = (Owner, Source, String, i64);

/// The states of a record as documents, and the platform's times of each.
pub(super) struct Life<'a> {
    pub(super) key: Key,
    pub(super) states: &'a [State],
    pub(super) documents: Vec<Map<String, Value>>,
    /// For each state, its times by the code of the query.
    pub(super) times: Vec<BTreeMap<i64, i64>>,
    /// The lists that have the record, by the code of the scene.
    pub(super) scenes: Vec<u8>,
}

impl World {
    /// Everything that the platform ever shows, by the keys of records.
    pub(super) fn lives(&self) -> Vec<Life<'_>> {
        let orders = self.orders.iter().map(|order| {
            life(
                (order.owner, Source::Order, order.id.to_string(), order.role),
                &order.states,
                |state| order.row(state),
                |state, code| order.time(state, code),
                if order.scene == 1 { vec![1] } else { vec![1, u8::try_from(order.scene).unwrap()] },
            )
        });
        let refunds = self.disputes.iter().map(|dispute| {
            life(
                (dispute.owner, Source::Refund, dispute.id.to_string(), dispute.role),
                &dispute.states,
                |state| dispute.row(state),
                |state, code| dispute.time(state, code),
                vec![1],
            )
        });
        let relations = self.disputes.iter().filter(|dispute| dispute.relation != 0).map(|dispute| {
            let key = format!("{}@{}", dispute.trade, dispute.opened);
            life(
                (dispute.owner, Source::RelationRefund, key, dispute.role),
                &dispute.states,
                |state| dispute.relation_row(state),
                |state, code| dispute.time(state, code),
                vec![u8::try_from(dispute.relation).unwrap()],
            )
        });
        let punishments = self.punishments.iter().map(|punishment| {
            life(
                (punishment.owner, Source::Punish, punishment.trade.to_string(), 0),
                &punishment.states,
                |state| punishment.row(state),
                |_, code| (code == "0").then_some(punishment.created),
                vec![0],
            )
        });
        orders.chain(refunds).chain(relations).chain(punishments).collect()
    }
}

fn life(
    key: Key,
    states: &[State],
    row: impl Fn(&State) -> Value,
    time: impl Fn(&State, &str) -> Option<i64>,
    scenes: Vec<u8>,
) -> Life<'_> {
    let codes = 0..=5_i64;
    let times = |state: &State| {
        codes.clone().filter_map(|code| Some((code, time(state, &code.to_string())?))).collect()
    };
    Life {
        key,
        states,
        documents: states.iter().map(|state| document(row(state))).collect(),
        times: states.iter().map(times).collect(),
        scenes,
    }
}

/// The document that a store has of a row, without the members that have no value: the gateway writes those in several forms.
/// Ids are texts.
fn document(row: Value) -> Map<String, Value> {
    let Value::Object(mut document) = row else { panic!("{row}") };
    document.retain(|_, value| *value != json!("--"));
    if let Some(id) = document.get_mut("tb_trade_id").filter(|id| id.is_number()) {
        *id = id.to_string().into();
    }
    document
}

/// An amount with a varying number of decimals.
fn yuan(fee: i64) -> String {
    match fee % 100 {
        0 => (fee / 100).to_string(),
        cents if cents % 10 == 0 => format!("{}.{}", fee / 100, cents / 10),
        cents => format!("{}.{cents:02}0", fee / 100),
    }
}

pub(super) fn time(seconds: i64) -> String {
    TopTime::from_unix_millis(seconds * 1_000).unwrap().to_string()
}

pub(super) fn seconds(text: &str) -> i64 {
    text.parse::<TopTime>().unwrap().unix_millis() / 1_000
}

/// An order with one state, which is visible at once.
pub(super) fn order(id: u64, at: i64) -> Order {
    let state = State { visible: at, modified: at, paid: Some(at), settled: None, status: 12, fee: 123 };
    Order { owner: 0, id, role: 2, created: at, scene: 1, states: vec![state] }
}
