//! Shapes that several of these APIs share.

use top_core::TopObject;

/// 数据: whether the change succeeded.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdChangeData {
    /// 是否成功: whether the change succeeded.
    #[top(example = "true")]
    pub success: Option<bool>,
}
