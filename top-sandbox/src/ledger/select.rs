//! Selects the rows of a query, with the rules and the error codes of the platform.

use super::entry::{Axis, Hit};
use super::list::{Direction, LinkedPage, linked};
use super::position;
use super::query::{Query, QueryError, refused, undocumented};
use super::respond::View;
use super::script::{Promotion, seconds};
use crate::fault::Fault;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// 2022-12-20 00:00:00: the first time that refunds can be queried by creation and update of the order.
const NEW_REFUND_AXES: i64 = 1_671_465_600;

pub(super) const ILLEGAL_PARAMETER: QueryError = QueryError::Business(102, "参数非法");

impl View<'_> {
    pub(super) fn orders(
        &self,
        query: &Query<'_>,
        fault: Option<&Fault>,
    ) -> Result<LinkedPage<'_>, QueryError> {
        let (from, to) = self.order_window(query)?;
        let direction = direction(query).ok_or_else(|| refused("1005", "jumpType非法"))?;
        let filter = OrderFilter::read(query)?;
        let keys = keys(query, from, to).map_err(|()| refused("1008", "positionIndex非法"))?;
        let hits = self.tables.orders.select(filter.axis, from, self.last(to), self.now);
        let hits: Vec<_> = hits.filter(|hit| filter.matches(hit)).collect();
        Ok(linked(&hits, keys, direction, size(query), fault))
    }

    /// Checks the window in the order of the documented codes.
    fn order_window(&self, query: &Query<'_>) -> Result<(i64, i64), QueryError> {
        let times = query.time("start_time").zip(query.time("end_time"));
        let (from, to) = times.ok_or_else(|| refused("2000", "开始时间或结束时间参数非法"))?;
        if from >= to {
            return Err(refused("2001", "开始时间应该小于结束时间"));
        }
        if from >= self.now {
            return Err(refused("2002", "开始时间应该小于当前时间"));
        }
        if from < self.now - 90 * DAY {
            return Err(refused("2004", "请求参数非法"));
        }
        let touches = |promotion: &Promotion| {
            let (start, end) = (seconds(promotion.from), seconds(promotion.to));
            (from <= end && start <= to) || (start..=end).contains(&self.now)
        };
        let limit = if self.script.promotions.iter().any(touches) { 20 * 60 } else { 3 * HOUR };
        if to - from > limit {
            return Err(refused(
                "2007",
                "亲，订单查询时间段日常要求不超过3个小时，但如618、双11、年货节等大促期间预估时间段不可超过20分钟",
            ));
        }
        Ok((from, to))
    }

    pub(super) fn refunds(
        &self,
        query: &Query<'_>,
        fault: Option<&Fault>,
    ) -> Result<LinkedPage<'_>, QueryError> {
        let start = query.time("start_time").ok_or(QueryError::Business(101, "开始时间不能为空"))?;
        let end = query.time("end_time").filter(|end| start < *end).ok_or(ILLEGAL_PARAMETER)?;
        let axis = refund_axis(query.number("query_type")).ok_or(ILLEGAL_PARAMETER)?;
        if matches!(axis, Axis::Created | Axis::Updated) && start < NEW_REFUND_AXES {
            return Err(ILLEGAL_PARAMETER);
        }
        let role = refund_role(query.number("member_type"), 4).ok_or(ILLEGAL_PARAMETER)?;
        let direction = direction(query).ok_or(ILLEGAL_PARAMETER)?;
        let keys = keys(query, start, end).map_err(|()| ILLEGAL_PARAMETER)?;
        let hits: Vec<_> = self
            .tables
            .disputes
            .select(axis, start, self.last(end), self.now)
            .filter(|hit| role.contains(&hit.entry.role))
            .collect();
        Ok(linked(&hits, keys, direction, size(query), fault))
    }

    pub(super) fn relation_refunds(&self, query: &Query<'_>) -> Result<Vec<Hit<'_>>, QueryError> {
        let start = query.time("start_time").ok_or(QueryError::Business(101, "开始时间不能为空"))?;
        let axis = refund_axis(query.number("search_type")).ok_or(ILLEGAL_PARAMETER)?;
        let role = refund_role(query.number("refund_type"), 0).ok_or(ILLEGAL_PARAMETER)?;
        let biz_type =
            query.number("biz_type").filter(|kind| [1, 2].contains(kind)).ok_or(ILLEGAL_PARAMETER)?;
        let hits = self.tables.disputes.select(axis, start, i64::MAX, self.now);
        Ok(hits
            .filter(|hit| role.contains(&hit.entry.role))
            .filter(|hit| match biz_type {
                1 => hit.entry.relation.is_some(),
                _ => hit.entry.special.is_some(),
            })
            .collect())
    }

    pub(super) fn punishments(&self, query: &Query<'_>) -> Result<Vec<Hit<'_>>, QueryError> {
        let start = query.time("start_time").ok_or(QueryError::Business(101, "开始时间不能为空"))?;
        let span = query.number("span").filter(|days| (1..=30).contains(days)).ok_or(ILLEGAL_PARAMETER)?;
        let end = start.saturating_add(span * DAY) - 1;
        let is_wanted = |name: &str, value: Option<i64>| {
            let wanted = query.number(name);
            wanted.is_none() || wanted == value
        };
        let hits = self.tables.punishments.select(Axis::Created, start, end, self.now);
        Ok(hits
            .filter(|hit| is_wanted("relation_id", hit.entry.relation))
            .filter(|hit| is_wanted("tb_trade_id", hit.entry.trade))
            .filter(|hit| is_wanted("adzone_id", Some(hit.entry.adzone)))
            .filter(|hit| is_wanted("site_id", Some(hit.entry.site)))
            .collect())
    }

    /// Returns the last second of a window.
    fn last(&self, to: i64) -> i64 {
        if self.script.end_excluded { to - 1 } else { to }
    }
}

/// The parameters of a query of orders that select rows, besides the window.
struct OrderFilter {
    axis: Axis,
    scene: i64,
    role: Option<i64>,
    status: Option<i64>,
}

impl OrderFilter {
    fn read(query: &Query<'_>) -> Result<Self, QueryError> {
        let axis = match query.number("query_type").unwrap_or(1) {
            1 => Axis::Created,
            2 => Axis::Paid,
            3 => Axis::Settled,
            4 => Axis::Updated,
            _ => return Err(undocumented("query_type")),
        };
        let scene = query.number("order_scene").unwrap_or(1);
        if !(1..=3).contains(&scene) {
            return Err(undocumented("order_scene"));
        }
        let role = query.number("member_type");
        if role.is_some_and(|role| ![2, 3].contains(&role)) {
            return Err(undocumented("member_type"));
        }
        let status = query.number("tk_status");
        if status.is_some_and(|status| ![3, 11, 12, 13, 14].contains(&status)) {
            return Err(refused("1006", "tkStatus非法"));
        }
        Ok(Self { axis, scene, role, status })
    }

    fn matches(&self, hit: &Hit<'_>) -> bool {
        let is_in_scene = match self.scene {
            2 => hit.entry.relation.is_some(),
            3 => hit.entry.special.is_some(),
            _ => true,
        };
        is_in_scene
            && self.role.is_none_or(|role| role == hit.entry.role)
            && self.status.is_none_or(|status| status == hit.status())
    }
}

fn refund_axis(code: Option<i64>) -> Option<Axis> {
    Some(match code? {
        1 => Axis::Opened,
        2 => Axis::Settled,
        3 => Axis::Closed,
        4 => Axis::Created,
        5 => Axis::Updated,
        _ => return None,
    })
}

/// Returns the roles of a filter of refunds. `any` is its code for both.
fn refund_role(code: Option<i64>, any: i64) -> Option<&'static [i64]> {
    match code? {
        1 => Some(&[2]),
        2 => Some(&[3]),
        code if code == any => Some(&[2, 3]),
        _ => None,
    }
}

fn direction(query: &Query<'_>) -> Option<Direction> {
    match query.number("jump_type").unwrap_or(1) {
        1 => Some(Direction::Next),
        -1 => Some(Direction::Previous),
        _ => None,
    }
}

/// Returns the keys of the position. A position belongs to a window; every page after the first needs one.
fn keys(query: &Query<'_>, from: i64, to: i64) -> Result<Option<(position::Key, position::Key)>, ()> {
    let Some(text) = query.text("position_index") else {
        return if query.number("page_no").unwrap_or(1) > 1 { Err(()) } else { Ok(None) };
    };
    let keys = position::read(&text).ok_or(())?;
    let is_inside = |(time, _): position::Key| (from..=to).contains(&time);
    if is_inside(keys.0) && is_inside(keys.1) { Ok(Some(keys)) } else { Err(()) }
}

/// Returns the size of a page. Default: 20.
pub(super) fn size(query: &Query<'_>) -> usize {
    query.number("page_size").and_then(|size| usize::try_from(size).ok()).unwrap_or(20).max(1)
}
