//! 淘宝客-推广者-物料id列表查询.

use top_core::{TopApi, TopObject};

use super::{TouMaterialSubject, TouMaterialType};

/// 淘宝客-推广者-物料id列表查询 (`taobao.tbk.optimus.tou.material.ids.get`)
///
/// Returns the ids and the names of the materials of a theme.
///
/// - Caller: 推广者. Session: none.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let query = TouMaterialQuery {
///     subject: Some(TouMaterialSubject::Rankings),
///     material_type: Some(TouMaterialType::Items),
///     ..TouMaterialQuery::default()
/// };
/// let request = TbkOptimusTouMaterialIdsGet::builder().material_query(query).build();
/// for material in client.call(&request).await?.data.data {
///     println!("{:?} {:?}", material.material_id, material.material_name);
/// }
/// # Ok(()) });
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
    /// 请求结构: the filters and the page.
    pub material_query: Option<TouMaterialQuery>,
}

/// The response to [`TbkOptimusTouMaterialIdsGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkOptimusTouMaterialIdsGetResponse {
    /// 物料id总数: the total number of material ids.
    #[top(example = 20)]
    pub total_count: Option<i64>,
    /// 结果描述信息: the description of the result.
    pub result_msg: Option<String>,
    /// 返回结果: the materials.
    #[top(list_item = "tou_materials")]
    pub data: Vec<TouMaterial>,
}

/// 请求结构: the filters and the page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct TouMaterialQuery {
    /// 页码: the number of the page.
    #[top(example = 1, default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 每页物料id数量: the number of materials on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 物料主题类型: the theme of the materials.
    #[top(example = 1, default = "1")]
    pub subject: Option<TouMaterialSubject>,
    /// 物料类型: whether the materials contain items or benefits.
    #[top(example = 1, default = "1")]
    pub material_type: Option<TouMaterialType>,
}

/// 物料: a material.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TouMaterial {
    /// 物料集合名称: the name of the material.
    pub material_name: Option<String>,
    /// 物料id: the id of the material.
    pub material_id: Option<i64>,
    /// 物料类型: whether the material contains items or benefits.
    pub material_type: Option<TouMaterialType>,
    /// 物料主题类型: the theme of the material.
    pub subject: Option<TouMaterialSubject>,
    /// 开始时间: the start of the material, as a Unix timestamp; whether in seconds or milliseconds is not documented.
    #[top(format = "epoch")]
    pub start_time: Option<i64>,
    /// 结束时间: the end of the material, as a Unix timestamp; whether in seconds or milliseconds is not documented.
    #[top(format = "epoch")]
    pub end_time: Option<i64>,
}
