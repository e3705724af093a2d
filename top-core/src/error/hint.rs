//! What to do about an error, in two languages.

use std::borrow::Cow;

/// Advice for whoever sees the error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    en: Cow<'static, str>,
    zh: Cow<'static, str>,
}

impl Hint {
    /// The same advice in English and in Chinese.
    #[must_use]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), zh: Cow::Borrowed(zh) }
    }

    /// In English.
    #[must_use]
    pub fn en(&self) -> &str {
        &self.en
    }

    /// 中文。
    #[must_use]
    pub fn zh(&self) -> &str {
        &self.zh
    }
}
