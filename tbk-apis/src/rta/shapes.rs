//! Shapes that several of these APIs share.

use top_core::TopObject;

/// 加密用户标识: the uvid of one user, or the error.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct EncryptedUvid {
    /// 错误描述: the description of the error, such as `miss source_values`.
    #[top(example = "")]
    pub error_message: Option<String>,
    /// 加密用户标识: the uvid.
    #[top(example = "vnt22Qurt6YYmVhBmLnBrsNPL9Ra")]
    pub encrypted_uvid: Option<String>,
    /// 原始用户 ID: the user id from the request.
    #[top(example = "123")]
    pub source_value: Option<String>,
}
