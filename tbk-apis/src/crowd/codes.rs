//! Codes of crowds.

use top_core::TopCode;

/// 人群类型 (`ucrowd_type`): the kind of a crowd.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CrowdType {
    /// 社群: a community.
    #[code(1, "社群")]
    Community,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 状态 (`status`): the state of a crowd.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CrowdStatus {
    /// 待生效: not in effect yet.
    #[code(0, "待生效")]
    Pending,
    /// 生效: in effect.
    #[code(1, "生效")]
    Effective,
    /// 失效: no longer in effect.
    #[code(2, "失效")]
    Ineffective,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 成员账号类型 (`account_type`): the kind of the ids of members.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CrowdAccountType {
    /// sid: the sid of a member.
    #[code(1, "sid")]
    Sid,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 更新方式 (`edit_type`): how uploaded members change a crowd.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CrowdEditType {
    /// 增量更新: the members are added.
    #[code(1, "增量更新")]
    Add,
    /// 全量更新: the members replace all others.
    #[code(2, "全量更新")]
    Replace,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
