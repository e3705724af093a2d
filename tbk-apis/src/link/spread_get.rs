//! 淘宝客-公用-长链转短链.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-长链转短链 (`taobao.tbk.spread.get`)
///
/// Converts long links into short links. Each link has its own result: see [`PerEntry`](top_core::PerEntry).
///
/// - Caller: 公用. Session: none.
/// - Only links of `uland.taobao.com`, `s.click.taobao.com`, `ai.taobao.com` and `temai.taobao.com` are converted.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=27832>
///
/// # Errors
///
/// `isp.dependency-error` and `isp.tbkapi-service-unavailable` a service is unavailable, `isv.not-support-param-type`
/// an invalid parameter.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
/// use tbk_apis::top_core::PerEntry as _;
///
/// let long = TbkSpreadRequest { url: "https://uland.taobao.com/coupon/edetail?e=1".to_owned() };
/// let request = TbkSpreadGet::builder().requests([long]).build();
/// let reply = client.call(&request).await?;
/// for short in TbkSpreadGet::entries(&reply.data) {
///     println!("{:?}", short?.content);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.spread.get",
    title = "淘宝客-公用-长链转短链",
    api_id = 27832,
    idempotent,
    entries(results as TbkSpread, message = err_msg, success = ["OK"]),
    errors = super::errors::SPREAD
)]
#[non_exhaustive]
pub struct TbkSpreadGet {
    /// 请求列表: the links to convert.
    #[top(max_items = 20)]
    pub requests: Vec<TbkSpreadRequest>,
}

/// 请求: a link to convert.
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct TbkSpreadRequest {
    /// 原始 url: the long link.
    #[top(example = "https://uland.taobao.com/coupon/edetail?e=1")]
    pub url: String,
}

/// The response to [`TbkSpreadGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSpreadGetResponse {
    /// 传播形式列表: the results, one for each link.
    pub results: Vec<TbkSpread>,
    /// 总数: the number of results.
    #[top(example = 10)]
    pub total_results: Option<i64>,
}

/// 传播形式: the result for one link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSpread {
    /// 短链接: the short link; not usable unless `err_msg` is `OK`.
    #[top(example = "http://s.click.taobao.com/H4zazPx")]
    pub content: Option<String>,
    /// 错误信息: `OK`, or the error of this link.
    #[top(example = "OK")]
    pub err_msg: Option<String>,
}
