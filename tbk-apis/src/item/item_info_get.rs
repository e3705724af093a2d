//! 淘宝客-公用-淘宝客商品详情查询(简版).

use top_core::{Decimal, ItemId, RelationId, TopApi, TopObject, TopTime, Yuan};

use super::MaterialLibType;
use crate::shared::{BizScene, Platform, PromotionType, UserType, YesNo};

/// 淘宝客-公用-淘宝客商品详情查询(简版) (`taobao.tbk.item.info.get`)
///
/// Returns the basic information of items.
///
/// - Caller: 公用. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=24518>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkItemInfoGet::builder().num_iids(["AbC-1x", "AbC-2y"]).platform(Platform::Mobile).build();
/// for item in client.call(&request).await?.data.results {
///     println!("{:?} {:?}", item.input_num_iid, item.title);
/// }
/// # Ok(()) });
/// ```
#[deprecated(note = "use `TbkItemInfoUpgradeGet`")]
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.item.info.get",
    title = "淘宝客-公用-淘宝客商品详情查询(简版)",
    api_id = 24518,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkItemInfoGet {
    /// 商品ID串: the ids of the items.
    #[top(max_items = 40)]
    pub num_iids: Vec<ItemId>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// ip地址: the address of the user, from which the postage is calculated. Without a correct address the
    /// postage is not exact.
    pub ip: Option<String>,
    /// 场景id: the scene that the item ids are used in.
    #[top(example = "1", default = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 推广类型: self-purchase or promotion. Required in the agency mode (代理模式), not used outside of it.
    #[top(example = "1")]
    pub promotion_type: Option<PromotionType>,
    /// 渠道关系ID: the channel relation.
    pub relation_id: Option<RelationId>,
    /// 商品库服务账户: the account of the item library, the member id that has the permission for scene 3.
    pub manage_item_pub_id: Option<i64>,
}

/// The response to [`TbkItemInfoGet`](struct@TbkItemInfoGet).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemInfoGetResponse {
    /// 淘宝客商品: the items.
    #[top(list_item = "n_tbk_item")]
    pub results: Vec<TbkItemInfo>,
}

/// 淘宝客商品: the basic information of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemInfo {
    /// 一级类目名称: the name of the top category.
    pub cat_name: Option<String>,
    /// 商品ID: the id of the item.
    pub num_iid: Option<ItemId>,
    /// 商品标题: the title.
    pub title: Option<String>,
    /// 商品主图: the URL of the main picture.
    pub pict_url: Option<String>,
    /// 商品小图列表: the URLs of further pictures.
    pub small_images: Vec<String>,
    /// 商品一口价格: the list price.
    pub reserve_price: Option<Yuan>,
    /// 折扣价: the discount price. While the deposit of a presale is payable, the presale price.
    pub zk_final_price: Option<Yuan>,
    /// 卖家类型: the market of the shop.
    #[top(example = 1)]
    pub user_type: Option<UserType>,
    /// 商品所在地: the location of the item.
    pub provcity: Option<String>,
    /// 商品链接: the URL of the item, without promotion.
    pub item_url: Option<String>,
    /// 卖家id: the id of the seller.
    pub seller_id: Option<i64>,
    /// 30天销量: the number of pieces sold in 30 days.
    pub volume: Option<i64>,
    /// 店铺名称: the name of the shop.
    pub nick: Option<String>,
    /// 叶子类目名称: the name of the leaf category.
    pub cat_leaf_name: Option<String>,
    /// 是否加入消费者保障: whether the seller participates in consumer protection.
    pub is_prepay: Option<bool>,
    /// 店铺dsr评分: the DSR score of the shop.
    pub shop_dsr: Option<i64>,
    /// 卖家等级: the level of the seller.
    pub ratesum: Option<i64>,
    /// 退款率是否低于行业均值: whether the refund rate is below the average of the industry.
    pub i_rfd_rate: Option<bool>,
    /// 好评率是否高于行业均值: whether the rate of good reviews is above the average of the industry.
    pub h_good_rate: Option<bool>,
    /// 成交转化是否高于行业均值: whether the conversion rate is above the average of the industry.
    pub h_pay_rate30: Option<bool>,
    /// 是否包邮: whether the postage is included.
    pub free_shipment: Option<bool>,
    /// 商品库类型: the libraries that the item is in. Empty if it is in none.
    #[top(example = "1", format = "comma-list")]
    pub material_lib_type: Vec<MaterialLibType>,
    /// 预售商品优惠信息: the discount of the presale as text.
    pub presale_discount_fee_text: Option<String>,
    /// 付尾款结束时间: the end of the payment of the balance.
    #[top(format = "epoch-ms")]
    pub presale_tail_end_time: Option<TopTime>,
    /// 付尾款开始时间: the start of the payment of the balance.
    #[top(format = "epoch-ms")]
    pub presale_tail_start_time: Option<TopTime>,
    /// 付定金结束时间: the end of the payment of the deposit.
    #[top(format = "epoch-ms")]
    pub presale_end_time: Option<TopTime>,
    /// 付定金开始时间: the start of the payment of the deposit.
    #[top(format = "epoch-ms")]
    pub presale_start_time: Option<TopTime>,
    /// 定金: the deposit of the presale.
    pub presale_deposit: Option<Yuan>,
    /// 聚划算满减结束时间: the end of the 聚划算满减 promotion.
    #[top(format = "epoch-ms")]
    pub ju_play_end_time: Option<TopTime>,
    /// 聚划算满减开始时间: the start of the 聚划算满减 promotion.
    #[top(format = "epoch-ms")]
    pub ju_play_start_time: Option<TopTime>,
    /// 玩法: the promotion as text. 聚划算满减 takes an amount or a rate off N pieces; 天猫限时抢 has a
    /// price for the first minutes or the first pieces.
    pub play_info: Option<String>,
    /// 天猫限时抢可售结束时间: the end of the sale of 天猫限时抢.
    #[top(format = "epoch-ms")]
    pub tmall_play_activity_end_time: Option<TopTime>,
    /// 天猫限时抢可售开始时间: the start of the sale of 天猫限时抢.
    #[top(format = "epoch-ms")]
    pub tmall_play_activity_start_time: Option<TopTime>,
    /// 聚淘开始时间: the start of the 聚划算 sale.
    #[top(format = "epoch-ms")]
    pub ju_online_start_time: Option<TopTime>,
    /// 聚淘结束时间: the end of the 聚划算 sale.
    #[top(format = "epoch-ms")]
    pub ju_online_end_time: Option<TopTime>,
    /// 商品预热开始时间: the start of the announcement of the 聚划算 sale.
    #[top(format = "epoch-ms")]
    pub ju_pre_show_start_time: Option<TopTime>,
    /// 商品预热结束时间: the end of the announcement of the 聚划算 sale.
    #[top(format = "epoch-ms")]
    pub ju_pre_show_end_time: Option<TopTime>,
    /// 活动价: the price in the campaign.
    #[top(example = "168")]
    pub sale_price: Option<Decimal>,
    /// 跨店满减信息: the discount across shops (跨店满减) as text.
    pub kuadian_promotion_info: Option<String>,
    /// 是否品牌精选: whether the item belongs to the selected brands.
    #[top(example = "0")]
    pub superior_brand: Option<YesNo>,
    /// 是否是热门商品: whether the item is popular.
    #[top(example = "0")]
    pub hot_flag: Option<YesNo>,
    /// 入参的（新）商品ID: the id of the item in the request.
    pub input_num_iid: Option<ItemId>,
}
