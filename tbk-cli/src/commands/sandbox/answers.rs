//! The option `--answers`.

use std::path::Path;

use serde::Deserialize;
use top_sandbox::{Answer, AnswerProblem, InvalidAnswer};

use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The content of an answer file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    #[serde(default)]
    answer: Vec<Answer>,
}

/// Reads a file with answers: JSON if it is an object, TOML otherwise.
pub(super) fn read(path: &Path) -> Result<Vec<Answer>, Failure> {
    let shown = path.display();
    let written = super::read(path)?;
    let written = written.trim_start_matches('\u{feff}');
    let file: Result<AnswerFile, String> = if written.trim_start().starts_with('{') {
        serde_json::from_str(written).map_err(|error| cause::describe(&error))
    } else {
        toml::from_str(written).map_err(|error| cause::of_toml(written, &error))
    };
    let answers = file.map(|file| file.answer).map_err(|error| {
        Failure::usage(say!(
            "{shown} is not a valid answer file: {error}",
            "{shown} 不是合法的应答文件：{error}"
        ))
        .hint(example())
    })?;
    if answers.is_empty() {
        return Err(Failure::usage(say!("{shown} contains no answer", "{shown} 中没有应答")).hint(example()));
    }
    Ok(answers)
}

fn example() -> &'static str {
    text("`tbk sandbox --help` shows an example", "`tbk sandbox --help` 有示例")
}

/// Returns the failure for an answer that does not fit its API, if this is the error.
pub(super) fn invalid(error: &std::io::Error, path: Option<&Path>) -> Option<Failure> {
    let invalid = error.get_ref()?.downcast_ref::<InvalidAnswer>()?;
    let (shown, number, method) = (path?.display(), invalid.position + 1, &invalid.method);
    let problem = problem(invalid);
    let failure = Failure::usage(say!(
        "{shown}, answer {number} ({method}): {problem}",
        "{shown} 的第 {number} 个应答（{method}）：{problem}"
    ));
    Some(match invalid.problem {
        AnswerProblem::UnknownMethod => {
            failure.hint(text("`tbk apis` lists the APIs", "`tbk apis` 可列出全部接口"))
        }
        AnswerProblem::NotJson(_) => failure,
        _ => failure.hint(say!(
            "`tbk schema {method} --json-schema=response` describes the response; `raw` instead of `response` sends any text",
            "`tbk schema {method} --json-schema=response` 可查看响应结构；如需返回任意文本，请用 `raw` 代替 `response`"
        )),
    })
}

fn problem(invalid: &InvalidAnswer) -> String {
    let path = if invalid.path.is_empty() { "response" } else { &invalid.path };
    match &invalid.problem {
        AnswerProblem::UnknownMethod => {
            text("the sandbox does not know this API", "沙箱未收录该接口").to_owned()
        }
        AnswerProblem::NotJson(error) => say!("response is not JSON: {error}", "response 不是 JSON：{error}"),
        AnswerProblem::UnknownMember { known } => {
            let known = known.join(", ");
            say!(
                "`{path}` is not a member of the response; known are: {known}",
                "响应中没有字段 `{path}`；已有字段：{known}"
            )
        }
        AnswerProblem::MissingMember => {
            say!("`{path}` is required and has no value", "`{path}` 为必填字段，但没有值")
        }
        AnswerProblem::WrongType { expected, found } => {
            let found = kind(found);
            say!(
                "`{path}` must be of type {expected}, not {found}",
                "`{path}` 的类型应为 {expected}，不能是 {found}"
            )
        }
        AnswerProblem::UnknownCode { known, found } => {
            let known = known.join(", ");
            say!(
                "`{path}` must be one of the documented codes {known}, not {found}",
                "`{path}` 应为文档列出的枚举值之一 {known}，不能是 {found}"
            )
        }
        AnswerProblem::NotDecodable(error) => {
            say!("the response can't be decoded: {error}", "无法解析该响应：{error}")
        }
        _ => say!("`{path}` does not fit the API", "`{path}` 与接口不符"),
    }
}

/// Returns the word for a value that is not simple, or the value.
fn kind(found: &str) -> &str {
    match found {
        "an object" => text("an object", "对象"),
        "a list" => text("a list", "数组"),
        other => other,
    }
}
