//! 淘宝客【服务商】自定义账号组成员修改.

use top_core::{TopApi, TopObject};

use super::OperateType;

/// 淘宝客【服务商】自定义账号组成员修改 (`taobao.tbk.sc.organization.member.mod`): puts the account of the session into a custom
/// account group of a service provider, or takes it out. Calling twice is the same as calling once.
///
/// A refusal comes inside of a success: `result` is false, and `biz_error_code` and `biz_error_desc` say why; 101
/// is an account
/// that is not the main one.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=71598>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let add = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// assert_eq!(add, TbkScOrganizationMemberMod { operate_type: OperateType::Add, organization_id: 1356 });
/// assert_eq!(TbkScOrganizationMemberMod::SCHEMA.session.as_str(), "required");
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
    /// 操作类型: 1 adds, 2 removes.
    #[top(example = "1")]
    pub operate_type: OperateType,
    /// 自定义账号组 id: the group that is changed.
    #[top(example = "1356")]
    pub organization_id: i64,
}

/// What [`TbkScOrganizationMemberMod`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOrganizationMemberModResponse {
    /// 是否成功: whether the group was changed.
    #[top(example = "true")]
    pub result: Option<bool>,
    /// 业务错误描述: why it failed.
    // documented as Boolean, is text: the example and both samples say so
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
