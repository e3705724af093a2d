//! The terminal behind standard output or standard error.

use console::Term;

/// A stream that may be a terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terminal {
    /// Whether the stream is a terminal.
    pub(crate) interactive: bool,
    /// Whether to use colours.
    pub(crate) colours: bool,
    /// The width in columns.
    pub(crate) width: u16,
    /// The height in lines.
    pub(crate) height: u16,
}

impl Terminal {
    pub(crate) fn stdout() -> Self {
        Self::of(&Term::stdout())
    }

    pub(crate) fn stderr() -> Self {
        Self::of(&Term::stderr())
    }

    fn of(term: &Term) -> Self {
        let interactive = term.is_term();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let (height, width) =
            term.size_checked().map_or((24, 80), |(lines, columns)| (lines.max(2), columns.max(20)));
        Self { interactive, colours: interactive && !no_color, width, height }
    }
}

/// Removes control characters, with which texts of a response could manipulate the terminal.
pub(crate) fn printable(text: &str) -> String {
    let is_control = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.replace(is_control, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_control_characters_are_removed() {
        let hostile = "\u{1b}[31m女装\u{7}\u{61c}\r\u{9b}2J\u{202e}x\u{2069}\u{7f}\n\t é";
        assert_eq!(printable(hostile), "[31m女装2Jx\n\t é");
    }
}
