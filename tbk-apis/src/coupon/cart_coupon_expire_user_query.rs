//! 购物车催付优惠券到期查询用户信息.

use top_core::{ItemId, TopApi, TopObject};

/// 购物车催付优惠券到期查询用户信息 (`taobao.tbk.cart.coupon.expire.user.query`)
///
/// Returns the users whom a rule for payment reminders (购物车催付) selects, with their items.
///
/// - Caller: not documented. Session: not documented.
/// - The provider of the API assigns the rule ids.
/// - Pages count from 0.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=54059>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkCartCouponExpireUserQuery::builder().rule_id("1001").page_num(0).page_size(20).build();
/// for user in client.call(&request).await?.data.user_rule_info_list {
///     println!("{:?} {}", user.open_id, user.item_list.len());
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.cart.coupon.expire.user.query",
    title = "购物车催付优惠券到期查询用户信息",
    api_id = 54059,
    session = optional,
    readonly,
    paginate(page_num, items = user_rule_info_list as CartCouponExpireUser, first = 0),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkCartCouponExpireUserQuery {
    /// 规则ID: the rule that selects the users.
    pub rule_id: String,
    /// 页码: the number of the page.
    #[top(example = 0, range = 0..)]
    pub page_num: Option<i64>,
    /// 每页大小: the number of users on a page.
    pub page_size: Option<i64>,
}

/// The response to [`TbkCartCouponExpireUserQuery`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkCartCouponExpireUserQueryResponse {
    /// 用户规则信息集合: the users whom the rule selects.
    #[top(list_item = "user_rule_info")]
    pub user_rule_info_list: Vec<CartCouponExpireUser>,
}

/// 商品详细信息: an item of the user.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CartCouponExpireItem {
    /// 商品ID对应的sku集合: the variants (SKU) of the item.
    pub sku_id_list: Vec<i64>,
    /// 商品ID: the item.
    pub item_id: Option<ItemId>,
}

/// 用户规则信息: a user whom the rule selects.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CartCouponExpireUser {
    /// 用户在TOP上的openId: the user's open id on the platform.
    pub open_id: Option<String>,
    /// 离线任务的时间戳: the timestamp of the offline job that produced the record.
    #[top(format = "epoch")]
    pub version: Option<i64>,
    /// 用户对应的商品详细信息: the items of the user.
    #[top(list_item = "map_data")]
    pub item_list: Vec<CartCouponExpireItem>,
}
