//! 淘宝客-服务商-红包领取状态查询.

use top_core::{TopApi, TopObject};

use super::VegasSendStatusData;

/// 淘宝客-服务商-红包领取状态查询 (`taobao.tbk.sc.vegas.send.status`): whether a user of a provider's publisher took a red
/// packet.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=52957>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScVegasSendStatus::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.vegas.send.status",
    title = "淘宝客-服务商-红包领取状态查询",
    api_id = 52957,
    session = required,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScVegasSendStatus {
    /// 会员运营 id: the member that the sale is credited to.
    pub special_id: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    pub relation_id: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
    /// 设备号类型: which kind of device id.
    pub device_type: Option<String>,
    /// 活动类别: which kind of campaign.
    #[top(example = "1")]
    pub activity_category: Option<i64>,
}

/// What [`TbkScVegasSendStatus`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScVegasSendStatusResponse {
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 数据: what was asked for.
    pub data: Option<VegasSendStatusData>,
}
