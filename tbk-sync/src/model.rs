//! Accounts, streams, windows and events. Times are seconds since 1970 unless the name says otherwise.

use std::fmt;

/// What an account is on the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountKind {
    /// 推广者: the owner of the app. Its APIs need no session.
    Publisher,
    /// 服务商: a customer of a service provider. Its APIs need the session of the customer.
    Provider,
}

/// A list of the platform that is synchronised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Source {
    /// 订单 (`order.details.get`).
    Order,
    /// 维权退款 (`order.refund.get`).
    Refund,
    /// 渠道与会员的维权退款 (`relation.refund`).
    RelationRefund,
    /// 处罚订单 (`punish.order.get`).
    Punish,
}

/// The timestamp that a window filters by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Axis {
    /// 创建时间.
    Created,
    /// 付款时间.
    Paid,
    /// 结算时间.
    Settled,
    /// 更新时间.
    Updated,
    /// 维权发起时间.
    Opened,
    /// 维权完成时间.
    Closed,
}

/// Why a window is read. Lanes are read in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Changes since the frontier.
    Live,
    /// The same range again on another axis, to find late rows.
    Sweep,
    /// History.
    Backfill,
}

/// The name of a value in stores, events and exports.
macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the name in stores, events and exports.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Returns the value with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == name)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

names!(AccountKind { Publisher = "publisher", Provider = "provider" });
names!(Source { Order = "order", Refund = "refund", RelationRefund = "relation_refund", Punish = "punish" });
names!(Axis {
    Created = "created", Paid = "paid", Settled = "settled", Updated = "updated", Opened = "opened", Closed = "closed",
});
names!(Lane { Live = "live", Sweep = "sweep", Backfill = "backfill" });

/// A closed interval of whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first second.
    pub from: i64,
    /// The last second.
    pub to: i64,
}

/// An account that is synchronised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The id in the store.
    pub id: i64,
    /// The name, unique in the store.
    pub name: String,
    /// What the account is.
    pub kind: AccountKind,
    /// Why the account is parked: its session or its permission ended. `None` if it is active.
    pub parked: Option<String>,
    /// The time of the gateway until which the last ban held the account. It may be over. `None` if there was no ban.
    pub held_until: Option<i64>,
}

/// A list of one account on one axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StreamKey {
    /// The list.
    pub source: Source,
    /// The timestamp of the windows.
    pub axis: Axis,
    /// The code of `order_scene`, or of `biz_type` for [`Source::RelationRefund`]; 0 for lists without either.
    pub scene: u8,
}

/// The state of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stream {
    /// The id in the store.
    pub id: i64,
    /// The list, its axis and its scene.
    pub key: StreamKey,
    /// The first second that the stream promises.
    pub start: i64,
    /// Every second from `start` to this one was read. `None` before the first window.
    pub frontier: Option<i64>,
    /// The longest window in seconds that the platform accepts at present.
    pub limit: i64,
    /// When the limit was last lowered.
    pub limited_at: Option<i64>,
    /// How late a sweep found a row that the stream should have had, in seconds; at most an hour. `None` if no sweep found one.
    pub lag: Option<i64>,
    /// When a sweep last found such a row.
    pub lag_at: Option<i64>,
}

/// An open window of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The id in the store.
    pub id: i64,
    /// The stream.
    pub stream: i64,
    /// Why the window is read.
    pub lane: Lane,
    /// The seconds to read.
    pub span: Span,
    /// A filter that splits a second with more than 10,000 rows, such as `tk_status=12`.
    pub part: Option<String>,
    /// The position of the next page. `None` for the first page.
    pub position: Option<String>,
    /// The platform's time at which this pass over the window began. `None` before the first page is stored.
    pub began: Option<i64>,
    /// How often reading the window failed since the last page.
    pub failures: u32,
}

/// A window to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWindow {
    /// The stream.
    pub stream: i64,
    /// Why the window is read.
    pub lane: Lane,
    /// The seconds to read.
    pub span: Span,
    /// A filter, as of [`Window::part`].
    pub part: Option<String>,
}

/// A range that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gap {
    /// The platform serves the last 90 days only.
    Unreachable,
    /// The platform refuses one second, or has more rows in it than it serves, with every filter.
    Saturated,
    /// One second has more rows than the platform serves, and was read by filters: for each documented state. Orders in a
    /// state that is not documented may be missing.
    Partial,
}
names!(Gap { Unreachable = "unreachable", Saturated = "saturated", Partial = "partial" });

/// A change of a record, or of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The position in the feed. A reader of all events after a position misses none.
    pub position: u64,
    /// The id, the same however often the event is delivered: `shop1/order/294159887445064307/2@3`.
    pub id: String,
    /// The type, such as `order.new` or `account.parked`.
    pub kind: String,
    /// The name of the account.
    pub account: String,
    /// When the change was seen, in milliseconds since 1970.
    pub seen: i64,
    /// The event as one JSON object, without the position.
    pub json: String,
}

impl Event {
    /// Creates an event, for stores and tests.
    #[must_use]
    pub fn new(
        position: u64,
        id: impl Into<String>,
        kind: impl Into<String>,
        account: impl Into<String>,
        seen: i64,
        json: impl Into<String>,
    ) -> Self {
        let (id, kind, account, json) = (id.into(), kind.into(), account.into(), json.into());
        Self { position, id, kind, account, seen, json }
    }
}
