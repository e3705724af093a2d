//! `tbk sandbox`.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Deserialize;
use top_core::protocol::{SystemParams, form_body};
use top_core::{Params, Session, TopApi as _, TopTime};
use top_sandbox::{FaultRule, Sandbox, SandboxBuilder};

use crate::doctor::TimeGet;
use crate::failure::Failure;
use crate::lang::{say, text};
use crate::output::{note, text_out};

#[derive(Debug, Args)]
#[command(
    about = text("Runs a gateway on this machine to develop against", "在本机运行沙箱网关供开发使用"),
    after_help = text(
        "Examples:\n  tbk sandbox serve --port 8620\n  tbk sandbox serve --rows 250 --faults faults.toml\n\n\
         A file of faults holds rules, asked in their order:\n  [[rule]]\n  fault = \"reset_after_body\"\n  times = 2\n\n  \
         [[rule]]\n  fault = { error = { code = 7, sub_code = \"accesscontrol.limited-by-app-access-count\", sub_msg = \"This ban will last for 2 more seconds\" } }\n  \
         on = \"taobao.tbk.shop.get\"\n  chance = 0.1",
        "示例：\n  tbk sandbox serve --port 8620\n  tbk sandbox serve --rows 250 --faults faults.toml\n\n\
         故障文件由规则组成，按顺序匹配：\n  [[rule]]\n  fault = \"reset_after_body\"\n  times = 2\n\n  \
         [[rule]]\n  fault = { error = { code = 7, sub_code = \"accesscontrol.limited-by-app-access-count\", sub_msg = \"This ban will last for 2 more seconds\" } }\n  \
         on = \"taobao.tbk.shop.get\"\n  chance = 0.1",
    )
)]
pub(crate) struct Sandboxes {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text(
        "Serves it until it is interrupted, after printing credentials and a call with curl",
        "输出凭证和 curl 示例后持续运行，直到被中断",
    ))]
    Serve(Serve),
}

#[derive(Debug, Args)]
struct Serve {
    #[arg(long, default_value_t = 8620, help = text(
        "The port on this machine's loopback address; 0 takes any that is free",
        "本机回环地址上的端口；0 表示任选空闲端口",
    ))]
    port: u16,
    #[arg(long, value_name = "FILE", help = text("Misbehave by the rules of this file", "按该文件的规则制造故障"))]
    faults: Option<PathBuf>,
    #[arg(long, default_value_t = 2, help = text(
        "How many entries the lists have that are asked for in pages",
        "分页列表的记录数",
    ))]
    rows: usize,
    #[arg(long, help = text(
        "Makes faults that strike by chance strike in the same order each time",
        "使随机故障每次以相同顺序出现",
    ))]
    seed: Option<u64>,
}

/// A sandbox that knows all that this program calls.
pub(crate) fn builder() -> SandboxBuilder {
    Sandbox::builder().api(TimeGet::SCHEMA)
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
        let sandbox = builder.start().await.map_err(|error| {
            Failure::here(say!(
                "the sandbox can't listen on {address}: {error}",
                "沙箱无法监听 {address}：{error}"
            ))
            .hint(text("choose another --port", "请换一个 --port"))
        })?;
        // Made up for this run: they open nothing but this sandbox.
        text_out(&format!(
            "export TBK_ENDPOINT={}\nexport TBK_APP_KEY={}\nexport TBK_APP_SECRET={}\nexport TBK_SESSION={}\n{}",
            sandbox.url(),
            sandbox.app_key(),
            sandbox.app_secret(),
            sandbox.session(),
            curl(&sandbox)
        ))?;
        note(text("until it is interrupted (Ctrl-C)", "运行中，按 Ctrl-C 结束"));
        tokio::signal::ctrl_c().await.map_err(|error| {
            Failure::here(say!("an interrupt can't be waited for: {error}", "无法等待中断：{error}"))
        })
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
            Failure::usage(say!("{shown} can't be read: {error}", "无法读取 {shown}：{error}"))
        })?;
        let faults: Faults = toml::from_str(&written).map_err(|error| {
            let error = error.to_string();
            Failure::usage(say!(
                "{shown} is no list of faults: {error}",
                "{shown} 不是合法的故障列表：{error}"
            ))
            .hint(text("`tbk sandbox --help` shows one", "`tbk sandbox --help` 有示例"))
        })?;
        Ok(faults.rule)
    }
}

/// A signed call that any shell can make; good for the ten minutes that a timestamp is.
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
