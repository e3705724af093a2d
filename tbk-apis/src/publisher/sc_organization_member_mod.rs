//! 淘宝客【服务商】自定义账号组成员修改.

use top_core::{TopApi, TopObject};

use super::MemberOperateType;

/// 淘宝客【服务商】自定义账号组成员修改 (`taobao.tbk.sc.organization.member.mod`)
///
/// Adds the account of the session to a custom account group (自定义账号组), or removes it.
///
/// - Caller: 服务商. Session: required.
/// - The account must be a main account (主账号). Otherwise `biz_error_code` is 101.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=71598>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScOrganizationMemberMod::builder()
///     .operate_type(MemberOperateType::Add)
///     .organization_id(1356)
///     .build();
/// let response = client.session(session).call(&request).await?.data;
/// println!("{:?}", response.result);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.organization.member.mod",
    title = "淘宝客【服务商】自定义账号组成员修改",
    api_id = 71598,
    session = required,
    idempotent,
    failure(result, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScOrganizationMemberMod {
    /// 操作类型: whether the account is added or removed.
    #[top(example = 1)]
    pub operate_type: MemberOperateType,
    /// 自定义账号组 id: the account group.
    #[top(example = 1356)]
    pub organization_id: i64,
}

/// The response to [`TbkScOrganizationMemberMod`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOrganizationMemberModResponse {
    /// 是否成功: whether the group was changed.
    #[top(example = "true")]
    pub result: Option<bool>,
    /// 业务错误描述: the description of the error.
    // Documented as Boolean, but the example is a text.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: the code of the error.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
