//! 淘宝客-推广者-内容种草人群包数据查询.

use top_core::{TopApi, TopObject, TopTime};

use super::SeedReportPageInfo;

/// 淘宝客-推广者-内容种草人群包数据查询 (`taobao.tbk.seed.wb.crowd.get`): the crowd that content won over.
///
/// `page_no` is always 1. The next page is selected in `filters`: write the `position_index` of the last page as
/// `positionIndex`.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=62423>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkSeedWbCrowdGet::builder()
///     .page_no(1)
///     .page_size(100)
///     .filters("bTaskId=12346,hasCount=false,positionIndex=123")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("page_no"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.seed.wb.crowd.get",
    title = "淘宝客-推广者-内容种草人群包数据查询",
    api_id = 62423,
    session = optional,
    readonly,
    failure(result_code = 200, code = biz_error_code),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkSeedWbCrowdGet {
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 页大小: entries on a page.
    #[top(example = "100")]
    pub page_size: i64,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "bTaskId=12346,hasCount=false,positionIndex=123")]
    pub filters: String,
}

/// What [`TbkSeedWbCrowdGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedWbCrowdGetResponse {
    /// 数据: what was asked for.
    pub data: Option<SeedWbCrowdData>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 任务信息: of the task.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedCrowdEvent {
    /// 任务 id: of the task.
    #[top(example = "22546")]
    pub b_task_id: Option<i64>,
    /// 查询开始时间: GMT+8.
    #[top(example = "2022-04-24 15:06:09")]
    pub start_time: Option<TopTime>,
    /// 查询结束时间: GMT+8.
    #[top(example = "2022-04-24 15:06:09")]
    pub end_time: Option<TopTime>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedWbCrowdData {
    /// 任务信息: of the task.
    pub event_info: Option<SeedCrowdEvent>,
    /// 分页信息: which page this is.
    pub page_info: Option<SeedReportPageInfo>,
    /// 数据列表: rows of the report.
    #[top(example = "示例")]
    pub data_list: Vec<String>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "111")]
    pub position_index: Option<String>,
}
