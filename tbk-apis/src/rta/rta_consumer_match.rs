//! 淘宝客-推广者-定向活动目标发布.

use top_core::{ItemId, TopApi, TopObject};

/// 淘宝客-推广者-定向活动目标发布 (`taobao.tbk.rta.consumer.match`): which bids fit a visitor.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=55891>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkRtaConsumerMatch::builder().adzone_id(33).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("33"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.rta.consumer.match",
    title = "淘宝客-推广者-定向活动目标发布",
    api_id = 55891,
    readonly,
    errors = super::errors::CONSUMER_MATCH
)]
#[non_exhaustive]
pub struct TbkRtaConsumerMatch {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "33")]
    pub adzone_id: i64,
    /// 出价列表: what is bid for.
    #[top(max_items = 100)]
    pub offer_list: Option<Vec<RtaOffer>>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "1")]
    pub special_id: Option<String>,
    /// 设备号: hashed, in lower case.
    #[top(example = "ssss")]
    pub device_value: Option<String>,
    /// 设备号类型: which kind of device id.
    #[top(example = "OAID")]
    pub device_type: Option<String>,
    /// 策略 id 串: joined by commas.
    #[top(example = "123456")]
    pub strategy_id_list: Option<String>,
}

/// What [`TbkRtaConsumerMatch`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkRtaConsumerMatchResponse {
    /// 数据: what was asked for.
    pub data: Option<RtaConsumerMatchData>,
}

/// 出价: one bid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct RtaOffer {
    /// 出价 id: of the bid.
    pub offer_id: Option<String>,
    /// 淘礼金链接: of the gift.
    pub tlj_url: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
}

/// 出价结果: for one bid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RtaOfferResult {
    /// 出价 id: of the bid.
    #[top(example = "123")]
    pub offer_id: Option<String>,
    /// 状态: where it stands.
    #[top(example = "1")]
    pub status: Option<String>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "https://links.example/click-url")]
    pub click_url: Option<String>,
    /// 微信小程序路径: path inside of the mini program.
    #[top(example = "https://links.example/wx-miniprogram-path")]
    pub wx_miniprogram_path: Option<String>,
    /// 微信小程序码: address of the picture.
    #[top(example = "https://links.example/wx-qrcode-url")]
    pub wx_qrcode_url: Option<String>,
}

/// 策略结果: for one strategy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RtaStrategyResult {
    /// 策略 id: of the strategy.
    #[top(example = "123")]
    pub strategy_id: Option<String>,
    /// 状态: where it stands.
    #[top(example = "1")]
    pub status: Option<String>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RtaConsumerMatchData {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "resultlist")]
    pub result_list: Vec<RtaOfferResult>,
    /// 策略结果列表: one for each strategy.
    #[top(list_item = "strategy_result_list")]
    pub strategy_result_list: Vec<RtaStrategyResult>,
}
