//! Secrets. They are read from a prompt or from standard input, never from arguments, and are not displayed.

use std::borrow::Cow;
use std::io::{IsTerminal as _, Read as _};

use encoding_rs::Encoding;
use secrecy::SecretString;
use top_core::Params;
use top_core::names::{is_secret_parameter, secret_parameters};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::note;
use crate::ui::{cause, prompt, source};

/// Returns the value of one of the parameters without secrets, or `***` if the parameter is secret.
pub(crate) fn masked<'v>(params: &Params, name: &str, value: &'v str) -> Cow<'v, str> {
    if is_secret_parameter(name) { "***".into() } else { params.redact(value) }
}

/// Whether the text contains the name of a secret parameter, and so perhaps its value.
pub(crate) fn may_contain_secret(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    secret_parameters().any(|name| text.contains(name))
}

/// Reads a secret from a prompt without echo, or from standard input if that is not a terminal.
pub(crate) fn ask(name: &str) -> Result<SecretString, Failure> {
    /// Secrets of the platform have fewer than 100 bytes; callback URLs may be longer.
    const LIMIT: u64 = 64 << 10;
    let unreadable = |error: std::io::Error| {
        let error = cause::describe(&error);
        Failure::usage(say!("cannot read {name}: {error}", "无法读取 {name}：{error}"))
    };
    let (input, source) = if std::io::stdin().is_terminal() {
        (prompt::without_echo(name).map_err(unreadable)?, text("the prompt", "输入"))
    } else {
        let mut input = Vec::new();
        std::io::stdin().lock().take(LIMIT).read_to_end(&mut input).map_err(unreadable)?;
        let source = source::name("-");
        let not_text =
            |_| Failure::usage(say!("{name} ({source}) is not UTF-8", "{name}（{source}）不是 UTF-8"));
        (with_mark(input).map_err(not_text)?, source)
    };
    // `echo` and editors append one line break.
    let line = input.strip_suffix('\n').unwrap_or(&input);
    Ok(trimmed(name, source, line.strip_suffix('\r').unwrap_or(line))?.into())
}

/// Decodes the bytes. Unlike [`source::decoded`], the byte order mark is kept, so that it is reported.
fn with_mark(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    let has_mark = Encoding::for_bom(&bytes).is_some();
    let decoded = source::decoded(bytes)?;
    Ok(if has_mark { format!("\u{feff}{decoded}") } else { decoded })
}

/// Removes blanks, line breaks and a byte order mark around a secret or a key, with a note that names them.
pub(crate) fn trimmed(name: &str, source: &str, value: &str) -> Result<String, Failure> {
    let is_mark = |c: char| matches!(c, '\u{feff}' | '\u{fffe}');
    let is_invisible = |c: char| matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}');
    let is_line_break = |c: char| matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_outside = |c: char| c.is_whitespace() || c.is_control() || is_mark(c) || is_invisible(c);
    let kept = value.trim_matches(is_outside);
    if kept.is_empty() {
        return Err(Failure::usage(say!("{name} is empty ({source})", "{name} 为空（{source}）")));
    }
    if kept.contains(|c: char| c.is_control() || is_mark(c) || is_invisible(c) || is_line_break(c)) {
        return Err(Failure::usage(say!(
            "{name} contains a line break or an invisible character ({source})",
            "{name} 中间含换行或不可见字符（{source}）"
        ))
        .hint(text("copy it again, on one line", "请重新复制，只保留一行")));
    }
    let start = value.find(kept).unwrap_or_default();
    let removed = [&value[..start], &value[start + kept.len()..]].concat();
    if !removed.is_empty() {
        let kinds = [
            (removed.contains(is_mark), text("a byte order mark (BOM)", "BOM")),
            (removed.contains(is_line_break), text("line breaks", "换行")),
            (
                removed.contains(|c| !is_mark(c) && !is_line_break(c)),
                text("blanks or invisible characters", "空白或不可见字符"),
            ),
        ];
        let kinds: Vec<_> = kinds.into_iter().filter_map(|(found, what)| found.then_some(what)).collect();
        let kinds = kinds.join(text(", ", "、"));
        note(&say!("{name} ({source}): removed {kinds}", "{name}（{source}）：已去除{kinds}"));
    }
    Ok(kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_of_a_secret_are_trimmed() {
        let trimmed = |value: &str| {
            trimmed("app_secret", "TBK_APP_SECRET", value).map_err(|failure| failure.to_string())
        };
        for value in ["s3cret", "\u{feff}s3cret", " s3cret\r\n", "\u{3000}\u{a0}s3cret\u{200b}\t"] {
            assert_eq!(trimmed(value).as_deref(), Ok("s3cret"), "{value:?}");
        }
        assert_eq!(trimmed("a b").as_deref(), Ok("a b"));
        assert_eq!(trimmed("\u{feff} "), Err("app_secret is empty (TBK_APP_SECRET)".to_owned()));
        for value in ["a\nb", "a\u{feff}b", "a\0b"] {
            let error = trimmed(value).unwrap_err();
            assert!(error.contains("line break or an invisible character"), "{error}");
        }
    }

    #[test]
    fn utf16_from_windows_shells_is_decoded() {
        assert_eq!(with_mark(b"\xff\xfes\0".to_vec()).as_deref(), Ok("\u{feff}s"));
        assert_eq!(with_mark(b"s".to_vec()).as_deref(), Ok("s"));
    }
}
