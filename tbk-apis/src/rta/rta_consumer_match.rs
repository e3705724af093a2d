//! 淘宝客-推广者-定向活动目标发布.

use top_core::{AdzoneId, ItemId, SpecialId, TopApi, TopObject};

use super::{RtaOfferStatus, RtaStrategyStatus};
use crate::shared::UserDeviceType;

/// 淘宝客-推广者-定向活动目标发布 (`taobao.tbk.rta.consumer.match`)
///
/// Returns whether a user fits targeted campaigns, and the links to promote them to this user.
///
/// - Caller: 推广者. Session: none.
/// - The user is given by `special_id`, or by `device_type` and `device_value`; `special_id` takes precedence.
/// - The campaigns are given by either `offer_list` or `strategy_id_list`.
/// - Requires a signed agreement: <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=55891>
///
/// # Errors
///
/// `2` the `adzone_id` is wrong, `4` the `adzone_id` does not exist, `1601` the `special_id` is wrong, `1702` the
/// `offer_id` is not valid, `1802` and `1803` the parameters of the device are wrong, `1701` the campaign could not be
/// queried.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let offer = RtaOffer { offer_id: Some("123".to_owned()), ..RtaOffer::default() };
/// let request = TbkRtaConsumerMatch::builder()
///     .adzone_id(33)
///     .offer_list([offer])
///     .device_type(UserDeviceType::Oaid)
///     .device_value("5d41402abc4b2a76b9719d911017c592")
///     .build();
/// for offer in client.call(&request).await?.data.data.unwrap_or_default().result_list {
///     println!("{:?} {:?}", offer.status, offer.click_url);
/// }
/// # Ok(()) });
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
    /// 推广位 ID: the promotion zone, the third part of the pid.
    #[top(example = 33)]
    pub adzone_id: AdzoneId,
    /// 活动列表: the campaigns to match.
    #[top(max_items = 100)]
    pub offer_list: Option<Vec<RtaOffer>>,
    /// 会员 ID: the member id of the consumer. Takes precedence over the device.
    #[top(example = "1")]
    pub special_id: Option<SpecialId>,
    /// 设备信息: the MD5 of the device id, 32 digits in lower case.
    pub device_value: Option<String>,
    /// 设备信息类型: the kind of device id. A match by device is fuzzy and may be wrong.
    #[top(example = "OAID")]
    pub device_type: Option<UserDeviceType>,
    /// 策略 ID: the strategy to match, in place of `offer_list`.
    #[top(example = "123456")]
    pub strategy_id_list: Option<String>,
}

/// 活动: a campaign to match.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct RtaOffer {
    /// 活动 ID: the campaign.
    pub offer_id: Option<String>,
    /// 淘礼金领取 URL: the address at which the 淘礼金 is claimed. Short links are not supported.
    pub tlj_url: Option<String>,
    /// 商品 ID: the item.
    pub item_id: Option<ItemId>,
}

/// The response to [`TbkRtaConsumerMatch`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkRtaConsumerMatchResponse {
    /// 返回结果: the matches.
    pub data: Option<RtaMatches>,
}

/// 返回结果: the matches of a user.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RtaMatches {
    /// 返回结果列表: the matches by campaign.
    #[top(list_item = "resultlist")]
    pub result_list: Vec<RtaOfferMatch>,
    /// 策略匹配结果: the matches by strategy. Empty without `strategy_id_list`.
    #[top(list_item = "strategy_result_list")]
    pub strategy_result_list: Vec<RtaStrategyMatch>,
}

/// 活动匹配结果: whether a user fits a campaign.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RtaOfferMatch {
    /// 活动 ID: the campaign.
    #[top(example = "123")]
    pub offer_id: Option<String>,
    /// 活动状态: whether the user fits the campaign.
    #[top(example = "1")]
    pub status: Option<RtaOfferStatus>,
    /// 推广链接: the link to promote.
    #[top(example = "https://www.taobao.com")]
    pub click_url: Option<String>,
    /// 微信小程序路径: the path in the WeChat mini program.
    #[top(example = "https://www.taobao.com")]
    pub wx_miniprogram_path: Option<String>,
    /// 微信小程序码: the address of the code of the WeChat mini program.
    #[top(example = "https://www.taobao.com")]
    pub wx_qrcode_url: Option<String>,
}

/// 策略匹配结果: whether a user fits a strategy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RtaStrategyMatch {
    /// 策略 ID: the strategy.
    #[top(example = "123")]
    pub strategy_id: Option<String>,
    /// 状态: whether the user fits the strategy.
    #[top(example = "1")]
    pub status: Option<RtaStrategyStatus>,
}
