//! `tbk man`.

use std::path::PathBuf;

use clap::{Args, Command};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{note, text_out};

#[derive(Debug, Args)]
#[command(
    about = text("Prints the manual page, or writes the pages of all commands", "输出手册页，或写出所有命令的手册页"),
    after_help = text(
        "Examples:\n  tbk man | man -l -\n  tbk man --dir ~/.local/share/man/man1",
        "示例：\n  tbk man | man -l -\n  tbk man --dir ~/.local/share/man/man1",
    )
)]
pub(crate) struct Man {
    #[arg(
        long,
        value_name = "DIRECTORY",
        help = text("Write a page for each command to this directory", "将每个命令的手册页写入该目录")
    )]
    dir: Option<PathBuf>,
}

impl Man {
    pub(crate) fn run(&self, mut command: Command) -> Result<(), Failure> {
        command.build();
        let Some(directory) = &self.dir else {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(command).render(&mut page);
            rendered.map_err(|error| Failure::local(error.to_string()))?;
            return text_out(String::from_utf8_lossy(&page).trim_end());
        };
        let shown = directory.display();
        let write = || {
            std::fs::create_dir_all(directory)?;
            clap_mangen::generate_to(command, directory)
        };
        write().map_err(|error| {
            Failure::local(say!("cannot write to {shown}: {error}", "无法写入 {shown}：{error}"))
        })?;
        note(&say!("written to {shown}", "已写入 {shown}"));
        Ok(())
    }
}
