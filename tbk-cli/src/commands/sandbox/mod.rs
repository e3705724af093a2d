//! `tbk sandbox`.

mod accounts;
mod answers;
mod ledger;
mod log;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Deserialize;
use top_core::protocol::{SystemParams, form_body};
use top_core::{Params, Session, TopTime};
use top_sandbox::{Answer, FaultRule, Sandbox, SandboxBuilder};

use crate::api::sandbox::builder;
use crate::ui::cause;
use crate::ui::deferred::Deferred;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{note, text_out};
use crate::ui::source::unreadable;
use crate::ui::usage::within;

#[derive(Debug, Args)]
#[command(
    about = text("Runs a local sandbox gateway for development", "在本机运行沙箱网关供开发使用"),
    after_help = text(
        "Examples:\n  tbk sandbox serve --port 8620 --log\n  tbk sandbox serve --rows 250 --accounts shop1,shop2 --faults faults.toml\n  \
         tbk sandbox serve --answers answers.toml\n\n\
         A fault file contains rules, which are tried in order:\n  [[rule]]\n  fault = \"reset_after_body\"\n  times = 2\n\n  \
         [[rule]]\n  fault = { error = { code = 7, sub_code = \"accesscontrol.limited-by-app-access-count\", sub_msg = \"This ban will last for 2 more seconds\" } }\n  \
         on = \"taobao.tbk.shop.get\"\n  account = \"shop2\"\n  chance = 0.1\n\n  \
         [[rule]]          # one link of a link conversion fails\n  fault = { entry = { input = \"uland.taobao.com/2\", code = 1001, message = \"无权限\" } }\n  \
         always = true\n\n\
         An answer file contains answers. Those of one API are used in order, and the last one remains:\n  \
         [[answer]]\n  method = \"taobao.tbk.shop.get\"\n  response = { total_results = 0 }\n\n  \
         [[answer]]\n  method = \"taobao.tbk.shop.get\"\n  response = { error_response = { code = 11 } }\n\n  \
         [[answer]]\n  method = \"taobao.tbk.shop.get\"\n  raw = \"sent unchanged\"\n\n\
         A ledger is a script of orders that change over time:\n  seed = 7\n  start = \"2026-11-01 00:00:00\"\n  now = \"2026-11-11 00:00:00\"\n  \
         speed = 60\n  orders_per_hour = 40\n  lateness = { median = 20, sigma = 1.5, max = 7200 }\n\n  \
         [[burst]]\n  at = \"2026-11-11 00:00:00\"\n  orders = 12000",
        "示例：\n  tbk sandbox serve --port 8620 --log\n  tbk sandbox serve --rows 250 --accounts shop1,shop2 --faults faults.toml\n  \
         tbk sandbox serve --answers answers.toml\n\n\
         故障文件由规则组成，按顺序匹配：\n  [[rule]]\n  fault = \"reset_after_body\"\n  times = 2\n\n  \
         [[rule]]\n  fault = { error = { code = 7, sub_code = \"accesscontrol.limited-by-app-access-count\", sub_msg = \"This ban will last for 2 more seconds\" } }\n  \
         on = \"taobao.tbk.shop.get\"\n  account = \"shop2\"\n  chance = 0.1\n\n  \
         [[rule]]          # 转链时其中一个链接失败\n  fault = { entry = { input = \"uland.taobao.com/2\", code = 1001, message = \"无权限\" } }\n  \
         always = true\n\n\
         应答文件由应答组成。同一接口的应答按顺序使用，最后一个持续有效：\n  \
         [[answer]]\n  method = \"taobao.tbk.shop.get\"\n  response = { total_results = 0 }\n\n  \
         [[answer]]\n  method = \"taobao.tbk.shop.get\"\n  response = { error_response = { code = 11 } }\n\n  \
         [[answer]]\n  method = \"taobao.tbk.shop.get\"\n  raw = \"原样返回\"\n\n\
         账本脚本描述随时间变化的订单：\n  seed = 7\n  start = \"2026-11-01 00:00:00\"\n  now = \"2026-11-11 00:00:00\"\n  \
         speed = 60\n  orders_per_hour = 40\n  lateness = { median = 20, sigma = 1.5, max = 7200 }\n\n  \
         [[burst]]\n  at = \"2026-11-11 00:00:00\"\n  orders = 12000",
    )
)]
pub(crate) struct Sandboxes {
    #[command(subcommand)]
    action: Deferred<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text(
        "Prints credentials and a curl command, then runs until it is interrupted",
        "输出凭证和 curl 命令后持续运行，直到被中断",
    ))]
    Serve(Serve),
}

#[derive(Debug, Args)]
struct Serve {
    #[arg(long, default_value_t = 8620, value_parser = within(0..=u16::MAX), help = text(
        "Port on the loopback address; 0 selects a free port",
        "本机回环地址上的端口；0 表示任选空闲端口",
    ))]
    port: u16,
    #[arg(long, value_name = "FILE", help = text("Inject faults according to the rules in this file", "按该文件的规则注入故障"))]
    faults: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = text(
        "Respond with the answers in this file (TOML or JSON) instead of generated data",
        "按该文件（TOML 或 JSON）中的应答返回，不使用生成的数据",
    ))]
    answers: Option<PathBuf>,
    #[arg(long, value_name = "NAMES", value_parser = accounts::parse, help = text(
        "Accounts, each with a session: a number, or names separated by commas [default: one]",
        "授权账号，每个账号有各自的 session：数量，或以逗号分隔的名称 [默认：一个]",
    ))]
    accounts: Option<accounts::Names>,
    #[arg(long, value_name = "FILE", help = text(
        "Answer the order, refund and punishment APIs from the ledger that this script (TOML or JSON) describes; `demo` is built in",
        "订单、维权、处罚类 API 按该脚本（TOML 或 JSON）描述的账本应答；`demo` 为内置脚本",
    ))]
    ledger: Option<PathBuf>,
    #[arg(long, default_value_t = 2, value_parser = within(0..=usize::MAX), help = text(
        "Number of entries in paged lists",
        "分页列表的记录数",
    ))]
    rows: usize,
    #[arg(long, value_parser = within(0..=u64::MAX), help = text(
        "Seed for random faults, which makes a run repeatable",
        "随机故障的种子，使结果可重现",
    ))]
    seed: Option<u64>,
    #[arg(long, help = text(
        "Accept codes that the platform does not document",
        "接受平台文档未列出的枚举值",
    ))]
    lenient: bool,
    #[arg(long, help = text(
        "Refuse requests that were received before: same app_key, timestamp and sign",
        "拒绝重复请求，即 app_key、timestamp 和 sign 均相同的请求",
    ))]
    refuse_replays: bool,
    #[arg(long, help = text(
        "Print each request, and what is wrong with its signature",
        "输出每个请求；签名错误时给出诊断",
    ))]
    log: bool,
}

impl Sandboxes {
    pub(crate) async fn run(&self) -> Result<(), Failure> {
        let Action::Serve(serve) = &*self.action;
        serve.run().await
    }
}

impl Serve {
    async fn run(&self) -> Result<(), Failure> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let (secrets, log) = log::new();
        let mut builder = self.builder()?.listen(address);
        if self.log {
            builder = builder.observe(move |request| log.print(request));
        }
        let sandbox = builder.start().await.map_err(|error| {
            match answers::invalid(&error, self.answers.as_deref()) {
                Some(failure) => failure,
                None => {
                    let error = cause::describe(&error);
                    Failure::local(say!(
                        "the sandbox cannot listen on {address}: {error}",
                        "沙箱无法监听 {address}：{error}"
                    ))
                    .hint(text("choose another --port", "请用 --port 指定其他端口"))
                }
            }
        })?;
        secrets.set(&sandbox);
        self.print(&sandbox)?;
        note(text("running; press Ctrl-C to stop", "运行中，按 Ctrl-C 结束"));
        tokio::signal::ctrl_c().await.map_err(|error| {
            let error = cause::describe(&error);
            Failure::local(say!("cannot wait for Ctrl-C: {error}", "无法等待 Ctrl-C：{error}"))
        })
    }

    fn builder(&self) -> Result<SandboxBuilder, Failure> {
        let mut builder = builder().rows(self.rows).answers(self.answers()?);
        if let Some(accounts) = &self.accounts {
            builder = builder.accounts(accounts.iter());
        }
        if let Some(seed) = self.seed {
            builder = builder.seed(seed);
        }
        if self.lenient {
            builder = builder.lenient();
        }
        if self.refuse_replays {
            builder = builder.refuse_replays();
        }
        if let Some(path) = &self.ledger {
            builder = builder.ledger(ledger::read(path)?);
        }
        for rule in self.rules()? {
            if let Some(name) = rule.account_name() {
                accounts::check_known(name, self.accounts.as_ref())?;
            }
            builder = builder.fault(rule);
        }
        Ok(builder)
    }

    /// Prints the credentials. They are generated for this run and valid for this sandbox only.
    fn print(&self, sandbox: &Sandbox) -> Result<(), Failure> {
        text_out(&format!(
            "export TBK_ENDPOINT={}\nexport TBK_APP_KEY={}\nexport TBK_APP_SECRET={}\nexport TBK_SESSION={}",
            sandbox.url(),
            sandbox.app_key(),
            sandbox.app_secret(),
            sandbox.session(),
        ))?;
        if self.accounts.is_some() {
            for account in sandbox.accounts() {
                text_out(&format!("export {}={}", accounts::variable(account.name()), account.session()))?;
            }
        }
        text_out(&curl(sandbox))
    }

    fn answers(&self) -> Result<Vec<Answer>, Failure> {
        self.answers.as_deref().map_or(Ok(Vec::new()), answers::read)
    }

    fn rules(&self) -> Result<Vec<FaultRule>, Failure> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Faults {
            #[serde(default)]
            rule: Vec<FaultRule>,
        }
        let Some(path) = &self.faults else { return Ok(Vec::new()) };
        let shown = path.display();
        let written = read(path)?;
        let faults: Faults = toml::from_str(&written).map_err(|error| {
            let error = cause::of_toml(&written, &error);
            Failure::usage(say!(
                "{shown} is not a valid fault file: {error}",
                "{shown} 不是合法的故障文件：{error}"
            ))
            .hint(text("`tbk sandbox --help` shows an example", "`tbk sandbox --help` 有示例"))
        })?;
        Ok(faults.rule)
    }
}

/// Reads a file of the command line.
fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| unreadable(&path.to_string_lossy(), &error))
}

/// Returns a curl command with a signed request. It is valid for ten minutes, like every timestamp.
fn curl(sandbox: &Sandbox) -> String {
    let session = Session::from(sandbox.session());
    let mut params = Params::new();
    params.push_text("operate_type", "1");
    params.push_text("organization_id", "1356");
    let mut system =
        SystemParams::new("taobao.tbk.sc.organization.member.mod", sandbox.app_key(), TopTime::now());
    system.session = Some(&session);
    system.stamp_and_sign(&mut params, &sandbox.app_secret().into());
    format!("curl -d '{}' {}", form_body(&params), sandbox.url())
}
