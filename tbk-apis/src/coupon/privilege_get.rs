//! 淘宝客-服务商-单品券高效转链.

use top_core::{ItemId, TopApi, TopObject};

use super::CouponMaterial;
use crate::shared::BizScene;
use crate::shared::Platform;
use crate::shared::PromotionType;

/// 淘宝客-服务商-单品券高效转链 (`taobao.tbk.privilege.get`): the promotion link of an item with its coupon, made for a
/// publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app. Calling twice is the
/// same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=28625>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkPrivilegeGet::builder().adzone_id(1).site_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
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
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x", default = "-1")]
    pub item_id: Option<ItemId>,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1", default = "1")]
    pub platform: Option<Platform>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    pub relation_id: Option<String>,
    /// 会员运营 id: the member that the sale is credited to.
    pub special_id: Option<String>,
    /// 淘客外部用户标记: your own tag of the user.
    pub external_id: Option<String>,
    /// 团长与下游渠道合作的特殊标识: mark agreed with a group leader.
    pub xid: Option<String>,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
    /// 是否获取前 N 件佣金: 1 yes, 0 no.
    #[top(example = "1", default = "0")]
    pub get_topn_rate: Option<i64>,
    /// 是否返回小程序链接: 1 asks for a mini program.
    #[top(example = "1", default = "0")]
    pub mini_program_link: Option<i64>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "1")]
    pub promotion_type: Option<PromotionType>,
    /// 选品库服务商 id: the publisher that manages the item.
    #[top(example = "1")]
    pub manage_item_pub_id: Option<i64>,
    /// 规格 id: variant of the item.
    #[top(example = "1")]
    pub sku_id: Option<i64>,
}

/// What [`TbkPrivilegeGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkPrivilegeGetResponse {
    /// 结果: the outcome.
    pub result: Option<PrivilegeResult>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PrivilegeResult {
    /// 数据: what was asked for.
    pub data: Option<CouponMaterial>,
}
