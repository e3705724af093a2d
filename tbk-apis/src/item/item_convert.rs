//! 淘宝客-推广者-商品链接转换.

use top_core::{TopApi, TopObject};

use super::ItemLink;
use crate::shared::Platform;

/// 淘宝客-推广者-商品链接转换 (`taobao.tbk.item.convert`): promotion links of items.
///
/// Called by publishers (推广者), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=24516>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkItemConvert::builder()
///     .adzone_id(123)
///     .fields("https://links.example/fields")
///     .num_iids("123,456")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.item.convert",
    title = "淘宝客-推广者-商品链接转换",
    api_id = 24516,
    idempotent,
    errors = super::errors::CONVERT
)]
#[non_exhaustive]
pub struct TbkItemConvert {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 返回字段: joined by commas.
    #[top(example = "https://links.example/fields")]
    pub fields: String,
    /// 商品 id 串: up to 40 item ids, joined by commas.
    #[top(example = "123,456")]
    pub num_iids: String,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "123", default = "1")]
    pub platform: Option<Platform>,
    /// 自定义标签: the tag that the link carried.
    pub unid: Option<String>,
    /// 是否走通用计划: 1 takes the general plan even where a targeted one was granted.
    #[top(example = "1")]
    pub dx: Option<String>,
}

/// What [`TbkItemConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemConvertResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "n_tbk_item")]
    pub results: Vec<ItemLink>,
}
