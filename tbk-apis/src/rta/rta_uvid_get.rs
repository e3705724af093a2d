//! 淘宝客-推广者-厂商版加密用户标识获取.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-厂商版加密用户标识获取 (`taobao.tbk.rta.uvid.get`): encrypted visitors for a manufacturer's task.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=68848>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkRtaUvidGet::builder()
///     .rta_id("1001")
///     .manufacturer("huawei")
///     .page_size(10)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("rta_id"), Some("1001"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.rta.uvid.get",
    title = "淘宝客-推广者-厂商版加密用户标识获取",
    api_id = 68848,
    session = optional,
    readonly,
    paginate(cursor, items = result_list as String, more = has_more),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkRtaUvidGet {
    /// RTA id: of the manufacturer's task.
    #[top(example = "1001")]
    pub rta_id: String,
    /// 厂商: such as `huawei`.
    #[top(example = "huawei")]
    pub manufacturer: String,
    /// 游标: send back the last page's value as it came.
    #[top(example = "11")]
    pub cursor: Option<String>,
    /// 页大小: entries on a page.
    #[top(example = "10", default = "10")]
    pub page_size: i64,
    /// 主账号 id: of the main account.
    #[top(example = "123123")]
    pub main_accountid: Option<i64>,
    /// RTA 类型: which kind.
    #[top(example = "1")]
    pub rta_type: Option<i64>,
}

/// What [`TbkRtaUvidGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkRtaUvidGetResponse {
    /// 是否还有: there is more.
    #[top(example = "true")]
    pub has_more: Option<bool>,
    /// 游标: send back the last page's value as it came.
    #[top(example = "11")]
    pub cursor: Option<String>,
    /// 结果列表: one entry for each hit.
    #[top(example = "示例")]
    pub result_list: Vec<String>,
}
