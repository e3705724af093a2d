//! 淘宝客-推广者-万能解析.

use top_core::{AdzoneId, RelationId, TopApi, TopObject};

use super::{ParsedLink, ParsedLinks, ParsedMaterial};

/// 淘宝客-推广者-万能解析 (`taobao.tbk.dg.general.link.parse`)
///
/// Parses links and 淘口令: returns the kind of material, its id and the original link. Each entry has its own result:
/// see [`PerEntry`](top_core::PerEntry).
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=70532>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let link = ParsedMaterial { material_url: Some("https://s.click.taobao.com/pQBDhNu".to_owned()) };
/// let request = TbkDgGeneralLinkParse::builder().adzone_id(123456).material_dto([link]).build();
/// let links = client.call(&request).await?.into_result()?.data;
/// for link in links.data.unwrap_or_default().material_url_list {
///     let info = link.link_info_dto.unwrap_or_default();
///     println!("{:?} {:?}", info.material_type, info.material_id);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.general.link.parse",
    title = "淘宝客-推广者-万能解析",
    api_id = 70532,
    readonly,
    failure(present = biz_error_desc),
    entries(data.material_url_list as ParsedLink, code = code, message = msg),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgGeneralLinkParse {
    /// 渠道管理 id: the channel partner.
    ///
    /// Required for promotion by 主站选品; otherwise a second conversion (二次转链) fails.
    #[top(example = "123456")]
    pub relation_id: Option<RelationId>,
    /// 推广位 id: the promotion zone, the last part of the pid.
    #[top(example = 123456)]
    pub adzone_id: AdzoneId,
    /// 链接/口令: the links and 淘口令 to parse.
    pub material_dto: Option<Vec<ParsedMaterial>>,
    /// 返回字段: additional members to return; `origin_pid` is returned only if it is named here.
    #[top(example = "origin_pid")]
    pub fields: Option<String>,
}

/// The response to [`TbkDgGeneralLinkParse`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgGeneralLinkParseResponse {
    /// 数据: the parsed links.
    pub data: Option<ParsedLinks>,
    /// 业务错误描述: the error of the whole call.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: the result of the whole call as a text.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
