//! Texts that users copy into a shell, and completed words.

use std::fmt::Write as _;
use std::sync::OnceLock;

use super::output::printable;

/// Returns the shell that requests completions, if one does. `clap_complete` removes the variable, so the program calls
/// this function first.
pub(crate) fn completing() -> Option<&'static str> {
    static SHELL: OnceLock<Option<String>> = OnceLock::new();
    SHELL.get_or_init(|| std::env::var("COMPLETE").ok().filter(|shell| !shell.is_empty())).as_deref()
}

/// Returns a completed word as the shell must insert it. zsh, fish and elvish escape it, Bash and PowerShell insert it
/// unchanged. A word with control characters is not completed: a line break separates words.
pub(crate) fn completed(word: &str, shell: &str) -> Option<String> {
    if word.is_empty() || word.contains(char::is_control) {
        return None;
    }
    Some(match shell {
        _ if quoted(word) == word => word.to_owned(),
        "zsh" | "fish" | "elvish" => word.to_owned(),
        "bash" => backslashed(word),
        _ => format!("'{}'", word.replace('\'', "''")),
    })
}

/// Escapes each special character with a backslash, as Bash does itself when it completes names of files.
fn backslashed(word: &str) -> String {
    let escape = |c: char| if quoted(&c.to_string()).len() > c.len_utf8() { vec!['\\', c] } else { vec![c] };
    word.chars().flat_map(escape).collect()
}

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
    fn completed_words_contain_no_shell_syntax() {
        assert_eq!(completed("shop1", "bash").as_deref(), Some("shop1"));
        assert_eq!(completed("我的店", "bash").as_deref(), Some("我的店"));
        assert_eq!(completed("my $(id);`x`", "bash").as_deref(), Some(r"my\ \$\(id\)\;\`x\`"));
        assert_eq!(completed("it's $x", "powershell").as_deref(), Some("'it''s $x'"));
        assert_eq!(completed("my $(id)", "fish").as_deref(), Some("my $(id)"));
        for word in ["", "a\nb", "a\u{1b}[2J"] {
            assert_eq!(completed(word, "bash"), None, "{word:?}");
        }
        let parsed = shell_words::split(&completed("a 'b' \"c\" $d ~ # !e", "bash").unwrap_or_default());
        assert_eq!(parsed.ok(), Some(vec!["a 'b' \"c\" $d ~ # !e".to_owned()]));
    }

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
