//! 淘宝客-服务商-万能解析.

use top_core::{TopApi, TopObject};

use super::ParsedLinks;
use super::ParsedMaterial;
use crate::shared::ConvertedLink;

/// 淘宝客-服务商-万能解析 (`taobao.tbk.sc.general.link.parse`): tells what links and 口令 lead to, for a provider's publishers.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=70535>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScGeneralLinkParse::builder().adzone_id(123456).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123456"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.general.link.parse",
    title = "淘宝客-服务商-万能解析",
    api_id = 70535,
    session = required,
    readonly,
    failure(present = biz_error_desc),
    entries(data.material_url_list as ConvertedLink, code = code, message = msg),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScGeneralLinkParse {
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123456")]
    pub relation_id: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123456")]
    pub adzone_id: i64,
    /// 物料列表: links to convert, with choices for each.
    pub material_dto: Option<Vec<ParsedMaterial>>,
    /// 返回字段: joined by commas.
    #[top(example = "origin_pid")]
    pub fields: Option<String>,
}

/// What [`TbkScGeneralLinkParse`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScGeneralLinkParseResponse {
    /// 数据: what was asked for.
    pub data: Option<ParsedLinks>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
