//! Shapes that several of these APIs share.

use top_core::TopObject;

/// 推广位: the ad zone that was created.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CreatedAdzone {
    /// 结果: what was made.
    #[top(example = "mm_1_1_1")]
    pub model: Option<String>,
}
