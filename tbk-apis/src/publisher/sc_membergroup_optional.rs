//! 淘宝客-服务商-member组查询&新增.

use top_core::{TopApi, TopObject, TopTime};

/// 淘宝客-服务商-member组查询&新增 (`taobao.tbk.sc.membergroup.optional`)
///
/// Queries a member group of a tool provider (工具服务商), or adds one.
///
/// - Caller: 服务商. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=63718>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScMembergroupOptional::builder().member_group_id(1).build();
/// let group = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} {:?}", group.tb_num_ids, group.update_time);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.membergroup.optional",
    title = "淘宝客-服务商-member组查询&新增",
    api_id = 63718,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScMembergroupOptional {
    /// member 组 id: the member group.
    pub member_group_id: Option<i64>,
    /// 淘宝数字 id: the numeric Taobao ids.
    pub tb_num_ids: Option<String>,
}

/// The response to [`TbkScMembergroupOptional`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScMembergroupOptionalResponse {
    /// 返回结果: the member group.
    pub data: Option<MemberGroup>,
}

/// member 组: a member group.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MemberGroup {
    /// 组 ID: the id of the group.
    pub member_group_id: Option<i64>,
    /// 组内的成员 ID: the ids of the members.
    pub tb_num_ids: Option<String>,
    /// 创建时间: the time when the group was created.
    pub create_time: Option<TopTime>,
    /// 更新时间: the time when the group was last changed.
    pub update_time: Option<TopTime>,
}
