//! Codes of seeding tasks.

use top_core::TopCode;

/// 变更类型 (`change_type`): the direction of a budget change.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum SeedChangeType {
    /// 减少预算: decreases the budget.
    #[code(-1, "减少预算")]
    Decrease,
    /// 增加预算: increases the budget.
    #[code(1, "增加预算")]
    Increase,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 变更结果 (`change_result`): the result of a change request.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum SeedChangeResult {
    /// 变更失效: the change is no longer valid.
    #[code(-1, "变更失效")]
    Expired,
    /// 变更待审核: the request awaits review.
    #[code(2, "变更待审核")]
    Pending,
    /// 同意变更: the change was approved.
    #[code(3, "同意变更")]
    Approved,
    /// 拒绝变更: the change was rejected.
    #[code(4, "拒绝变更")]
    Rejected,
    /// 变更处理中: the change is in progress.
    #[code(5, "变更处理中")]
    InProgress,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 拒绝类型 (`refuse_type`): the reason for a rejection.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum SeedRefuseType {
    /// 用户拒绝变更: the user rejected the change.
    #[code(0, "用户拒绝变更")]
    UserRejected,
    /// 订单被拒绝: the order was rejected.
    #[code(1, "订单被拒绝")]
    OrderRejected,
    /// 子任务被取消: the subtask was cancelled.
    #[code(2, "子任务被取消")]
    SubtaskCancelled,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
