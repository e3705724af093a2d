//! The tables of parameters and members, and the codes.

use top_core::schema::{ApiSchema, CodeValue, DataType, Field};

use crate::api::docs;
use crate::ui::lang::{say, text};
use crate::ui::output::{Grid, Terminal};

fn table(header: &[&str]) -> Grid {
    let terminal = Terminal::stdout();
    Grid::new(header, terminal.interactive.then_some(terminal.width))
}

pub(super) fn parameters(fields: &'static [Field]) -> Grid {
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

pub(super) fn members(fields: &'static [Field]) -> Grid {
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
    let facts: Vec<_> = [field.unit().map(unit), format.map(self::format)].into_iter().flatten().collect();
    let name = field.type_name();
    if facts.is_empty() { name.to_owned() } else { format!("{name} ({})", facts.join(text(", ", "，"))) }
}

/// Returns the unit in the language of this run.
fn unit(unit: &'static str) -> &'static str {
    let zh = match unit {
        "yuan" => "元",
        "fen" => "分",
        "millifen" => "毫分",
        "percent" => "%",
        "basis-points" => "万分之一",
        "days" => "天",
        "meters" => "米",
        other => other,
    };
    text(unit, zh)
}

/// Returns the format in the language of this run.
fn format(format: &'static str) -> &'static str {
    let zh = match format {
        "date" => "yyyy-MM-dd",
        "date-compact" => "yyyyMMdd",
        "month-compact" => "yyyyMM",
        "month-or-date" => "yyyy-MM 或 yyyy-MM-dd",
        "date-or-date-time" => "日期，可带时间",
        "days-or-date" => "天数或日期",
        "epoch-ms" => "毫秒时间戳",
        "epoch" => "时间戳",
        "comma-list" => "逗号分隔",
        "space-list" => "空格分隔",
        "key-value" => "键值对",
        "pid" => "PID",
        other => other,
    };
    text(format, zh)
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
    let docs = docs::of_field(field);
    [deprecated, restricted, docs].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Returns the fields with codes, and the meaning of each code.
pub(super) fn codes(api: &'static ApiSchema) -> String {
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
        let line = format!("  {}{}{}", field.name, text(": ", "："), values.join(text(", ", "，")));
        if !shown.contains(&line) {
            shown.push(line);
        }
    }
    shown.join("\n")
}
