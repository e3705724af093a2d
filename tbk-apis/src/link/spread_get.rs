//! 淘宝客-公用-长链转短链.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-长链转短链 (`taobao.tbk.spread.get`): shortens up to 20 promotion links.
///
/// Each result stands for the request at its place; `err_msg` is `OK` where it went well.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=27832>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let long = TbkSpreadRequest { url: "https://uland.taobao.com/coupon/edetail?e=1".to_owned() };
/// let api = TbkSpreadGet::builder().requests([long]).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("requests"), Some(r#"[{"url":"https://uland.taobao.com/coupon/edetail?e=1"}]"#));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.spread.get",
    title = "淘宝客-公用-长链转短链",
    api_id = 27832,
    idempotent,
    errors = super::errors::SPREAD
)]
#[non_exhaustive]
pub struct TbkSpreadGet {
    /// 请求列表: up to 20, sent as JSON.
    #[top(max_items = 20)]
    pub requests: Vec<TbkSpreadRequest>,
}

/// What [`TbkSpreadGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSpreadGetResponse {
    /// 结果列表: one entry for each hit.
    pub results: Vec<TbkSpread>,
    /// 总数: how many there are over all pages.
    #[top(example = "10")]
    pub total_results: Option<i64>,
}

/// 请求: one link.
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct TbkSpreadRequest {
    /// 推广链接: one of the platform's own.
    #[top(example = "https://uland.taobao.com/coupon/edetail?e=1")]
    pub url: String,
}

/// 短链接: one for each link, in the order of the request.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSpread {
    /// 短链接: the short link, or the input where it failed.
    #[top(example = "https://links.example/content")]
    pub content: Option<String>,
    /// 错误信息: `OK` where it went well.
    #[top(example = "OK")]
    pub err_msg: Option<String>,
}
