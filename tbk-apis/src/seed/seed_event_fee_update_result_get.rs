//! 淘宝客-推广者-种草商单子任务改价结果查询.

use top_core::{Money, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-种草商单子任务改价结果查询 (`taobao.tbk.seed.event.fee.update.result.get`): what became of such requests.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=68040>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkSeedEventFeeUpdateResultGet::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.seed.event.fee.update.result.get",
    title = "淘宝客-推广者-种草商单子任务改价结果查询",
    api_id = 68040,
    session = optional,
    readonly,
    paginate(page_no, items = data.result as SeedFeeChange, total = data.total_count),
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdateResultGet {
    /// 商单子任务 id 串: joined by commas.
    #[top(example = "1,2,3")]
    pub advertising_campaign_id_list: Option<String>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: Option<i64>,
    /// 申请状态: which requests.
    #[top(example = "2")]
    pub request_status: Option<i64>,
}

/// What [`TbkSeedEventFeeUpdateResultGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdateResultGetResponse {
    /// 数据: what was asked for.
    pub data: Option<SeedEventFeeUpdateResultPage>,
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

/// 改价: one request and its answer.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedFeeChange {
    /// 改价申请 id: of the request.
    #[top(example = "123")]
    pub change_request_id: Option<String>,
    /// 改价申请时间: GMT+8.
    #[top(example = "2023-09-23 12:00:00")]
    pub change_request_time: Option<TopTime>,
    /// 改价类型: which kind.
    #[top(example = "0")]
    pub change_type: Option<i64>,
    /// 商单子任务 id: of the sub task.
    #[top(example = "123")]
    pub advertising_campaign_id: Option<i64>,
    /// 媒体任务 id: of the task at the medium.
    #[top(example = "123")]
    pub media_event_id: Option<String>,
    /// 总费用: yuan.
    #[top(example = "1.00")]
    pub media_total_fee: Option<Money>,
    /// 达人佣金: yuan.
    #[top(example = "1.00")]
    pub kox_commission_fee: Option<Money>,
    /// 平台服务费: yuan.
    #[top(example = "1.00")]
    pub media_platform_fee: Option<Money>,
    /// 改后总费用: yuan.
    #[top(example = "1.00")]
    pub change_media_total_fee: Option<Money>,
    /// 改后达人佣金: yuan.
    #[top(example = "1.00")]
    pub change_kox_commission_fee: Option<Money>,
    /// 改后平台服务费: yuan.
    #[top(example = "1.00")]
    pub change_media_platform_fee: Option<Money>,
    /// 改价答复时间: GMT+8.
    #[top(example = "2023-09-23 12:00:00")]
    pub change_response_time: Option<TopTime>,
    /// 客户操作时间: GMT+8.
    #[top(example = "2023-09-23 12:00:00")]
    pub client_operate_time: Option<TopTime>,
    /// 改价结果: what was decided.
    #[top(example = "3")]
    pub change_result: Option<i64>,
    /// 拒绝类型: why it was refused.
    #[top(example = "1")]
    pub refuse_type: Option<i64>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedEventFeeUpdateResultPage {
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: Option<i64>,
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_count: Option<i64>,
    /// 结果: the outcome.
    #[top(list_item = "media_event_update_info_d_t_o")]
    pub result: Vec<SeedFeeChange>,
}
