//! 淘宝客-推广者-内容投流关系写入.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-内容投流关系写入 (`taobao.tbk.feed.relation.upload`): tells which creative belongs to which task.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=66796>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkFeedRelationUpload::builder().event_id(12340).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("event_id"), Some("12340"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.relation.upload",
    title = "淘宝客-推广者-内容投流关系写入",
    api_id = 66796,
    session = optional,
    idempotent,
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedRelationUpload {
    /// 活动 id: of the campaign.
    #[top(example = "12340")]
    pub event_id: i64,
    /// 创意名称: name of the creative.
    pub creative_name: Option<String>,
    /// 单元名称: name of the unit.
    pub unit_name: Option<String>,
    /// 账号名称: name of the account.
    pub account_name: Option<String>,
    /// 创意链接: of the creative.
    #[top(example = "url")]
    pub creative_url: Option<String>,
    /// 计划 id: of the campaign at the medium.
    #[top(example = "yyy")]
    pub campaign_id: Option<String>,
    /// 内容 id: of the content at the publisher's.
    #[top(example = "yyy")]
    pub content_id: Option<String>,
    /// 创意 id: of the creative at the medium.
    #[top(example = "yyy")]
    pub creative_id: Option<String>,
    /// 账号 id: of the account.
    #[top(example = "yyy")]
    pub account_id: Option<String>,
    /// 是否种草内容: content that wins over.
    #[top(example = "true")]
    pub seed_content: Option<bool>,
    /// 单元 id: of the unit at the medium.
    #[top(example = "yyy")]
    pub unit_id: Option<String>,
    /// 计划名称: name of the campaign.
    pub campaign_name: Option<String>,
    /// 订单 id: of the order at the medium.
    #[top(example = "123456")]
    pub order_id: Option<String>,
    /// 订单名称: name of the order.
    pub order_name: Option<String>,
    /// 内容名称: name of the content.
    pub content_name: Option<String>,
    /// 内容链接: of the content.
    pub content_url: Option<String>,
}

/// What [`TbkFeedRelationUpload`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedRelationUploadResponse {
    /// 数据: what was asked for.
    #[top(example = "true")]
    pub data: Option<bool>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
