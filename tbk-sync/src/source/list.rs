//! Which API serves a list, and how it is read.

use std::time::Duration;

use tbk_apis::order::{
    TbkDgPunishOrderGet, TbkOrderDetailsGet, TbkOrderRefundGet, TbkRelationRefund, TbkScOrderDetailsGet,
    TbkScOrderRefundGet, TbkScPunishOrderGet, TbkScRelationRefund,
};
use top_core::Api;

use crate::model::{AccountKind, Axis, Source};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

static ORDER: Api = Api::of::<TbkOrderDetailsGet>();
static REFUND: Api = Api::of::<TbkOrderRefundGet>();
static RELATION_REFUND: Api = Api::of::<TbkRelationRefund>();
static PUNISH: Api = Api::of::<TbkDgPunishOrderGet>();
static SC_ORDER: Api = Api::of::<TbkScOrderDetailsGet>();
static SC_REFUND: Api = Api::of::<TbkScOrderRefundGet>();
static SC_RELATION_REFUND: Api = Api::of::<TbkScRelationRefund>();
static SC_PUNISH: Api = Api::of::<TbkScPunishOrderGet>();

/// How the pages of a list are selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paging {
    /// By the position that the page before returned.
    Cursor,
    /// By number. Rows can move between pages while the list is read.
    Number,
}

/// Returns the API that serves a list.
pub(crate) fn api(source: Source, kind: AccountKind) -> &'static Api {
    match (source, kind) {
        (Source::Order, AccountKind::Publisher) => &ORDER,
        (Source::Order, AccountKind::Provider) => &SC_ORDER,
        (Source::Refund, AccountKind::Publisher) => &REFUND,
        (Source::Refund, AccountKind::Provider) => &SC_REFUND,
        (Source::RelationRefund, AccountKind::Publisher) => &RELATION_REFUND,
        (Source::RelationRefund, AccountKind::Provider) => &SC_RELATION_REFUND,
        (Source::Punish, AccountKind::Publisher) => &PUNISH,
        (Source::Punish, AccountKind::Provider) => &SC_PUNISH,
    }
}

pub(crate) fn paging(source: Source) -> Paging {
    match source {
        Source::Order | Source::Refund => Paging::Cursor,
        Source::RelationRefund | Source::Punish => Paging::Number,
    }
}

/// Returns the code of an axis in requests; `None` if the list has no such axis.
pub(crate) fn axis_code(source: Source, axis: Axis) -> Option<i64> {
    match (source, axis) {
        (Source::Order, Axis::Created) => Some(1),
        (Source::Order, Axis::Paid) => Some(2),
        (Source::Order, Axis::Settled) => Some(3),
        (Source::Order, Axis::Updated) => Some(4),
        (Source::Refund | Source::RelationRefund, Axis::Opened) => Some(1),
        (Source::Refund | Source::RelationRefund, Axis::Settled) => Some(2),
        (Source::Refund | Source::RelationRefund, Axis::Closed) => Some(3),
        (Source::Refund | Source::RelationRefund, Axis::Created) => Some(4),
        (Source::Refund | Source::RelationRefund, Axis::Updated) => Some(5),
        // The only time that the query knows. It has no code.
        (Source::Punish, Axis::Created) => Some(0),
        _ => None,
    }
}

/// Returns the axis that shows changes as they happen. Punishments have the time of the order only, so sweeps find them.
pub(crate) fn live_axis(source: Source) -> Option<Axis> {
    match source {
        Source::Order | Source::Refund | Source::RelationRefund => Some(Axis::Updated),
        Source::Punish => None,
    }
}

impl Source {
    /// Returns whether the changes of the list are read as they happen. Only sweeps read the other lists.
    #[must_use]
    pub fn has_live_lane(self) -> bool {
        live_axis(self).is_some()
    }
}

/// Returns the minimum time between two live reads of a list; orders are read at each poll.
pub(crate) fn live_interval(source: Source) -> Duration {
    match source {
        Source::Order => Duration::ZERO,
        Source::Refund => Duration::from_secs(5 * 60),
        Source::RelationRefund | Source::Punish => Duration::from_secs(30 * 60),
    }
}

/// Returns the length of the longest window in seconds, before the platform refuses one.
///
/// Orders: 3 hours, as documented. Refunds: no limit is documented; a day keeps lists short. Refunds of channels and members
/// have no end time, so one window is enough. Punishments: 30 days, as documented.
pub(crate) fn first_limit(source: Source) -> i64 {
    match source {
        Source::Order => 3 * HOUR,
        Source::Refund => DAY,
        Source::RelationRefund => 3_650 * DAY,
        Source::Punish => 30 * DAY,
    }
}

/// Returns the length of the shortest window in seconds. The start of a window must be before its end.
pub(crate) fn shortest(source: Source) -> i64 {
    match source {
        Source::Punish => DAY,
        _ => 1,
    }
}

/// Returns the scenes that are read at each poll: `order_scene` 1 has all orders; channels and members have separate lists of
/// refunds.
pub(crate) fn scenes(source: Source) -> &'static [u8] {
    match source {
        Source::Order | Source::Refund => &[1],
        Source::RelationRefund => &[1, 2],
        Source::Punish => &[0],
    }
}
