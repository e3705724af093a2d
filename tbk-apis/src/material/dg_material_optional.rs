//! 淘宝客-推广者-物料搜索.

use top_core::{TopApi, TopObject};

use super::CrowdRankItem;
use super::MaterialOptionalItem;
use crate::shared::BizScene;
use crate::shared::Platform;
use crate::shared::PromotionType;

/// 淘宝客-推广者-物料搜索 (`taobao.tbk.dg.material.optional`): searches items to promote.
///
/// Called by publishers (推广者), without a session. Superseded by
/// [`TbkDgMaterialOptionalUpgrade`](crate::TbkDgMaterialOptionalUpgrade).
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=35896>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// # #[allow(deprecated)]
/// # fn main() {
/// let api = TbkDgMaterialOptional::builder().adzone_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
/// # }
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
    /// 店铺 dsr 下限: 0 to 50000.
    #[top(example = "1", range = 0..=50000)]
    pub start_dsr: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1", default = "1")]
    pub platform: Option<Platform>,
    /// 佣金比率上限: 1234 stands for 12.34 per cent.
    #[top(example = "1")]
    pub end_tk_rate: Option<i64>,
    /// 佣金比率下限: 1234 stands for 12.34 per cent.
    #[top(example = "1")]
    pub start_tk_rate: Option<i64>,
    /// 折扣价上限: yuan.
    #[top(example = "1")]
    pub end_price: Option<i64>,
    /// 折扣价下限: yuan.
    #[top(example = "1")]
    pub start_price: Option<i64>,
    /// 是否海外商品: only items from abroad.
    #[top(example = "true")]
    pub is_overseas: Option<bool>,
    /// 是否天猫: only Tmall.
    #[top(example = "true")]
    pub is_tmall: Option<bool>,
    /// 排序: a key with `_des` or `_asc` behind it.
    pub sort: Option<String>,
    /// 所在地: where the item is sent from, a city.
    pub itemloc: Option<String>,
    /// 后台类目 id: up to 10, joined by commas.
    pub cat: Option<String>,
    /// 关键词: words to look for.
    pub q: Option<String>,
    /// 物料 id: of the material.
    #[top(example = "1", default = "2836")]
    pub material_id: Option<i64>,
    /// 是否有优惠券: only items with a coupon.
    #[top(example = "true")]
    pub has_coupon: Option<bool>,
    /// 用户 ip: of the visitor who will see the result; makes prices and stock local.
    pub ip: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
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
    /// 牛皮癣程度: text pasted over the picture; 1 any, 2 none, 3 slight.
    #[top(example = "1", default = "1")]
    pub npx_level: Option<i64>,
    /// 设备号加密类型: MD5.
    pub device_encrypt: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
    /// 设备号类型: which kind of device id.
    pub device_type: Option<String>,
    /// KA 佣金比率上限: 1234 stands for 12.34 per cent.
    #[top(example = "1")]
    pub end_ka_tk_rate: Option<i64>,
    /// KA 佣金比率下限: 1234 stands for 12.34 per cent.
    #[top(example = "1")]
    pub start_ka_tk_rate: Option<i64>,
    /// 锁佣结束时间: milliseconds since 1970.
    #[top(example = "1")]
    pub lock_rate_end_time: Option<i64>,
    /// 锁佣开始时间: milliseconds since 1970.
    #[top(example = "1")]
    pub lock_rate_start_time: Option<i64>,
    /// 经度: of the visitor.
    pub longitude: Option<String>,
    /// 纬度: of the visitor.
    pub latitude: Option<String>,
    /// 城市编码: of the visitor's city.
    pub city_code: Option<String>,
    /// 卖家 id 串: joined by commas.
    pub seller_ids: Option<String>,
    /// 会员运营 id: the member that the sale is credited to.
    pub special_id: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    pub relation_id: Option<String>,
    /// 本地化业务分页标识: send back as it came.
    pub page_result_key: Option<String>,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
    /// 人群排序商品: items to rank for the crowd.
    #[top(max_items = 1000)]
    pub ucrowd_rank_items: Option<Vec<CrowdRankItem>>,
    /// 是否获取前 N 件佣金: 1 yes, 0 no.
    #[top(example = "1")]
    pub get_topn_rate: Option<i64>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "1")]
    pub promotion_type: Option<PromotionType>,
}

/// What [`TbkDgMaterialOptional`](struct@TbkDgMaterialOptional) brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgMaterialOptionalResponse {
    /// 总数: how many there are over all pages.
    #[top(example = "1")]
    pub total_results: Option<i64>,
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialOptionalItem>,
    /// 本地化业务分页标识: send back as it came.
    #[top(example = "示例")]
    pub page_result_key: Option<String>,
}
