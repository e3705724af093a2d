//! 淘宝客-服务商-私域会员标记.

use top_core::{TopApi, TopObject};

/// 淘宝客-服务商-私域会员标记 (`taobao.tbk.sc.relation.record`): marks a member.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
/// Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=53880>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScRelationRecord::builder()
///     .external_id("1001")
///     .external_type(1)
///     .op_type(1)
///     .redirect_url("https://links.example/redirect-url")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("external_id"), Some("1001"));
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
    /// 淘客外部用户标记: your own tag of the user.
    #[top(example = "1001")]
    pub external_id: String,
    /// 外部标识类型: which kind of mark `external_id` is.
    #[top(example = "1")]
    pub external_type: i64,
    /// 操作类型: what to do.
    #[top(example = "1")]
    pub op_type: i64,
    /// 跳转链接: where to go on.
    #[top(example = "https://links.example/redirect-url")]
    pub redirect_url: String,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
}

/// What [`TbkScRelationRecord`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScRelationRecordResponse {
    /// 数据: what was asked for.
    pub data: Option<RelationRecordData>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRecordData {
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: Option<String>,
    /// 简版口令: for iOS and for other apps, the 口令 alone.
    #[top(example = "￥AbC1dEfG￥")]
    pub password_simple: Option<String>,
    /// 结果: what was made.
    #[top(example = "示例")]
    pub model: Option<String>,
}
