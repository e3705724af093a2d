//! Standard output.

use std::io::{ErrorKind, Write as _};

use serde_json::Value;

use crate::failure::Failure;

/// Prints JSON, indented, for people and programs alike.
pub(crate) fn json(value: &Value) -> Result<(), Failure> {
    text(&format!("{value:#}"))
}

/// Prints a text. A reader that has seen enough, such as `head`, is no failure.
pub(crate) fn text(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::here(format!("the output can't be written: {error}")))
        }
        _ => Ok(()),
    }
}
