//! `tbk call`.

mod batch;
mod business;
mod confirm;
mod dry_run;
pub(crate) mod input;
mod outcome;
mod pages;
pub(crate) mod resume;
mod several;
mod stake;
mod totals;

use std::time::Duration;

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;
use serde_json::Value;
use top_core::check::check;
use top_core::schema::{Access as Effect, ApiSchema, SessionPolicy};
use top_core::{Api, Format, Params, RawReply, Reply, SessionSource, TopClient};

use crate::api::completions;
use crate::api::find::{handles_tokens, method, unknown_method};
use crate::api::parameters::{Assignment, Parameters};
use crate::api::response::{check_fields, parse_data, print_data, print_warnings};
use crate::api::sign_method::Signing;
use crate::config::accounts;
use crate::config::credentials::{Access, Gateway, Selection, Target};
use crate::config::quota::{CallQuotas, QuotaUrl};
use crate::ui::failure::{Failure, Status, no_session};
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, text_out};
use crate::ui::usage::within;

pub(crate) use batch::progress;
use business::business_failure;
use confirm::Plan;
use input::InputFormat;

#[derive(Debug, Args)]
#[command(
    about = text("Calls an API and prints its data", "调用接口并输出数据"),
    after_help = text(
        "Examples:\n  \
         tbk call taobao.tbk.shop.get fields=user_id,shop_title q=女装 --sandbox\n  \
         tbk call taobao.tbk.spread.get requests[0].url=https://uland.taobao.com/1\n  \
         tbk call taobao.tbk.order.details.get start_time=now-20m end_time=now --all-pages -o csv\n  \
         tbk call taobao.tbk.tpwd.create --input links.csv --concurrency 8 -o jsonl > done.jsonl\n  \
         tbk call taobao.tbk.tpwd.create --input links.csv --resume done.jsonl -o jsonl >> done.jsonl\n  \
         tbk call taobao.tbk.sc.material.optional adzone_id=1 site_id=2 q=女装 --account all -o jsonl\n  \
         tbk call taobao.tbk.dg.pic.embed adzone_id=1 item_id=AbC-1x pic_stream=@poster.png --dry-run",
        "示例：\n  \
         tbk call taobao.tbk.shop.get fields=user_id,shop_title q=女装 --sandbox\n  \
         tbk call taobao.tbk.spread.get requests[0].url=https://uland.taobao.com/1\n  \
         tbk call taobao.tbk.order.details.get start_time=now-20m end_time=now --all-pages -o csv\n  \
         tbk call taobao.tbk.tpwd.create --input links.csv --concurrency 8 -o jsonl > done.jsonl\n  \
         tbk call taobao.tbk.tpwd.create --input links.csv --resume done.jsonl -o jsonl >> done.jsonl\n  \
         tbk call taobao.tbk.sc.material.optional adzone_id=1 site_id=2 q=女装 --account all -o jsonl\n  \
         tbk call taobao.tbk.dg.pic.embed adzone_id=1 item_id=AbC-1x pic_stream=@poster.png --dry-run",
    )
)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Call {
    #[arg(
        add = ArgValueCompleter::new(completions::methods),
        value_parser = method,
        help = text("The API, such as taobao.tbk.shop.get", "接口名，例如 taobao.tbk.shop.get")
    )]
    method: String,
    #[arg(
        value_name = "NAME=VALUE",
        add = ArgValueCompleter::new(completions::parameters),
        help = text(
            "Its parameters: name=value, name=@FILE, name:=JSON, list[0].member=value",
            "参数：name=value、name=@文件、name:=JSON、list[0].member=value",
        )
    )]
    parameters: Vec<Assignment>,
    #[command(flatten)]
    gateway: Gateway,
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["dry_run", "raw"],
        help = text(
            "Make one call for each line of a file or of standard input (-): JSON Lines, a JSON array, CSV whose header names the parameters, or a list of values",
            "对文件或标准输入（-）的每一行调用一次：JSON Lines、JSON 数组、以参数名为表头的 CSV，或每行一个值的列表",
        )
    )]
    input: Option<String>,
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        requires = "input",
        help = text("Format of --input; the default depends on its first line", "--input 的格式；默认按首行识别")
    )]
    input_format: Option<InputFormat>,
    #[arg(
        long,
        value_name = "NAME",
        requires = "input",
        help = text(
            "The parameter of an --input that is a list; the default is the only required one",
            "--input 为列表时对应的参数；默认为唯一的必填参数",
        )
    )]
    column: Option<String>,
    #[arg(
        long,
        requires = "input",
        help = text(
            "Let the --input name files of this machine to upload: \"pic_stream\": \"@poster.png\"",
            "允许 --input 引用要上传的本机文件：\"pic_stream\": \"@poster.png\"",
        )
    )]
    input_files: bool,
    #[arg(
        long,
        value_name = "FILE",
        requires = "input",
        help = text(
            "Skip the lines of --input that succeeded in this output of an earlier run; changes with an unknown outcome are not repeated",
            "跳过 --input 中已成功的行：FILE 为上次运行的输出；结果未知的变更不会重复",
        )
    )]
    resume: Option<String>,
    #[arg(
        long,
        value_name = "CALLS",
        default_value_t = 4,
        value_parser = within(1..=64_u64),
        help = text(
            "Maximum number of concurrent calls of --input and of several accounts",
            "--input 与多个账号的最大并发调用数",
        )
    )]
    concurrency: u64,
    #[arg(
        long,
        conflicts_with_all = ["raw", "untyped", "dry_run"],
        help = text("Read all pages and print their entries", "读取所有分页并输出全部记录")
    )]
    all_pages: bool,
    #[arg(
        long,
        value_name = "POSITION",
        requires = "all_pages",
        conflicts_with = "input",
        help = text(
            "Continue from the position at which an earlier --all-pages stopped",
            "从上次中断的位置继续翻页",
        )
    )]
    position: Option<top_core::Position>,
    #[arg(
        long,
        value_enum,
        default_value_t = ResponseFormat::Json,
        help = text(
            "Format of the response of the gateway; the output is the same",
            "网关响应的格式；输出结果相同",
        )
    )]
    format: ResponseFormat,
    #[command(flatten)]
    signing: Signing,
    #[arg(
        long,
        help = text("Request simplified JSON (simplify=true)", "请求精简 JSON（simplify=true）")
    )]
    simplify: bool,
    #[arg(
        long,
        help = text("Print the response unchanged", "原样输出响应")
    )]
    raw: bool,
    #[arg(
        long,
        help = text(
            "Print the signed request with secrets masked, and send nothing",
            "输出签名后的请求（密钥已掩码），不发送",
        )
    )]
    dry_run: bool,
    #[arg(
        long,
        help = text(
            "Do not ask for confirmation before calls that make changes",
            "调用会产生变更的接口时不再确认",
        )
    )]
    execute: bool,
    #[arg(
        long,
        value_name = "SECONDS",
        value_parser = within(1..=86_400_u64),
        help = text("Time limit of a call in seconds, including retries and waits", "单次调用的总时限（秒），含重试与等待")
    )]
    timeout: Option<u64>,
    #[command(flatten)]
    quota: QuotaUrl,
    #[arg(
        long,
        help = text(
            "Call a method that is unknown to this program; the response is printed unchanged",
            "调用本程序未收录的接口，原样输出响应",
        )
    )]
    untyped: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ResponseFormat {
    Json,
    Xml,
}

/// An API and the clients to call it with.
pub(crate) struct Caller {
    method: String,
    api: Option<&'static Api>,
    client: TopClient,
    session: Option<TopClient<SessionSource>>,
}

impl Call {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let found = self.api()?;
        let api = found.map(|api| api.schema);
        let format = self.response_format()?;
        if self.raw || (found.is_none() && self.input.is_none()) {
            output.reject_workbook()?;
        }
        if self.input.is_none() {
            check_fields(api, output)?;
        }
        let parameters = Parameters::of_arguments(api, &self.parameters)?;
        if let (Some(api), None) = (api, &self.input) {
            // Invalid parameters are reported before missing credentials.
            check(api, &parameters.clone().into_params(Some(api))).map_err(top_core::Error::from)?;
        }
        let accounts = accounts::each(selection)?;
        if self.input.is_some() || accounts.is_some() {
            return self.run_several(found, parameters, (selection, accounts), output).await;
        }
        let access = self.access(api, selection).await?;
        let params = parameters.into_params(api);
        if self.dry_run {
            return dry_run::show(&self.method, api, &access, format, params, output);
        }
        self.confirm(api, &[access.target()], &[&params], 0)?;
        let caller = self.caller(found, &access, &self.gateway.quotas(&self.quota).await?)?;
        match found {
            Some(api) if self.all_pages => {
                let pages = caller.pages(api, params);
                let pages = match &self.position {
                    Some(position) => pages.starting_at(position.clone()),
                    None => pages,
                };
                pages::run(api.schema, pages, output).await
            }
            _ => self.once(&caller, params, output).await,
        }
    }

    /// Returns the credentials of an account. A session is required if the API requires one.
    async fn access(&self, api: Option<&ApiSchema>, selection: &Selection) -> Result<Access, Failure> {
        let policy = api.map_or(SessionPolicy::Optional, |api| api.session);
        let mut access = self.gateway.access(selection, policy).await?;
        access.sign_method = self.signing.method();
        if access.session.is_none() && api.is_some_and(|api| api.session == SessionPolicy::Required) {
            let method = &self.method;
            return Err(Failure::new(
                Status::Authorisation,
                say!("{method} requires a session", "{method} 需要 session"),
            )
            .hint(no_session()));
        }
        Ok(access)
    }

    /// Prints what calls with changes affect, and asks for confirmation unless `--execute` is given. Calls of the built-in
    /// sandbox affect nothing.
    fn confirm(
        &self,
        api: Option<&ApiSchema>,
        targets: &[Target],
        calls: &[&Params],
        invalid: usize,
    ) -> Result<(), Failure> {
        if !makes_changes(api) || self.gateway.sandbox || calls.is_empty() {
            return Ok(());
        }
        let plan = Plan { method: &self.method, api, targets, calls, invalid };
        if self.execute {
            plan.print();
            return Ok(());
        }
        plan.ask()
    }

    /// Returns the clients of an account. The clients of all accounts share the quotas.
    fn caller(
        &self,
        api: Option<&'static Api>,
        access: &Access,
        quotas: &CallQuotas,
    ) -> Result<Caller, Failure> {
        let timeout = self.timeout.map(Duration::from_secs);
        let (client, session) = access.clients(self.response_format()?, timeout, quotas)?;
        let session = session.filter(|_| api.is_none_or(|api| api.schema.session != SessionPolicy::None));
        Ok(Caller { method: self.method.clone(), api, client, session })
    }

    async fn once(&self, caller: &Caller, params: Params, output: &Output) -> Result<(), Failure> {
        match caller.call(params).await? {
            CallReply::Raw(reply) => text_out(&reply.body()),
            CallReply::Typed(reply) => {
                if self.raw {
                    text_out(&reply.body())?;
                } else {
                    print_data(caller.schema(), &data(&reply)?, output)?;
                    print_warnings(&reply.warnings);
                }
                reply
                    .business_error
                    .as_ref()
                    .map_or(Ok(()), |error| Err(business_failure(&caller.method, error)))
            }
        }
    }

    fn api(&self) -> Result<Option<&'static Api>, Failure> {
        match tbk_apis::find(&self.method) {
            Some(api) => Ok(Some(api)),
            None if self.untyped && !handles_tokens(&self.method) => Ok(None),
            None => Err(unknown_method(&self.method)),
        }
    }

    fn response_format(&self) -> Result<Format, Failure> {
        match (self.format, self.simplify) {
            (ResponseFormat::Json, false) => Ok(Format::Json),
            (ResponseFormat::Json, true) => Ok(Format::SimplifiedJson),
            (ResponseFormat::Xml, false) => Ok(Format::Xml),
            (ResponseFormat::Xml, true) => Err(Failure::usage(text(
                "--simplify applies to JSON and cannot be used with --format xml",
                "--simplify 仅用于 JSON，不能与 --format xml 同用",
            ))),
        }
    }
}

/// Whether every call of the API makes a change. A call of an unknown API may make one.
fn makes_changes(api: Option<&ApiSchema>) -> bool {
    api.is_none_or(|api| api.access == Effect::Write)
}

/// The reply to a call: with decoded data, or the raw body of an unknown method.
pub(crate) enum CallReply {
    Typed(Box<Reply<String>>),
    Raw(RawReply),
}

impl Caller {
    fn schema(&self) -> Option<&'static ApiSchema> {
        self.api.map(|api| api.schema)
    }

    pub(crate) async fn call(&self, params: Params) -> Result<CallReply, Failure> {
        Ok(match (self.api, &self.session) {
            (Some(api), Some(session)) => {
                CallReply::Typed(Box::new(session.call_described(api, params).await?))
            }
            (Some(api), None) => CallReply::Typed(Box::new(self.client.call_described(api, params).await?)),
            (None, Some(session)) => CallReply::Raw(session.call_raw(&self.method, params).await?),
            (None, None) => CallReply::Raw(self.client.call_raw(&self.method, params).await?),
        })
    }

    fn pages(&self, api: &'static Api, params: Params) -> top_core::Pages<String> {
        match &self.session {
            Some(session) => session.pages_described(api, params),
            None => self.client.pages_described(api, params),
        }
    }
}

/// Returns the data of a typed reply.
pub(crate) fn data(reply: &Reply<String>) -> Result<Value, Failure> {
    parse_data(&reply.data)
}
