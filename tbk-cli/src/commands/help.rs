//! `tbk help`.

use clap::{Args, Command};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::text_out;

#[derive(Debug, Args)]
#[command(
    about = text("Prints the help of a command", "显示命令的帮助"),
    after_help = text("Examples:\n  tbk help call\n  tbk help config set", "示例：\n  tbk help call\n  tbk help config set"),
)]
pub(crate) struct Help {
    #[arg(
        value_name = "COMMAND",
        help = text("The command and its subcommand; without it, all commands", "命令与子命令；省略则列出全部命令")
    )]
    command: Vec<String>,
}

impl Help {
    pub(crate) fn run(&self, mut all: Command) -> Result<(), Failure> {
        all.build();
        let mut at = &mut all;
        for name in &self.command {
            at = at.find_subcommand_mut(name).ok_or_else(|| {
                Failure::usage(say!("there is no command {name:?}", "没有命令 {name:?}"))
                    .hint(text("`tbk help` lists all commands", "`tbk help` 列出全部命令"))
            })?;
        }
        text_out(at.render_help().to_string().trim_end())
    }
}
