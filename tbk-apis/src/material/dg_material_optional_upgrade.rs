//! 淘宝客-推广者-物料搜索升级版.

use top_core::{TopApi, TopObject};

use super::CrowdRankItem;
use super::MaterialItem;
use crate::shared::BizScene;
use crate::shared::PromotionType;

/// 淘宝客-推广者-物料搜索升级版 (`taobao.tbk.dg.material.optional.upgrade`): searches items to promote, by words or by category.
///
/// Either `q` or `cat` has to be set; more than 10,000 results can't be paged through. Rates of the request count
/// hundredths of a
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
    readonly,
    paginate(page_no, items = result_list as MaterialItem, total = total_results),
    errors = crate::shared::errors::UPGRADED_ITEMS
)]
#[non_exhaustive]
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
    /// 牛皮癣程度: text pasted over the picture; 1 any, 2 none, 3 slight.
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
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
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
    #[top(example = "")]
    pub uvid_msg: Option<String>,
}
