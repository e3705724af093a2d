//! Secrets: they come in where nobody else reads along, never as an argument, and are not shown.

use std::io::{IsTerminal as _, Read as _};

use console::Term;
use secrecy::SecretString;
use top_core::names::{is_secret_parameter, secret_parameters};

use crate::failure::Failure;
use crate::lang::say;

/// The value, unless it is secret.
pub(crate) fn masked<'v>(name: &str, value: &'v str) -> &'v str {
    if is_secret_parameter(name) { "***" } else { value }
}

/// Whether a text names something secret: its value may stand there too.
pub(crate) fn is_mentioned(text: &str) -> bool {
    secret_parameters().any(|name| text.contains(name))
}

/// Asks for a secret without showing it, or reads it from standard input where that is no terminal.
pub(crate) fn ask(name: &str) -> Result<SecretString, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::usage(say!("{name} can't be read: {error}", "无法读取 {name}：{error}"))
    };
    let mut given = if std::io::stdin().is_terminal() {
        let term = Term::stderr();
        term.write_str(&format!("{name}: ")).map_err(unreadable)?;
        term.read_secure_line().map_err(unreadable)?
    } else {
        let mut given = String::new();
        std::io::stdin().lock().take(64 << 10).read_to_string(&mut given).map_err(unreadable)?;
        given
    };
    // A line break belongs to the pipe, not to the secret.
    given.truncate(given.trim_end_matches(['\r', '\n']).len());
    if given.trim().is_empty() {
        return Err(Failure::usage(say!("{name} is empty", "{name} 为空")));
    }
    Ok(given.into())
}
