//! The script of a ledger: what happens when.

use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Map, Value};
use top_core::TopTime;

use super::LedgerSource;

/// How late states become visible: a log-normal distribution, cut at a maximum.
///
/// # Examples
///
/// ```
/// let lateness: top_sandbox::Lateness = serde_json::from_str(r#"{ "median": 20, "sigma": 1.5, "max": 7200 }"#)?;
/// assert_eq!(lateness.median, 20.0);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lateness {
    /// The median, in seconds. Default: 0, every state is visible at once.
    #[serde(default)]
    pub median: f64,
    /// The standard deviation of the logarithm. With 1, one state in a hundred is later than ten medians; with 2, one in
    /// a hundred is later than a hundred medians.
    #[serde(default)]
    pub sigma: f64,
    /// The maximum, in seconds. Default: 3600.
    #[serde(default = "hour")]
    pub max: i64,
}

fn hour() -> i64 {
    3600
}

impl Default for Lateness {
    fn default() -> Self {
        Self { median: 0.0, sigma: 0.0, max: hour() }
    }
}

/// The probabilities of what happens to an order, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Chances {
    /// The order is earned as third party. Default: 0.1.
    pub third_party: f64,
    /// The order is earned as second and as third party: two rows with one `trade_id`. Default: 0.02.
    pub both_roles: f64,
    /// The order comes through a channel and has a `relation_id`. Default: 0.3.
    pub channel: f64,
    /// The order is one of a member and has a `special_id`. Default: 0.1.
    pub member: f64,
    /// The purchase has several child orders with the same `trade_parent_id`. Default: 0.15.
    pub several_children: f64,
    /// The order is a presale: `tk_paid_time` changes with the final payment. Default: 0.05.
    pub presale: f64,
    /// The order is closed before it is received. Default: 0.1.
    pub closed: f64,
    /// The settled amount changes after the settlement, and `tk_status` does not. Default: 0.1.
    pub adjusted: f64,
    /// Such a change does not move `modified_time` either. Default: 0.
    pub unmarked: f64,
    /// A settled order is disputed. Default: 0.08.
    pub disputed: f64,
    /// A disputed order has two or three disputes. Default: 0.3.
    pub several_disputes: f64,
    /// The order is punished. Default: 0.02.
    pub punished: f64,
}

impl Default for Chances {
    fn default() -> Self {
        Self {
            third_party: 0.1,
            both_roles: 0.02,
            channel: 0.3,
            member: 0.1,
            several_children: 0.15,
            presale: 0.05,
            closed: 0.1,
            adjusted: 0.1,
            unmarked: 0.0,
            disputed: 0.08,
            several_disputes: 0.3,
            punished: 0.02,
        }
    }
}

impl Chances {
    pub(super) fn all(&self) -> [(&'static str, f64); 12] {
        [
            ("chances.third_party", self.third_party),
            ("chances.both_roles", self.both_roles),
            ("chances.channel", self.channel),
            ("chances.member", self.member),
            ("chances.several_children", self.several_children),
            ("chances.presale", self.presale),
            ("chances.closed", self.closed),
            ("chances.adjusted", self.adjusted),
            ("chances.unmarked", self.unmarked),
            ("chances.disputed", self.disputed),
            ("chances.several_disputes", self.several_disputes),
            ("chances.punished", self.punished),
        ]
    }
}

/// Purchases within a short time, in addition to the usual ones.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Burst {
    #[serde(deserialize_with = "time")]
    pub(super) at: TopTime,
    #[serde(default = "minute")]
    pub(super) seconds: i64,
    pub(super) orders: u32,
}

fn minute() -> i64 {
    60
}

/// A time in which windows of orders are limited to 20 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Promotion {
    #[serde(deserialize_with = "time")]
    pub(super) from: TopTime,
    #[serde(deserialize_with = "time")]
    pub(super) to: TopTime,
}

/// One state of a row that the script writes member by member.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) source: LedgerSource,
    #[serde(deserialize_with = "time")]
    pub(super) at: TopTime,
    #[serde(default)]
    pub(super) late: i64,
    pub(super) set: Map<String, Value>,
}

/// The fields of a script. Every field has a default.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Script {
    pub(super) seed: u64,
    #[serde(deserialize_with = "some_time")]
    pub(super) now: Option<TopTime>,
    pub(super) speed: f64,
    #[serde(deserialize_with = "some_time")]
    pub(super) start: Option<TopTime>,
    #[serde(deserialize_with = "some_time")]
    pub(super) end: Option<TopTime>,
    pub(super) orders_per_hour: f64,
    pub(super) pace: f64,
    pub(super) end_excluded: bool,
    pub(super) lateness: Lateness,
    pub(super) chances: Chances,
    #[serde(rename = "burst")]
    pub(super) bursts: Vec<Burst>,
    #[serde(rename = "promotion")]
    pub(super) promotions: Vec<Promotion>,
    #[serde(rename = "row")]
    pub(super) rows: Vec<Written>,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            seed: 0,
            now: None,
            speed: 1.0,
            start: None,
            end: None,
            orders_per_hour: 0.0,
            pace: 1.0,
            end_excluded: false,
            lateness: Lateness::default(),
            chances: Chances::default(),
            bursts: Vec::new(),
            promotions: Vec::new(),
            rows: Vec::new(),
        }
    }
}

/// Returns a time in whole seconds since 1970.
pub(super) fn seconds(time: TopTime) -> i64 {
    time.unix_millis().div_euclid(1000)
}

fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TopTime, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

fn some_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TopTime>, D::Error> {
    time(deserializer).map(Some)
}
