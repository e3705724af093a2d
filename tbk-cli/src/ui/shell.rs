//! Texts that users copy into a shell.

use std::fmt::Write as _;

use crate::ui::output::printable;

/// Quotes an argument for a shell if needed. Every shell syntax in it is only text afterwards.
pub(crate) fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_=.,:/@%+-".contains(c);
    let needs_none = argument.chars().all(plain) && !argument.is_empty() && !argument.starts_with('=');
    if needs_none {
        argument.to_owned()
    } else if argument.contains('\n') || printable(argument) != argument {
        escaped(argument)
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

/// Quotes an argument with control characters, which a terminal does not display: `$'a\nb'`, for bash, zsh and ksh.
fn escaped(argument: &str) -> String {
    let mut out = "$'".to_owned();
    for c in argument.chars() {
        // Writing to a String cannot fail.
        let _ = match c {
            '\'' | '\\' => write!(out, "\\{c}"),
            ' '..='~' => write!(out, "{c}"),
            _ if c.is_ascii() => write!(out, "\\x{:02x}", u32::from(c)),
            _ if printable(&c.to_string()).is_empty() => write!(out, "\\u{:04x}", u32::from(c)),
            _ => write!(out, "{c}"),
        };
    }
    out + "'"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shell_syntax_is_quoted() {
        assert_eq!(quoted("page_no=2"), "page_no=2");
        assert_eq!(quoted("q=女装"), "q=女装");
        assert_eq!(quoted("$(id)"), "'$(id)'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("~/x!"), "'~/x!'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(quoted("a\n'b\\\u{1b}女\u{202e}"), r"$'a\x0a\'b\\\x1b女\u202e'");
    }

    #[cfg(unix)]
    #[test]
    fn bash_reads_the_argument_unchanged() {
        for argument in
            ["$(id)`id`", "it's \"x\" \\", "a\n\t\u{7f}'é女\\n$x", "a;b|c&d>e<f #~*?[!]{}", "", "=ls"]
        {
            let script = format!("printf %s {}", quoted(argument));
            let output = std::process::Command::new("bash").args(["-c", &script]).output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stdout), argument);
        }
    }
}
