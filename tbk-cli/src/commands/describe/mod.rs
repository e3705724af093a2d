//! `tbk describe`.

mod example;
mod facts;
mod fields;
mod prose;

use std::fmt::Write as _;

use clap::Args;
use clap_complete::ArgValueCompleter;
use top_core::schema::{ApiSchema, ErrorRule};

use crate::api::completions;
use crate::api::docs::summary;
use crate::api::dump::dump;
use crate::api::find;
use crate::ui::failure::Failure;
use crate::ui::lang::{Lang, lang, text};
use crate::ui::output::{Form, Grid, Output, page_out};

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
        add = ArgValueCompleter::new(completions::methods),
        help = text("The API: method, in any case and without the prefix, or title", "接口：接口名（不区分大小写，可省略前缀）或标题")
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
    let mut out = format!("{}\n{}\n", api.method, api.title.unwrap_or_default());
    // Writing to a String cannot fail.
    if let Some(summary) = summary(api).filter(|_| lang() == Lang::En) {
        let _ = writeln!(out, "{summary}");
    }
    let _ = writeln!(out, "\n{}", facts::all(api));
    let prose = prose(api);
    if !prose.is_empty() {
        let _ = writeln!(out, "\n{prose}");
    }
    section(&mut out, text("Parameters", "参数"), fields::parameters(api.parameters));
    if api.response.fields.is_empty() {
        let _ = writeln!(
            out,
            "\n{}",
            text("Response: not publicly documented, returned as JSON", "响应：无公开文档，以 JSON 原样返回")
        );
    } else {
        section(&mut out, text("Response", "响应"), fields::members(api.response.fields));
    }
    let errors = errors(api);
    if !errors.is_empty() {
        let _ = writeln!(out, "\n{}\n\n{errors}", text("Errors", "错误码"));
    }
    let codes = fields::codes(api);
    if !codes.is_empty() {
        let _ = writeln!(out, "\n{}\n\n{codes}", text("Codes", "取值"));
    }
    let _ = writeln!(out, "\n{}\n", text("Examples", "调用示例"));
    out.push_str(&example::all(api));
    out
}

/// Returns the documentation after its first sentence, which is above the facts. It is English: in Chinese, the facts
/// refer to the official page.
fn prose(api: &ApiSchema) -> String {
    if lang() == Lang::Zh {
        return String::new();
    }
    let prose = api.docs.map(prose::of_api).unwrap_or_default();
    let first = summary(api).map(|summary| format!("{summary}.")).unwrap_or_default();
    prose.strip_prefix(&first).map_or(&*prose, str::trim_start).to_owned()
}

fn section(out: &mut String, title: &str, table: Grid) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{title}\n\n{}", table.text());
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
