//! `tbk schema`.

mod json_schema;

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;
use serde_json::{Map, Value};
use top_core::schema::ApiSchema;

use crate::api::completions;
use crate::api::find;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::{Form, Output, text_out};

use crate::api::dump::dump;

#[derive(Debug, Args)]
#[command(
    about = text("Prints the definition of an API as JSON, for programs", "以 JSON 输出接口定义，供程序使用"),
    after_help = text(
        "Examples:\n  tbk schema taobao.tbk.spread.get                          # the full definition\n  \
         tbk schema taobao.tbk.spread.get --json-schema            # JSON Schema of a line of `tbk call --input`\n  \
         tbk schema taobao.tbk.spread.get --json-schema=response   # JSON Schema of the output of `tbk call -o json`\n  tbk schema --all",
        "示例：\n  tbk schema taobao.tbk.spread.get                          # 完整定义\n  \
         tbk schema taobao.tbk.spread.get --json-schema            # `tbk call --input` 每行的 JSON Schema\n  \
         tbk schema taobao.tbk.spread.get --json-schema=response   # `tbk call -o json` 输出的 JSON Schema\n  tbk schema --all",
    )
)]
pub(crate) struct Schema {
    #[arg(
        required_unless_present = "all",
        add = ArgValueCompleter::new(completions::methods),
        help = text("The API; omit it with --all", "接口名；使用 --all 时省略")
    )]
    method: Option<String>,
    #[arg(long, conflicts_with = "method", help = text("All APIs", "全部接口"))]
    all: bool,
    #[arg(
        long,
        value_enum,
        value_name = "PART",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "request",
        help = text(
            "Print the JSON Schema (2020-12) of the request or the response instead of the definition; both are in English",
            "输出请求或响应的 JSON Schema（2020-12），而非完整定义；两者的字段说明均为英文",
        )
    )]
    json_schema: Option<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Request,
    Response,
}

impl Schema {
    pub(crate) fn run(&self, output: &Output) -> Result<(), Failure> {
        match output.explicit_form() {
            None | Some(Form::Json) => {}
            Some(Form::Jsonl) => return self.lines(),
            Some(Form::Csv | Form::Xlsx | Form::Table) => {
                return Err(Failure::usage(text(
                    "schemas are printed as JSON only",
                    "schema 只有 JSON 格式",
                ))
                .hint(text("use -o json or -o jsonl", "请用 -o json 或 -o jsonl")));
            }
        }
        let shown = match (&self.method, self.json_schema) {
            (Some(method), _) => self.shown(find::find(method)?),
            (None, None) => tbk_apis::schemas().map(dump).collect(),
            (None, Some(_)) => {
                let schemas = tbk_apis::schemas().map(|api| (api.method.to_owned(), self.shown(api)));
                Value::Object(schemas.collect::<Map<_, _>>())
            }
        };
        text_out(&format!("{shown:#}"))
    }

    /// Prints one API on each line.
    fn lines(&self) -> Result<(), Failure> {
        let chosen = match &self.method {
            Some(method) => vec![find::find(method)?],
            None => tbk_apis::schemas().collect::<Vec<_>>(),
        };
        chosen.into_iter().try_for_each(|api| text_out(&self.shown(api).to_string()))
    }

    fn shown(&self, api: &ApiSchema) -> Value {
        match self.json_schema {
            None => dump(api),
            Some(Part::Request) => json_schema::request(api),
            Some(Part::Response) => json_schema::response(api),
        }
    }
}
