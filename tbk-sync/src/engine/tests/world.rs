//! A naive ledger: every state of every order, and what the platform shows of it at a time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};
use tokio::time::Instant;
use top_core::{Clock, TopTime};

/// 2026-11-27 18:00:00 in GMT+8.
pub(super) const START: i64 = 1_795_773_600;

#[derive(Debug, Clone)]
pub(super) struct State {
    /// When the platform shows the state.
    pub(super) visible: i64,
    pub(super) modified: i64,
    pub(super) paid: Option<i64>,
    pub(super) settled: Option<i64>,
    pub(super) status: i64,
    /// The income in fen.
    pub(super) fee: i64,
}

#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) id: u64,
    pub(super) role: i64,
    pub(super) created: i64,
    pub(super) states: Vec<State>,
}

impl Order {
    /// The state that the platform shows.
    pub(super) fn state(&self, now: i64) -> Option<&State> {
        self.states.iter().rev().find(|state| state.visible <= now)
    }
}

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Status(u16),
    Truncated,
    /// A row has a value that does not fit.
    Undecodable,
    /// The call is limited for so many seconds.
    Ban(u64),
    BadPosition,
    NoPermission,
    SessionExpired,
    /// The row is complete, but a member has a new name.
    NewMember,
}

#[derive(Debug, Default)]
pub(super) struct World {
    pub(super) orders: Vec<Order>,
    /// By the number of the call.
    pub(super) faults: BTreeMap<u64, Fault>,
    pub(super) calls: u64,
    /// The longest window in seconds.
    pub(super) limit: i64,
    /// Whether the end of a window belongs to it.
    pub(super) ends_are_open: bool,
    /// Whether the last page that is served says that it is the end.
    pub(super) cuts_lists: bool,
    /// The parameters of each call.
    pub(super) log: Vec<BTreeMap<String, String>>,
    /// The rows of lists by number, for each call of the list.
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
}

impl Shared {
    pub(super) fn new(orders: Vec<Order>) -> Self {
        let world = World { orders, limit: 10_800, most_rows: 100, ..World::default() };
        Self { world: Arc::new(Mutex::new(world)), began: Instant::now(), ahead: 0, told: Arc::default() }
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
        TopTime::from_unix_millis((Self::now(self) + self.ahead) * 1_000).unwrap()
    }
}

impl World {
    /// The rows of a window, from the newest to the oldest, with the time of the axis.
    pub(super) fn rows(&self, axis: &str, from: i64, to: i64, now: i64) -> Vec<(i64, u64, Value)> {
        let is_in = |at: i64| from <= at && (at < to || (at == to && !self.ends_are_open));
        let mut rows = Vec::new();
        for order in &self.orders {
            let Some(state) = order.state(now) else { continue };
            let at = match axis {
                "1" => Some(order.created),
                "2" => state.paid,
                "3" => state.settled,
                _ => Some(state.modified),
            };
            if let Some(at) = at.filter(|at| is_in(*at)) {
                rows.push((at, order.id, row(order, state)));
            }
        }
        rows.sort_by_key(|(at, id, _)| (-at, *id));
        rows
    }

    /// What a store must hold: by `trade_id` and role.
    pub(super) fn expected(&self, now: i64) -> BTreeMap<(String, i64), Map<String, Value>> {
        let visible = self.orders.iter().filter_map(|order| Some((order, order.state(now)?)));
        visible
            .map(|(order, state)| {
                let mut document = row(order, state).as_object().unwrap().clone();
                document.retain(|_, value| *value != json!("--"));
                let fee = format!("{}.{:02}", state.fee / 100, state.fee % 100);
                document.insert("pub_share_fee".to_owned(), fee.into());
                ((order.id.to_string(), order.role), document)
            })
            .collect()
    }
}

/// A row on the wire. Amounts have a varying number of decimals.
fn row(order: &Order, state: &State) -> Value {
    let fee = match state.fee % 100 {
        0 => (state.fee / 100).to_string(),
        cents if cents % 10 == 0 => format!("{}.{}", state.fee / 100, cents / 10),
        cents => format!("{}.{cents:02}0", state.fee / 100),
    };
    json!({
        "trade_id": order.id.to_string(),
        "trade_parent_id": "7",
        "tk_order_role": order.role,
        "tk_status": state.status,
        "tk_create_time": time(order.created),
        "tk_paid_time": state.paid.map_or_else(|| "--".to_owned(), time),
        "tk_earning_time": state.settled.map_or_else(|| "--".to_owned(), time),
        "modified_time": time(state.modified),
        "pub_share_fee": fee,
        "flow_source": "--",
    })
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
    Order { id, role: 2, created: at, states: vec![state] }
}
