//! Errors that the platform documents for these APIs.

use top_core::schema::Lasts;
use top_core::{ErrorRule, Hint, Scope};

use crate::shared::errors::{error_table, parameter, platform, throttled};

/// The documentation lists these errors for the publishers' order query, and none for the providers' query, which also uses
/// this table.
pub(super) const DETAILS: &[ErrorRule] = error_table![
    parameter("2007", "订单查询时间段过长").hint(Hint::new(
        "the time window is too long: at most 3 hours, 20 minutes during promotions",
        "时间窗口过长：平时最长 3 小时，大促期间 20 分钟"
    )),
    parameter("2004", "请求参数非法")
        .hint(Hint::new("only orders of the last 90 days are available", "仅支持查询 90 天内的订单")),
    parameter("2000", "开始时间或结束时间参数非法")
        .hint(Hint::new("check `start_time` and `end_time`", "请检查 start_time 与 end_time")),
    parameter("2001", "开始时间应该小于结束时间")
        .hint(Hint::new("set `start_time` before `end_time`", "start_time 应早于 end_time")),
    parameter("2002", "开始时间应该小于当前时间")
        .hint(Hint::new("set `start_time` before the current time", "start_time 应早于当前时间")),
    parameter("1001", "rptOption 为空"),
    parameter("1005", "jumpType 非法").hint(Hint::new("check `jump_type`", "请检查 jump_type")),
    parameter("1006", "tkStatus 非法").hint(Hint::new("check `tk_status`", "请检查 tk_status")),
    parameter("1008", "positionIndex 非法").hint(Hint::new(
        "send the `position_index` of the previous page unchanged, with `jump_type`",
        "请原样回传上一页的 position_index，并带上 jump_type"
    )),
    throttled("3001", "系统繁忙")
        .scope(Scope::Account)
        .hint(Hint::new("the order service is busy: call again later", "订单服务繁忙，请稍后重试")),
    throttled("3000", "账号触发限流").scope(Scope::Account).lasts(Lasts::UntilMidnight).hint(Hint::new(
        "the account is throttled until the next day: call less often in all channels",
        "账号触发限流：请降低各渠道的总调用频次，次日后重试"
    )),
    platform("isp.pubrpt-service-unavailable", "服务不可用").hint(Hint::new(
        "the order service is not available: call again later",
        "订单服务不可用，请稍后重试"
    )),
];
