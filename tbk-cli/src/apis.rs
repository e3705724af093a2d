//! `tbk apis`.

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;
use serde_json::{Value, json};
use top_core::Api;
use top_core::schema::{Access, ApiSchema, Field, SessionPolicy};

use crate::completions;
use crate::failure::Failure;
use crate::lang::{say, text};
use crate::output::{Form, Output, note};

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
        "Words that all have to occur: in the Chinese title, the method, the name of a field",
        "关键词，须全部出现：中文标题、接口名或字段名",
    ))]
    words: Vec<String>,
    #[arg(
        long,
        add = ArgValueCandidates::new(completions::subjects),
        help = text("Only those about that subject, such as order or 订单", "仅限某主题，例如 order 或 订单")
    )]
    subject: Option<String>,
    #[arg(long, value_enum, help = text("Only those with that need of a session", "仅限对 session 有此要求的接口"))]
    session: Option<Need>,
    #[arg(
        long,
        conflicts_with_all = ["subject", "session"],
        help = text("The official titles that can't be called yet, and why", "尚不能调用的官方接口及原因")
    )]
    missing: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Need {
    Required,
    Optional,
    None,
}

impl From<Need> for SessionPolicy {
    fn from(need: Need) -> Self {
        match need {
            Need::Required => Self::Required,
            Need::Optional => Self::Optional,
            Need::None => Self::None,
        }
    }
}

/// The official titles that no struct stands for, each with the reason; kept beside the table of coverage.
const MISSING: &str = include_str!("../../docs/missing.tsv");

impl Apis {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let words: Vec<_> = self.words.iter().map(|word| word.to_lowercase()).collect();
        let found = if self.missing { missing(&words) } else { self.find(&words)? };
        output.list(&found)?;
        if output.form() == Form::Table && !self.missing {
            let count = found.len();
            note(&match count {
                0 => text("nothing found", "没有找到").to_owned(),
                _ => say!(
                    "{count} found; `tbk describe METHOD` tells more",
                    "{count} 个接口；`tbk describe 接口名` 查看详情"
                ),
            });
        }
        Ok(())
    }

    /// Those whose title or method has the words first, then those that have fields of that name.
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
                .hint(say!("there are: {known}", "现有：{known}")));
        }
        let policy = self.session.map(SessionPolicy::from);
        let apis = subjects
            .into_iter()
            .flat_map(|subject| subject.apis.iter().map(|api| (subject.name, api.schema)));
        Ok(apis.filter(|(_, api)| policy.is_none_or(|policy| api.session == policy)).collect())
    }
}

/// How well an API fits, and which of its fields have the words; `None` where it does not.
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
    let told = |word: &String| in_name(word) || docs.iter().any(|docs| docs.to_lowercase().contains(word));
    words.iter().all(told).then_some((2, fields))
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

/// What a repeated call does, in the words of the annotations.
pub(crate) fn access(access: Access) -> &'static str {
    match access {
        Access::Readonly => "readonly",
        Access::Idempotent => "idempotent",
        Access::Write => "write",
    }
}

fn missing(words: &[String]) -> Vec<Value> {
    let rows = MISSING.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter(|(title, _)| words.iter().all(|word| title.to_lowercase().contains(word)))
        .map(|(title, why)| json!({ "title": title, "why": why }))
        .collect()
}

/// Whether the API exchanges codes and tokens: nothing of that belongs onto a command line or a screen.
pub(crate) fn is_about_tokens(method: &str) -> bool {
    top_core::auth::APIS.iter().any(|api| api.schema.method == method)
}

/// The API of that name.
pub(crate) fn find_api(method: &str) -> Result<&'static Api, Failure> {
    tbk_apis::find(method).ok_or_else(|| unknown_method(method))
}

/// The schema of the API of that name.
pub(crate) fn find(method: &str) -> Result<&'static ApiSchema, Failure> {
    find_api(method).map(|api| api.schema)
}

/// How much a name is like an API's, by its method without what all of them begin with, or by its struct.
fn likeness(name: &str, api: &ApiSchema) -> f64 {
    let own = |method| str::trim_start_matches(str::trim_start_matches(method, "taobao."), "tbk.").to_owned();
    if name.eq_ignore_ascii_case(api.name) { 1.0 } else { strsim::jaro_winkler(&own(name), &own(api.method)) }
}

/// The name that comes closest, or where to find all of them.
pub(crate) fn unknown_method(method: &str) -> Failure {
    if is_about_tokens(method) {
        let why = say!(
            "{method} takes and brings secrets: it is not called by name",
            "{method} 涉及密钥，不能按名称调用"
        );
        return Failure::usage(why).hint(text(
            "`tbk session exchange` and `tbk session refresh` do, and show none of them",
            "请使用 `tbk session exchange` 和 `tbk session refresh`，不会显示密钥",
        ));
    }
    let nearest = tbk_apis::schemas()
        .map(|api| (likeness(method, api), api.method))
        .filter(|(likeness, _)| *likeness > 0.88)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let count = tbk_apis::schemas().filter(|api| api.method.contains(method)).count();
    let hint = match nearest {
        _ if method.len() > 2 && count > 1 => {
            say!(
                "`tbk apis {method}` finds {count} of that name",
                "`tbk apis {method}` 可找到 {count} 个同名接口"
            )
        }
        Some((_, method)) => say!("did you mean {method}?", "是否指 {method}？"),
        None => text(
            "`tbk apis` lists the methods; `tbk call --untyped` calls one that is not among them",
            "`tbk apis` 列出所有接口；`tbk call --untyped` 可调用未收录的接口",
        )
        .to_owned(),
    };
    Failure::usage(say!("unknown method {method:?}", "未知接口 {method:?}")).hint(hint)
}
