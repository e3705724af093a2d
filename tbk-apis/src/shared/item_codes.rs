//! 代码: codes of items and of their promotion.

use top_core::TopCode;

/// 定向是否锁佣 (`sp_lock_status`): whether the rate of a targeted campaign is locked.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CampaignLockStatus {
    /// 不锁佣: the rate is not locked.
    #[code(0, "不锁佣")]
    Unlocked,
    /// 锁佣: the rate is locked.
    #[code(1, "锁佣")]
    Locked,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 定向计划是否可用 (`sp_status`): whether a targeted campaign is available.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CampaignStatus {
    /// 不可用: not available.
    #[code(0, "不可用")]
    Unavailable,
    /// 可用: available.
    #[code(1, "可用")]
    Available,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 额外奖励活动类型 (`cpa_reward_type`): a campaign that pays a reward on top of the commission. The platform
/// gives the codes new meanings from campaign to campaign.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ExtraRewardType {
    /// 预售单单奖励: a reward for each presale order.
    #[code(0, "预售单单奖励")]
    Presale,
    /// 618超级U选单单补: the subsidy of the 超级U选 campaign of 618 for each order.
    #[code(1, "618超级U选单单补")]
    SuperSelection,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
