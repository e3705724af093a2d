//! The public handle of a ledger.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};
use top_core::TopTime;
use top_core::schema::ApiSchema;

use super::builder::{InvalidLedger, LedgerBuilder};
use super::clock::Clock;
use super::dispute::relation_document;
use super::entry::{Entry, Tables};
use super::generate::Generator;
use super::respond::{List, View};
use super::script::Script;
use super::written;
use crate::fault::Fault;
use crate::gateway_error::GatewayError;
use crate::request::Incoming;
use crate::sample::Node;

/// A list of a [`Ledger`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LedgerSource {
    /// 订单: the rows of `taobao.tbk.order.details.get`.
    Order,
    /// 维权退款: the rows of `taobao.tbk.order.refund.get`.
    Refund,
    /// 渠道与会员的维权退款: the rows of `taobao.tbk.relation.refund`.
    RelationRefund,
    /// 处罚订单: the rows of `taobao.tbk.dg.punish.order.get`.
    Punish,
}

/// A row of a ledger as the platform shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LedgerRow {
    /// The members with their names on the wire.
    pub document: Map<String, Value>,
    /// The time from which the row is visible in this state.
    pub visible: TopTime,
}

/// Orders, refunds and punishments of one account, which change over time, with a clock of their own.
///
/// A sandbox with a ledger answers the order, refund and punishment APIs of publishers and service providers from it; see
/// [`SandboxBuilder::ledger`](crate::SandboxBuilder::ledger). A clone shares rows and clock.
///
/// # Rules of the platform
///
/// - `order.details.get`: a window is at most 3 hours long (`2007`), in a promotion 20 minutes; its start is before its
///   end (`2001`), before the current time (`2002`) and within the last 90 days (`2004`).
/// - Rows are sorted by the timestamp that the query filters by, newest first. `position_index` holds the ends of a page,
///   so rows that are added or leave do not shift later pages. A position of another window, or a later page without one,
///   is refused (`1008`).
/// - `relation.refund` and `punish.order.get` have numbered pages and a `total_count`; their rows shift.
/// - A state becomes visible some time after it begins: see [`Lateness`](crate::Lateness). The state before it remains
///   visible until then.
///
/// The documentation of the platform leaves some cases open. In these, the ledger behaves as follows: both ends belong to a
/// window ([`LedgerBuilder::end_excluded`] changes this); refunds have windows of any length, and illegal parameters of
/// refunds and punishments are business errors with the code 101 or 102.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use tbk_apis::prelude::*;
/// use top_sandbox::{Ledger, LedgerSource, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let ledger = Ledger::builder()
///     .seed(7)
///     .start("2026-11-01 00:00:00".parse()?)
///     .now("2026-11-02 00:00:00".parse()?)
///     .speed(0.0)
///     .orders_per_hour(20.0)
///     .build()?;
/// let sandbox = Sandbox::builder().ledger(ledger.clone()).start().await?;
/// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
///     .endpoint(Endpoint::custom(sandbox.url())?)
///     .build()?;
///
/// let request = TbkOrderDetailsGet::builder()
///     .start_time(ledger.now())
///     .end_time(ledger.now() + Duration::from_secs(3 * 3600))
///     .page_size(100)
///     .build();
/// ledger.advance(Duration::from_secs(3 * 3600));
/// let page = client.call(&request).await?.data.data.unwrap_or_default();
/// assert!(!page.results.is_empty() && page.results.len() < ledger.rows(LedgerSource::Order).len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Ledger {
    shared: Arc<Shared>,
}

struct Shared {
    clock: Clock,
    state: Mutex<State>,
}

struct State {
    tables: Tables,
    generator: Generator,
}

impl Ledger {
    /// Returns a builder for a ledger without rows.
    pub fn builder() -> LedgerBuilder {
        LedgerBuilder::default()
    }

    /// Returns a ledger for demonstrations: about 40 orders an hour for the last three days, which change within hours. Its
    /// clock follows the time of the machine. An hour has the same orders each time.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::{Ledger, LedgerSource};
    ///
    /// let orders = Ledger::demo().rows(LedgerSource::Order);
    /// assert!(orders.len() > 1000);
    /// ```
    #[must_use]
    pub fn demo() -> Self {
        const DAYS: Duration = Duration::from_secs(3 * 24 * 3600);
        let now = TopTime::now();
        let lateness = crate::Lateness { median: 15.0, sigma: 1.2, max: 1800 };
        let script =
            Script { seed: 20_260_101, orders_per_hour: 30.0, pace: 20.0, lateness, ..Script::default() };
        let start = (now - DAYS).unix_millis().div_euclid(3_600_000) * 3600;
        Self::from_parts(script, now, start, Tables::default())
    }

    pub(super) fn new(script: Script, now: TopTime, start: i64) -> Result<Self, InvalidLedger> {
        let mut tables = Tables::default();
        written::add(&script.rows, &mut tables)?;
        Ok(Self::from_parts(script, now, start, tables))
    }

    fn from_parts(script: Script, now: TopTime, start: i64, tables: Tables) -> Self {
        let clock = Clock::new(now.unix_millis(), script.speed);
        let generator = Generator::new(script, start);
        Self { shared: Arc::new(Shared { clock, state: Mutex::new(State { tables, generator }) }) }
    }

    /// Returns the time of the ledger's clock.
    #[must_use]
    pub fn now(&self) -> TopTime {
        TopTime::from_unix_millis(self.shared.clock.millis()).unwrap_or_else(TopTime::now)
    }

    /// Advances the clock.
    pub fn advance(&self, step: Duration) {
        self.shared.clock.advance(step);
    }

    /// Returns the rows that are visible now, each in its visible state.
    #[must_use]
    pub fn rows(&self, source: LedgerSource) -> Vec<LedgerRow> {
        let (state, now) = self.state();
        let table = match source {
            LedgerSource::Order => &state.tables.orders,
            LedgerSource::Refund | LedgerSource::RelationRefund => &state.tables.disputes,
            LedgerSource::Punish => &state.tables.punishments,
        };
        let row = |entry: &Entry| {
            let state = entry.state(now)?;
            let document = entry.body.document(state);
            let visible = TopTime::from_unix_millis(entry.visible[state].saturating_mul(1000))?;
            if source != LedgerSource::RelationRefund {
                return Some(LedgerRow { document, visible });
            }
            let document = relation_document(&document);
            (entry.relation.is_some() || entry.special.is_some()).then_some(LedgerRow { document, visible })
        };
        table.entries().iter().filter_map(row).collect()
    }

    /// Returns whether ledgers have rows for the API. They check its codes themselves, with the codes of its errors.
    pub(crate) fn serves(api: &ApiSchema) -> bool {
        List::of(api).is_some()
    }

    /// Returns the response data of an API. `None` if the ledger has no rows for it.
    pub(crate) fn respond(
        &self,
        api: &ApiSchema,
        call: &Incoming,
        fault: Option<&Fault>,
    ) -> Option<Result<Node, GatewayError>> {
        let (state, now) = self.state();
        View { tables: &state.tables, script: &state.generator.script, now }.respond(api, call, fault)
    }

    /// Returns the rows up to the current time, and this time in seconds since 1970.
    fn state(&self) -> (MutexGuard<'_, State>, i64) {
        let mut guard = self.shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.shared.clock.seconds();
        let State { tables, generator } = &mut *guard;
        generator.extend(tables, now);
        (guard, now)
    }
}

impl fmt::Debug for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ledger").field("now", &self.now()).finish_non_exhaustive()
    }
}
