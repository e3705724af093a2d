//! 淘宝客-推广者-物料id列表查询.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-物料id列表查询 (`taobao.tbk.optimus.tou.material.ids.get`): the ids of materials that can be asked for.
///
/// Called by publishers (推广者), without a session.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkOptimusTouMaterialIdsGet::builder()
///     .material_query(OptimusTouMaterialIdsMaterialQuery { page_no: None, page_size: None, subject: 1, material_type: 1 })
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert!(params.contains("material_query"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.optimus.tou.material.ids.get",
    title = "淘宝客-推广者-物料id列表查询",
    readonly,
    paginate(material_query.page_no, items = data as TouMaterial, total = total_count),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkOptimusTouMaterialIdsGet {
    /// 查询条件: sent as JSON.
    pub material_query: OptimusTouMaterialIdsMaterialQuery,
}

/// What [`TbkOptimusTouMaterialIdsGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkOptimusTouMaterialIdsGetResponse {
    /// 总数: how many there are over all pages.
    #[top(example = "20")]
    pub total_count: Option<i64>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 数据: what was asked for.
    #[top(list_item = "tou_materials")]
    pub data: Vec<TouMaterial>,
}

/// 查询条件: what stands in `material_query`.
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct OptimusTouMaterialIdsMaterialQuery {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 主题: which group of materials.
    #[top(example = "1")]
    pub subject: i64,
    /// 物料类型: 1 item, 2 shop, 3 page.
    #[top(example = "1")]
    pub material_type: i64,
}

/// 物料: one material that can be asked for.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TouMaterial {
    /// 物料名称: name of the material.
    #[top(example = "示例")]
    pub material_name: Option<String>,
    /// 物料 id: of the material.
    #[top(example = "1")]
    pub material_id: Option<i64>,
    /// 物料类型: 1 item, 2 shop, 3 page.
    #[top(example = "1")]
    pub material_type: Option<i64>,
    /// 主题: which group of materials.
    #[top(example = "1")]
    pub subject: Option<i64>,
    /// 查询开始时间: GMT+8.
    #[top(example = "1")]
    pub start_time: Option<i64>,
    /// 查询结束时间: GMT+8.
    #[top(example = "1")]
    pub end_time: Option<i64>,
}
