//! 淘宝客-服务商-member组查询&新增.

use top_core::{TopApi, TopObject, TopTime};

/// 淘宝客-服务商-member组查询&新增 (`taobao.tbk.sc.membergroup.optional`): finds groups of members, or adds one.
///
/// Called by service providers (服务商), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=63718>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScMembergroupOptional::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.membergroup.optional",
    title = "淘宝客-服务商-member组查询&新增",
    api_id = 63718,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScMembergroupOptional {
    /// 成员组 id: of the group.
    #[top(example = "1")]
    pub member_group_id: Option<i64>,
    /// 淘宝用户 id 串: joined by commas.
    pub tb_num_ids: Option<String>,
}

/// What [`TbkScMembergroupOptional`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScMembergroupOptionalResponse {
    /// 数据: what was asked for.
    pub data: Option<MemberGroup>,
}

/// 成员组: one group.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MemberGroup {
    /// 成员组 id: of the group.
    #[top(example = "1")]
    pub member_group_id: Option<i64>,
    /// 淘宝用户 id 串: joined by commas.
    #[top(example = "1001")]
    pub tb_num_ids: Option<String>,
    /// 创建时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub create_time: Option<TopTime>,
    /// 更新时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub update_time: Option<TopTime>,
}
