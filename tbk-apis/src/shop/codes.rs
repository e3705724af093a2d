//! Codes of shops.

use top_core::TopCode;

/// 店铺类型 (`shop_type`): the market of the shop.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TbkShopType {
    /// 天猫: Tmall.
    #[code("B", "天猫")]
    Tmall,
    /// 淘宝: Taobao.
    #[code("C", "淘宝")]
    Taobao,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 排序 (`sort`): the order of the shops in a search.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum ShopSort {
    /// 佣金比率降序: the highest commission rate first.
    #[code("commission_rate_des", "佣金比率降序")]
    CommissionRateDescending,
    /// 佣金比率升序: the lowest commission rate first.
    #[code("commission_rate_asc", "佣金比率升序")]
    CommissionRateAscending,
    /// 商品数量降序: the most items first.
    #[code("auction_count_des", "商品数量降序")]
    AuctionCountDescending,
    /// 商品数量升序: the fewest items first.
    #[code("auction_count_asc", "商品数量升序")]
    AuctionCountAscending,
    /// 销售总数量降序: the most sales first.
    #[code("total_auction_des", "销售总数量降序")]
    TotalAuctionDescending,
    /// 销售总数量升序: the fewest sales first.
    #[code("total_auction_asc", "销售总数量升序")]
    TotalAuctionAscending,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}
