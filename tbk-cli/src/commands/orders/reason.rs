//! Why orders are not read, in the language of this run.

use std::error::Error as _;

use tbk_sync::engine::{PageProblem, Reason};
use tbk_sync::feed::{SinkError, SinkProblem, WebhookError};
use tbk_sync::model::Gap;

use crate::ui::cause;
use crate::ui::lang::{Lang, lang, say, text};
use crate::ui::library;

/// Describes why a window is read again later, or an account is held or parked.
pub(super) fn reason(reason: &Reason<'_>) -> String {
    match reason {
        Reason::Call(error) => library::describe(error),
        Reason::Page(problem) => page_problem(problem),
        Reason::SweepBudget => {
            text("the calls of sweeps for this day are used", "当日的补查调用次数已用完").to_owned()
        }
        other => other.to_string(),
    }
}

/// Describes why a page cannot be used.
pub(super) fn page_problem(problem: &PageProblem) -> String {
    let chinese = match problem {
        PageProblem::Value(warning) => return library::warning(warning),
        PageProblem::Json { message } => format!("响应数据不是 JSON：{message}"),
        PageProblem::NoPages => "接口不返回列表".to_owned(),
        PageProblem::Failed { code } => format!("响应报告错误 {code}"),
        PageProblem::RowsElsewhere { path } => format!("列表为空，但响应的 {path} 中有记录"),
        PageProblem::NoObject { path } => format!("{path} 中有一条记录不是对象"),
        PageProblem::NoId { list } => format!("列表 {list} 有一条记录没有 ID"),
        PageProblem::NoIdentity { list, member } => {
            format!("列表 {list} 有一条记录缺少 {member}，其他记录都有")
        }
        PageProblem::NoTotal => "响应未说明总条数".to_owned(),
        PageProblem::NoNext => "响应未说明是否有下一页".to_owned(),
        PageProblem::LastPageFull => "最后一页已满".to_owned(),
        PageProblem::Changed => "读取期间列表有变化".to_owned(),
        other => other.to_string(),
    };
    say!("{problem}", "{chinese}")
}

/// Describes why a sink does not accept events.
pub(super) fn sink(error: &SinkError) -> String {
    if lang() == Lang::En {
        return cause::describe(error);
    }
    let chinese = match error.problem() {
        SinkProblem::Unreachable { to } => format!("无法连接 {to}"),
        SinkProblem::NoAnswer { to } => format!("{to} 响应超时"),
        SinkProblem::Status { to, status } => format!("{to} 返回 HTTP {status}"),
        SinkProblem::InUse { path } => format!("{path} 正被其他进程使用"),
        SinkProblem::File { path, .. } => format!("无法读写 {path}"),
        SinkProblem::Foreign { path } => format!("{path} 不是由该 sink 从本存储写出，无法续写"),
        other => other.to_string(),
    };
    chinese + &cause::of_system(error.source())
}

/// Describes why a webhook cannot be set up.
pub(super) fn webhook(error: &WebhookError) -> String {
    let chinese = match error {
        WebhookError::Url => "URL 无效，应形如 https://example.com/orders",
        WebhookError::ClearText => "URL 不是 https；如需使用 http，请用本机地址，或设置 allow_private",
        WebhookError::PrivateAddress => "URL 为内网或保留地址；如需使用，请设置 allow_private",
        WebhookError::Secret => "密钥应为 whsec_ 加 base64 编码的 24 至 64 字节",
        _ => "无法初始化 HTTP 客户端",
    };
    match lang() {
        Lang::En => cause::describe(error),
        Lang::Zh => chinese.to_owned(),
    }
}

/// Describes why a range is not read, or not completely.
pub(super) fn gap(gap: Gap) -> &'static str {
    match gap {
        Gap::Unreachable => text("the platform serves the last 90 days only", "平台只提供最近 90 天的数据"),
        Gap::Saturated => text(
            "the platform refuses this second, or has more rows in it than it serves",
            "平台拒绝返回这一秒的数据，或这一秒的记录超过可查上限",
        ),
        Gap::Partial => text(
            "it was read by the states of the orders; orders in an undocumented state may be missing",
            "已按订单状态分别读取；文档未列出的状态可能有遗漏",
        ),
        other => other.as_str(),
    }
}
