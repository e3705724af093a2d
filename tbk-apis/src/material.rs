//! 物料搜索: items to promote.

use top_core::{ItemId, Money, TopApi, TopObject};

/// 淘宝客-推广者-物料搜索升级版 (`taobao.tbk.dg.material.optional.upgrade`): searches items to promote, by words or by category.
///
/// Either `q` or `cat` has to be set; more than 10,000 results can't be paged through. Rates of the request count hundredths of a
/// per cent (1234 is 12.34 per cent), rates of the answer are per cent; amounts are in yuan.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=64759>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgMaterialOptionalUpgrade::builder().adzone_id(123).q("女装").has_coupon(true).page_size(100).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("has_coupon"), Some("true"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.material.optional.upgrade",
    title = "淘宝客-推广者-物料搜索升级版",
    api_id = 64759,
    readonly
)]
pub struct TbkDgMaterialOptionalUpgrade {
    /// 店铺 dsr 下限: 0 to 50000.
    #[top(example = "10")]
    pub start_dsr: Option<i64>,
    /// 页大小: 1 to 100.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 佣金比率上限: 1234 stands for 12.34 per cent.
    #[top(example = "1234")]
    pub end_tk_rate: Option<i64>,
    /// 佣金比率下限: 1234 stands for 12.34 per cent.
    #[top(example = "1234")]
    pub start_tk_rate: Option<i64>,
    /// 折扣价上限: yuan.
    #[top(example = "10")]
    pub end_price: Option<i64>,
    /// 折扣价下限: yuan.
    #[top(example = "10")]
    pub start_price: Option<i64>,
    /// 是否海外商品: only items from abroad.
    #[top(example = "false")]
    pub is_overseas: Option<bool>,
    /// 是否天猫: only Tmall.
    #[top(example = "false")]
    pub is_tmall: Option<bool>,
    /// 排序: a key with `_des` or `_asc` behind it.
    #[top(example = "tk_rate_des")]
    pub sort: Option<String>,
    /// 所在地: where the item is sent from, a city.
    #[top(example = "杭州")]
    pub itemloc: Option<String>,
    /// 后台类目 id: up to 10, joined by commas.
    #[top(example = "16,18")]
    pub cat: Option<String>,
    /// 关键词: words to look for.
    #[top(example = "女装")]
    pub q: Option<String>,
    /// 物料 id: 80309 for all items.
    #[top(example = "80309", default = "80309")]
    pub material_id: Option<i64>,
    /// 是否有优惠券: only items with a coupon.
    #[top(example = "false")]
    pub has_coupon: Option<bool>,
    /// 用户 ip: of the visitor who will see the result; makes prices and stock local.
    #[top(example = "13.2.33.4")]
    pub ip: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "12345678")]
    pub adzone_id: i64,
    /// 是否包邮: only with postage included.
    #[top(example = "true")]
    pub need_free_shipment: Option<bool>,
    /// 是否加入消费者保障: only sellers with buyer protection.
    #[top(example = "true")]
    pub need_prepay: Option<bool>,
    /// 成交转化是否高于行业均值: only conversion above the average of the trade.
    #[top(example = "true")]
    pub include_pay_rate_30: Option<bool>,
    /// 好评率是否高于行业均值: only ratings above the average of the trade.
    #[top(example = "true")]
    pub include_good_rate: Option<bool>,
    /// 退款率是否低于行业均值: only refunds below the average of the trade.
    #[top(example = "true")]
    pub include_rfd_rate: Option<bool>,
    /// 牛皮癣程度: 1 any picture, 2 none with heavy text, 3 clean pictures only.
    #[top(example = "2", default = "1", range = 1..=3)]
    pub npx_level: Option<i64>,
    /// 设备号加密类型: MD5.
    #[top(example = "MD5")]
    pub device_encrypt: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
    /// 设备号类型: IMEI, IDFA, UTDID, OAID.
    #[top(example = "IMEI")]
    pub device_type: Option<String>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "2323")]
    pub special_id: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "3243")]
    pub relation_id: Option<String>,
    /// 是否获取前 N 件佣金: 1 yes, 0 no.
    #[top(example = "0")]
    pub get_topn_rate: Option<i64>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<String>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "2")]
    pub promotion_type: Option<String>,
    /// 爆料发布开始时间: milliseconds since 1970, as text.
    #[top(example = "1695281620000")]
    pub mgc_start_time: Option<String>,
    /// 爆料发布结束时间: milliseconds since 1970, as text.
    #[top(example = "1695281620000")]
    pub mgc_end_time: Option<String>,
    /// 爆料状态: state of the tip.
    #[top(example = "0")]
    pub mgc_status: Option<String>,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
    /// 人群排序商品: items to rank for the crowd.
    pub ucrowd_rank_items: Option<Vec<CrowdRankItem>>,
}

/// 人群排序商品: an item to rank.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct CrowdRankItem {
    /// 佣金比率: 1234 stands for 12.34 per cent.
    pub commirate: Option<i64>,
    /// 价格: yuan.
    pub price: Option<Money>,
    /// 商品 id: of the item.
    pub item_id: Option<ItemId>,
}

/// What [`TbkDgMaterialOptionalUpgrade`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgMaterialOptionalUpgradeResponse {
    /// 总数: how many there are over all pages.
    #[top(example = "1212")]
    pub total_results: Option<i64>,
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// 加密用户标识的处理信息: what became of `uvid`.
    #[top(example = "123")]
    pub uvid_msg: Option<String>,
}

/// 物料: one item, with what can be earned by it.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialItem {
    /// 商品 id: of the item.
    #[top(example = "qeqscd1231-uqwenqe")]
    pub item_id: Option<ItemId>,
    /// 推广信息: what can be earned and by which link.
    pub publish_info: Option<MaterialPublishInfo>,
    /// 价格与优惠信息: prices and discounts.
    pub price_promotion_info: Option<MaterialPrice>,
    /// 省份列表: provinces where the subsidy is paid.
    #[top(example = "浙江省,江苏省")]
    pub province_list: Vec<String>,
    /// 商品基本信息: title, pictures, category, shop.
    pub item_basic_info: Option<MaterialBasicInfo>,
    /// 天猫榜单信息: place in a ranking of Tmall.
    pub tmall_rank_info: Option<MaterialTmallRank>,
    /// 预售信息: deposit and balance.
    pub presale_info: Option<MaterialPresale>,
    /// 商品范围信息: selections that the item is in.
    pub scope_info: Option<MaterialScope>,
    /// 爆料信息: the tip that users gave.
    pub mgc_info: Option<MaterialMgc>,
    /// 匹配分: how well the item matches the search.
    #[top(example = "10.0")]
    pub match_score: Option<String>,
    /// 佣金分: how well it pays.
    #[top(example = "20.0")]
    pub commi_score: Option<String>,
}

/// 推广信息: what can be earned, and by which link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialPublishInfo {
    /// 收入比率: commission plus platform rewards, per cent.
    #[top(example = "5.50")]
    pub income_rate: Option<Money>,
    /// 前 N 件佣金信息: a higher rate for the first pieces.
    pub topn_info: Option<MaterialTopN>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "//s.click.example/t?e=1")]
    pub click_url: Option<String>,
    /// 券二合一链接: coupon and item in one page, often without `https:`.
    #[top(example = "//uland.example/coupon/edetail?e=1")]
    pub coupon_share_url: Option<String>,
    /// 活动开始后的佣金率: 1550 stands for 15.5 per cent.
    #[top(example = "1550")]
    pub future_activity_commission_rate: Option<String>,
    /// 活动开始时间: milliseconds since 1970, as text.
    #[top(example = "1665504000000")]
    pub future_activity_time: Option<String>,
    /// 定向计划列表: plans that have to be applied for.
    #[top(list_item = "sp_campaign")]
    pub sp_campaign_list: Vec<MaterialCampaign>,
    /// 榜单页链接: page of the ranking.
    #[top(example = "https://s.click.example/rank")]
    pub rank_page_url: Option<String>,
    /// 佣金类型: MKT marketing plan, SP targeted plan, COMMON general plan.
    #[top(example = "MKT")]
    pub commission_type: Option<String>,
    /// 收益信息: commission and subsidy.
    pub income_info: Option<MaterialIncome>,
    /// 拉新奖励类型: comma-separated or blank-separated codes.
    #[top(example = "0 1 2")]
    pub cpa_reward_type: Option<String>,
    /// 拉新奖励金额: yuan, one for each type.
    #[top(example = "1.11 2.22 3.21")]
    pub cpa_reward_amount: Option<String>,
    /// 是否包含定向计划: `true` or `false`.
    #[top(example = "false")]
    pub include_dxjh: Option<String>,
    /// 2 小时推广销量: pieces promoted within two hours.
    #[top(example = "24")]
    pub two_hour_promotion_sales: Option<i64>,
    /// 当天推广销量: pieces promoted today.
    #[top(example = "111")]
    pub daily_promotion_sales: Option<i64>,
}

/// 前 N 件佣金: a higher rate for the first pieces.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialTopN {
    /// 剩余数量: pieces left at the higher rate.
    #[top(example = "3000")]
    pub topn_quantity: Option<i64>,
    /// 总数量: pieces at the higher rate in all.
    #[top(example = "3000")]
    pub topn_total_count: Option<i64>,
    /// 结束时间: milliseconds since 1970, as text.
    #[top(example = "1937297392332")]
    pub topn_end_time: Option<String>,
    /// 开始时间: milliseconds since 1970, as text.
    #[top(example = "1937297392332")]
    pub topn_start_time: Option<String>,
    /// 前 N 件佣金率: per cent.
    #[top(example = "30")]
    pub topn_rate: Option<Money>,
}

/// 定向计划: a plan that has to be applied for.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialCampaign {
    /// 计划 id: number of the plan.
    #[top(example = "123")]
    pub sp_cid: Option<String>,
    /// 计划名称: name of the plan.
    #[top(example = "定向计划活动1")]
    pub sp_name: Option<String>,
    /// 计划佣金率: 1550 stands for 15.5 per cent.
    #[top(example = "1550")]
    pub sp_rate: Option<String>,
    /// 是否锁佣: 0 no, 1 yes.
    #[top(example = "0")]
    pub sp_lock_status: Option<String>,
    /// 申请链接: where to apply for the plan.
    #[top(example = "https://pub.example/campaign/1")]
    pub sp_apply_link: Option<String>,
    /// 计划是否可用: 0 no, 1 yes.
    #[top(example = "1")]
    pub sp_status: Option<String>,
}

/// 收益: commission and subsidy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialIncome {
    /// 佣金比率: per cent.
    #[top(example = "55")]
    pub commission_rate: Option<Money>,
    /// 佣金金额: yuan.
    #[top(example = "12")]
    pub commission_amount: Option<Money>,
    /// 补贴比率: per cent.
    #[top(example = "11")]
    pub subsidy_rate: Option<Money>,
    /// 补贴金额: yuan.
    #[top(example = "4")]
    pub subsidy_amount: Option<Money>,
    /// 补贴上限: yuan.
    #[top(example = "10")]
    pub subsidy_upper_limit: Option<Money>,
    /// 补贴类型: who pays the subsidy.
    #[top(example = "妈妈补贴")]
    pub subsidy_type: Option<String>,
}

/// 价格与优惠: from the list price to what is paid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialPrice {
    /// 凑单价: yuan, once the order is large enough.
    #[top(example = "56.1")]
    pub predict_rounding_up_price: Option<Money>,
    /// 凑单说明: what the order needs for that price.
    #[top(example = "需买1件")]
    pub predict_rounding_up_price_desc: Option<String>,
    /// 更多优惠列表: further discounts.
    #[top(list_item = "more_promotion_map_data")]
    pub more_promotion_list: Vec<MaterialMorePromotion>,
    /// 一口价: list price, yuan.
    #[top(example = "102.00")]
    pub reserve_price: Option<Money>,
    /// 折扣价: price after the shop's own discount, yuan; coupons not taken off.
    #[top(example = "79.9")]
    pub zk_final_price: Option<Money>,
    /// 预估到手价: after all discounts, yuan.
    #[top(example = "69.9")]
    pub final_promotion_price: Option<Money>,
    /// 到手价的优惠路径: the discounts that lead there.
    #[top(list_item = "final_promotion_path_map_data")]
    pub final_promotion_path_list: Vec<MaterialPromotionPath>,
    /// 活动预估到手价: yuan.
    #[top(example = "99.5")]
    pub future_activity_promotion_price: Option<Money>,
    /// 活动到手价的优惠路径: the discounts of the coming campaign.
    #[top(list_item = "future_activity_promotion_path_map_data")]
    pub future_activity_promotion_path_list: Vec<MaterialPromotionPath>,
    /// 优惠标签列表: tags such as `88VIP`.
    #[top(list_item = "promotion_tag_map_data")]
    pub promotion_tag_list: Vec<MaterialPromotionTag>,
    /// 国家补贴: subsidy by the state.
    pub gov_subsidy: Option<MaterialGovSubsidy>,
}

/// 更多优惠: a discount that may be used as well.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialMorePromotion {
    /// 优惠名称: name of the discount.
    #[top(example = "满件折")]
    pub promotion_title: Option<String>,
    /// 优惠描述: the discount in words, such as `2件9折`.
    #[top(example = "2件9折")]
    pub promotion_desc: Option<String>,
    /// 优惠开始时间: milliseconds since 1970, as text.
    #[top(example = "1661222400000")]
    pub promotion_start_time: Option<String>,
    /// 优惠结束时间: milliseconds since 1970, as text.
    #[top(example = "1662393600000")]
    pub promotion_end_time: Option<String>,
    /// 优惠 id: number of the discount.
    #[top(example = "xx")]
    pub promotion_id: Option<String>,
    /// 优惠总量: how many there are.
    #[top(example = "1000")]
    pub promotion_total_count: Option<i64>,
    /// 优惠链接: page of the discount.
    #[top(example = "https://pages.example/promotion/1")]
    pub promotion_url: Option<String>,
}

/// 优惠路径: one discount on the way to the final price.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialPromotionPath {
    /// 优惠名称: name of the discount.
    #[top(example = "商品券")]
    pub promotion_title: Option<String>,
    /// 优惠描述: the discount in words, such as `2件9折`.
    #[top(example = "满7999减1300")]
    pub promotion_desc: Option<String>,
    /// 优惠金额: yuan.
    #[top(example = "1300.00")]
    pub promotion_fee: Option<Money>,
    /// 优惠开始时间: milliseconds since 1970, as text.
    #[top(example = "1661184000000")]
    pub promotion_start_time: Option<String>,
    /// 优惠结束时间: milliseconds since 1970, as text.
    #[top(example = "1661788799000")]
    pub promotion_end_time: Option<String>,
    /// 优惠 id: number of the discount.
    #[top(example = "xx")]
    pub promotion_id: Option<String>,
}

/// 优惠标签: one tag.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialPromotionTag {
    /// 标签名称: the tag.
    #[top(example = "88VIP")]
    pub tag_name: Option<String>,
}

/// 国家补贴: subsidy by the state.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialGovSubsidy {
    /// 标签名称: the tag.
    #[top(example = "国家补贴")]
    pub tag_name: Option<String>,
    /// 国家补贴额度: how much the state pays.
    pub state_subsidy_info: Option<MaterialStateSubsidy>,
}

/// 国家补贴额度: how much the state pays.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialStateSubsidy {
    /// 最高补贴折扣: largest rebate.
    #[top(example = "1")]
    pub max_rebate: Option<i64>,
    /// 最低补贴折扣: smallest rebate.
    #[top(example = "1")]
    pub min_rebate: Option<i64>,
    /// 最高补贴金额: yuan.
    #[top(example = "15.00")]
    pub max_discount: Option<Money>,
    /// 最低补贴金额: yuan.
    #[top(example = "15.00")]
    pub min_discount: Option<Money>,
}

/// 商品基本信息: title, pictures, category, shop.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialBasicInfo {
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 商品短标题: title in few words.
    #[top(example = "短袖 T 恤")]
    pub short_title: Option<String>,
    /// 主图: address of the main picture.
    #[top(example = "//img.example/0.jpg")]
    pub pict_url: Option<String>,
    /// 白底图: address.
    #[top(example = "https://img.example/w.jpg")]
    pub white_image: Option<String>,
    /// 一级类目 id: top category.
    #[top(example = "1")]
    pub level_one_category_id: Option<i64>,
    /// 叶子类目 id: leaf category.
    #[top(example = "162201")]
    pub category_id: Option<i64>,
    /// 叶子类目名称: leaf category.
    #[top(example = "牛仔裤")]
    pub category_name: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "123")]
    pub seller_id: Option<i64>,
    /// 店铺类型: 0 Taobao, 1 Tmall, 3 other.
    #[top(example = "1")]
    pub user_type: Option<i64>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 30 天销量: pieces sold in 30 days.
    #[top(example = "30")]
    pub volume: Option<i64>,
    /// 商品子标题: second line of the title.
    #[top(example = "夏季新款")]
    pub sub_title: Option<String>,
    /// 品牌名称: brand.
    #[top(example = "淘宝心选")]
    pub brand_name: Option<String>,
    /// 一级类目名称: top category.
    #[top(example = "美妆")]
    pub level_one_category_name: Option<String>,
    /// 淘客 30 天推广量: pieces promoted in 30 days.
    #[top(example = "11")]
    pub tk_total_sales: Option<String>,
    /// 宝贝所在地: where the item is sent from.
    #[top(example = "浙江 杭州")]
    pub provcity: Option<String>,
    /// 小图列表: addresses of further pictures.
    #[top(example = "//img.example/1.jpg,//img.example/2.jpg")]
    pub small_images: Vec<String>,
    /// 年销量: in words, such as `1万+`.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
    /// 邮费: yuan.
    #[top(example = "0.00")]
    pub real_post_fee: Option<Money>,
}

/// 天猫榜单: place in a ranking.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialTmallRank {
    /// 榜单文案: the place in words.
    #[top(example = "白茶热销榜·第5名")]
    pub tmall_rank_text: Option<String>,
    /// 榜单链接: page of the ranking.
    #[top(example = "https://pages.example/rank/1")]
    pub tmall_rank_url: Option<String>,
}

/// 预售: deposit and balance.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialPresale {
    /// 付定金开始时间: deposit payable from; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_start_time: Option<i64>,
    /// 付定金结束时间: deposit payable until; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_end_time: Option<i64>,
    /// 付尾款开始时间: balance payable from; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_tail_start_time: Option<i64>,
    /// 付尾款结束时间: balance payable until; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_tail_end_time: Option<i64>,
    /// 预售定金: deposit, yuan.
    #[top(example = "100")]
    pub presale_deposit: Option<Money>,
    /// 预售优惠: in the platform's words.
    #[top(example = "付定金立减5元")]
    pub presale_discount_fee_text: Option<String>,
}

/// 商品范围: selections that the item is in.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialScope {
    /// 是否品牌精选: 1 yes, 0 no.
    #[top(example = "1")]
    pub superior_brand: Option<String>,
}

/// 爆料: what users reported of the item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialMgc {
    /// 价格: yuan.
    #[top(example = "0.66")]
    pub price: Option<Money>,
    /// 价格描述: the price in words.
    #[top(example = "两件装")]
    pub price_desc: Option<String>,
    /// 优惠概述: the discounts in words.
    #[top(example = "满 2 件 9 折")]
    pub promotion_summary: Option<String>,
    /// 发布时间: milliseconds since 1970, as text.
    #[top(example = "1695265124771")]
    pub publish_time: Option<String>,
    /// 有效时间: as text.
    #[top(example = "0")]
    pub valid_time: Option<String>,
}
