//! 淘宝客-推广者-红包领取状态查询.

use top_core::{Pid, RelationId, SpecialId, TopApi, TopObject};

use super::{VegasActivity, VegasSendStatusData};
use crate::shared::UserDeviceType;

/// 淘宝客-推广者-红包领取状态查询 (`taobao.tbk.dg.vegas.send.status`)
///
/// Returns whether a user has an unused red packet of the current stage.
///
/// - Caller: 推广者. Session: none.
/// - Only for publishers who signed the agreement:
///   <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - A query by `device_value` is a fuzzy match: its result may be inaccurate.
/// - No member reliably states whether the query succeeded: the official example has both the `result_msg` 成功 and a
///   `biz_error_desc`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=52958>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgVegasSendStatus::builder()
///     .special_id(12345)
///     .activity_category(VegasActivity::SuperRedPacket)
///     .build();
/// let data = client.call(&request).await?.data.data.unwrap_or_default();
/// for user in data.result_list {
///     println!("{:?}", user.is_new_user.and_then(|status| status.label()));
/// }
/// # Ok(()) });
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
    /// 渠道管理id: the channel.
    #[top(example = "12345")]
    pub relation_id: Option<RelationId>,
    /// 会员运营id: the member.
    #[top(example = "12345")]
    pub special_id: Option<SpecialId>,
    /// 加密后的值: the MD5 digest of the identifier, 32 characters in lower case.
    pub device_value: Option<String>,
    /// 入参类型: the kind of identifier in `device_value`.
    #[top(example = "IMEI")]
    pub device_type: Option<UserDeviceType>,
    /// thor平台业务码: the business code on the thor platform.
    #[top(deprecated = "已废弃，请勿传入")]
    pub thor_biz_code: Option<String>,
    /// 媒体pid: the promotion zone.
    #[top(example = "mm_0_0_0")]
    pub pid: Option<Pid>,
    /// 红包类型: the programme that the red packets belong to.
    #[top(example = 1, default = "1")]
    pub activity_category: Option<VegasActivity>,
}

/// The response to [`TbkDgVegasSendStatus`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasSendStatusResponse {
    /// 返回结果描述信息: the description of the result.
    #[top(example = "成功")]
    pub result_msg: Option<String>,
    /// 返回结果封装对象: the data of the response.
    pub data: Option<VegasSendStatusData>,
    /// 业务错误描述: the description of a business error.
    ///
    /// A value does not imply that the query failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
}
