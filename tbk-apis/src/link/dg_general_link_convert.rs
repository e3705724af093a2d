//! 淘宝客-推广者-万能转链.

use top_core::{TopApi, TopObject};

use super::LinkTargetItem;
use crate::shared::BizScene;
use crate::shared::ConvertedLink;
use crate::shared::ConvertedLinks;
use crate::shared::LinkItem;
use crate::shared::LinkMaterial;
use crate::shared::LinkPage;
use crate::shared::LinkShop;
use crate::shared::PromotionType;

/// 淘宝客-推广者-万能转链 (`taobao.tbk.dg.general.link.convert`): converts links, items, shops and pages into promotion
/// links.
///
/// Called by publishers (推广者), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=65409>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgGeneralLinkConvert::builder().adzone_id(123456).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123456"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.general.link.convert",
    title = "淘宝客-推广者-万能转链",
    api_id = 65409,
    idempotent,
    failure(present = biz_error_desc),
    entries(
        [data.material_url_list, data.item_url_list, data.shop_url_list, data.event_url_list] as ConvertedLink,
        code = code,
        message = msg
    ),
    errors = crate::TBK_ERRORS
)]
pub struct TbkDgGeneralLinkConvert {
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 物料链接串: up to 20 links, joined by commas.
    #[top(example = "https://links.example/material-list")]
    pub material_list: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123456")]
    pub relation_id: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123456")]
    pub adzone_id: i64,
    /// 店铺卖家 id 串: joined by commas.
    #[top(example = "123456")]
    pub seller_id_list: Option<String>,
    /// 商品 id 串: joined by commas.
    #[top(example = "qYtxrMJOC8tmtM-Qq0Z65Sbbq5DqZ9")]
    pub item_id_list: Option<String>,
    /// 会场 id 串: joined by commas.
    #[top(example = "123456")]
    pub page_id_list: Option<String>,
    /// 会场置顶商品: items to show first on the page, sent as JSON.
    pub target_item: Option<LinkTargetItem>,
    /// 商品列表: what to convert, with choices for each.
    pub item_dto: Option<Vec<LinkItem>>,
    /// 会场列表: pages to convert.
    pub page_dto: Option<Vec<LinkPage>>,
    /// 店铺列表: shops to convert.
    pub shop_dto: Option<Vec<LinkShop>>,
    /// 物料列表: links to convert, with choices for each.
    pub material_dto: Option<Vec<LinkMaterial>>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "123")]
    pub special_id: Option<String>,
    /// 加密用户标识: the encrypted visitor.
    #[top(example = "adjso7389rbnasd")]
    pub uvid: Option<String>,
    /// qmtid: a mark of the provider's, passed on.
    #[top(example = "123")]
    pub qmtid: Option<String>,
    /// 是否未授权用户: 1 for a visitor who gave no permission.
    #[top(example = "1")]
    pub uvid_not_authorized: Option<i64>,
    /// 需要的链接类型: names of members, joined by commas; nothing for all.
    #[top(example = "cps_short_tpwd,coupon_short_url")]
    pub required_link_type: Option<String>,
}

/// What [`TbkDgGeneralLinkConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgGeneralLinkConvertResponse {
    /// 数据: what was asked for.
    pub data: Option<ConvertedLinks>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
