//! 淘宝客-服务商-单品券高效转链.

use top_core::{AdzoneId, ItemId, RelationId, SiteId, SpecialId, TopApi, TopObject};

use super::{CouponMaterial, CouponMiniProgramLink};
use crate::shared::{BizScene, Platform, PromotionType, YesNo};

/// 淘宝客-服务商-单品券高效转链 (`taobao.tbk.privilege.get`)
///
/// Converts an item and its coupon into promotion links of the publisher who authorised the app.
///
/// - Caller: 服务商. Session: required.
/// - 主站选品推广 requires `relation_id`, and `biz_scene_id` 2 (消费者比价场景); without them the second conversion
///   (二次转链) fails.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=28625>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkPrivilegeGet::builder()
///     .adzone_id(23810104)
///     .site_id(6858406)
///     .item_id("i87a9ja90d8-09qrjcoa7qwl")
///     .build();
/// let result = client.session(session).call(&request).await?.data.result.unwrap_or_default();
/// if let Some(material) = result.data {
///     println!("{:?} {:?}", material.coupon_info, material.coupon_click_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.privilege.get",
    title = "淘宝客-服务商-单品券高效转链",
    api_id = 28625,
    session = required,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkPrivilegeGet {
    /// 推广位id: the promotion zone, the last part of the pid.
    pub adzone_id: AdzoneId,
    /// 商品ID: the item.
    pub item_id: Option<ItemId>,
    /// me参数: the `me` parameter in the link of a marketing campaign (营销计划).
    pub me: Option<String>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 备案的网站id: the registered site, the middle part of the pid.
    pub site_id: SiteId,
    /// 渠道关系ID: the channel that the links are for.
    ///
    /// Only for promotion through channels (渠道推广场景).
    pub relation_id: Option<RelationId>,
    /// 会员运营ID: the member that the links are for.
    pub special_id: Option<SpecialId>,
    /// 淘宝客外部用户标记: the publisher's own mark of a user, such as an account id or a WeChat id.
    pub external_id: Option<String>,
    /// 团长与下游渠道合作的特殊标识: the mark of a team leader (团长) for a downstream channel, for statistics of the channel.
    pub xid: Option<String>,
    /// 会员人群ID: a crowd of members, for statistics of the crowd.
    pub ucrowd_id: Option<i64>,
    /// 是否获取前N件佣金: whether to return the commission on the first N pieces.
    #[top(example = 0, default = "0")]
    pub get_topn_rate: Option<YesNo>,
    /// 是否需要获取小程序链接: whether to return a mini program link.
    #[top(example = 1, default = "0", restricted = "暂未对外开放")]
    pub mini_program_link: Option<CouponMiniProgramLink>,
    /// 场景id: the purpose of the links.
    #[top(example = "1", default = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: the receiver of the commission.
    ///
    /// Required in the agency mode (代理模式); not used in other modes.
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 商品库服务账户: the account of the item library, a member id with the permission for 商品库导购场景.
    pub manage_item_pub_id: Option<i64>,
    /// skuid: the variant (SKU) of the item, passed through into the links.
    pub sku_id: Option<i64>,
}

/// The response to [`TbkPrivilegeGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkPrivilegeGetResponse {
    /// 结果: the result of the conversion.
    pub result: Option<PrivilegeResult>,
}

/// 结果: the result of a conversion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PrivilegeResult {
    /// 数据: the links.
    pub data: Option<CouponMaterial>,
}
