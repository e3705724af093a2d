//! Shapes that several of these APIs share.

use top_core::TopObject;

use super::TbkShopType;

/// 淘宝客店铺: a shop that takes part in 淘宝客.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShop {
    /// 店铺地址: the address of the shop.
    pub shop_url: Option<String>,
    /// 卖家昵称: the nickname of the seller.
    pub seller_nick: Option<String>,
    /// 店铺类型: the market of the shop.
    #[top(example = "B")]
    pub shop_type: Option<TbkShopType>,
    /// 店铺名称: the name of the shop.
    #[top(example = "女装店铺")]
    pub shop_title: Option<String>,
    /// 卖家 ID: the seller.
    #[top(example = 123)]
    pub user_id: Option<i64>,
    /// 店标图片: the address of the shop's logo.
    pub pict_url: Option<String>,
    /// 淘客地址: the promotion link of the shop.
    pub click_url: Option<String>,
}

/// 店铺推广链接: the promotion link of a shop.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ShopLink {
    /// 卖家 ID: the seller.
    #[top(example = 123)]
    pub user_id: Option<i64>,
    /// 店铺推广链接: the promotion link.
    pub click_url: Option<String>,
}
