//! Shapes that several of these APIs share.

use top_core::{CompactDate, Pid, RelationId, TopObject};

use super::VegasRedPacketStatus;

/// 发放数据: the red packets of a promotion zone or a channel on one day.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendCount {
    /// 统计日期: the day.
    #[top(example = "20191201")]
    pub biz_date: Option<CompactDate>,
    /// 渠道关系id: the channel.
    #[top(example = 111)]
    pub relation_id: Option<RelationId>,
    /// 红包发放数量: the number of red packets that were handed out.
    #[top(example = 100)]
    pub fund_num: Option<i64>,
    /// pid: the promotion zone; in the rows by channel, the one linked to the channel.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<Pid>,
    /// 红包使用次数: the number of times that red packets were used.
    #[top(example = 88)]
    pub use_num: Option<i64>,
}

/// 发放数据: the rows of a report.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendReport {
    /// 渠道关系id的发放数据: the rows by channel.
    #[top(list_item = "rights_send_relation_rpt_dto")]
    pub relation_rpt_list: Vec<VegasSendCount>,
    /// pid的发放数据: the rows by promotion zone.
    #[top(list_item = "rights_send_relation_rpt_dto")]
    pub pid_rpt_list: Vec<VegasSendCount>,
}

/// 返回结果: the result of a query for a report.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendReportResult {
    /// 是否成功: whether the query succeeded.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// model: the rows of the report.
    pub model: Option<VegasSendReport>,
    /// msgInfo: the message of the platform.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// msgCode: the code of `msg_info`.
    #[top(example = "")]
    pub msg_code: Option<String>,
}

/// 红包领取状态: the state of one user.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendStatus {
    /// 待核销的红包: whether the user has an unused red packet.
    ///
    /// Despite its name, it does not state whether the user is new.
    #[top(example = "1")]
    pub is_new_user: Option<VegasRedPacketStatus>,
}

/// 返回结果封装对象: the data of the response.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasSendStatusData {
    /// 返回结果列表: the states.
    #[top(list_item = "map_data")]
    pub result_list: Vec<VegasSendStatus>,
}
