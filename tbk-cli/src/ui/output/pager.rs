//! The pager: shows long results on a terminal.

use std::io::{self, Write as _};
use std::pin::pin;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::future;
use unicode_width::UnicodeWidthStr as _;

use super::terminal::Terminal;
use super::write::note;
use crate::ui::cause;
use crate::ui::lang::say;

/// Set by `--no-pager`.
static DISABLED: AtomicBool = AtomicBool::new(false);

/// The pager if `PAGER` is not set: exits at once if the text fits, keeps colours, and leaves the text on the screen.
const DEFAULT: &str = "less -FRX";

/// Prints all results directly.
pub(super) fn disable() {
    DISABLED.store(true, Ordering::Relaxed);
}

/// Shows a text in the pager. Returns false if the text is not shown: standard output is no terminal, the text fits the
/// screen, there is no pager, or it failed.
pub(super) fn show(text: &str, terminal: Terminal) -> bool {
    if !terminal.interactive || DISABLED.load(Ordering::Relaxed) || fits(text, terminal) {
        return false;
    }
    if std::env::var_os("TERM").is_none_or(|term| term == "dumb") {
        return false;
    }
    let selected = std::env::var("PAGER").ok();
    let pager = selected.as_deref().unwrap_or(DEFAULT);
    let Ok(words) = shell_words::split(pager) else {
        note(&say!("PAGER is not a valid command: {pager}", "PAGER 不是合法的命令：{pager}"));
        return false;
    };
    let Some((program, arguments)) = words.split_first() else { return false };
    match run(program, arguments, text) {
        Ok(()) => true,
        // This machine has no pager.
        Err(error) if selected.is_none() && error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => {
            let error = cause::describe(&error);
            note(&say!("the pager {program} failed: {error}", "分页程序 {program} 运行失败：{error}"));
            false
        }
    }
}

/// Whether the text fits the screen, with a line for the prompt of the shell.
fn fits(text: &str, terminal: Terminal) -> bool {
    let width = usize::from(terminal.width);
    let rows = |line: &str| line.width().div_ceil(width).max(1);
    let mut left = usize::from(terminal.height).saturating_sub(1);
    text.lines().all(|line| {
        let rows = rows(line);
        let fits = rows <= left;
        left = left.saturating_sub(rows);
        fits
    })
}

/// Runs the pager until the user closes it.
fn run(program: &str, arguments: &[String], text: &str) -> io::Result<()> {
    // Ctrl-C belongs to the pager. It must not end this program before the pager resets the terminal.
    ignore_interrupts();
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped());
    for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // The user may close the pager before it has read everything.
        let _ = input.write_all(text.as_bytes());
    }
    let status = child.wait()?;
    // Without a code, a signal of the user ended it.
    if status.success() || status.code().is_none() {
        Ok(())
    } else {
        Err(io::Error::other(status.to_string()))
    }
}

/// Ignores Ctrl-C from now on. The handler stays installed after the runtime is dropped.
fn ignore_interrupts() {
    let install = || {
        if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
            runtime.block_on(async {
                let _ = future::poll_immediate(pin!(tokio::signal::ctrl_c())).await;
            });
        }
    };
    // This thread may already run a runtime, in which another one cannot run. If the thread fails, Ctrl-C ends the
    // program as before.
    let _ = std::thread::spawn(install).join();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_count_as_several() {
        let terminal = Terminal { interactive: true, colours: false, width: 10, height: 4 };
        assert!(fits("a\nb\nc\n", terminal) && !fits("a\nb\nc\nd\n", terminal));
        assert!(fits("女装女装女\n\nc", terminal) && !fits("女装女装女装\n\nc", terminal));
    }

    #[cfg(unix)]
    #[test]
    fn failures_of_the_pager_are_reported() {
        assert!(run("/no/such/pager", &[], "text").is_err());
        assert!(run("false", &[], "text").is_err() && run("true", &[], "text").is_ok());
    }
}
