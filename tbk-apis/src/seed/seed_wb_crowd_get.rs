//! 淘宝客-推广者-内容种草人群包数据查询.

use top_core::{TopApi, TopObject, TopTime};

use super::SeedPageInfo;

/// 淘宝客-推广者-内容种草人群包数据查询 (`taobao.tbk.seed.wb.crowd.get`)
///
/// Returns the crowd of a content seeding task.
///
/// - Caller: 推广者. Session: not documented.
/// - `page_no` is always 1. To continue, send the `position_index` of the response as `positionIndex` in `filters`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=62423>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkSeedWbCrowdGet::builder()
///     .page_no(1)
///     .page_size(100)
///     .filters("bTaskId=12346,hasCount=false,positionIndex=123")
///     .build();
/// let data = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{} entries, continue at {:?}", data.data_list.len(), data.position_index);
/// # Ok(()) });
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
    /// 页码: always 1 (固定值).
    #[top(example = 1, range = 1..=1)]
    pub page_no: i64,
    /// 分页大小: the number of entries on a page.
    #[top(example = 100)]
    pub page_size: i64,
    /// 查询条件: `name=value` pairs, joined as in `bTaskId=12346,hasCount=false,positionIndex=123`.
    ///
    /// - `bTaskId`: the task at 淘宝联盟.
    /// - `hasCount`: whether to return the total number.
    /// - `positionIndex`: the position to read from.
    #[top(example = "bTaskId=12346,hasCount=false,positionIndex=123", format = "key-value")]
    pub filters: String,
}

/// The response to [`TbkSeedWbCrowdGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedWbCrowdGetResponse {
    /// 返回对象: the crowd and its task.
    pub data: Option<SeedWbCrowdData>,
    /// 返回码: 200 for success.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误码: the code of the error.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 人群包数据: the crowd and its task.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedWbCrowdData {
    /// 活动信息: the task.
    pub event_info: Option<SeedCrowdEvent>,
    /// 分页信息: the page number, the page size and the total.
    pub page_info: Option<SeedPageInfo>,
    /// 人群列表: the entries of the crowd.
    pub data_list: Vec<String>,
    /// 位点信息: the position, `positionIndex` in the `filters` of the next request.
    #[top(example = "111")]
    pub position_index: Option<String>,
}

/// 活动信息: the task of a crowd.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedCrowdEvent {
    /// 联盟任务 id: the task at 淘宝联盟.
    #[top(example = 22546)]
    pub b_task_id: Option<i64>,
    /// 任务开始时间: the start of the task.
    #[top(example = "2022-04-24 15:06:09")]
    pub start_time: Option<TopTime>,
    /// 任务结束时间: the end of the task.
    #[top(example = "2022-04-24 15:06:09")]
    pub end_time: Option<TopTime>,
}
