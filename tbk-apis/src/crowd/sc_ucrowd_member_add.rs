//! 淘宝客-服务商-上传人群数据.

use top_core::{TopApi, TopObject};

use super::{CrowdAccountType, CrowdEditType, UcrowdChangeData};

/// 淘宝客-服务商-上传人群数据 (`taobao.tbk.sc.ucrowd.member.add`)
///
/// Uploads members of a crowd: adds them, or replaces all members.
///
/// - Caller: 服务商. Session: not documented.
/// - [`CrowdEditType::Replace`] removes every member that is not in the list.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=53886>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScUcrowdMemberAdd::builder()
///     .ucrowd_id(1001)
///     .account_type(CrowdAccountType::Sid)
///     .account_list(["2131", "2132"])
///     .edit_type(CrowdEditType::Add)
///     .build();
/// let change = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// assert_eq!(change.success, Some(true));
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.member.add",
    title = "淘宝客-服务商-上传人群数据",
    api_id = 53886,
    session = optional,
    idempotent,
    failure(data.success),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdMemberAdd {
    /// 成员账号类型: the kind of the ids in `account_list`.
    #[top(example = 1)]
    pub account_type: CrowdAccountType,
    /// 人群id: the crowd.
    pub ucrowd_id: i64,
    /// 成员列表: the ids of the members.
    #[top(max_items = 999)]
    pub account_list: Vec<String>,
    /// 更新方式: whether the members are added or replace all others.
    #[top(example = 1)]
    pub edit_type: CrowdEditType,
}

/// The response to [`TbkScUcrowdMemberAdd`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdMemberAddResponse {
    /// 数据: whether the members were uploaded.
    pub data: Option<UcrowdChangeData>,
}
