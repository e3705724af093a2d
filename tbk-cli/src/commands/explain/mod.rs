//! `tbk explain`.

mod pasted;
mod row;

use clap::Args;
use clap_complete::{ArgValueCandidates, ArgValueCompleter};
use serde_json::Value;
use top_core::schema::ApiSchema;
use top_core::{ApiError, ErrorKind, ErrorRule, TOP_ERRORS};

use crate::api::completions;
use crate::api::error::kind_in;
use crate::api::find;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::Output;
use crate::ui::source;
use pasted::Pasted;
use row::Meaning;

#[derive(Debug, Args)]
#[command(
    about = text(
        "Explains error codes, or the codes in a pasted response or log",
        "解释错误码，或粘贴的响应、日志中的错误码",
    ),
    after_help = text(
        "Examples:\n  tbk explain 2007\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  \
         tbk explain 4 --api taobao.tbk.itemid.coupon.get\n  tbk explain '{\"error_response\":{\"code\":25,\"msg\":\"Invalid signature\"}}'\n  \
         tail -n 100 app.log | tbk explain -\n  tbk explain        # list all main codes\n\n\
         A code that is not in the error tables sets the exit status 1, or 6 if other codes of the text are known.",
        "示例：\n  tbk explain 2007\n  tbk explain 15/isv.item-not-exist\n  tbk explain accesscontrol.limited-by-app-access-count\n  \
         tbk explain 4 --api taobao.tbk.itemid.coupon.get\n  tbk explain '{\"error_response\":{\"code\":25,\"msg\":\"Invalid signature\"}}'\n  \
         tail -n 100 app.log | tbk explain -\n  tbk explain        # 全部主错误码\n\n\
         错误码未收录时退出码为 1；文本中另有已收录的错误码时为 6。",
    )
)]
pub(crate) struct Explain {
    #[arg(
        value_name = "CODE|TEXT",
        allow_negative_numbers = true,
        add = ArgValueCandidates::new(completions::error_codes),
        help = text(
            "A main code, a sub_code, CODE/SUB_CODE, or a text with codes: a response, log lines; - reads standard input; without it, all codes are listed",
            "主错误码、子错误码、主错误码/子错误码，或包含错误码的文本（响应、日志）；- 表示标准输入；省略则列出全部错误码",
        )
    )]
    code: Vec<String>,
    #[arg(
        long,
        value_name = "METHOD",
        add = ArgValueCompleter::new(completions::methods),
        help = text("Explain the code for this API only", "仅按该接口的错误码解释")
    )]
    api: Option<String>,
}

impl Explain {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let api = self.api.as_deref().map(find::find).transpose()?;
        let input = match &self.code[..] {
            [] => return output.list(&all(api)),
            [path] if path == "-" => source::text_of(path)?,
            words => words.join(" "),
        };
        let errors = read(&input, api)?;
        let mut rows = Vec::new();
        let mut unknown = Vec::new();
        for error in &errors {
            let meanings = meanings(error);
            if !meanings.iter().any(Meaning::is_known) && !is_documented(error) {
                unknown.push(name(error));
            }
            rows.extend(meanings.iter().map(|meaning| meaning.row(error)));
        }
        match &rows[..] {
            [] => {}
            [row] => output.one(row)?,
            rows => output.list(rows)?,
        }
        if unknown.is_empty() { Ok(()) } else { Err(unknown_codes(&unknown, errors.len(), !rows.is_empty())) }
    }
}

/// The error for codes that are not in the tables. Some are explained by their prefix.
fn unknown_codes(unknown: &[String], all: usize, explained: bool) -> Failure {
    let codes = unknown.join(", ");
    let message = say!("not in the error tables: {codes}", "未收录的错误码：{codes}");
    let hint = if explained && unknown.len() == all {
        text(
            "the explanation is that of the prefix or of the main code: see also sub_msg",
            "以上为按前缀或主错误码的解释，具体原因请查看 sub_msg",
        )
    } else {
        text(
            "see sub_msg in the response; `tbk explain --api METHOD` lists the codes of an API",
            "请查看响应中的 sub_msg；`tbk explain --api 接口名` 列出该接口的错误码",
        )
    };
    let status = if unknown.len() == all { Status::Failed } else { Status::Partial };
    Failure::new(status, message).hint(hint)
}

/// Whether any API documents the code.
fn is_documented(error: &Pasted) -> bool {
    let code = error.code.as_deref().unwrap_or("15");
    !documented(code, error.sub_code.as_deref().unwrap_or_default(), None).is_empty()
}

fn name(error: &Pasted) -> String {
    let codes = [&error.code, &error.sub_code];
    codes.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("/")
}

/// Reads codes that are given alone, or else finds those in the text.
fn read(input: &str, api: Option<&'static ApiSchema>) -> Result<Vec<Pasted>, Failure> {
    let input = input.trim();
    if let Some(error) = bare(input, api) {
        return Ok(vec![error]);
    }
    let mut errors = pasted::errors(input);
    for error in &mut errors {
        error.api = api.or(error.api);
        if let (Some(code), None) | (None, Some(code)) = (&error.code, &error.sub_code) {
            let resolved = resolve(code, error.api);
            (error.code, error.sub_code) = (resolved.code, resolved.sub_code);
        }
    }
    if errors.is_empty() {
        return Err(Failure::usage(text("no error code was found", "没有找到错误码")).hint(text(
            "write CODE, SUB_CODE or CODE/SUB_CODE (25, isv.item-not-exist, 15/9100), or paste a text with code= or \"sub_code\":",
            "写作 主错误码、子错误码 或 主错误码/子错误码（25、isv.item-not-exist、15/9100），或粘贴含 code=、\"sub_code\": 的文本",
        )));
    }
    Ok(errors)
}

/// Reads a single code, or a main code and a sub_code.
fn bare(input: &str, api: Option<&'static ApiSchema>) -> Option<Pasted> {
    let separators = ['/', ':', ',', ' '];
    let (first, rest) = match input.split_once(separators) {
        Some((first, rest)) => (first, Some(rest.trim_start_matches(separators))),
        None => (input, None),
    };
    match rest {
        Some(rest) if is_number(first) && is_plausible(rest) => {
            Some(Pasted { code: Some(first.to_owned()), sub_code: Some(rest.to_owned()), api, ban: None })
        }
        _ if is_plausible(input) && !input.contains('/') => Some(resolve(input, api)),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the text has the form of an error code, and not that of a token or a signature.
fn is_plausible(text: &str) -> bool {
    let has_form = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-:/".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let is_random = |run: &str| {
        run.len() >= 20
            && run.bytes().any(|byte| byte.is_ascii_digit())
            && run.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    has_form && text.len() <= 128 && !text.split(['.', '_', '-', ':', '/']).any(is_random)
}

/// Decides whether a single code is a main code or a sub_code.
fn resolve(code: &str, api: Option<&'static ApiSchema>) -> Pasted {
    let pasted = |main: Option<&str>, sub: Option<&str>| Pasted {
        code: main.map(str::to_owned),
        sub_code: sub.map(str::to_owned),
        api,
        ban: None,
    };
    let is_documented = !documented("15", code, api).is_empty();
    // With an API, a number is primarily one of its sub_codes.
    if is_number(code) && (!is_documented || api.is_none() && main_rule(code).is_some()) {
        return pasted(Some(code), None);
    }
    match ApiError::new("", Some(code)).kind() {
        // Backends respond with code 15 and their own sub_codes.
        ErrorKind::Unclassified if is_documented => pasted(Some("15"), Some(code)),
        _ => pasted(None, Some(code)),
    }
}

/// Returns every documented error of the API, or all main codes of the platform.
fn all(api: Option<&'static ApiSchema>) -> Vec<Value> {
    let rules = match api {
        Some(api) => api.errors.iter().collect::<Vec<_>>(),
        None => TOP_ERRORS.iter().filter(|rule| rule.sub_code.is_none()).collect(),
    };
    let row = |rule: &'static ErrorRule| {
        let code = rule.code.map(|code| code.to_string());
        let error = Pasted { code, sub_code: rule.sub_code.map(str::to_owned), api, ban: None };
        Meaning { rule, apis: api.into_iter().collect() }.row(&error)
    };
    rules.into_iter().map(row).collect()
}

/// Returns the meanings that APIs document, or else the meaning on the platform.
fn meanings(error: &Pasted) -> Vec<Meaning> {
    let code = error.code.as_deref().unwrap_or_default();
    let sub_code = error.sub_code.as_deref().unwrap_or_default();
    let found = documented(code, sub_code, error.api);
    if !found.is_empty() {
        return found;
    }
    let rule = TOP_ERRORS.iter().find(|rule| rule.matches(code, sub_code));
    rule.map(|rule| Meaning { rule, apis: error.api.into_iter().collect() }).into_iter().collect()
}

/// Returns the meanings that APIs document for the code, sorted by the number of APIs that share them.
fn documented(code: &str, sub_code: &str, api: Option<&'static ApiSchema>) -> Vec<Meaning> {
    let mut meanings: Vec<Meaning> = Vec::new();
    for known in tbk_apis::schemas().filter(|known| api.is_none_or(|api| api.method == known.method)) {
        let Some(rule) = known.errors.iter().find(|rule| rule.matches(code, sub_code)) else { continue };
        let same =
            |meaning: &&mut Meaning| meaning.rule == rule && meaning.kind() == kind_in(Some(known), rule);
        match meanings.iter_mut().find(same) {
            Some(meaning) => meaning.apis.push(known),
            None => meanings.push(Meaning { rule, apis: vec![known] }),
        }
    }
    meanings.sort_by_key(|meaning| std::cmp::Reverse(meaning.apis.len()));
    meanings
}

/// Returns the platform's rule for a main code.
fn main_rule(code: &str) -> Option<&'static ErrorRule> {
    TOP_ERRORS.iter().find(|rule| rule.sub_code.is_none() && rule.matches(code, ""))
}
