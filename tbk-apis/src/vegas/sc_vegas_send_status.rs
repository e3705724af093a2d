//! 淘宝客-服务商-红包领取状态查询.

use top_core::{RelationId, SpecialId, TopApi, TopObject};

use super::{VegasActivity, VegasSendStatusData};
use crate::shared::UserDeviceType;

/// 淘宝客-服务商-红包领取状态查询 (`taobao.tbk.sc.vegas.send.status`)
///
/// Returns whether a user has an unused red packet of the current stage.
///
/// - Caller: 服务商. Session: required.
/// - Only for publishers who signed the agreement:
///   <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - A query by `device_value` is a fuzzy match: its result may be inaccurate.
/// - The values of `result_msg` are not documented, and no member states whether the query succeeded.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=52957>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScVegasSendStatus::builder()
///     .special_id(12345)
///     .activity_category(VegasActivity::SuperRedPacket)
///     .build();
/// let data = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// for user in data.result_list {
///     println!("{:?}", user.is_new_user.and_then(|status| status.label()));
/// }
/// # Ok(()) });
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
    /// 会员运营id: the member.
    pub special_id: Option<SpecialId>,
    /// 渠道管理id: the channel.
    pub relation_id: Option<RelationId>,
    /// 加密后的值: the MD5 digest of the identifier, 32 characters in lower case.
    pub device_value: Option<String>,
    /// 入参类型: the kind of identifier in `device_value`.
    #[top(example = "IMEI")]
    pub device_type: Option<UserDeviceType>,
    /// 红包类型: the programme that the red packets belong to.
    #[top(example = 1, default = "1")]
    pub activity_category: Option<VegasActivity>,
}

/// The response to [`TbkScVegasSendStatus`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScVegasSendStatusResponse {
    /// 返回结果描述信息: the description of the result.
    #[top(example = "成功")]
    pub result_msg: Option<String>,
    /// 返回结果封装对象: the data of the response.
    pub data: Option<VegasSendStatusData>,
}
