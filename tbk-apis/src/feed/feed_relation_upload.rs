//! 淘宝客-推广者-内容投流关系写入.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-内容投流关系写入 (`taobao.tbk.feed.relation.upload`)
///
/// Uploads which content, campaign, unit and creative belong to a 星任务.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=66796>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkFeedRelationUpload::builder()
///     .event_id(12340)
///     .content_id("20260101001")
///     .campaign_id("111")
///     .unit_id("222")
///     .creative_id("333")
///     .seed_content(true)
///     .build();
/// let response = client.call(&request).await?.data;
/// assert_eq!(response.data, Some(true));
/// # Ok(()) });
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
    /// 星任务 ID: the task.
    #[top(example = 12340)]
    pub event_id: i64,
    /// 创意名称: the name of the creative.
    pub creative_name: Option<String>,
    /// 单元名称: the name of the unit.
    pub unit_name: Option<String>,
    /// 广告账户名称: the name of the advertising account.
    pub account_name: Option<String>,
    /// 创意 URL: the address of the creative.
    pub creative_url: Option<String>,
    /// 计划 ID: the advertising campaign.
    pub campaign_id: Option<String>,
    /// 稿件 ID: the manuscript.
    pub content_id: Option<String>,
    /// 创意 ID: the creative.
    pub creative_id: Option<String>,
    /// 广告账户 ID: the advertising account.
    pub account_id: Option<String>,
    /// 是否商单稿件: whether the manuscript is part of a paid order.
    #[top(example = "true")]
    pub seed_content: Option<bool>,
    /// 单元 ID: the unit of the advertising campaign.
    pub unit_id: Option<String>,
    /// 计划名称: the name of the advertising campaign.
    pub campaign_name: Option<String>,
    /// 订单 ID: the order.
    #[top(example = "123456")]
    pub order_id: Option<String>,
    /// 订单名称: the name of the order.
    pub order_name: Option<String>,
    /// 内容名称: the name of the content.
    pub content_name: Option<String>,
    /// 内容链接: the address of the content.
    pub content_url: Option<String>,
}

/// The response to [`TbkFeedRelationUpload`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedRelationUploadResponse {
    /// 写入成功结果: whether the upload succeeded.
    #[top(example = "true")]
    pub data: Option<bool>,
    /// 返回码: the result code.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 错误码释义: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 返回码释义: the text of the result code.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 错误码: the error code.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
