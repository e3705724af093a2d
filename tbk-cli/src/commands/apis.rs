//! `tbk apis`.

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;
use serde_json::{Value, json};
use top_core::schema::{ApiSchema, Field, SessionPolicy};

use crate::api::completions;
use crate::api::find::access;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Form, Output, note};

#[derive(Debug, Args)]
#[command(
    about = text("Finds APIs by title, method or field", "按标题、接口名或字段名查找接口"),
    after_help = text(
        "Examples:\n  tbk apis 订单 明细\n  tbk apis relation_id --session required\n  tbk apis --subject order -o csv\n  tbk apis --missing",
        "示例：\n  tbk apis 订单 明细\n  tbk apis relation_id --session required\n  tbk apis --subject order -o csv\n  tbk apis --missing",
    )
)]
pub(crate) struct Apis {
    #[arg(help = text(
        "Words in the Chinese title, the method, or the names and documentation of fields; all must match",
        "关键词，须全部匹配：中文标题、接口名、字段名或字段说明",
    ))]
    words: Vec<String>,
    #[arg(
        long,
        add = ArgValueCandidates::new(completions::subjects),
        help = text("Only APIs of this subject, such as order or 订单", "仅列出该主题的接口，例如 order 或 订单")
    )]
    subject: Option<String>,
    #[arg(long, value_enum, help = text("Only APIs with this session requirement", "仅列出对 session 有此要求的接口"))]
    session: Option<Requirement>,
    #[arg(
        long,
        conflicts_with_all = ["subject", "session"],
        help = text("List the official APIs that are not supported yet, with the reasons", "列出尚未支持的官方接口及原因")
    )]
    missing: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Requirement {
    Required,
    Optional,
    None,
}

impl From<Requirement> for SessionPolicy {
    fn from(requirement: Requirement) -> Self {
        match requirement {
            Requirement::Required => Self::Required,
            Requirement::Optional => Self::Optional,
            Requirement::None => Self::None,
        }
    }
}

/// The official titles without a struct, each with the reason.
const MISSING: &str = include_str!("missing.tsv");

impl Apis {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let words: Vec<_> = self.words.iter().map(|word| word.to_lowercase()).collect();
        let found = if self.missing { missing(&words) } else { self.find(&words)? };
        output.list(&found)?;
        if output.form() == Form::Table && !self.missing {
            let count = found.len();
            let apis = counted(count, "API", "APIs");
            note(&match count {
                0 => text("no APIs found", "没有找到接口").to_owned(),
                _ => say!(
                    "{apis} found; `tbk describe METHOD` shows details",
                    "{count} 个接口；`tbk describe 接口名` 查看详情"
                ),
            });
        }
        Ok(())
    }

    /// Finds APIs by title or method, then by the names of fields, then by their documentation.
    fn find(&self, words: &[String]) -> Result<Vec<Value>, Failure> {
        let mut found = Vec::new();
        for (subject, api) in self.candidates()? {
            if let Some((rank, fields)) = matches(api, words) {
                found.push((rank, shown(api, subject, &fields)));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        Ok(found.into_iter().map(|(_, shown)| shown).collect())
    }

    fn candidates(&self) -> Result<Vec<(&'static str, &'static ApiSchema)>, Failure> {
        let wanted = |subject: &str, title: &str| {
            self.subject.as_ref().is_none_or(|wanted| wanted == subject || title.contains(wanted.as_str()))
        };
        let subjects: Vec<_> =
            tbk_apis::SUBJECTS.iter().filter(|subject| wanted(subject.name, subject.title)).collect();
        if subjects.is_empty() {
            let known: Vec<_> = tbk_apis::SUBJECTS
                .iter()
                .map(|subject| format!("{} {}", subject.name, subject.title))
                .collect();
            let (known, subject) = (known.join(", "), self.subject.as_deref().unwrap_or_default());
            return Err(Failure::usage(say!("unknown subject {subject:?}", "未知主题 {subject:?}"))
                .hint(say!("known subjects: {known}", "现有主题：{known}")));
        }
        let policy = self.session.map(SessionPolicy::from);
        let apis = subjects
            .into_iter()
            .flat_map(|subject| subject.apis.iter().map(|api| (subject.name, api.schema)));
        Ok(apis.filter(|(_, api)| policy.is_none_or(|policy| api.session == policy)).collect())
    }
}

/// Returns the rank of a match (0 is best) and the names of the matching fields.
fn matches(api: &'static ApiSchema, words: &[String]) -> Option<(u8, Vec<&'static str>)> {
    let head = format!("{} {}", api.method, api.title.unwrap_or_default()).to_lowercase();
    if words.iter().all(|word| head.contains(word)) {
        return Some((0, Vec::new()));
    }
    let (mut names, mut docs) = (Vec::new(), Vec::new());
    gather(api.parameters, &mut names, &mut docs);
    gather(api.response.fields, &mut names, &mut docs);
    let has = |name: &str| words.iter().any(|word| name.contains(word.as_str()));
    let mut fields: Vec<_> = names.iter().copied().filter(|name| has(name)).collect();
    fields.sort_unstable();
    fields.dedup();
    let in_name =
        |word: &String| head.contains(word) || names.iter().any(|name| name.contains(word.as_str()));
    if words.iter().all(in_name) {
        return Some((1, fields));
    }
    let in_docs = |word: &String| docs.iter().any(|docs| docs.to_lowercase().contains(word));
    words.iter().all(|word| in_name(word) || in_docs(word)).then_some((2, fields))
}

fn gather(fields: &'static [Field], names: &mut Vec<&'static str>, docs: &mut Vec<&'static str>) {
    for field in fields {
        names.push(field.name);
        docs.extend(field.docs);
        gather(field.data_type.object().map_or(&[], |object| object.fields), names, docs);
    }
}

fn shown(api: &ApiSchema, subject: &str, fields: &[&str]) -> Value {
    let mut shown = json!({
        "method": api.method,
        "title": api.title,
        "session": api.session.as_str(),
        "access": access(api.access),
        "subject": subject,
    });
    if !fields.is_empty() {
        shown["fields"] = fields.into();
    }
    shown
}

fn missing(words: &[String]) -> Vec<Value> {
    let rows = MISSING.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter(|(title, _)| words.iter().all(|word| title.to_lowercase().contains(word)))
        .map(|(title, why)| json!({ "title": title, "why": why }))
        .collect()
}
