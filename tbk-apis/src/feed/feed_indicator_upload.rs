//! 淘宝客-推广者-内容种草投流前链路数据上传.

use top_core::{BasisPoints, Fen, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-内容种草投流前链路数据上传 (`taobao.tbk.feed.indicator.upload`)
///
/// Uploads the upstream figures (前链路数据) of paid traffic: impressions, clicks and costs of a content in a period.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=66816>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkFeedIndicatorUpload::builder()
///     .event_id(111)
///     .content_id("20260101001")
///     .content_name("新年穿搭")
///     .rpt_start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .rpt_end_time("2026-01-01 23:59:59".parse::<TopTime>()?)
///     .exposure_pv(1000)
///     .play_pv(400)
///     .click_pv(50)
///     .sclick_exposure_pv(300)
///     .sclick_pv(20)
///     .consume_amt(Fen::from(12_50))
///     .read_rate(BasisPoints::from(12_34))
///     .build();
/// let response = client.call(&request).await?.data;
/// assert_eq!(response.data, Some(true));
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.indicator.upload",
    title = "淘宝客-推广者-内容种草投流前链路数据上传",
    api_id = 66816,
    session = optional,
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedIndicatorUpload {
    /// 星任务 ID: the task.
    #[top(example = 111)]
    pub event_id: i64,
    /// 唤起 PV: the number of launches.
    #[top(example = 11)]
    pub evoke_pv: Option<i64>,
    /// 数据汇总开始时间: the start of the period of the figures.
    #[top(example = "2023-02-10 23:59:59")]
    pub rpt_start_time: TopTime,
    /// 创意名称: the name of the creative.
    pub creative_name: Option<String>,
    /// 点击 PV: the number of clicks.
    #[top(example = 1)]
    pub click_pv: i64,
    /// 播放 PV: the number of plays.
    #[top(example = 1)]
    pub play_pv: i64,
    /// 单元名称: the name of the unit.
    pub unit_name: Option<String>,
    /// 曝光 PV: the number of impressions.
    #[top(example = 1)]
    pub exposure_pv: i64,
    /// 账户名称: the name of the account.
    pub account_name: Option<String>,
    /// 计划 ID: the advertising campaign.
    #[top(example = "1")]
    pub campaign_id: Option<String>,
    /// 内容 ID: the content.
    pub content_id: String,
    /// 蓝链点击: the number of clicks on the blue link.
    #[top(example = 1)]
    pub sclick_pv: i64,
    /// 数据汇总结束时间: the end of the period of the figures.
    #[top(example = "2023-02-10 23:59:59")]
    pub rpt_end_time: TopTime,
    /// 创意 ID: the creative.
    #[top(example = "1")]
    pub creative_id: Option<String>,
    /// 内容名称: the name of the content.
    pub content_name: String,
    /// 蓝链曝光: the number of impressions of the blue link.
    #[top(example = 1)]
    pub sclick_exposure_pv: i64,
    /// 账户 ID: the account.
    #[top(example = "1")]
    pub account_id: Option<String>,
    /// 单元 ID: the unit of the advertising campaign.
    #[top(example = "1")]
    pub unit_id: Option<String>,
    /// 消费金额: the amount that was spent.
    #[top(example = 1)]
    pub consume_amt: Fen,
    /// 计划名称: the name of the advertising campaign.
    pub campaign_name: Option<String>,
    /// 阅读 UV: the number of users who read the content.
    #[top(example = 123)]
    pub play_uv: Option<i64>,
    /// 订单 ID: the order.
    #[top(example = "123")]
    pub order_id: Option<String>,
    /// 订单名称: the name of the order.
    pub order_name: Option<String>,
    /// 千次曝光成本: the cost of a thousand impressions.
    #[top(example = 123)]
    pub cpm: Option<Fen>,
    /// 单次阅读成本: the cost of a read.
    #[top(example = 123)]
    pub cpc: Option<Fen>,
    /// 单次互动成本: the cost of an interaction.
    #[top(example = 123)]
    pub cpa: Option<Fen>,
    /// 点赞 PV: the number of likes.
    #[top(example = 123)]
    pub like_pv: Option<i64>,
    /// 收藏 PV: how often the content was added to favourites.
    #[top(example = 123)]
    pub collect_pv: Option<i64>,
    /// 评论 PV: the number of comments.
    #[top(example = 123)]
    pub comment_pv: Option<i64>,
    /// 阅读率: the share of reads.
    #[top(example = 123)]
    pub read_rate: Option<BasisPoints>,
    /// 链接曝光率: the impression rate of the link.
    #[top(example = 123)]
    pub sclick_exposure_rate: Option<BasisPoints>,
    /// 链接点击率: the click rate of the link.
    #[top(example = 123)]
    pub sclick_click_rate: Option<BasisPoints>,
}

/// The response to [`TbkFeedIndicatorUpload`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedIndicatorUploadResponse {
    /// 成功标志: whether the upload succeeded.
    #[top(example = "true")]
    pub data: Option<bool>,
    /// 返回码: the result code.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误信息: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 错误信息: the error in detail.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: the error code.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
