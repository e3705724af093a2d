//! Shapes that several of these APIs share.

use top_core::{Pid, TopObject};

/// 推广位: the promotion zone that was created.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CreatedAdzone {
    /// 完整的 pid: the PID of the new promotion zone.
    #[top(example = "mm_1_1_1")]
    pub model: Option<Pid>,
}
