//! Generated punishments.

use serde_json::json;
use top_core::TopTime;

use super::entry::{Axis, Document, Times, times};
use super::money::{document, time};
use super::order::PUBLISHER;

/// A punished order.
#[derive(Debug, Clone)]
pub(super) struct Punishment {
    pub(super) trade: i64,
    pub(super) created: i64,
    pub(super) relation: Option<i64>,
    pub(super) site: i64,
    pub(super) adzone: i64,
    /// Whether the order is a fake one; otherwise the shop acts as a publisher.
    pub(super) is_fake: bool,
    /// `punish_status` in each state.
    pub(super) states: Vec<i64>,
}

impl Punishment {
    pub(super) fn times(&self) -> Times {
        times([(Axis::Created, Some(self.created))])
    }

    pub(super) fn document(&self, state: usize) -> Document {
        document(json!({
            "tb_trade_id": self.trade,
            "tk_trade_create_time": time(self.created),
            "settle_month": settle_month(self.created),
            "punish_status": self.states[state].to_string(),
            "violation_type": if self.is_fake { "订单虚假交易" } else { "店铺淘宝客" },
            "relation_id": self.relation,
            "tk_site_id": self.site,
            "tk_adzone_id": self.adzone,
            "tk_pub_id": PUBLISHER.to_string(),
        }))
    }
}

/// Returns the month as `yyyyMM`.
fn settle_month(seconds: i64) -> Option<i64> {
    let date = TopTime::from_unix_millis(seconds.saturating_mul(1000))?.date().to_string();
    date.replace('-', "").get(..6)?.parse().ok()
}
