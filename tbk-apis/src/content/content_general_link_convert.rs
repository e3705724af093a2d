//! 淘宝客-推广者-内容三方万能转链.

use top_core::{TopApi, TopObject};

use crate::shared::ConvertedLink;
use crate::shared::ConvertedLinks;
use crate::shared::LinkItem;
use crate::shared::LinkMaterial;
use crate::shared::LinkPage;
use crate::shared::LinkShop;

/// 淘宝客-推广者-内容三方万能转链 (`taobao.tbk.content.general.link.convert`): converts links, items, shops and pages for content
/// of a third party.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=69454>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkContentGeneralLinkConvert::builder()
///     .sub_pid("mm_123_123_123")
///     .adzone_id("123")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("sub_pid"), Some("mm_123_123_123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.content.general.link.convert",
    title = "淘宝客-推广者-内容三方万能转链",
    api_id = 69454,
    session = optional,
    idempotent,
    failure(present = biz_error_desc),
    entries(
        [data.material_url_list, data.item_url_list, data.shop_url_list, data.event_url_list] as ConvertedLink,
        code = code,
        message = msg
    ),
    errors = crate::TBK_ERRORS
)]
pub struct TbkContentGeneralLinkConvert {
    /// 子推广位 pid: `mm_1_2_3`, of the channel that the link is for.
    #[top(example = "mm_123_123_123")]
    pub sub_pid: String,
    /// 商品列表: what to convert, with choices for each.
    pub item_dto: Option<Vec<LinkItem>>,
    /// 会场列表: pages to convert.
    pub page_dto: Option<Vec<LinkPage>>,
    /// 店铺列表: shops to convert.
    pub shop_dto: Option<Vec<LinkShop>>,
    /// 物料列表: links to convert, with choices for each.
    pub material_dto: Option<Vec<LinkMaterial>>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: String,
}

/// What [`TbkContentGeneralLinkConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentGeneralLinkConvertResponse {
    /// 数据: what was asked for.
    pub data: Option<ConvertedLinks>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
