//! `tbk sign`: signs requests and diagnoses rejected ones.

use crate::forensics::{diagnose, request, steps};

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCompleter;
use secrecy::ExposeSecret as _;
use top_core::protocol::{SystemParams, form_body};
use top_core::schema::SessionPolicy;
use top_core::{SignMethod, TopTime};

use crate::api::completions;
use crate::api::find::method;
use crate::api::parameters::{Assignment, Parameters};
use crate::config::credentials::{Access, Gateway, Selection};
use crate::ui::failure::Failure;
use crate::ui::lang::text;
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
            "Diagnose this request: a URL, a form, a curl command, an HTTP request or JSON; - for standard input",
            "诊断该请求：URL、表单、curl 命令、HTTP 请求或 JSON；- 表示标准输入",
        )
    )]
    request: Option<String>,
    #[arg(
        long,
        value_enum,
        default_value_t = Algorithm::HmacSha256,
        help = text("Signature algorithm (sign_method)", "签名算法（sign_method）")
    )]
    sign_method: Algorithm,
    #[arg(
        long,
        value_name = "TIME",
        help = text("Timestamp instead of the current time: 'yyyy-MM-dd HH:mm:ss', GMT+8", "指定时间戳：'yyyy-MM-dd HH:mm:ss'，GMT+8")
    )]
    timestamp: Option<TopTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Algorithm {
    Md5,
    Hmac,
    HmacSha256,
}

impl From<Algorithm> for SignMethod {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Md5 => Self::Md5,
            Algorithm::Hmac => Self::Hmac,
            Algorithm::HmacSha256 => Self::HmacSha256,
        }
    }
}

impl Sign {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        if let Some(path) = &self.request {
            let request = request::SentRequest::read(source::bytes(path)?)?;
            // Most checks do not need the secret, so incomplete credentials are accepted.
            let credentials = self.gateway.find(selection).await?;
            let secret = credentials.app_secret.as_ref().map(|secret| secret.value.expose_secret());
            let app_key = credentials.app_key.as_ref().map(|app_key| app_key.value.as_str());
            return diagnose::run(&request, secret, app_key, self.explain, output);
        }
        let method = self.method.as_deref().unwrap_or_default();
        let api = tbk_apis::schemas().find(|api| api.method == method);
        let policy = api.map_or(SessionPolicy::Optional, |api| api.session);
        let access = self.gateway.access(selection, policy).await?;
        self.sign(method, &access, output)
    }

    /// Signs the request of the command line.
    fn sign(&self, method: &str, access: &Access, output: &Output) -> Result<(), Failure> {
        let api = tbk_apis::find(method).map(|api| api.schema);
        let mut params = Parameters::of_arguments(api, &self.parameters)?.into_params(api);
        let session = access.session().filter(|_| api.is_none_or(|api| api.session != SessionPolicy::None));
        let now = self.timestamp.unwrap_or_else(TopTime::now);
        let mut system = SystemParams::new(method, &access.app_key, now);
        system.session = session.as_ref();
        system.sign_method = self.sign_method.into();
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
        let steps = steps::Steps { pairs, sign_method: self.sign_method.into(), sign: Some(sign) };
        if output.is_for_people() { steps.print() } else { output.one(&steps.to_json()) }
    }
}
