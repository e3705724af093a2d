//! Codes of official campaigns.

use top_core::TopCode;

/// 类型 (`type`): the form of `content`.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum JzfContentType {
    /// 标题: the title of an item.
    #[code(1, "标题")]
    Title,
    /// 淘口令/链接: a 口令 or a link.
    #[code(2, "淘口令/链接")]
    TpwdOrLink,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
