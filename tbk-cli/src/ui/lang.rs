//! Texts in Chinese and English. Both versions are written at the place of use.

use std::sync::OnceLock;

/// The language of this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    En,
    Zh,
}

/// Returns the language set by `TBK_LANG`, or else by the locale variables. The default is English.
pub(crate) fn lang() -> Lang {
    static LANG: OnceLock<Lang> = OnceLock::new();
    *LANG.get_or_init(|| {
        let locale = ["TBK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        match locale {
            Some(value) if value.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
            _ => Lang::En,
        }
    })
}

/// Returns the text in the language of this run.
pub(crate) fn text(en: &'static str, zh: &'static str) -> &'static str {
    match lang() {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// The heading of the global options.
pub(crate) fn global_options() -> &'static str {
    text("Global options", "通用选项")
}

/// Returns a count with its noun in English: `1 call`, `2 calls`.
pub(crate) fn counted(count: usize, singular: &str, plural: &str) -> String {
    format!("{count} {}", if count == 1 { singular } else { plural })
}

/// Like `format!`, in the language of this run: `say!("{n} calls", "{n} 次调用")`.
macro_rules! say {
    ($en:literal, $zh:literal) => {
        match $crate::ui::lang::lang() {
            $crate::ui::lang::Lang::En => format!($en),
            $crate::ui::lang::Lang::Zh => format!($zh),
        }
    };
}

pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_singular_and_plural() {
        let columns = |count| counted(count, "column does not fit", "columns do not fit");
        assert_eq!(columns(1), "1 column does not fit");
        assert_eq!(columns(2), "2 columns do not fit");
        assert_eq!(columns(0), "0 columns do not fit");
    }
}
