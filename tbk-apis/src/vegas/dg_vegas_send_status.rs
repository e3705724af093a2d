//! 淘宝客-推广者-红包领取状态查询.

use top_core::{TopApi, TopObject};

use super::VegasSendStatusData;

/// 淘宝客-推广者-红包领取状态查询 (`taobao.tbk.dg.vegas.send.status`): whether a user took a red packet.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=52958>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgVegasSendStatus::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.vegas.send.status",
    title = "淘宝客-推广者-红包领取状态查询",
    api_id = 52958,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgVegasSendStatus {
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "12345")]
    pub relation_id: Option<String>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "12345")]
    pub special_id: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
    /// 设备号类型: which kind of device id.
    #[top(example = "IMEI")]
    pub device_type: Option<String>,
    /// 互动业务码: of the campaign.
    pub thor_biz_code: Option<String>,
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_0_0_0")]
    pub pid: Option<String>,
    /// 活动类别: which kind of campaign.
    #[top(example = "1")]
    pub activity_category: Option<i64>,
}

/// What [`TbkDgVegasSendStatus`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasSendStatusResponse {
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 数据: what was asked for.
    pub data: Option<VegasSendStatusData>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
}
