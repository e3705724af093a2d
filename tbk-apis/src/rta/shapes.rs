//! Shapes that several of these APIs share.

use top_core::TopObject;

/// 加密用户标识: for one id.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct EncryptedUvid {
    /// 错误信息: why this one failed.
    #[top(example = "")]
    pub error_message: Option<String>,
    /// 加密用户标识: the encrypted mark.
    #[top(example = "vnt22Qurt6YYmVhBmLnBrsNPL9Ra")]
    pub encrypted_uvid: Option<String>,
    /// 源标识: the id that was given.
    #[top(example = "123")]
    pub source_value: Option<String>,
}
