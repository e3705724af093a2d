//! Codes of publishers and channels.

use top_core::TopCode;

/// 操作类型 (`operate_type`): whether a member joins or leaves the group.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum OperateType {
    /// 新增: adds the member.
    #[code(1, "新增")]
    Add,
    /// 剔除: removes the member.
    #[code(2, "剔除")]
    Remove,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
