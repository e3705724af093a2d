//! The outcome of a piece as an entry of the output, and as a part of the exit status.

use serde_json::{Map, Value, json};
use tbk_link::convert::{Attribution, Converted, Outcome, Problem, RefusalKind};

use super::message::Piece;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{Lang, counted, lang, say};
use crate::ui::library;
use crate::ui::output::{Column, Form, Output, note};

/// The members of an entry after `ok`, in their order.
const MEMBERS: [&str; 22] = [
    "outcome",
    "what",
    "text",
    "item_id",
    "title",
    "price",
    "commission_rate",
    "coupon_amount",
    "short_url",
    "long_url",
    "tpwd",
    "tpwd_text",
    "remark",
    "code",
    "reason",
    "cached",
    "sale",
    "error.message",
    "error.kind",
    "error.code",
    "error.sub_code",
    "error.exit_status",
];

/// Returns the entry of a piece.
pub(super) fn entry(piece: &Piece, outcome: &Outcome, sale: &Attribution) -> Map<String, Value> {
    let mut entry = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            entry.insert(name.to_owned(), value);
        }
    };
    add("ok", Some(outcome.converted().is_some().into()));
    add("outcome", Some(name(outcome).into()));
    add("what", Some(piece.finding.what.name().into()));
    add("text", Some(piece.text.clone().into()));
    match outcome {
        Outcome::Converted(link) => add_link(&mut add, link),
        Outcome::Refused(refused) => {
            add("code", refused.code.clone().map(Value::from));
            add("reason", Some(reason(refused.kind, &refused.message).into()));
        }
        _ => {}
    }
    add("sale", Some(sale.to_string().into()));
    if let Outcome::Failed(failed) = outcome {
        add("error", Some(error(&Failure::from(failed.error.clone()))));
    }
    entry
}

fn add_link(add: &mut impl FnMut(&str, Option<Value>), link: &Converted) {
    let text = |text: &Option<String>| text.clone().map(Value::from);
    add("item_id", link.item_id.as_ref().map(|id| id.to_string().into()));
    add("title", text(&link.title));
    add("price", link.price.as_ref().map(|price| price.to_string().into()));
    add("commission_rate", link.commission_rate.as_ref().map(|rate| rate.to_string().into()));
    add("coupon_amount", link.coupon_amount.as_ref().map(|amount| amount.to_string().into()));
    add("short_url", text(&link.short_url));
    add("long_url", text(&link.long_url));
    add("tpwd", text(&link.tpwd));
    add("tpwd_text", text(&link.tpwd_text));
    add("remark", text(&link.remark));
    add("cached", link.cached.then(|| true.into()));
}

/// Returns the reason of a refusal. That of the platform is unchanged.
fn reason(kind: RefusalKind, message: &str) -> String {
    let chinese = match kind {
        RefusalKind::NoResult => "响应中没有该内容的结果",
        RefusalKind::NoLinks => "响应中没有链接",
        RefusalKind::Attribution => "没有接口能同时带上给定的全部 ID 转链",
        RefusalKind::NotPermitted => "应用没有转链接口的权限",
        _ => message,
    };
    match lang() {
        Lang::En => message.to_owned(),
        Lang::Zh => chinese.to_owned(),
    }
}

/// Returns why a call did not convert an input.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Refused { kind, code, message } => {
            let code = code.as_ref().map(|code| format!("{code} ")).unwrap_or_default();
            format!("{code}{}", reason(*kind, message))
        }
        Problem::Failed(error) => library::describe(error),
        other => other.to_string(),
    }
}

/// Returns the name of an outcome.
pub(super) fn name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Converted(_) => "converted",
        Outcome::Refused(_) => "refused",
        _ => "failed",
    }
}

/// Returns a failure as a member of an entry.
pub(super) fn error(failure: &Failure) -> Value {
    let mut shown = failure.to_json();
    shown["exit_status"] = (failure.status() as u8).into();
    shown
}

/// Returns the failure of a piece that was not converted.
pub(super) fn failure(piece: &Piece, outcome: &Outcome) -> Option<Failure> {
    let text = &piece.text;
    match outcome {
        Outcome::Converted(_) => None,
        Outcome::Refused(refused) => {
            let reason = problem(&Problem::from(refused));
            Some(Failure::new(Status::Business, say!("{text}: {reason}", "{text}：{reason}")))
        }
        Outcome::Failed(failed) => {
            Some(Failure::from(failed.error.clone()).prefixed(&say!("{text}: ", "{text}：")))
        }
        _ => Some(Failure::local(say!("{text}: unknown outcome", "{text}：结果未知"))),
    }
}

/// Whether to print a short table, which fits a terminal.
pub(super) fn is_short(output: &Output) -> bool {
    output.form() == Form::Table && output.fields().is_empty()
}

/// Returns an entry as a line of a short table: the link or the reason.
pub(super) fn short(entry: &Map<String, Value>) -> Value {
    let get = |name: &str| entry.get(name).cloned();
    let reason = || match (get("code"), get("reason")) {
        (Some(code), Some(reason)) => {
            let (code, reason) = (code.as_str().unwrap_or_default(), reason.as_str().unwrap_or_default());
            Some(json!(format!("{code} {reason}")))
        }
        (_, reason) => reason.or_else(|| Some(entry.get("error")?["message"].clone())),
    };
    json!({
        "line": get("line"),
        "outcome": get("outcome"),
        "result": get("short_url").or_else(|| get("tpwd")).or_else(|| get("long_url")).or_else(reason),
        "price": get("price"),
        "rate": get("commission_rate"),
        "title": get("title"),
    })
}

/// Returns all columns of a table of entries. `input` are those before the members of the entry.
pub(super) fn columns(input: Vec<String>) -> Vec<Column> {
    input.into_iter().chain(MEMBERS.map(str::to_owned)).map(Column::unknown).collect()
}

/// Counts outcomes.
#[derive(Default)]
pub(super) struct Tally {
    converted: usize,
    failed: usize,
    pub(super) skipped: usize,
    first: Option<Failure>,
}

impl Tally {
    pub(super) fn add(&mut self, failure: Option<Failure>) {
        match failure {
            None => self.converted += 1,
            Some(failure) => {
                self.failed += 1;
                self.first.get_or_insert(failure);
            }
        }
    }

    /// Returns the number of entries that were not converted.
    pub(super) fn failed(&self) -> usize {
        self.failed
    }

    /// Returns the failure of a run: the status is that of the first failure, or 6 if a part of the work is done.
    pub(super) fn result(self) -> Result<(), Failure> {
        let Self { converted, failed, skipped, first } = self;
        let all = converted + failed;
        let links = counted(all, "link", "links");
        let mut made = say!("{converted} of {links} converted", "共 {all} 个链接，已转链 {converted} 个");
        if skipped > 0 {
            let earlier = counted(skipped, "line", "lines");
            made += &say!(", {earlier} done earlier and skipped", "，跳过已完成的 {skipped} 行");
        }
        match first {
            None => {
                note(&made);
                Ok(())
            }
            Some(first) => {
                let is_nothing_done = converted == 0 && skipped == 0;
                let status = if is_nothing_done { first.status() } else { Status::Partial };
                let failure = first.with_status(status);
                Err(failure.prefixed(&say!("{made}; first failure: ", "{made}；首个错误：")))
            }
        }
    }
}
