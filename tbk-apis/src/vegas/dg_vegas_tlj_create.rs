//! 淘宝客-推广者-淘礼金创建.

use top_core::{AdzoneId, ItemId, TopApi, TopObject, TopTime, Yuan};

use super::{TljEndTimeMode, TljSecurityLevel, TljTemplate};

/// 淘宝客-推广者-淘礼金创建 (`taobao.tbk.dg.vegas.tlj.create`)
///
/// Creates a 淘礼金: red packets on one item that the publisher pays for.
///
/// - Caller: 推广者. Session: none.
/// - The publisher needs the permission for 淘礼金 and a funded account: <https://mo.re.taobao.com/page_201905042138222>
/// - `security_level` must be 0 and `security_switch` must be `true`.
/// - `per_face` is at least 1 yuan, and `user_total_win_num_limit` is at most `total_num`.
/// - The time between `send_start_time` and `send_end_time` is at most 30 days.
/// - The call spends money: after a timeout or a platform error, check whether the 淘礼金 exists before you create it
///   again.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=40173>
///
/// # Errors
///
/// Some 40 codes, such as `isv.FAIL_BIZ_HAS_NO_PRIVILEGE` no permission, `isv.ASSET_ACCOUNT_BALANCE_NOT_ENOUGH`
/// not enough money, `isv.FAIL_BIZ_ITEM_FORBIDDEN` no 淘礼金 for this item, `isv.FAIL_CHECK_DAILY_SEND_AMOUNT_EXCEED`
/// daily limit reached.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgVegasTljCreate::builder()
///     .adzone_id(23810104)
///     .item_id("i87a9ja90d8-09qrjcoa7qwl")
///     .name("淘礼金来啦")
///     .per_face("1.50".parse::<Yuan>()?)
///     .total_num(10)
///     .user_total_win_num_limit(1)
///     .security_switch(true)
///     .send_start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .send_end_time("2026-01-07 23:59:59".parse::<TopTime>()?)
///     .use_end_time_mode(TljEndTimeMode::Relative)
///     .use_end_time("1")
///     .build();
/// let result = client.call(&request).await?.into_result()?.data.result.unwrap_or_default();
/// if let Some(tlj) = result.model {
///     println!("{:?} {:?}", tlj.rights_id, tlj.send_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.vegas.tlj.create",
    title = "淘宝客-推广者-淘礼金创建",
    api_id = 40173,
    failure(result.success, code = result.msg_code, message = result.msg_info),
    errors = super::errors::CREATE_GIFT,
    verify = super::errors::LOOK_FIRST
)]
#[non_exhaustive]
pub struct TbkDgVegasTljCreate {
    /// 安全等级: must be 0.
    #[top(example = 0)]
    pub security_level: Option<TljSecurityLevel>,
    /// 使用开始日期: the start of the validity period.
    ///
    /// Only with `use_end_time_mode` 2: `2019-01-29` is that day from 00:00:00, `2019-01-29 20:00:10` that moment. With
    /// mode 1 the validity period starts with the claim.
    #[top(example = "2019-01-29", format = "date-or-date-time")]
    pub use_start_time: Option<String>,
    /// 结束日期的模式: the form of `use_end_time`.
    #[top(example = 1)]
    pub use_end_time_mode: Option<TljEndTimeMode>,
    /// 使用结束日期: the end of the validity period.
    ///
    /// With `use_end_time_mode` 1 a number of days after the claim, `1` to `7`. With mode 2 `2019-01-29` is that day until
    /// 23:59:59, `2019-01-29 20:00:10` that moment.
    #[top(example = "5", format = "days-or-date")]
    pub use_end_time: Option<String>,
    /// 发放截止时间: the end of the time in which the 淘礼金 can be claimed.
    #[top(example = "2018-09-01 00:00:00")]
    pub send_end_time: Option<TopTime>,
    /// 发放开始时间: the start of the time in which the 淘礼金 can be claimed.
    #[top(example = "2018-09-01 00:00:00")]
    pub send_start_time: TopTime,
    /// 单个淘礼金面额: the amount of one red packet, with at most two decimals.
    #[top(example = "10")]
    pub per_face: Yuan,
    /// 安全开关: must be `true`.
    #[top(example = "true")]
    pub security_switch: bool,
    /// 单用户累计中奖次数上限: the number of red packets that one user can claim.
    #[top(example = 1, range = 1..)]
    pub user_total_win_num_limit: i64,
    /// 淘礼金名称: the name of the 淘礼金.
    #[top(example = "淘礼金来啦", max_len = 10)]
    pub name: String,
    /// 淘礼金总个数: the number of red packets.
    #[top(example = 10, range = 1..)]
    pub total_num: i64,
    /// 宝贝ID或营销ID: the item, by its id or its marketing id.
    pub item_id: ItemId,
    /// CPS佣金计划类型: the kind of campaign that pays the commission.
    #[top(deprecated = "已下线，无需填写")]
    pub campaign_type: Option<String>,
    /// 淘礼金使用门槛: the payment that an order must reach.
    ///
    /// Not less than `per_face`.
    #[top(example = "2")]
    pub use_threshold: Option<Yuan>,
    /// 淘礼金皮肤模版ID: the look of the 淘礼金.
    #[top(example = "1")]
    pub award_img_template_id: Option<TljTemplate>,
    /// 妈妈广告位Id: the promotion zone, the last part of the pid.
    #[top(example = 1234567)]
    pub adzone_id: AdzoneId,
}

/// The response to [`TbkDgVegasTljCreate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljCreateResponse {
    /// 结果: the result of the call.
    pub result: Option<VegasTljCreateResult>,
}

/// 淘礼金: the 淘礼金 that was created.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTlj {
    /// 淘礼金Id: the id of the 淘礼金.
    #[top(example = "asfasdfasd")]
    pub rights_id: Option<String>,
    /// 淘礼金领取Url: the address where users claim the 淘礼金.
    pub send_url: Option<String>,
    /// 投放code: a code for the item pages of 百川 only.
    #[top(example = "asfasdfasd")]
    pub vegas_code: Option<String>,
    /// 资金账户可用资金: the money available in the account after the creation.
    #[top(example = "20.23")]
    pub available_fee: Option<Yuan>,
    /// 今日剩余可领取淘礼金数量: the number of the publisher's red packets that can still be claimed for the item today.
    #[top(example = 10)]
    pub item_today_num_left: Option<i64>,
}

/// 结果: the result of the call.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljCreateResult {
    /// model: the 淘礼金 that was created.
    pub model: Option<VegasTlj>,
    /// msgCode: the code of `msg_info`.
    #[top(example = "")]
    pub msg_code: Option<String>,
    /// msgInfo: the message of the platform.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// success: whether the call succeeded.
    #[top(example = "true")]
    pub success: Option<bool>,
}
