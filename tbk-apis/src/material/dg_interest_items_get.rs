//! 淘宝客_推广者_个性化商品获取.

use top_core::{TopApi, TopObject};

use super::MaterialItem;

/// 淘宝客_推广者_个性化商品获取 (`taobao.tbk.dg.interest.items.get`): items chosen for a visitor.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=70231>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgInterestItemsGet::builder().adzone_id(123).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.interest.items.get",
    title = "淘宝客_推广者_个性化商品获取",
    api_id = 70231,
    session = optional,
    readonly,
    paginate(page_no, items = result_list as MaterialItem),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgInterestItemsGet {
    /// 物料 id: of the material.
    #[top(example = "123")]
    pub material_id: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 设备号类型: which kind of device id.
    #[top(example = "uvid")]
    pub device_type: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
}

/// What [`TbkDgInterestItemsGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgInterestItemsGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// 加密用户标识的处理信息: what became of `uvid`.
    #[top(example = "")]
    pub uvid_msg: Option<String>,
    /// 场景 id 的处理信息: what became of it.
    #[top(example = "")]
    pub scd_id_msg: Option<String>,
    /// 物料 id 的处理信息: what became of it.
    #[top(example = "")]
    pub material_id_msg: Option<String>,
}
