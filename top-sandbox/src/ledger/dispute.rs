//! Generated refund disputes (维权).

use serde_json::{Value, json};

use super::entry::{Axis, Document, Times, times};
use super::money::{document, part, time, yuan};
use super::order::{ITEMS, Order, PUBLISHER};

/// A dispute with all its states.
#[derive(Debug, Clone)]
pub(super) struct Dispute {
    pub(super) suit: i64,
    pub(super) trade: i64,
    pub(super) parent: i64,
    pub(super) role: i64,
    pub(super) item: usize,
    pub(super) relation: Option<i64>,
    pub(super) special: Option<i64>,
    pub(super) created: i64,
    pub(super) earned: i64,
    pub(super) opened: i64,
    /// Amounts in fen: of the order, of the claim, and the income of both.
    pub(super) price: i64,
    pub(super) claim: i64,
    pub(super) income: i64,
    pub(super) income_back: i64,
    pub(super) states: Vec<DisputeState>,
}

/// A state of a dispute.
#[derive(Debug, Clone, Copy)]
pub(super) struct DisputeState {
    pub(super) status: i64,
    pub(super) closed: Option<i64>,
    pub(super) modified: i64,
}

impl Dispute {
    /// Creates a dispute about a part of an order, in hundredths of a percent, without states.
    pub(super) fn new(order: &Order, suit: i64, earned: i64, opened: i64, share: i64) -> Self {
        let claim = part(order.price(), share).max(1);
        Self {
            suit,
            trade: order.trade,
            parent: order.parent,
            role: order.role,
            item: order.item,
            relation: order.relation,
            special: order.special,
            created: order.created,
            earned,
            opened,
            price: order.price(),
            claim,
            income: order.income(order.price()),
            income_back: order.income(claim),
            states: Vec::new(),
        }
    }

    pub(super) fn times(&self, state: usize) -> Times {
        let state = &self.states[state];
        times([
            (Axis::Created, Some(self.created)),
            (Axis::Settled, Some(self.earned)),
            (Axis::Opened, Some(self.opened)),
            (Axis::Closed, state.closed),
            (Axis::Updated, Some(state.modified)),
        ])
    }

    /// Returns the members of the row in `order.refund.get`.
    pub(super) fn document(&self, state: usize) -> Document {
        let state = &self.states[state];
        let fee = self.income_back / 9;
        document(json!({
            "refund_suit_id": self.suit.to_string(),
            "tb_trade_id": self.trade.to_string(),
            "tb_trade_parent_id": self.parent.to_string(),
            "tb_trade_create_time": time(self.created),
            "earning_time": time(self.earned),
            "tk_refund_time": time(self.opened),
            "tk_refund_suit_time": state.closed.map(time),
            "modified_time": time(state.modified),
            "item_title": ITEMS[self.item].1,
            "tk_order_role": if self.role == 3 { "三方" } else { "二方" },
            "refund_status": state.status,
            "tb_trade_finish_price": yuan(self.price),
            "refund_fee": yuan(self.claim),
            "pub_share_fee": yuan(self.income),
            "tk_commission_fee_refund": yuan(self.income_back),
            "tk_subsidy_fee_refund": "0",
            "tk_commission_alimm_refund_fee": yuan(fee),
            "tk_subsidy_alimm_refund_fee": "0",
            "tk_commission_agent_refund_fee": "0",
            "tk_subsidy_agent_refund_fee": "0",
            "show_return_fee": yuan(self.income_back + fee),
            "relation_id": self.relation,
            "special_id": self.special,
        }))
    }
}

/// Returns the row of `relation.refund` for a row of `order.refund.get`.
pub(super) fn relation_document(refund: &Document) -> Document {
    const SAME: [&str; 10] = [
        "relation_id",
        "special_id",
        "tk_refund_suit_time",
        "tk_refund_time",
        "earning_time",
        "tb_trade_create_time",
        "refund_status",
        "refund_fee",
        "tb_trade_finish_price",
        "modified_time",
    ];
    let member = |name: &str| refund.get(name).cloned().unwrap_or(Value::Null);
    let number = |name: &str| member(name).as_str().and_then(|text| text.parse::<i64>().ok());
    let third = member("tk_order_role") == "三方";
    let mut row = document(json!({
        "tb_trade_id": number("tb_trade_id"),
        "tb_trade_parent_id": number("tb_trade_parent_id"),
        "tb_auction_title": member("item_title"),
        "tk_pub_id": PUBLISHER,
        "refund_type": if third { 2 } else { 1 },
    }));
    let (back, shown) = (member("tk_commission_fee_refund"), member("show_return_fee"));
    let names = if third {
        ["tk_commission_fee_refund3rd_pub", "tk_subsidy_fee_refund3rd_pub", "tk3rd_pub_show_return_fee"]
    } else {
        ["tk_commission_fee_refund_pub", "tk_subsidy_fee_refund_pub", "tk_pub_show_return_fee"]
    };
    row.extend(names.map(str::to_owned).into_iter().zip([back, Value::from("0"), shown]));
    row.extend(SAME.map(|name| (name.to_owned(), member(name))));
    row.retain(|_, value| !value.is_null());
    row
}
