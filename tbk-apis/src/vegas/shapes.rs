//! Shapes that several of these APIs share.

use top_core::TopObject;

/// 红包数: taken and used, by channel or pid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendCount {
    /// 业务日期: `yyyyMMdd`.
    #[top(example = "20191201")]
    pub biz_date: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "111")]
    pub relation_id: Option<i64>,
    /// 领取数: how many were taken.
    #[top(example = "100")]
    pub fund_num: Option<i64>,
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<String>,
    /// 使用数: how many were used.
    #[top(example = "88")]
    pub use_num: Option<i64>,
}

/// 红包发放: by channel and by pid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendReport {
    /// 渠道维度列表: by channel.
    #[top(list_item = "rights_send_relation_rpt_dto")]
    pub relation_rpt_list: Vec<VegasSendCount>,
    /// 推广位维度列表: by pid.
    #[top(list_item = "rights_send_relation_rpt_dto")]
    pub pid_rpt_list: Vec<VegasSendCount>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendReportResult {
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 结果: what was made.
    pub model: Option<VegasSendReport>,
    /// 错误信息: why it failed, in words.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// 错误码: why it failed.
    #[top(example = "")]
    pub msg_code: Option<String>,
}

/// 红包领取: whether one user took it.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendStatus {
    /// 是否新人: 1 yes, 0 no.
    #[top(example = "1")]
    pub is_new_user: Option<String>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendStatusData {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<VegasSendStatus>,
}
