//! Shapes that several of these APIs share.

use top_core::{BasisPoints, Decimal, ItemId, TopObject, TopTime, Yuan};

use super::{MaifanTotal, MgcValidTime};
use crate::shared::{ItemBasicInfo, ItemPrice, PresaleInfo, PublishInfo, TopNCommission, YesNo};

/// 物料评估商品: an item to evaluate for a crowd. Only for the material 41377 (物料评估).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct CrowdRankItem {
    /// 商品佣金率: the commission rate of the item.
    #[top(example = 1234)]
    pub commirate: Option<BasisPoints>,
    /// 商品价格: the price of the item.
    pub price: Option<Yuan>,
    /// 商品ID: the id of the item. Required.
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
    /// 百亿补贴商品特征标签: the tags of the item such as 今日发货 or 限购一件, as addresses of pictures.
    #[top(example = "https://gw.alicdn.com/tfs/TB1CvN50KH2gK0jSZJnXXaT1FXa-167-42.png?getAvatar=avatar")]
    pub bybt_item_tags: Vec<String>,
    /// 百亿补贴专属券面额: the face value of the coupon that only 百亿补贴 offers.
    #[top(example = "10.00")]
    pub bybt_coupon_amount: Option<Yuan>,
    /// 百亿补贴页面实时价: the current price on the page of 百亿补贴.
    #[top(example = "100.00")]
    pub bybt_show_price: Option<Yuan>,
    /// 全网对比参考价格: the reference price of a comparison across the web.
    #[top(example = "200.00")]
    pub bybt_lowest_price: Option<Yuan>,
    /// 百亿补贴结束时间: the end of the subsidy.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub bybt_end_time: Option<TopTime>,
    /// 百亿补贴开始时间: the start of the subsidy.
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

/// 天猫榜单: a ranking on Tmall with the item in it.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TmallRank {
    /// 榜单排行描述: the ranking and the place in it, in words.
    #[top(example = "白茶热销榜·第5名")]
    pub tmall_rank_text: Option<String>,
    /// 榜单url: the address of the ranking.
    #[top(
        example = "https://pages.tmall.com/wow/a/act/tmall/dailygroup/16220/16661/wupr?wh_pid=daily-459438&disableNav=YES"
    )]
    pub tmall_rank_url: Option<String>,
}

/// 商品库范围: the official selections that hold the item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ScopeInfo {
    /// 是否品牌精选: whether the item is a selected brand's.
    #[top(example = "1")]
    pub superior_brand: Option<YesNo>,
}

/// 线报: a tip about a low price.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MgcInfo {
    /// 价格: the price.
    #[top(example = "0.66")]
    pub price: Option<Yuan>,
    /// 价格描述: the price in words.
    pub price_desc: Option<String>,
    /// 文案: the text of the tip.
    pub promotion_summary: Option<String>,
    /// 发布时间: the time of the publication.
    #[top(example = "1695265124771", format = "epoch-ms")]
    pub publish_time: Option<TopTime>,
    /// 生效时间: the time from which the tip is valid.
    #[top(example = "0")]
    pub valid_time: Option<MgcValidTime>,
}

/// 物料: an item with its prices, its commission and its links.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialItem {
    /// 淘宝客新商品id: the id of the item.
    #[top(example = "qeqscd1231-uqwenqe")]
    pub item_id: Option<ItemId>,
    /// 淘客推广信息: the commission and the promotion links.
    pub publish_info: Option<PublishInfo>,
    /// 价格促销信息: the prices and the discounts.
    pub price_promotion_info: Option<ItemPrice>,
    /// 商品基础信息: title, pictures, categories and shop.
    pub item_basic_info: Option<ItemBasicInfo>,
    /// 天猫榜单信息: a ranking on Tmall with the item in it.
    pub tmall_rank_info: Option<TmallRank>,
    /// 预售信息: the deposit and the balance of a presale.
    pub presale_info: Option<PresaleInfo>,
    /// 商品库范围信息: the official selections that hold the item.
    pub scope_info: Option<ScopeInfo>,
    /// 线报内容: a tip about the item.
    pub mgc_info: Option<MgcInfo>,
    /// 物料评估匹配分: the match score of the evaluation of materials.
    #[top(example = "10.0")]
    pub match_score: Option<Decimal>,
    /// 物料评估收益分: the earnings score of the evaluation of materials.
    #[top(example = "20.0")]
    pub commi_score: Option<Decimal>,
    /// 新商品ID: the new item id that is made for the account of the service provider.
    pub isv_mktid: Option<String>,
    /// 相似商品: a similar item.
    pub similar_item: Option<String>,
    /// 选品库信息: the publisher's collections.
    pub favorites_info: Option<FavoritesInfo>,
    /// 前N件佣金信息: the commission of the first pieces, while it is valid or announced.
    pub topn_info: Option<TopNCommission>,
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
