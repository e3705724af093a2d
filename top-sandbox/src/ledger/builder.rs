//! Builds a ledger.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};
use top_core::TopTime;

use super::script::{Burst, Chances, Lateness, Promotion, Script, Written, seconds};
use super::{Ledger, LedgerSource};

/// Configures a [`Ledger`].
///
/// A builder implements [`Deserialize`]. The names are those of the methods; `row`, `burst` and `promotion` are lists:
///
/// ```
/// use top_sandbox::LedgerBuilder;
///
/// let script = r#"{
///     "seed": 7,
///     "start": "2026-11-01 00:00:00",
///     "now": "2026-11-11 00:00:00",
///     "speed": 60,
///     "orders_per_hour": 40,
///     "lateness": { "median": 20, "sigma": 1.5, "max": 7200 },
///     "chances": { "presale": 0.3 },
///     "promotion": [{ "from": "2026-11-10 20:00:00", "to": "2026-11-12 00:00:00" }],
///     "burst": [{ "at": "2026-11-10 20:00:00", "seconds": 60, "orders": 12000 }],
///     "row": [{ "source": "order", "at": "2026-11-02 10:00:00", "late": 30, "set": { "trade_id": "1", "tk_status": 12 } }]
/// }"#;
/// let builder: LedgerBuilder = serde_json::from_str(script)?;
/// let ledger = builder.build()?;
/// # let _ = ledger;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
#[must_use]
pub struct LedgerBuilder {
    script: Script,
}

impl LedgerBuilder {
    /// Sets the seed. The same script with the same seed has the same rows. Default: 0.
    pub fn seed(mut self, seed: u64) -> Self {
        self.script.seed = seed;
        self
    }

    /// Sets the time at which the clock of the ledger starts, when it is built. Default: the time of the machine.
    pub fn now(mut self, time: TopTime) -> Self {
        self.script.now = Some(time);
        self
    }

    /// Sets how many seconds the clock runs in one second: 0 stops it. Default: 1.
    pub fn speed(mut self, speed: f64) -> Self {
        self.script.speed = speed;
        self
    }

    /// Sets the time of the first generated orders. Default: one day before the start of the clock.
    pub fn start(mut self, time: TopTime) -> Self {
        self.script.start = Some(time);
        self
    }

    /// Sets the time from which on no more orders are generated. Existing orders still change. Default: never.
    pub fn end(mut self, time: TopTime) -> Self {
        self.script.end = Some(time);
        self
    }

    /// Sets the average number of purchases in an hour. A purchase has one to three orders. Default: 0.
    pub fn orders_per_hour(mut self, rate: f64) -> Self {
        self.script.orders_per_hour = rate;
        self
    }

    /// Divides the times between the states of an order, which are days. Default: 1.
    pub fn pace(mut self, pace: f64) -> Self {
        self.script.pace = pace;
        self
    }

    /// Sets how late states become visible. Punishments have no time of change, so they are never late.
    pub fn lateness(mut self, lateness: Lateness) -> Self {
        self.script.lateness = lateness;
        self
    }

    /// Sets the probabilities of what happens to an order.
    pub fn chances(mut self, chances: Chances) -> Self {
        self.script.chances = chances;
        self
    }

    /// Adds orders that are created within a number of seconds.
    pub fn burst(mut self, at: TopTime, within: Duration, orders: u32) -> Self {
        let seconds = i64::try_from(within.as_secs()).unwrap_or(i64::MAX);
        self.script.bursts.push(Burst { at, seconds, orders });
        self
    }

    /// Adds a promotion. A window of orders is at most 20 minutes long if it shares a second with a promotion, or if the
    /// clock of the ledger lies in one.
    pub fn promotion(mut self, from: TopTime, to: TopTime) -> Self {
        self.script.promotions.push(Promotion { from, to });
        self
    }

    /// Excludes rows of the last second from a window of orders or refunds. Default: both ends are included. The
    /// documentation of the platform does not say which is the case.
    pub fn end_excluded(mut self) -> Self {
        self.script.end_excluded = true;
        self
    }

    /// Adds a state of a row, with members by their names on the wire. It begins at `at` and is visible after `late`.
    ///
    /// States of the same `trade_id` and `tk_order_role`, of the same `refund_suit_id` or, for punishments, of the same
    /// `tb_trade_id` are states of one row. Each changes the members that it sets; `null` removes one. The rest has default
    /// values; `modified_time` is `at`. A refund with a `relation_id` or `special_id` is also a row of
    /// [`LedgerSource::RelationRefund`].
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use serde_json::json;
    /// use top_sandbox::{Ledger, LedgerSource};
    ///
    /// let (paid, settled) = ("2026-11-02 10:00:00".parse()?, "2026-11-04 10:00:00".parse()?);
    /// let ledger = Ledger::builder()
    ///     .now("2026-11-03 00:00:00".parse()?)
    ///     .speed(0.0)
    ///     .row(LedgerSource::Order, paid, Duration::ZERO, &json!({"trade_id": "7", "tk_status": 12}))
    ///     .row(LedgerSource::Order, settled, Duration::from_secs(30), &json!({"trade_id": "7", "tk_status": 3}))
    ///     .build()?;
    /// assert_eq!(ledger.rows(LedgerSource::Order)[0].document["tk_status"], 12);
    /// ledger.advance(Duration::from_secs(36 * 3600));
    /// assert_eq!(ledger.rows(LedgerSource::Order)[0].document["tk_status"], 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn row(mut self, source: LedgerSource, at: TopTime, late: Duration, members: &Value) -> Self {
        let late = i64::try_from(late.as_secs()).unwrap_or(i64::MAX);
        let set = members.as_object().map_or_else(Map::new, Clone::clone);
        self.script.rows.push(Written { source, at, late, set });
        self
    }

    /// Builds the ledger and starts its clock.
    ///
    /// # Errors
    ///
    /// Returns an error if a number is out of range, or if a row has no key or an unknown member.
    pub fn build(self) -> Result<Ledger, InvalidLedger> {
        let Script { speed, pace, orders_per_hour, lateness, chances, .. } = &self.script;
        let finite = |name: &'static str, value: f64, low: f64, high: f64| {
            let is_valid = (low..=high).contains(&value);
            if is_valid { Ok(()) } else { Err(InvalidLedger::OutOfRange { name, value, low, high }) }
        };
        finite("speed", *speed, 0.0, 1_000_000.0)?;
        finite("pace", *pace, 0.001, 1_000_000.0)?;
        finite("orders_per_hour", *orders_per_hour, 0.0, 1_000_000.0)?;
        finite("lateness.median", lateness.median, 0.0, 10_000_000.0)?;
        finite("lateness.sigma", lateness.sigma, 0.0, 10.0)?;
        if lateness.max < 0 {
            return Err(InvalidLedger::NegativeLateness);
        }
        for (name, chance) in chances.all() {
            finite(name, chance, 0.0, 1.0)?;
        }
        for burst in &self.script.bursts {
            if burst.orders > 1_000_000 || !(1..=3600).contains(&burst.seconds) {
                return Err(InvalidLedger::Burst { at: burst.at });
            }
        }
        let now = self.script.now.unwrap_or_else(TopTime::now);
        let start = self.script.start.map_or_else(|| seconds(now) - 24 * 3600, seconds);
        Ledger::new(self.script, now, start)
    }
}

/// The error of a script that cannot be built.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum InvalidLedger {
    /// A number is out of range.
    OutOfRange {
        /// The name of the setting, such as `chances.presale`.
        name: &'static str,
        /// The number.
        value: f64,
        /// The lowest number.
        low: f64,
        /// The highest number.
        high: f64,
    },
    /// `lateness.max` is negative.
    NegativeLateness,
    /// A burst has more than 1,000,000 orders, or does not last 1 to 3,600 seconds.
    Burst {
        /// The start of the burst.
        at: TopTime,
    },
    /// A row is a `relation_refund`. These are rows of the source `refund` with a `relation_id` or a `special_id`.
    RelationRefund {
        /// The key of the row.
        key: String,
    },
    /// A row has no key.
    NoKey {
        /// The time of the row.
        at: TopTime,
        /// The member that is missing.
        member: &'static str,
    },
    /// A row has a member that the list does not have.
    UnknownMember {
        /// The time of the row.
        at: TopTime,
        /// The member.
        member: String,
    },
}

impl fmt::Display for InvalidLedger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange { name, value, low, high } => {
                write!(f, "{name} is {value}, but must be from {low} to {high}")
            }
            Self::NegativeLateness => f.write_str("lateness.max is negative"),
            Self::Burst { at } => {
                write!(f, "the burst at {at} must have at most 1000000 orders in 1 to 3600 seconds")
            }
            Self::RelationRefund { key } => write!(
                f,
                "the row {key:?} is a relation_refund: write a row of the source `refund` with a relation_id or special_id"
            ),
            Self::NoKey { at, member } => write!(f, "a row at {at} has no `{member}` in `set`"),
            Self::UnknownMember { at, member } => {
                write!(f, "a row at {at} sets `{member}`, which no row has")
            }
        }
    }
}

impl std::error::Error for InvalidLedger {}
