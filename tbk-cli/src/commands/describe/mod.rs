//! `tbk describe`.

mod example;
mod prose;

use std::fmt::Write as _;

use clap::Args;
use clap_complete::ArgValueCandidates;
use top_core::schema::{
    Access, ApiSchema, CodeValue, DataType, ErrorRule, FailureTest, Field, PageBy, SessionPolicy,
};

use crate::api::completions;
use crate::api::dump::dump;
use crate::api::find::{self, access};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Form, Grid, Output, Terminal, page_out};

#[derive(Debug, Args)]
#[command(
    about = text("Shows an API: parameters, response, limits, paging and example calls", "查看接口：参数、响应、限制、分页与调用示例"),
    after_help = text(
        "Examples:\n  tbk describe taobao.tbk.order.details.get\n  tbk describe taobao.tbk.order.details.get -o json",
        "示例：\n  tbk describe taobao.tbk.order.details.get\n  tbk describe taobao.tbk.order.details.get -o json",
    )
)]
pub(crate) struct Describe {
    #[arg(
        add = ArgValueCandidates::new(completions::methods),
        help = text("The API", "接口名")
    )]
    method: String,
}

impl Describe {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let api = find::find(&self.method)?;
        // The page is the default in a pipe too, for pagers.
        if output.is_for_people() {
            return page_out(page(api).trim_end());
        }
        if output.form() == Form::Json { output.one(&dump(api)) } else { output.list(&[dump(api)]) }
    }
}

fn page(api: &'static ApiSchema) -> String {
    let mut out = format!("{}\n{}\n\n", api.method, api.title.unwrap_or_default());
    let mut fact = |name: &str, value: String| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {name:<10} {value}");
    };
    if let Some(subject) =
        tbk_apis::SUBJECTS.iter().find(|s| s.apis.iter().any(|a| a.schema.method == api.method))
    {
        fact("subject", format!("{} {}", subject.name, subject.title));
    }
    fact("session", session(api.session).to_owned());
    fact("access", format!("{}: {}", access(api.access), effect(api.access)));
    if let Some(paging) = api.paging {
        let (by, parameter) = (by(paging.by), paging.parameter);
        let list =
            paging.items.map(|items| say!("; entries: {items}", "；记录：{items}")).unwrap_or_default();
        fact("paging", format!("{parameter}: {by}{list}"));
    }
    if let Some(rule) = api.failure {
        let (flag, good) = (rule.flag, rule.success.join(", "));
        let mut condition = match rule.test {
            FailureTest::Present => {
                say!("business error if {flag} is present", "有 {flag} 即业务校验未通过")
            }
            FailureTest::Differs => {
                say!("business error unless {flag} is {good}", "{flag} 不为 {good} 即业务校验未通过")
            }
        };
        let members: Vec<_> = [rule.code, rule.message].into_iter().flatten().collect();
        if !members.is_empty() {
            let _ = write!(condition, " ({})", members.join(", "));
        }
        fact("failure", condition);
    }
    fact("struct", api.name.to_owned());
    if let Some(id) = api.api_id {
        fact("page", format!("https://open.taobao.com/api.htm?docType=2&docId={id}"));
    }
    let prose = api.docs.map(prose::of_api).unwrap_or_default();
    if !prose.is_empty() {
        let _ = write!(out, "\n{prose}\n");
    }
    section(&mut out, text("Parameters", "参数"), parameters(api.parameters));
    if api.response.fields.is_empty() {
        let _ = writeln!(
            out,
            "\n{}",
            text("Response: not publicly documented, returned as JSON", "响应：无公开文档，以 JSON 原样返回")
        );
    } else {
        section(&mut out, text("Response", "响应"), members(api.response.fields));
    }
    let errors = errors(api);
    if !errors.is_empty() {
        let _ = writeln!(out, "\n{}\n\n{errors}", text("Errors", "错误码"));
    }
    let codes = codes(api);
    if !codes.is_empty() {
        let _ = writeln!(out, "\n{}\n\n{codes}", text("Codes", "取值"));
    }
    let _ = writeln!(out, "\n{}\n", text("Examples", "调用示例"));
    out.push_str(&example::all(api));
    out
}

fn session(policy: SessionPolicy) -> &'static str {
    match policy {
        SessionPolicy::Required => text("required", "必需（required）"),
        SessionPolicy::Optional => text("optional: sent if there is one", "可选（optional）：有则携带"),
        SessionPolicy::None => text("none", "不需要（none）"),
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

fn by(by: PageBy) -> &'static str {
    match by {
        PageBy::Number => text("page number", "页码"),
        PageBy::Cursor => text("cursor returned by the previous page", "上一页返回的游标"),
        PageBy::Offset => text("number of entries to skip", "偏移量"),
    }
}

fn section(out: &mut String, title: &str, table: Grid) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{title}\n\n{}", table.text());
}

fn table(header: &[&str]) -> Grid {
    let terminal = Terminal::stdout();
    Grid::new(header, terminal.interactive.then_some(terminal.width))
}

fn parameters(fields: &'static [Field]) -> Grid {
    let mut rows = table(&[
        text("name", "名称"),
        text("type", "类型"),
        text("required", "必填"),
        text("limits", "限制"),
        text("meaning", "说明"),
    ]);
    let mut lines = Vec::new();
    tree(fields, 0, &mut lines);
    for (depth, field) in lines {
        let required = if field.required { text("yes", "是") } else { "" };
        rows.add_row([
            indented(depth, field),
            kind(field),
            required.to_owned(),
            limits(field),
            meaning(field),
        ]);
    }
    rows
}

fn members(fields: &'static [Field]) -> Grid {
    let mut rows = table(&[text("name", "名称"), text("type", "类型"), text("meaning", "说明")]);
    let mut lines = Vec::new();
    tree(fields, 0, &mut lines);
    for (depth, field) in lines {
        rows.add_row([indented(depth, field), kind(field), meaning(field)]);
    }
    rows
}

/// Collects the fields, each followed by the fields of its object.
fn tree(fields: &'static [Field], depth: usize, lines: &mut Vec<(usize, &'static Field)>) {
    for field in fields {
        lines.push((depth, field));
        tree(field.data_type.object().map_or(&[], |object| object.fields), depth + 1, lines);
    }
}

fn indented(depth: usize, field: &Field) -> String {
    format!("{}{}", "· ".repeat(depth), field.name)
}

/// Returns the type name, with the unit and the format if the type does not imply them.
fn kind(field: &Field) -> String {
    let format = field.format().filter(|format| !matches!(*format, "date-time" | "json-text"));
    let facts: Vec<_> = [field.unit(), format].into_iter().flatten().collect();
    let name = field.type_name();
    if facts.is_empty() { name.to_owned() } else { format!("{name} ({})", facts.join(", ")) }
}

fn limits(field: &Field) -> String {
    let default = field.default.map(|value| say!("default {value}", "默认 {value}"));
    let items = field.max_items.map(|max| say!("up to {max} entries", "最多 {max} 个"));
    let length = field.max_len.map(|max| say!("up to {max} characters", "最长 {max} 字符"));
    let range = field.range.and_then(|ends| match ends {
        (Some(low), Some(high)) => Some(format!("{low}–{high}")),
        (Some(low), None) => Some(format!("≥ {low}")),
        (None, Some(high)) => Some(format!("≤ {high}")),
        (None, None) => None,
    });
    [range, items, length, default].into_iter().flatten().collect::<Vec<_>>().join(text(", ", "，"))
}

fn meaning(field: &Field) -> String {
    let deprecated = field.deprecated.map(|note| say!("(deprecated: {note})", "（已废弃：{note}）"));
    let restricted = field.restricted.map(|to| say!("(restricted: {to})", "（限制：{to}）"));
    let docs = field.docs.map(prose::of_field);
    [deprecated, restricted, docs].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Returns the documented errors: code, official text and hint.
fn errors(api: &'static ApiSchema) -> String {
    let line = |rule: &ErrorRule| {
        let code = rule.code.map(|code| code.to_string());
        let codes = [code.as_deref(), rule.sub_code].into_iter().flatten().collect::<Vec<_>>().join("/");
        let hint = rule.hint.map(|hint| text(hint.en(), hint.zh()));
        let words = [rule.text, hint].into_iter().flatten().collect::<Vec<_>>();
        format!("  {codes}  {}", words.join(text(": ", "：")))
    };
    api.errors.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns the fields with codes, and the meaning of each code.
fn codes(api: &'static ApiSchema) -> String {
    let mut lines = Vec::new();
    tree(api.parameters, 0, &mut lines);
    tree(api.response.fields, 0, &mut lines);
    let mut shown: Vec<String> = Vec::new();
    for (_, field) in lines {
        let set = match field.data_type {
            DataType::Code(set) => set,
            DataType::List(DataType::Code(set)) => *set,
            _ => continue,
        };
        let values: Vec<_> = set
            .values
            .iter()
            .map(|CodeValue { code, name, label }| say!("{code} {name} {label}", "{code} {label}"))
            .collect();
        let line = format!("  {}: {}", field.name, values.join(", "));
        if !shown.contains(&line) {
            shown.push(line);
        }
    }
    shown.join("\n")
}
