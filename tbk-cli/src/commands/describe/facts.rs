//! The facts about an API: who may call it, session, access, paging, business errors.

use std::fmt::Write as _;

use top_core::schema::{Access, ApiSchema, FailureRule, FailureTest, PageBy, Paging, SessionPolicy};
use unicode_width::UnicodeWidthStr as _;

use crate::api::find::upgrade;
use crate::ui::failure::advice;
use crate::ui::lang::{Lang, lang, say, text};

/// The callers that titles name: 淘宝客-推广者-所有订单查询.
const CALLERS: [&str; 4] = ["推广者", "服务商", "公用", "招商团长"];

/// Returns the facts, one on each line.
pub(super) fn all(api: &ApiSchema) -> String {
    let subject = tbk_apis::SUBJECTS.iter().find(|s| s.apis.iter().any(|a| a.schema.method == api.method));
    let page = api.api_id.map(|id| format!("https://open.taobao.com/api.htm?docType=2&docId={id}"));
    let facts = [
        (text("subject", "主题"), subject.map(|subject| format!("{} {}", subject.name, subject.title))),
        (text("caller", "调用方"), caller(api).map(str::to_owned)),
        (text("session", "授权"), Some(session(api.session).to_owned())),
        (text("access", "调用性质"), Some(format!("{}{}", access(api.access), effect(api.access)))),
        (text("paging", "分页"), api.paging.map(paging)),
        (text("failure", "业务校验"), api.failure.map(failure)),
        (text("verify", "核实结果"), api.verify.as_ref().map(|hint| advice(hint).to_owned())),
        (text("upgraded", "升级版"), upgrade(api.method).map(superseded)),
        (text("struct", "Rust 类型"), Some(api.name.to_owned())),
        (text("page", "官方文档"), page),
    ];
    let known = facts.into_iter().filter_map(|(name, fact)| Some((name, fact?)));
    known.map(|(name, fact)| line(name, &fact)).collect::<Vec<_>>().join("\n")
}

fn line(name: &str, fact: &str) -> String {
    /// The width of the names.
    const WIDTH: usize = 10;
    let padding = " ".repeat(WIDTH.saturating_sub(name.width()));
    format!("  {name}{padding} {fact}")
}

/// Returns the caller that the title names. In English, the documentation states it.
fn caller(api: &ApiSchema) -> Option<&'static str> {
    let title = api.title.filter(|_| lang() == Lang::Zh)?;
    CALLERS.into_iter().find(|caller| title.contains(caller))
}

fn session(policy: SessionPolicy) -> &'static str {
    match policy {
        SessionPolicy::Required => text("required", "必须授权，session 必填"),
        SessionPolicy::Optional => text("optional: sent if there is one", "session 可选，有则携带"),
        SessionPolicy::None => text("none", "不需要 session"),
    }
}

/// Returns the name of the access mode.
fn access(access: Access) -> &'static str {
    match access {
        Access::Readonly => text("readonly: ", "只读："),
        Access::Idempotent => text("idempotent: ", "幂等："),
        Access::Write => text("write: ", "写入："),
    }
}

fn effect(access: Access) -> &'static str {
    match access {
        Access::Readonly => text("makes no changes", "不产生变更"),
        Access::Idempotent => text("repeating a call has no further effect", "重复调用结果相同"),
        Access::Write => text(
            "every call makes a change; not retried if the outcome is unknown",
            "每次调用都会产生变更；结果未知时不重试",
        ),
    }
}

fn paging(paging: Paging) -> String {
    let parameter = paging.parameter;
    let by = match paging.by {
        PageBy::Number => text("page number", "页码"),
        PageBy::Cursor => text("cursor returned by the previous page", "上一页返回的游标"),
        PageBy::Offset => text("number of entries to skip", "偏移量"),
    };
    let entries = paging.items.map(|items| say!("; entries: {items}", "；记录：{items}")).unwrap_or_default();
    say!("{parameter}: {by}{entries}", "{parameter}：{by}{entries}")
}

fn failure(rule: FailureRule) -> String {
    let (flag, good) = (rule.flag, rule.success.join(", "));
    let mut condition = match rule.test {
        FailureTest::Present => say!("business error if {flag} is present", "有 {flag} 即业务校验未通过"),
        FailureTest::Differs => {
            say!("business error unless {flag} is {good}", "{flag} 不为 {good} 即业务校验未通过")
        }
    };
    let members: Vec<_> = [rule.code, rule.message].into_iter().flatten().collect();
    if !members.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(condition, " ({})", members.join(", "));
    }
    condition
}

fn superseded(upgrade: &str) -> String {
    say!("use {upgrade}", "请使用 {upgrade}")
}
