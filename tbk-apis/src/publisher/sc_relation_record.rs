//! 淘宝客-服务商-私域会员标记.

use top_core::{TopApi, TopObject};

use super::{ExternalUserType, RelationRecordType};

/// 淘宝客-服务商-私域会员标记 (`taobao.tbk.sc.relation.record`)
///
/// Returns a link that marks the private-domain member (私域会员) who opens it.
///
/// - Caller: 服务商. Session: not documented.
/// - When the member opens the link, the platform generates the `special_id` of the member and redirects to
///   `redirect_url`.
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
    /// 自有私域用户标记: the publisher's own mark of the user, such as an account of its own system.
    pub external_id: String,
    /// 外部用户类型: the platform that `external_id` belongs to.
    #[top(example = 1)]
    pub external_type: ExternalUserType,
    /// 授权类型: whether a new member is bound or the external mark of a member is updated.
    #[top(example = 1, default = "1")]
    pub op_type: RelationRecordType,
    /// 目标页地址: the page that opens after the member has given authorisation.
    pub redirect_url: String,
    /// 人群标签 ID: the crowd to which the member is added after the authorisation.
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
