//! 淘宝客-推广者-官办找福利页.

use top_core::{AdzoneId, RelationId, TopApi, TopObject};

use super::JzfContentType;

/// 淘宝客-推广者-官办找福利页 (`taobao.tbk.jzf.convert`)
///
/// Returns the link of the benefits page (找福利页) for an item. The item is found by its title, a 口令 or a link.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43914>
///
/// # Errors
///
/// `isv.item-not-found` no item was found; `isv.invalid-param`, `isv.param-content-empty`, `isv.param-type-invalid`,
/// `isv.invalid-adzone-id` and `isv.invalid-pid` invalid parameters.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkJzfConvert::builder()
///     .content("2019春季新款女装复古长袖格子衬衫女")
///     .r#type(JzfContentType::Title)
///     .adzone_id(23810104)
///     .build();
/// let data = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", data.url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.jzf.convert",
    title = "淘宝客-推广者-官办找福利页",
    api_id = 43914,
    session = optional,
    idempotent,
    errors = super::errors::BENEFITS_PAGE
)]
#[non_exhaustive]
pub struct TbkJzfConvert {
    /// 内容: the text to find the item by. A title must have more than 10 characters.
    #[top(example = "九月陌墨 2019春季新款女装复古长袖格子衬衫女 韩版宽松休闲衬衣")]
    pub content: String,
    /// 类型: the form of `content`.
    #[top(example = 1, default = "1")]
    pub r#type: Option<JzfContentType>,
    /// 广告位 id: the promotion zone that the link belongs to.
    #[top(example = 1212)]
    pub adzone_id: AdzoneId,
    /// 代理 ID: the agent.
    #[top(example = 11212, restricted = "暂未支持，无需传递")]
    pub relation_id: Option<RelationId>,
}

/// The response to [`TbkJzfConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkJzfConvertResponse {
    /// 数据: the data of the response.
    pub data: Option<JzfConvertData>,
}

/// 找福利页: the benefits page of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct JzfConvertData {
    /// 找福利页面链接: the link of the benefits page for the item.
    #[top(
        example = "https://uland.taobao.com/zfl/edetail?union_spk=KB45dpYg73oGQASttHIRqVRYJwp7yS6qMABzzGcTJXQZn7bmG82Lxym%2BcFFf%2FTa5yxTIFqojWrfFAIMAFBmQmQ%3D%3D&union_lens=lensId:0b0d6e6f_1047_16b8d3ba2ec_03eb"
    )]
    pub url: Option<String>,
}
