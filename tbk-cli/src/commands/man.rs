//! `tbk man`.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command};

use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{Lang, lang, say, text};
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
        let unreadable = |error: io::Error| Failure::local(cause::describe(&error));
        let Some(directory) = &self.dir else {
            return text_out(page(command).map_err(unreadable)?.trim_end());
        };
        let shown = directory.display();
        std::fs::create_dir_all(directory).and_then(|()| write_pages(command, "", directory)).map_err(
            |error| {
                let error = cause::describe(&error);
                Failure::local(say!("cannot write to {shown}: {error}", "无法写入 {shown}：{error}"))
            },
        )?;
        note(&say!("written to {shown}", "已写入 {shown}"));
        Ok(())
    }
}

/// Writes the page of the command and the pages of its subcommands, such as `tbk-config-set.1`.
fn write_pages(command: Command, parent: &str, directory: &Path) -> io::Result<()> {
    let separator = if parent.is_empty() { "" } else { "-" };
    let name = format!("{parent}{separator}{}", command.get_name());
    for subcommand in command.get_subcommands() {
        write_pages(subcommand.clone(), &name, directory)?;
    }
    std::fs::write(directory.join(format!("{name}.1")), page(command.display_name(name))?)
}

fn page(command: Command) -> io::Result<String> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    Ok(match lang() {
        Lang::En => page.into_owned(),
        Lang::Zh => page.lines().map(|line| heading(line).to_owned() + "\n").collect(),
    })
}

/// Translates the headings, which the renderer does not let its caller choose.
fn heading(line: &str) -> &str {
    match line {
        ".SH NAME" => ".SH 名称",
        ".SH SYNOPSIS" => ".SH 概要",
        ".SH DESCRIPTION" => ".SH 描述",
        ".SH OPTIONS" => ".SH 选项",
        ".SH SUBCOMMANDS" => ".SH 子命令",
        ".SH EXTRA" => ".SH 示例",
        ".SH VERSION" => ".SH 版本",
        other => other,
    }
}
