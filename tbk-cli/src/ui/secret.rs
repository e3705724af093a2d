//! Secrets. They are read from a prompt or from standard input, never from arguments, and are not displayed.

use std::io::{IsTerminal as _, Read as _};

use console::Term;
use secrecy::SecretString;
use top_core::names::{is_secret_parameter, secret_parameters};

use crate::ui::failure::Failure;
use crate::ui::lang::say;

/// Returns the value, or `***` if the parameter is secret.
pub(crate) fn masked<'v>(name: &str, value: &'v str) -> &'v str {
    if is_secret_parameter(name) { "***" } else { value }
}

/// Whether the text contains the name of a secret parameter, and so perhaps its value.
pub(crate) fn may_contain_secret(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    secret_parameters().any(|name| text.contains(name))
}

/// Prompts for a secret without echo, or reads it from standard input if that is not a terminal.
pub(crate) fn ask(name: &str) -> Result<SecretString, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::usage(say!("cannot read {name}: {error}", "无法读取 {name}：{error}"))
    };
    let mut input = if std::io::stdin().is_terminal() {
        let term = Term::stderr();
        term.write_str(&format!("{name}: ")).map_err(unreadable)?;
        term.read_secure_line().map_err(unreadable)?
    } else {
        let mut input = String::new();
        std::io::stdin().lock().take(64 << 10).read_to_string(&mut input).map_err(unreadable)?;
        input
    };
    // `echo` and editors append a line break.
    input.truncate(input.trim_end_matches(['\r', '\n']).len());
    if input.trim().is_empty() {
        return Err(Failure::usage(say!("{name} is empty", "{name} 为空")));
    }
    Ok(input.into())
}
