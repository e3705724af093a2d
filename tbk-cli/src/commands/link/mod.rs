//! `tbk link`.

mod connect;
mod convert;
mod entry;
mod explain;
mod input;
mod message;
mod parse;
mod rewrite;
mod scan;

use clap::{Args, Subcommand};

use crate::config::credentials::Selection;
use crate::ui::deferred::Deferred;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text("Finds links, 口令 and items in messages, and converts them into your own", "识别消息中的链接、口令与商品，并转链"),
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true,
    after_help = text(
        "Examples:\n  tbk link '看这个 https://m.tb.cn/h.Ab3dE5g' --pid mm_1_2_3\n  tbk link scan -i message.txt -o jsonl\n  \
         tbk link convert --input messages.csv --column message --relation-id 77 -o csv\n  \
         pbpaste | tbk link rewrite - --pid mm_1_2_3\n\n\
         Without a subcommand, a text is converted. The PID is taken from --pid, or else from [link] of the configuration.",
        "示例：\n  tbk link '看这个 https://m.tb.cn/h.Ab3dE5g' --pid mm_1_2_3\n  tbk link scan -i message.txt -o jsonl\n  \
         tbk link convert --input messages.csv --column message --relation-id 77 -o csv\n  \
         pbpaste | tbk link rewrite - --pid mm_1_2_3\n\n\
         省略子命令时对文本转链。PID 取自 --pid，或配置文件的 [link]。",
    )
)]
pub(crate) struct Links {
    #[command(flatten)]
    convert: convert::Convert,
    #[command(subcommand)]
    action: Option<Deferred<Action>>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Scan(scan::Scan),
    Convert(Box<convert::Convert>),
    Rewrite(Box<rewrite::Rewrite>),
    Parse(Box<parse::Parse>),
    Explain(Box<explain::Explain>),
}

impl Links {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        match self.action.as_deref() {
            None => self.convert.run(selection, output).await,
            Some(Action::Scan(scan)) => scan.run(output),
            Some(Action::Convert(convert)) => convert.run(selection, output).await,
            Some(Action::Rewrite(rewrite)) => rewrite.run(selection).await,
            Some(Action::Parse(parse)) => parse.run(selection, output).await,
            Some(Action::Explain(explain)) => explain.run(selection, output).await,
        }
    }
}
