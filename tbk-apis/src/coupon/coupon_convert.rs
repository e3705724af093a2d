//! 淘宝客-推广者-单品券高效转链.

use top_core::{AdzoneId, ItemId, RelationId, SpecialId, TopApi, TopObject};

use super::{CouponMaterial, CouponMiniProgramLink};
use crate::shared::{BizScene, Platform, PromotionType, YesNo};

/// 淘宝客-推广者-单品券高效转链 (`taobao.tbk.coupon.convert`)
///
/// Converts an item and its coupon into promotion links.
///
/// - Caller: 推广者. Session: none.
/// - 主站选品推广 requires `relation_id`, and `biz_scene_id` 2 (消费者比价场景); without them the second conversion
///   (二次转链) fails.
/// - The value of `result_code` for success is not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=29289>
///
/// # Errors
///
/// `isv.item-not-exist` the item is delisted or not a 淘客 item, `isv.pid-not-correct` the zone is not the caller's,
/// `isv.coupon_not_exist` and `11` no coupon, `33`, `35` and `36` the item id is not accepted,
/// `isp.rebate-id-not-match` the ids of the user do not match.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request =
///     TbkCouponConvert::builder().adzone_id(23810104).item_id("i87a9ja90d8-09qrjcoa7qwl").build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// if let Some(material) = result.results {
///     println!("{:?} {:?}", material.coupon_info, material.coupon_click_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.coupon.convert",
    title = "淘宝客-推广者-单品券高效转链",
    api_id = 29289,
    idempotent,
    errors = super::errors::CONVERT
)]
#[non_exhaustive]
pub struct TbkCouponConvert {
    /// 推广位id: the promotion zone, the last part of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 淘客商品id: the item.
    pub item_id: Option<ItemId>,
    /// me参数: the `me` parameter in the link of a marketing campaign (营销计划).
    pub me: Option<String>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 渠道管理ID: the channel that the links are for.
    #[top(example = "12345")]
    pub relation_id: Option<RelationId>,
    /// 会员运营ID: the member that the links are for.
    #[top(example = "12345")]
    pub special_id: Option<SpecialId>,
    /// 淘宝客外部用户标记: the publisher's own mark of a user, such as an account id or a WeChat id.
    #[top(example = "12345")]
    pub external_id: Option<String>,
    /// 团长与下游渠道合作的特殊标识: the mark of a team leader (团长) for a downstream channel, for statistics of the channel.
    #[top(example = "abcdefg")]
    pub xid: Option<String>,
    /// 会员人群ID: a crowd of members, for statistics of the crowd.
    #[top(example = 1)]
    pub ucrowd_id: Option<i64>,
    /// 是否获取前N件佣金: whether to return the commission on the first N pieces.
    #[top(example = 0, default = "0")]
    pub get_topn_rate: Option<YesNo>,
    /// 是否需要获取小程序链接: whether to return a mini program link.
    #[top(example = 0, default = "0", restricted = "暂未对外开放")]
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
    #[top(example = 1)]
    pub manage_item_pub_id: Option<i64>,
    /// skuid: the variant (SKU) of the item, passed through into the links.
    #[top(example = 1234567)]
    pub sku_id: Option<i64>,
}

/// The response to [`TbkCouponConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkCouponConvertResponse {
    /// 结果: the result of the conversion.
    pub result: Option<CouponConvertResult>,
}

/// 结果: the result of a conversion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CouponConvertResult {
    /// 数据: the links.
    pub results: Option<CouponMaterial>,
    /// 错误码: one of the documented error codes.
    #[top(example = 1)]
    pub result_code: Option<i64>,
    /// 错误描述: the description of the error.
    pub result_msg: Option<String>,
}
