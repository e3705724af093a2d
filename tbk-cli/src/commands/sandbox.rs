//! `tbk sandbox`.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Deserialize;
use top_core::protocol::{SystemParams, form_body};
use top_core::{Params, Session, TopTime};
use top_sandbox::{FaultRule, Ledger, LedgerBuilder, Sandbox};

use crate::api::sandbox::builder;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{note, text_out};

#[derive(Debug, Args)]
#[command(
    about = text("Runs a local sandbox gateway for development", "在本机运行沙箱网关供开发使用"),
    after_help = text(
        "Examples:\n  tbk sandbox serve --port 8620\n  tbk sandbox serve --rows 250 --faults faults.toml\n\n\
         A fault file contains rules, which are tried in order:\n  [[rule]]\n  fault = \"reset_after_body\"\n  times = 2\n\n  \
         [[rule]]\n  fault = { error = { code = 7, sub_code = \"accesscontrol.limited-by-app-access-count\", sub_msg = \"This ban will last for 2 more seconds\" } }\n  \
         on = \"taobao.tbk.shop.get\"\n  chance = 0.1\n\n\
         A ledger is a script of orders that change over time:\n  seed = 7\n  start = \"2026-11-01 00:00:00\"\n  now = \"2026-11-11 00:00:00\"\n  \
         speed = 60\n  orders_per_hour = 40\n  lateness = { median = 20, sigma = 1.5, max = 7200 }\n\n  \
         [[burst]]\n  at = \"2026-11-11 00:00:00\"\n  orders = 12000",
        "示例：\n  tbk sandbox serve --port 8620\n  tbk sandbox serve --rows 250 --faults faults.toml\n\n\
         故障文件由规则组成，按顺序匹配：\n  [[rule]]\n  fault = \"reset_after_body\"\n  times = 2\n\n  \
         [[rule]]\n  fault = { error = { code = 7, sub_code = \"accesscontrol.limited-by-app-access-count\", sub_msg = \"This ban will last for 2 more seconds\" } }\n  \
         on = \"taobao.tbk.shop.get\"\n  chance = 0.1\n\n\
         账本脚本描述随时间变化的订单：\n  seed = 7\n  start = \"2026-11-01 00:00:00\"\n  now = \"2026-11-11 00:00:00\"\n  \
         speed = 60\n  orders_per_hour = 40\n  lateness = { median = 20, sigma = 1.5, max = 7200 }\n\n  \
         [[burst]]\n  at = \"2026-11-11 00:00:00\"\n  orders = 12000",
    )
)]
pub(crate) struct Sandboxes {
    #[command(subcommand)]
    action: Action,
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
    #[arg(long, default_value_t = 8620, help = text(
        "Port on the loopback address; 0 selects a free port",
        "本机回环地址上的端口；0 表示任选空闲端口",
    ))]
    port: u16,
    #[arg(long, value_name = "FILE", help = text("Inject faults according to the rules in this file", "按该文件的规则注入故障"))]
    faults: Option<PathBuf>,
    #[arg(long, value_name = "FILE", help = text(
        "Answer the order, refund and punishment APIs from the ledger that this script (TOML or JSON) describes; `demo` is built in",
        "订单、维权、处罚类 API 按该脚本（TOML 或 JSON）描述的账本应答；`demo` 为内置脚本",
    ))]
    ledger: Option<PathBuf>,
    #[arg(long, default_value_t = 2, help = text(
        "Number of entries in paged lists",
        "分页列表的记录数",
    ))]
    rows: usize,
    #[arg(long, help = text(
        "Seed for random faults, which makes a run repeatable",
        "随机故障的种子，使结果可重现",
    ))]
    seed: Option<u64>,
}

impl Sandboxes {
    pub(crate) async fn run(&self) -> Result<(), Failure> {
        let Action::Serve(serve) = &self.action;
        serve.run().await
    }
}

impl Serve {
    async fn run(&self) -> Result<(), Failure> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut builder = builder().listen(address).rows(self.rows);
        if let Some(seed) = self.seed {
            builder = builder.seed(seed);
        }
        for rule in self.rules()? {
            builder = builder.fault(rule);
        }
        if let Some(path) = &self.ledger {
            builder = builder.ledger(ledger(path)?);
        }
        let sandbox = builder.start().await.map_err(|error| {
            Failure::local(say!(
                "the sandbox cannot listen on {address}: {error}",
                "沙箱无法监听 {address}：{error}"
            ))
            .hint(text("choose another --port", "请用 --port 指定其他端口"))
        })?;
        // These credentials are generated for this run and valid for this sandbox only.
        text_out(&format!(
            "export TBK_ENDPOINT={}\nexport TBK_APP_KEY={}\nexport TBK_APP_SECRET={}\nexport TBK_SESSION={}\n{}",
            sandbox.url(),
            sandbox.app_key(),
            sandbox.app_secret(),
            sandbox.session(),
            curl(&sandbox)
        ))?;
        note(text("running; press Ctrl-C to stop", "运行中，按 Ctrl-C 结束"));
        tokio::signal::ctrl_c()
            .await
            .map_err(|error| Failure::local(say!("cannot wait for Ctrl-C: {error}", "无法等待中断：{error}")))
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
        let written = std::fs::read_to_string(path).map_err(|error| {
            Failure::usage(say!("cannot read {shown}: {error}", "无法读取 {shown}：{error}"))
        })?;
        let faults: Faults = toml::from_str(&written).map_err(|error| {
            let error = error.to_string();
            Failure::usage(say!(
                "{shown} is not a valid fault file: {error}",
                "{shown} 不是合法的故障文件：{error}"
            ))
            .hint(text("`tbk sandbox --help` shows an example", "`tbk sandbox --help` 有示例"))
        })?;
        Ok(faults.rule)
    }
}

/// Reads the script of a ledger and starts its clock.
fn ledger(path: &Path) -> Result<Ledger, Failure> {
    if path == Path::new("demo") {
        return Ok(Ledger::demo());
    }
    let shown = path.display();
    let script = std::fs::read_to_string(path)
        .map_err(|error| Failure::usage(say!("cannot read {shown}: {error}", "无法读取 {shown}：{error}")))?;
    let invalid = |error: String| {
        Failure::usage(say!("{shown} is not a valid ledger: {error}", "{shown} 不是合法的账本脚本：{error}"))
            .hint(text("`tbk sandbox --help` shows an example", "`tbk sandbox --help` 有示例"))
    };
    let builder: LedgerBuilder = if path.extension().is_some_and(|extension| extension == "json") {
        serde_json::from_str(&script).map_err(|error| invalid(error.to_string()))?
    } else {
        toml::from_str(&script).map_err(|error| invalid(error.to_string()))?
    };
    builder.build().map_err(|error| invalid(error.to_string()))
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
