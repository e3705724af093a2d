//! `tbk sign`: signs requests and diagnoses rejected ones.

use clap::Args;
use clap_complete::ArgValueCompleter;
use encoding_rs::{Encoding, UTF_8};
use secrecy::ExposeSecret as _;
use top_core::protocol::{SystemParams, form_body};
use top_core::schema::SessionPolicy;
use top_core::{Format, Params, TopTime};

use crate::api::completions;
use crate::api::find::method;
use crate::api::parameters::{Assignment, Parameters};
use crate::api::sign_method::Signing;
use crate::commands::call::ResponseFormat;
use crate::config::credentials::{Access, Gateway, Selection};
use crate::forensics::diagnose::Diagnosis;
use crate::forensics::recipe;
use crate::forensics::request::SentRequest;
use crate::forensics::steps;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, text_out};
use crate::ui::source;

#[derive(Debug, Args)]
#[command(
    about = text(
        "Signs a request, shows the steps, and diagnoses rejected requests",
        "签名、展示签名步骤，并诊断被拒绝的请求",
    ),
    after_help = text(
        "Examples:\n  tbk sign taobao.tbk.shop.get fields=user_id q=女装 --explain\n  \
         tbk sign taobao.tbk.shop.get fields=user_id q=女装 --body | curl --data @- https://eco.taobao.com/router/rest\n  \
         pbpaste | tbk sign --request -          # a URL, a form, a curl command, an HTTP request or JSON",
        "示例：\n  tbk sign taobao.tbk.shop.get fields=user_id q=女装 --explain\n  \
         tbk sign taobao.tbk.shop.get fields=user_id q=女装 --body | curl --data @- https://eco.taobao.com/router/rest\n  \
         pbpaste | tbk sign --request -          # URL、表单、curl 命令、HTTP 请求或 JSON",
    )
)]
pub(crate) struct Sign {
    #[arg(
        required_unless_present = "request",
        add = ArgValueCompleter::new(completions::methods),
        value_parser = method,
        help = text("The API; any method is accepted", "接口名，任意接口均可")
    )]
    method: Option<String>,
    #[arg(
        value_name = "NAME=VALUE",
        add = ArgValueCompleter::new(completions::parameters),
        help = text("Its parameters, as for `tbk call`", "参数，同 `tbk call`")
    )]
    parameters: Vec<Assignment>,
    #[command(flatten)]
    gateway: Gateway,
    #[arg(
        long,
        help = text(
            "Show the string to sign, the steps and the result, with secrets masked",
            "展示待签名字符串、步骤与结果，密钥已掩码",
        )
    )]
    explain: bool,
    #[arg(
        long,
        conflicts_with = "explain",
        help = text("Print the signed form, ready to send; it contains the session", "输出可直接发送的已签名表单（含 session）")
    )]
    body: bool,
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["method", "parameters", "body"],
        help = text(
            "Diagnose this request: a URL, a form, a curl command, an HTTP request, JSON, or the printed map of a program; - for standard input",
            "诊断该请求：URL、表单、curl 命令、HTTP 请求、JSON 或程序打印的参数表；- 表示标准输入",
        )
    )]
    request: Option<String>,
    #[arg(
        long,
        value_name = "FILE",
        requires = "request",
        conflicts_with_all = ["method", "parameters", "body"],
        help = text(
            "Compare the string that the program signed with the correct one, byte by byte; - for standard input",
            "将程序实际签名的字符串与正确的逐字节对比；- 表示标准输入",
        )
    )]
    string: Option<String>,
    #[command(flatten)]
    signing: Signing,
    #[arg(
        long,
        value_name = "TIME",
        help = text("Timestamp instead of the current time: 'yyyy-MM-dd HH:mm:ss', GMT+8", "指定时间戳：'yyyy-MM-dd HH:mm:ss'，GMT+8")
    )]
    timestamp: Option<TopTime>,
    #[arg(
        long,
        value_enum,
        default_value_t = ResponseFormat::Json,
        help = text("Format of the response of the gateway (format)", "网关响应的格式（format）")
    )]
    format: ResponseFormat,
}

/// Rejects system parameters, which would be sent twice.
fn check_names(params: &Params) -> Result<(), Failure> {
    let names = params.iter().map(|(name, _)| name).chain(params.files().map(|(name, _)| name));
    for name in names {
        let hint = match name {
            "method" => text("the method is the first argument", "接口名是第一个参数"),
            "app_key" => text(
                "use --app-key, TBK_APP_KEY or a --profile",
                "请使用 --app-key、TBK_APP_KEY 或 --profile",
            ),
            "sign_method" => text("use --sign-method", "请使用 --sign-method"),
            "timestamp" => text("use --timestamp", "请使用 --timestamp"),
            "format" => text("use --format", "请使用 --format"),
            "session" => {
                text("set TBK_SESSION, or select an --account", "请设置 TBK_SESSION 或选择 --account")
            }
            "v" | "sign" => text("remove it", "请删除该参数"),
            _ => continue,
        };
        return Err(Failure::usage(say!(
            "{name} is a system parameter, and this command sets it",
            "{name} 是公共参数，由本命令设置"
        ))
        .hint(hint));
    }
    Ok(())
}

/// Converts a string in UTF-16, which Windows shells write, to UTF-8. A byte order mark of UTF-8 stays: it may be signed.
fn utf8(bytes: Vec<u8>) -> Vec<u8> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != UTF_8 => encoding.decode(&bytes).0.into_owned().into_bytes(),
        _ => bytes,
    }
}

impl Sign {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        if let Some(path) = &self.request {
            return self.diagnose(path, selection, output).await;
        }
        let method = self.method.as_deref().unwrap_or_default();
        let policy = tbk_apis::find(method).map_or(SessionPolicy::Optional, |api| api.schema.session);
        let access = self.gateway.access(selection, policy).await?;
        self.sign(method, &access, output)
    }

    /// Diagnoses the request of another program. Most checks do not need the secret, so incomplete credentials are accepted.
    async fn diagnose(&self, path: &str, selection: &Selection, output: &Output) -> Result<(), Failure> {
        if path == "-" && self.string.as_deref() == Some("-") {
            return Err(Failure::usage(text(
                "--request and --string cannot both be standard input",
                "--request 与 --string 不能同时来自标准输入",
            )));
        }
        let request = SentRequest::read(source::bytes(path)?)?;
        let string = self.string.as_deref().map(source::bytes).transpose()?.map(utf8);
        let credentials = self.gateway.find(selection).await?;
        let credentials = recipe::Credentials {
            app_key: credentials.app_key.as_ref().map(|app_key| app_key.value.as_str()),
            app_secret: credentials.app_secret.as_ref().map(|secret| secret.value.expose_secret()),
            session: credentials.session.as_ref().map(|session| session.value.secret.expose_secret()),
        };
        let string = string.as_deref();
        Diagnosis { request: &request, credentials, string, explain: self.explain }.run(output)
    }

    /// Signs the request of the command line.
    fn sign(&self, method: &str, access: &Access, output: &Output) -> Result<(), Failure> {
        let api = tbk_apis::find(method).map(|api| api.schema);
        let mut params = Parameters::of_arguments(api, &self.parameters)?.into_params(api);
        check_names(&params)?;
        let session = access.session().filter(|_| api.is_none_or(|api| api.session != SessionPolicy::None));
        let now = self.timestamp.unwrap_or_else(TopTime::now);
        let mut system = SystemParams::new(method, &access.app_key, now);
        system.session = session.as_ref();
        system.sign_method = self.signing.method();
        system.format = if self.format == ResponseFormat::Xml { Format::Xml } else { Format::Json };
        system.stamp_and_sign(&mut params, &access.app_secret);
        if self.body && params.files().next().is_some() {
            return Err(Failure::usage(text(
                "a request with a file is multipart and has no form body",
                "含文件的请求为 multipart，不是表单",
            ))
            .hint(text(
                "send it with `tbk call`, or show it with `tbk call --dry-run`",
                "请用 `tbk call` 发送，或用 `tbk call --dry-run` 查看",
            )));
        }
        if self.body {
            return text_out(&form_body(&params));
        }
        let sign = params.get("sign").unwrap_or_default().to_owned();
        if !self.explain {
            return text_out(&sign);
        }
        let pairs: Vec<_> = params.iter().filter(|(name, _)| *name != "sign").collect();
        let steps = steps::Steps::new(&pairs, self.signing.method(), Some(sign));
        if output.is_for_people() { steps.print() } else { output.one(&steps.to_json()) }
    }
}
