//! 淘宝客-推广者-物料搜索升级版.

use top_core::{AdzoneId, BasisPoints, RelationId, SpecialId, TopApi, TopObject, UnixMillis, Yuan};

use super::{
    DealTipStatus, DeviceEncrypt, DeviceType, EvaluatedItem, MaterialItem, MaterialUpgradeSort, NpxLevel,
};
use crate::shared::{LinkScene, PromotionType, YesNo};

/// 淘宝客-推广者-物料搜索升级版 (`taobao.tbk.dg.material.optional.upgrade`)
///
/// Searches items to promote, by keywords or by category.
///
/// - Caller: 推广者. Session: none.
/// - `q` or `cat` is required. `q` does not accept links of 淘宝联盟. Without the permission for scene 2, `q` does not
///   accept links with numeric item ids copied from Taobao, and a search by title that finds a single item returns
///   neither its promotion link nor its id.
/// - Personalised results (`device_value`) require a signed agreement:
///   <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=64759>
///
/// # Errors
///
/// `30002` neither `q` nor `cat`; `30001` an invalid `material_id`; `10000` the item is not available; `50001`
/// no result; `1911` the app lacks the permission for the scene; `2`, `4`, `5`, `isp.pid-check-error` an invalid
/// pid, `adzone_id` or `site_id`; `50002` too many calls; `719`, `1201`, `40001`, `isp.sys-error` and
/// `isp.entry-sys-error` are temporary.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgMaterialOptionalUpgrade::builder()
///     .adzone_id(23810104)
///     .q("女装")
///     .has_coupon(true)
///     .start_tk_rate(BasisPoints::from(1000))
///     .sort(MaterialUpgradeSort::TotalSalesDescending)
///     .page_size(100)
///     .build();
/// for item in client.call(&request).await?.data.result_list {
///     let links = item.publish_info.unwrap_or_default();
///     println!("{:?} {:?} {:?}", item.item_id, links.income_rate, links.coupon_share_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.material.optional.upgrade",
    title = "淘宝客-推广者-物料搜索升级版",
    api_id = 64759,
    readonly,
    paginate(page_no, items = result_list as MaterialItem, total = total_results),
    errors = crate::shared::errors::UPGRADED_ITEMS
)]
#[non_exhaustive]
pub struct TbkDgMaterialOptionalUpgrade {
    /// 店铺dsr评分: the lowest DSR score of the shop.
    #[top(example = 10, range = 0..=50000)]
    pub start_dsr: Option<i64>,
    /// 页大小: the number of items on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 淘客收入比率上限: the highest income rate, the sum of the commission rate and the subsidy rate.
    #[top(example = 1234)]
    pub end_tk_rate: Option<BasisPoints>,
    /// 淘客收入比率下限: the lowest income rate.
    #[top(example = 1234)]
    pub start_tk_rate: Option<BasisPoints>,
    /// 预估到手价范围上限: the highest estimated final price.
    #[top(example = 10)]
    pub end_price: Option<Yuan>,
    /// 预估到手价范围下限: the lowest estimated final price.
    #[top(example = 10)]
    pub start_price: Option<Yuan>,
    /// 是否海外商品: `true` returns only items from abroad.
    #[top(example = "false")]
    pub is_overseas: Option<bool>,
    /// 是否天猫商品: `true` returns only items of Tmall.
    #[top(example = "false")]
    pub is_tmall: Option<bool>,
    /// 排序: the order of the results.
    #[top(example = "tk_rate_des")]
    pub sort: Option<MaterialUpgradeSort>,
    /// 所在地: the location of the items.
    #[top(example = "杭州")]
    pub itemloc: Option<String>,
    /// 后台类目ID: the categories to search. Required without `q`.
    #[top(example = "16,18", max_items = 10)]
    pub cat: Option<Vec<i64>>,
    /// 查询词: the keywords. Required without `cat`.
    #[top(example = "女装")]
    pub q: Option<String>,
    /// 物料id: the material to search. 17004 is a personalised one, for display to consumers, and falls back
    /// to 80309; 41377 evaluates the items in `ucrowd_rank_items` (物料评估).
    #[top(example = 80309, default = "80309")]
    pub material_id: Option<i64>,
    /// 是否有优惠券: `true` returns only items with a coupon.
    #[top(example = "false")]
    pub has_coupon: Option<bool>,
    /// ip: the address of the user. It decides the postage and the region of the state subsidy; without a
    /// correct address the postage is not exact.
    #[top(example = "13.2.33.4")]
    pub ip: Option<String>,
    /// 推广位id: the promotion zone, the third part of the pid.
    #[top(example = 12345678)]
    pub adzone_id: AdzoneId,
    /// 是否包邮: `true` returns only items with free shipping.
    #[top(example = "true")]
    pub need_free_shipment: Option<bool>,
    /// 是否加入消费者保障: `true` returns only items of sellers with consumer protection.
    #[top(example = "true")]
    pub need_prepay: Option<bool>,
    /// 成交转化是否高于行业均值: `true` returns only items with at least the average conversion rate of the
    /// industry.
    #[top(example = "true")]
    pub include_pay_rate_30: Option<bool>,
    /// 好评率是否高于行业均值: `true` returns only items with at least the average rate of good reviews of the
    /// industry.
    #[top(example = "true")]
    pub include_good_rate: Option<bool>,
    /// 退款率是否低于行业均值: `true` returns only items with a refund rate below the average of the
    /// industry.
    #[top(example = "true")]
    pub include_rfd_rate: Option<bool>,
    /// 牛皮癣程度: how much advertising may cover the pictures.
    #[top(example = 2, default = "1")]
    pub npx_level: Option<NpxLevel>,
    /// 设备号加密类型: the hash of `device_value`.
    #[top(example = "MD5")]
    pub device_encrypt: Option<DeviceEncrypt>,
    /// 设备号加密后的值: the device id, hashed by `device_encrypt`.
    pub device_value: Option<String>,
    /// 设备号类型: the type of `device_value`.
    #[top(example = "IMEI")]
    pub device_type: Option<DeviceType>,
    /// 会员运营ID: the member of the member operation.
    #[top(example = "2323")]
    pub special_id: Option<SpecialId>,
    /// 渠道关系ID: the channel relation, for promotion through channels only.
    #[top(example = "3243")]
    pub relation_id: Option<RelationId>,
    /// 是否获取前N件佣金信息: whether to return the commission rate for the first N pieces.
    #[top(example = 0)]
    pub get_topn_rate: Option<YesNo>,
    /// 场景id: the scene that the results are used in.
    #[top(example = "1", default = "1")]
    pub biz_scene_id: Option<LinkScene>,
    /// 推广类型: self-purchase or promotion. Required in the agency mode (代理模式), not used outside of it.
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 线报内容生产开始时间: the earliest time at which a deal tip (线报) was made.
    #[top(example = "1695281620000")]
    pub mgc_start_time: Option<UnixMillis>,
    /// 线报内容生产截止时间: the latest time at which a deal tip (线报) was made.
    #[top(example = "1695281620000")]
    pub mgc_end_time: Option<UnixMillis>,
    /// 线报状态: the state of the deal tips (线报). Without it, those that are valid.
    #[top(example = "0")]
    pub mgc_status: Option<DealTipStatus>,
    /// 人群ID: the crowd to evaluate the items for, with `material_id` 41377 only.
    #[top(example = 1)]
    pub ucrowd_id: Option<i64>,
    /// 物料评估商品列表: the items to evaluate, with `material_id` 41377 only.
    pub ucrowd_rank_items: Option<Vec<EvaluatedItem>>,
}

/// The response to [`TbkDgMaterialOptionalUpgrade`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgMaterialOptionalUpgradeResponse {
    /// 结果总数: the number of items that match on all pages.
    #[top(example = 1212)]
    pub total_results: Option<i64>,
    /// 结果列表: the items of the page.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// uvid结果信息: the reason why a uvid in the request was not used.
    pub uvid_msg: Option<String>,
}
