//! 淘宝客-推广者-物料搜索.

use top_core::{AdzoneId, BasisPoints, RelationId, SpecialId, TopApi, TopObject, UnixMillis, Yuan};

use super::{CrowdRankItem, DeviceEncrypt, DeviceType, MaterialOptionalItem, MaterialOptionalSort, NpxLevel};
use crate::shared::{LinkScene, Platform, PromotionType, YesNo};

/// 淘宝客-推广者-物料搜索 (`taobao.tbk.dg.material.optional`)
///
/// Searches items by keywords, category, price, commission and other filters, and returns them with promotion links.
///
/// - Caller: 推广者. Session: none.
/// - The upgraded version (升级版) is [`TbkDgMaterialOptionalUpgrade`](crate::TbkDgMaterialOptionalUpgrade).
/// - Local business (本地化): every page but the first requires the `page_result_key` of the previous page.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=35896>
///
/// # Examples
///
/// ```
/// # #![allow(deprecated)]
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgMaterialOptional::builder()
///     .adzone_id(123)
///     .q("女装")
///     .has_coupon(true)
///     .start_tk_rate(1000)
///     .sort(MaterialOptionalSort::SalesDescending)
///     .build();
/// for item in client.call(&request).await?.data.result_list {
///     println!("{:?} {:?} {:?}", item.title, item.zk_final_price, item.commission_rate);
/// }
/// # Ok(()) });
/// ```
#[deprecated(note = "use `TbkDgMaterialOptionalUpgrade`")]
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.material.optional",
    title = "淘宝客-推广者-物料搜索",
    api_id = 35896,
    readonly,
    paginate(page_no, items = result_list as MaterialOptionalItem, total = total_results),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMaterialOptional {
    /// 店铺dsr评分: the lowest DSR score of the shop.
    #[top(range = 0..=50000, restricted = "特定媒体支持")]
    pub start_dsr: Option<i64>,
    /// 页大小: the number of items on a page.
    #[top(default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(default = "1")]
    pub page_no: Option<i64>,
    /// 链接形式: the device that the links are made for.
    #[top(default = "1")]
    pub platform: Option<Platform>,
    /// 淘客佣金比率上限: the highest commission rate.
    #[top(example = 1234)]
    pub end_tk_rate: Option<BasisPoints>,
    /// 淘客佣金比率下限: the lowest commission rate.
    #[top(example = 1234)]
    pub start_tk_rate: Option<BasisPoints>,
    /// 折扣价范围上限: the highest selling price.
    pub end_price: Option<Yuan>,
    /// 折扣价范围下限: the lowest selling price.
    pub start_price: Option<Yuan>,
    /// 是否海外商品: `true` returns only items from abroad.
    pub is_overseas: Option<bool>,
    /// 是否天猫商品: `true` returns only items of Tmall.
    pub is_tmall: Option<bool>,
    /// 排序: the order of the results.
    pub sort: Option<MaterialOptionalSort>,
    /// 所在地: the location of the item.
    pub itemloc: Option<String>,
    /// 后台类目ID: the categories, by the ids of `taobao.itemcats.get`.
    #[top(max_items = 10)]
    pub cat: Option<Vec<i64>>,
    /// 查询词: the keywords.
    pub q: Option<String>,
    /// 物料id: the material to search in.
    ///
    /// For results that are shown directly to consumers, use 17004, which the platform personalises.
    #[top(default = "2836")]
    pub material_id: Option<i64>,
    /// 是否有优惠券: `true` returns only items with a coupon.
    pub has_coupon: Option<bool>,
    /// ip: the IP address of the consumer, by which the postage is calculated.
    ///
    /// Without it the postage is not exact.
    pub ip: Option<String>,
    /// 推广位id: the last number of the pid.
    pub adzone_id: AdzoneId,
    /// 是否包邮: `true` returns only items with free shipping.
    pub need_free_shipment: Option<bool>,
    /// 是否加入消费者保障: `true` returns only items with consumer protection.
    pub need_prepay: Option<bool>,
    /// 成交转化是否高于行业均值: `true` returns only items that convert at least as well as the average of their industry.
    #[top(restricted = "特定媒体支持")]
    pub include_pay_rate_30: Option<bool>,
    /// 好评率是否高于行业均值: `true` returns only items rated at least as well as the average of their industry.
    pub include_good_rate: Option<bool>,
    /// 退款率是否低于行业均值: `true` returns only items with fewer refunds than the average of their industry.
    #[top(restricted = "特定媒体支持")]
    pub include_rfd_rate: Option<bool>,
    /// 牛皮癣程度: the amount of promotional clutter (牛皮癣) on the pictures.
    #[top(default = "1")]
    pub npx_level: Option<NpxLevel>,
    /// 设备号加密类型: the hash of `device_value`.
    pub device_encrypt: Option<DeviceEncrypt>,
    /// 设备号加密后的值: the hashed device id of the consumer, which personalises the results (智能匹配).
    ///
    /// MD5: 32 digits in lower case.
    pub device_value: Option<String>,
    /// 设备号类型: the type of `device_value`.
    pub device_type: Option<DeviceType>,
    /// KA媒体淘客佣金比率上限: the highest commission rate for KA media.
    #[top(example = 1234)]
    pub end_ka_tk_rate: Option<BasisPoints>,
    /// KA媒体淘客佣金比率下限: the lowest commission rate for KA media.
    #[top(example = 1234)]
    pub start_ka_tk_rate: Option<BasisPoints>,
    /// 锁佣结束时间: the end of the locked commission rate.
    #[top(example = 1567440000000)]
    pub lock_rate_end_time: Option<UnixMillis>,
    /// 锁佣开始时间: the start of the locked commission rate.
    #[top(example = 1567440000000)]
    pub lock_rate_start_time: Option<UnixMillis>,
    /// 经度: the longitude of the consumer, for local business.
    pub longitude: Option<String>,
    /// 纬度: the latitude of the consumer, for local business.
    pub latitude: Option<String>,
    /// 国标城市码: the national code of one city, for local business.
    ///
    /// Required for coupons of 饿了么.
    pub city_code: Option<String>,
    /// 商家id: the sellers of coupons of 饿了么; other sellers are not supported.
    #[top(max_items = 100)]
    pub seller_ids: Option<Vec<i64>>,
    /// 会员运营ID: the member to whom the sale is attributed.
    pub special_id: Option<SpecialId>,
    /// 渠道关系ID: the channel to which the sale is attributed; for channel promotion (渠道推广) only.
    pub relation_id: Option<RelationId>,
    /// 分页唯一标识: the `page_result_key` of the previous page, for local business.
    ///
    /// Required for every page but the first.
    pub page_result_key: Option<String>,
    /// 人群ID: the crowd for the evaluation of materials; with the `material_id` 41377 only.
    pub ucrowd_id: Option<i64>,
    /// 物料评估商品列表: the items to evaluate.
    #[top(max_items = 1000)]
    pub ucrowd_rank_items: Option<Vec<CrowdRankItem>>,
    /// 是否获取前N件佣金信息: whether the response has the commission of the first pieces.
    pub get_topn_rate: Option<YesNo>,
    /// 场景ID: the scene of the search.
    #[top(default = "1")]
    pub biz_scene_id: Option<LinkScene>,
    /// 自购省/推广赚: the purpose of the links; required in the agency mode (代理模式), left out otherwise.
    pub promotion_type: Option<PromotionType>,
}

/// The response to [`TbkDgMaterialOptional`](struct@TbkDgMaterialOptional).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgMaterialOptionalResponse {
    /// 结果总数: the number of items found.
    pub total_results: Option<i64>,
    /// 结果列表: the items.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialOptionalItem>,
    /// lbs分页标识: the `page_result_key` of the request for the next page, for local business.
    pub page_result_key: Option<String>,
}
