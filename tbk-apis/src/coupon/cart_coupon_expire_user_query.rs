//! 购物车催付优惠券到期查询用户信息.

use top_core::{ItemId, TopApi, TopObject};

/// 购物车催付优惠券到期查询用户信息 (`taobao.tbk.cart.coupon.expire.user.query`): users in whose cart a coupon is about to expire.
///
/// Called by apps, with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=54059>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkCartCouponExpireUserQuery::builder().rule_id("1001").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("rule_id"), Some("1001"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.cart.coupon.expire.user.query",
    title = "购物车催付优惠券到期查询用户信息",
    api_id = 54059,
    session = optional,
    readonly,
    paginate(page_num, items = user_rule_info_list as CartCouponExpireUserQueryUserRuleInfoList, first = 0),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkCartCouponExpireUserQuery {
    /// 规则 id: of the rule.
    #[top(example = "1001")]
    pub rule_id: String,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_num: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1")]
    pub page_size: Option<i64>,
}

/// What [`TbkCartCouponExpireUserQuery`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkCartCouponExpireUserQueryResponse {
    /// 用户列表: users whom the rule fits.
    #[top(list_item = "user_rule_info")]
    pub user_rule_info_list: Vec<CartCouponExpireUserQueryUserRuleInfoList>,
}

/// 商品: an entry of `item_list`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CartCouponExpireUserQueryItemList {
    /// 规格 id 列表: variants of the item.
    #[top(example = "1")]
    pub sku_id_list: Vec<i64>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
}

/// 用户: an entry of `user_rule_info_list`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CartCouponExpireUserQueryUserRuleInfoList {
    /// 用户 open_id: of the user, for this app alone.
    #[top(example = "1001")]
    pub open_id: Option<String>,
    /// 版本: version of the data.
    #[top(example = "1")]
    pub version: Option<i64>,
    /// 商品列表: the items.
    #[top(list_item = "map_data")]
    pub item_list: Vec<CartCouponExpireUserQueryItemList>,
}
