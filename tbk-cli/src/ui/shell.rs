//! Texts that users copy into a shell.

/// Quotes an argument for a shell if needed.
pub(crate) fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_=.,:/@%+-".contains(c);
    let needs_none = argument.chars().all(plain) && !argument.is_empty() && !argument.starts_with('=');
    if needs_none { argument.to_owned() } else { shell_words::quote(argument).into_owned() }
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
        assert_eq!(quoted(""), "''");
    }
}
