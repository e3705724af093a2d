//! `tbk apis`.

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;
use serde_json::{Value, json};
use top_core::schema::{ApiSchema, SessionPolicy};

use crate::api::completions;
use crate::api::docs::summary;
use crate::api::find::upgrade;
use crate::api::search::{Hit, search};
use crate::ui::failure::Failure;
use crate::ui::lang::{Lang, counted, lang, say, text};
use crate::ui::output::{Form, Output, note};

#[derive(Debug, Args)]
#[command(
    about = text("Finds APIs by title, method or field", "按标题、接口名或字段名查找接口"),
    after_help = text(
        "Examples:\n  tbk apis 订单 明细\n  tbk apis tlj\n  tbk apis relation_id --session required\n  tbk apis --subject order -o csv\n  tbk apis --missing",
        "示例：\n  tbk apis 订单 明细\n  tbk apis tlj\n  tbk apis relation_id --session required\n  tbk apis --subject order -o csv\n  tbk apis --missing",
    )
)]
pub(crate) struct Apis {
    #[arg(help = text(
        "Words in any order, all must match: Chinese titles and terms (订单, 查券), their pinyin or initials (dingdan, tlj), methods, fields",
        "关键词，顺序不限，须全部匹配：标题与常用叫法（订单、查券）、拼音或首字母（dingdan、tlj）、接口名、字段",
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
        let found = if self.missing { missing(&self.words) } else { self.find()? };
        output.list(&found)?;
        if output.form() == Form::Table && !self.missing {
            summarise(&found);
        }
        Ok(())
    }

    fn find(&self) -> Result<Vec<Value>, Failure> {
        let candidates = self.candidates()?;
        let subject = |api: &ApiSchema| candidates.iter().find(|(_, known)| known.method == api.method);
        let found = search(candidates.iter().map(|(_, api)| *api), &self.words);
        for (word, known) in &found.corrected {
            note(&say!("no API matches {word}: showing {known}", "没有接口匹配 {word}：按 {known} 查找"));
        }
        let shown = |hit: &Hit| shown(hit, subject(hit.api).map_or("", |(subject, _)| subject));
        Ok(found.hits.iter().map(shown).collect())
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

/// Notes the superseded APIs, whose column may not fit the terminal, and the number of APIs.
fn summarise(found: &[Value]) {
    for api in found {
        if let (Some(method), Some(upgrade)) = (api["method"].as_str(), api["superseded_by"].as_str()) {
            note(&say!("{method} is superseded by {upgrade}", "{method} 已有升级版 {upgrade}"));
        }
    }
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

fn shown(hit: &Hit, subject: &str) -> Value {
    let api = hit.api;
    let mut shown = json!({
        "method": api.method,
        "title": api.title,
        "session": api.session.as_str(),
        "access": api.access.as_str(),
        "subject": subject,
    });
    if let Some(upgrade) = upgrade(api.method) {
        shown["superseded_by"] = upgrade.into();
    }
    if !hit.fields.is_empty() {
        shown["fields"] = hit.fields.clone().into();
    }
    // The title is Chinese.
    if lang() == Lang::En {
        shown["summary"] = summary(api).into();
    }
    shown
}

fn missing(words: &[String]) -> Vec<Value> {
    let words: Vec<_> = words.iter().map(|word| word.to_lowercase()).collect();
    let rows = MISSING.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter(|(title, _)| words.iter().all(|word| title.to_lowercase().contains(word)))
        .map(|(title, why)| json!({ "title": title, "why": why }))
        .collect()
}
