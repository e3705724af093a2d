//! 淘宝客-服务商-私域会员标记.

use top_core::{TopApi, TopObject};

use super::{ExternalUserType, RelationRecordType};

/// 淘宝客-服务商-私域会员标记 (`taobao.tbk.sc.relation.record`)
///
/// Returns a link that marks the member who opens it.
///
/// - Caller: 服务商. Session: not documented.
/// - The platform generates the special id of the member when the link is opened, then goes to `redirect_url`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=53880>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScRelationRecord::builder()
///     .external_id("user-1001")
///     .external_type(ExternalUserType::WeChat)
///     .op_type(RelationRecordType::Bind)
///     .redirect_url("https://uland.taobao.com/coupon/edetail?e=abc")
///     .build();
/// let data = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", data.url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.relation.record",
    title = "淘宝客-服务商-私域会员标记",
    api_id = 53880,
    session = optional,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScRelationRecord {
    /// 淘客外部用户标记: the publisher's own mark of the user, such as an account of its own system.
    pub external_id: String,
    /// 外部用户类型: the platform that `external_id` belongs to.
    #[top(example = 1)]
    pub external_type: ExternalUserType,
    /// 授权类型: whether the member is bound or its external mark updated.
    #[top(example = 1, default = "1")]
    pub op_type: RelationRecordType,
    /// 跳转地址: the page that opens after the member has given its authorisation.
    pub redirect_url: String,
    /// 人群标签 ID: the crowd that the member is added to after the authorisation.
    pub ucrowd_id: Option<i64>,
}

/// The response to [`TbkScRelationRecord`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScRelationRecordResponse {
    /// 数据: the data of the response.
    pub data: Option<RelationRecordData>,
}

/// 备案链接: the link for the member.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRecordData {
    /// 备案链接: the registration link with the authorisation.
    pub url: Option<String>,
    /// 淘口令: the 口令 of the link.
    #[top(deprecated = "已废弃，请调用淘口令生成接口")]
    pub password_simple: Option<String>,
    /// 淘口令: the 口令 of the link.
    #[top(deprecated = "已废弃，请调用淘口令生成接口")]
    pub model: Option<String>,
}
