//! Shapes that several of these APIs share.

use top_core::{BasisPoints, Decimal, ItemId, TopObject, TopTime, Yuan};

use super::MaifanTotal;

/// 物料评估商品: an item to evaluate, for the material 41377 (物料评估) only.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct CrowdRankItem {
    /// 商品佣金率: the commission rate of the item.
    #[top(example = 1234)]
    pub commirate: Option<BasisPoints>,
    /// 商品价格: the price of the item.
    pub price: Option<Yuan>,
    /// 商品ID: the id of the item; required for the material 41377.
    pub item_id: Option<ItemId>,
}

/// 百亿补贴: the item in the subsidy programme 百亿补贴.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct BybtInfo {
    /// 百亿补贴品牌logo: the address of the logo of the brand.
    #[top(
        example = "//img.alicdn.com/bao/uploaded/i4/745957850/TB1WzSRmV9gSKJjSspbXXbeNXXa_!!0-item_pic.jpg"
    )]
    pub bybt_brand_logo: Option<String>,
    /// 百亿补贴白底图: the address of a picture with a white background.
    #[top(
        example = "//img.alicdn.com/bao/uploaded/i4/745957850/TB1WzSRmV9gSKJjSspbXXbeNXXa_!!0-item_pic.jpg"
    )]
    pub bybt_pic_url: Option<String>,
    /// 百亿补贴商品特征标签: the addresses of pictures that show tags of the item, such as 今日发货 or 限购一件.
    #[top(example = "https://gw.alicdn.com/tfs/TB1CvN50KH2gK0jSZJnXXaT1FXa-167-42.png?getAvatar=avatar")]
    pub bybt_item_tags: Vec<String>,
    /// 百亿补贴专属券面额: the face value of the exclusive coupon; only the scene of 百亿补贴 has it.
    #[top(example = "10.00")]
    pub bybt_coupon_amount: Option<Yuan>,
    /// 百亿补贴页面实时价: the current price on the page of 百亿补贴.
    #[top(example = "100.00")]
    pub bybt_show_price: Option<Yuan>,
    /// 全网对比参考价格: the reference price of a comparison across the web.
    #[top(example = "200.00")]
    pub bybt_lowest_price: Option<Yuan>,
    /// 百亿补贴结束时间: the end of the subsidy.
    ///
    /// The official texts of the two times are swapped.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub bybt_end_time: Option<TopTime>,
    /// 百亿补贴开始时间: the start of the subsidy.
    ///
    /// The official texts of the two times are swapped.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub bybt_start_time: Option<TopTime>,
}

/// 猫超买返卡: a cashback card of Tmall supermarket.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaifanPromotion {
    /// 猫超买返卡活动结束时间: the end of the campaign.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub maifan_promotion_end_time: Option<TopTime>,
    /// 猫超买返卡活动开始时间: the start of the campaign.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub maifan_promotion_start_time: Option<TopTime>,
    /// 猫超买返卡面额: the face value of the card.
    #[top(example = "200")]
    pub maifan_promotion_discount: Option<Decimal>,
    /// 猫超买返卡总数: the number of cards, despite the name.
    #[top(example = "100")]
    pub maifan_promotion_condition: Option<MaifanTotal>,
}

/// 选品库收藏夹: a collection of the publisher.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct Favorites {
    /// 选品库收藏夹id: the id of the collection.
    #[top(example = 12334)]
    pub favorites_id: Option<i64>,
    /// 选品库收藏夹标题: the title of the collection.
    #[top(example = "测试选品库")]
    pub favorites_title: Option<String>,
}

/// 选品库信息: the publisher's collections.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FavoritesInfo {
    /// 选品库收藏夹总数量: the number of collections.
    #[top(example = 100)]
    pub total_count: Option<i64>,
    /// 选品库收藏夹详细信息: the collections.
    #[top(list_item = "favorites_detail")]
    pub favorites_list: Vec<Favorites>,
}
