//! Writes to standard output and standard error.

use std::io::{self, Write as _};

use super::pager;
use super::terminal::{Terminal, printable};
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::say;

/// Prints a text and a line break.
pub(crate) fn text_out(text: &str) -> Result<(), Failure> {
    raw_out(&format!("{text}\n"))
}

/// Prints the whole result of a command. On a terminal, a text that is longer than the screen is shown in a pager.
pub(crate) fn page_out(text: &str) -> Result<(), Failure> {
    let shown = format!("{}\n", printable(text));
    if pager::show(&shown, Terminal::stdout()) { Ok(()) } else { text_out(text) }
}

/// Prints a text, without control characters on a terminal. If the reader closes the output, as `head` does, the program
/// ends without a message.
pub(crate) fn raw_out(text: &str) -> Result<(), Failure> {
    if Terminal::stdout().interactive {
        bytes_out(printable(text).as_bytes())
    } else {
        bytes_out(text.as_bytes())
    }
}

/// Prints bytes unchanged.
pub(super) fn bytes_out(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    written(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Prints a message to standard error.
pub(crate) fn note(text: &str) {
    write_stderr(&format!("{}\n", printable(text)));
}

/// Writes to standard error. A failure is ignored, because there is no other place to report it.
pub(crate) fn write_stderr(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

pub(super) fn unwritable(error: &io::Error) -> Failure {
    let error = cause::describe(error);
    Failure::local(say!("cannot write the output: {error}", "无法写出结果：{error}"))
}

/// Converts the result of a write to standard output. A closed reader ends the program without a message.
pub(crate) fn written(result: io::Result<()>) -> Result<(), Failure> {
    result.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::broken_pipe(),
        _ => unwritable(&error),
    })
}
