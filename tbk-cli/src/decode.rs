//! `tbk decode`.

use clap::Args;
use clap_complete::ArgValueCandidates;
use serde_json::{Value, json};
use top_core::ApiError;
use top_core::UnknownFields;
use top_core::decode::{Options, Problem, Unknown, Warning};
use top_core::protocol::ResponseError;

use crate::answer::{check_fields, print_data, print_warnings};
use crate::apis;
use crate::completions;
use crate::failure::{Failure, advice};
use crate::lang::{say, text};
use crate::output::{Output, note};
use crate::source;

#[derive(Debug, Args)]
#[command(
    about = text("Decodes an answer that was saved", "解码已保存的应答"),
    after_help = text(
        "Examples:\n  tbk decode taobao.tbk.order.details.get answer.json\n  curl … | tbk decode taobao.tbk.shop.get - --unknown",
        "示例：\n  tbk decode taobao.tbk.order.details.get answer.json\n  curl … | tbk decode taobao.tbk.shop.get - --unknown",
    )
)]
pub(crate) struct Decode {
    #[arg(
        add = ArgValueCandidates::new(completions::methods),
        help = text("The API that answered", "应答所属的接口")
    )]
    method: String,
    #[arg(help = text(
        "The answer, or - for standard input: JSON, simplified JSON or XML, a success or an error",
        "应答文件，- 表示标准输入：JSON、精简 JSON 或 XML，成功或错误均可",
    ))]
    file: String,
    #[arg(
        long,
        help = text(
            "List what the type does not know and what it can't take, instead of the data",
            "列出类型未收录或无法接受的字段，而非数据",
        )
    )]
    unknown: bool,
}

impl Decode {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let api = apis::find_api(&self.method)?;
        if !self.unknown {
            check_fields(Some(api.schema), output)?;
        }
        // The bytes as they are: an answer that is no UTF-8 is the decoder's to name.
        let body = source::bytes(&self.file)?;
        let keep = if self.unknown { UnknownFields::Keep } else { UnknownFields::Skip };
        match api.decode(&body, Options { unknown: keep, ..Options::default() }) {
            Ok(answer) if self.unknown => {
                let unknown: Vec<_> =
                    answer.unknown.iter().map(unknown).chain(answer.warnings.iter().map(odd)).collect();
                output.list(&unknown)?;
                let count = unknown.len();
                note(&match count {
                    0 => text("the type knows all of it", "类型已收录全部字段").to_owned(),
                    _ => say!("not as the type has it, places: {count}", "有 {count} 处与类型不符"),
                });
                Ok(())
            }
            Ok(answer) => {
                let data: Value = serde_json::from_str(&answer.data.json)
                    .map_err(|error| Failure::here(error.to_string()))?;
                print_data(Some(api.schema), &data, output)?;
                print_warnings(&answer.warnings);
                Ok(())
            }
            Err(ResponseError::Api(error)) => {
                note(text("the answer is an error of the gateway", "该应答是网关错误"));
                output.one(&error_as_data(&error))
            }
            Err(refusal) => {
                let method = &self.method;
                let failure = Failure::here(format!("{method}: {refusal}"));
                Err(match what_to_try(&refusal) {
                    Some(hint) => failure.hint(hint),
                    None => failure,
                })
            }
        }
    }
}

/// What helps with an answer that could be read and is not of the type.
fn what_to_try(refusal: &ResponseError) -> Option<&'static str> {
    let ResponseError::Decode { error, .. } = refusal else { return None };
    match error.problem() {
        Problem::Mismatch { .. } | Problem::Missing => Some(text(
            "`--unknown` lists every value that can't be taken",
            "`--unknown` 可列出所有无法接受的值",
        )),
        Problem::UnexpectedEnvelope { .. } => {
            Some(text("name the API that gave this answer", "请使用给出该应答的接口名"))
        }
        Problem::NotUtf8 { .. } => Some(text(
            "where it is GBK, convert it: iconv -f GBK -t UTF-8",
            "若为 GBK，请先转换：iconv -f GBK -t UTF-8",
        )),
        _ => None,
    }
}

fn unknown(member: &Unknown) -> Value {
    json!({ "path": member.path, "why": text("not known", "未收录"), "text": member.text })
}

fn odd(warning: &Warning) -> Value {
    let expected = warning.expected;
    json!({
        "path": warning.path,
        "why": say!("expected {expected}", "应为 {expected}"),
        "text": warning.found,
    })
}

fn error_as_data(error: &ApiError) -> Value {
    json!({
        "code": error.code.as_str(),
        "msg": error.msg,
        "sub_code": error.sub_code,
        "sub_msg": error.sub_msg,
        "request_id": error.request_id,
        "kind": format!("{:?}", error.kind()),
        "advice": error.hint().map(|hint| advice(&hint).to_owned()),
    })
}
