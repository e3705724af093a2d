//! `tbk decode`.

use clap::Args;
use clap_complete::ArgValueCompleter;
use serde_json::{Value, json};
use top_core::ApiError;
use top_core::UnknownFields;
use top_core::decode::{Options, Problem, Unknown, Warning};
use top_core::protocol::ResponseError;

use crate::api::completions;
use crate::api::find;
use crate::api::response::{check_fields, parse_data, print_data, print_warnings};
use crate::ui::failure::{Failure, advice};
use crate::ui::lang::{counted, say, text};
use crate::ui::library;
use crate::ui::output::{Output, note};
use crate::ui::source;

#[derive(Debug, Args)]
#[command(
    about = text("Decodes a saved response", "解码已保存的响应"),
    after_help = text(
        "Examples:\n  tbk decode taobao.tbk.order.details.get response.json\n  curl … | tbk decode taobao.tbk.shop.get - --unknown",
        "示例：\n  tbk decode taobao.tbk.order.details.get response.json\n  curl … | tbk decode taobao.tbk.shop.get - --unknown",
    )
)]
pub(crate) struct Decode {
    #[arg(
        add = ArgValueCompleter::new(completions::methods),
        help = text("The API of the response", "响应所属的接口")
    )]
    method: String,
    #[arg(help = text(
        "The response file, or - for standard input: JSON, simplified JSON or XML; success or error",
        "响应文件，- 表示标准输入：JSON、精简 JSON 或 XML，成功或错误均可",
    ))]
    file: String,
    #[arg(
        long,
        help = text(
            "List unknown fields and values of the wrong type instead of the data",
            "列出未收录的字段和类型不符的值，而非数据",
        )
    )]
    unknown: bool,
}

impl Decode {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        let api = find::find_api(&self.method)?;
        if !self.unknown {
            check_fields(Some(api.schema), output)?;
        }
        // The decoder reports a response that is not UTF-8.
        let body = source::bytes(&self.file)?;
        let keep = if self.unknown { UnknownFields::Keep } else { UnknownFields::Skip };
        match api.decode(&body, Options { unknown: keep, ..Options::default() }) {
            Ok(reply) if self.unknown => {
                let unknown = reply.unknown.iter().map(unknown);
                let deviations: Vec<_> = unknown.chain(reply.warnings.iter().map(mistyped)).collect();
                output.list(&deviations)?;
                let count = deviations.len();
                let fields = counted(count, "field does not match the type", "fields do not match the type");
                note(&match count {
                    0 => text("all fields match the type", "全部字段与类型一致").to_owned(),
                    _ => say!("{fields}", "有 {count} 处与类型不符"),
                });
                Ok(())
            }
            Ok(reply) => {
                let data = parse_data(&reply.data.json)?;
                print_data(Some(api.schema), &data, output)?;
                print_warnings(&reply.warnings);
                Ok(())
            }
            Err(ResponseError::Api(error)) => {
                note(text("the response is a gateway error", "该响应是网关错误"));
                output.one(&error_as_data(&error))
            }
            Err(error) => {
                let method = &self.method;
                let error_text = library::response_error(&error);
                let failure = Failure::local(say!("{method}: {error_text}", "{method}：{error_text}"));
                Err(match hint_for(&error) {
                    Some(hint) => failure.hint(hint),
                    None => failure,
                })
            }
        }
    }
}

/// Returns a hint for a response that is readable but does not match the type.
fn hint_for(error: &ResponseError) -> Option<&'static str> {
    let ResponseError::Decode { error, .. } = error else { return None };
    match error.problem() {
        Problem::Mismatch { .. } | Problem::Missing => Some(text(
            "`--unknown` lists every value of the wrong type",
            "`--unknown` 可列出所有类型不符的值",
        )),
        Problem::UnexpectedEnvelope { .. } => {
            Some(text("pass the API that returned this response", "请使用返回该响应的接口名"))
        }
        Problem::NotUtf8 { .. } => Some(text(
            "if it is GBK, convert it: iconv -f GBK -t UTF-8",
            "若为 GBK，请先转换：iconv -f GBK -t UTF-8",
        )),
        _ => None,
    }
}

fn unknown(member: &Unknown) -> Value {
    json!({ "path": member.path, "why": text("unknown field", "未收录的字段"), "text": member.text })
}

fn mistyped(warning: &Warning) -> Value {
    let expected = library::expected(warning.expected);
    json!({
        "path": warning.path,
        "why": say!("expected {expected}", "应为{expected}"),
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
        "kind": error.kind().as_str(),
        "advice": error.hint().map(|hint| advice(&hint).to_owned()),
    })
}
