//! Texts in Chinese and English, side by side where they are used.

use std::sync::OnceLock;

/// The language of this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    En,
    Zh,
}

/// What `TBK_LANG` asks for, then what the system's variables do; English otherwise.
pub(crate) fn lang() -> Lang {
    static LANG: OnceLock<Lang> = OnceLock::new();
    *LANG.get_or_init(|| {
        let asked = ["TBK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        match asked {
            Some(value) if value.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
            _ => Lang::En,
        }
    })
}

/// One of two texts.
pub(crate) fn text(en: &'static str, zh: &'static str) -> &'static str {
    match lang() {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// The heading of the options that every command has.
pub(crate) fn global_options() -> &'static str {
    text("Options of every command", "通用选项")
}

/// Like `format!`, in the language of this run: `say!("{n} calls", "{n} 次调用")`.
macro_rules! say {
    ($en:literal, $zh:literal) => {
        match $crate::lang::lang() {
            $crate::lang::Lang::En => format!($en),
            $crate::lang::Lang::Zh => format!($zh),
        }
    };
}

pub(crate) use say;
