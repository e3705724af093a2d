//! 淘宝客-推广者-淘礼金创建.

use top_core::{ItemId, Money, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-淘礼金创建 (`taobao.tbk.dg.vegas.tlj.create`): commits your own money to gifts (淘礼金) on one item.
///
/// A write that moves money: `per_face` times `total_num` yuan are frozen. It must not be repeated blindly: after
/// `isv.FAIL_BIZ_SERVICE_TIMEOUT` and its like, or no answer at all, the outcome is unknown. A refusal comes inside
/// of a success:
/// `success` is false, and `msg_code` and `msg_info` say why.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=40173>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let gift = TbkDgVegasTljCreate::builder()
///     .adzone_id(123)
///     .item_id("AbC-1x")
///     .name("新客礼金")
///     .per_face(10)
///     .total_num(5)
///     .user_total_win_num_limit(1)
///     .security_switch(true)
///     .send_start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .build();
/// let mut params = Params::new();
/// gift.write_params(&mut params);
/// assert_eq!(params.get("per_face"), Some("10"));
/// assert_eq!(params.get("send_start_time"), Some("2026-01-01 00:00:00"));
/// # Ok::<(), top_core::ParseError>(())
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
    #[top(example = "0", range = 0..=0)]
    pub security_level: Option<i64>,
    /// 使用开始日期: `yyyy-MM-dd`, needed with `use_end_time_mode` 2.
    #[top(example = "2019-01-29")]
    pub use_start_time: Option<String>,
    /// 使用结束时间模式: 1 days after it was won, 2 a fixed date.
    #[top(example = "1", range = 1..=2)]
    pub use_end_time_mode: Option<i64>,
    /// 使用结束时间: a number of days, or `yyyy-MM-dd`, as `use_end_time_mode` says.
    #[top(example = "5")]
    pub use_end_time: Option<String>,
    /// 发放结束时间: GMT+8.
    #[top(example = "2018-09-01 00:00:00")]
    pub send_end_time: Option<TopTime>,
    /// 发放开始时间: GMT+8.
    #[top(example = "2018-09-01 00:00:00")]
    pub send_start_time: TopTime,
    /// 单个面额: yuan, at least 1.
    #[top(example = "10")]
    pub per_face: Money,
    /// 安全开关: must be true.
    #[top(example = "true")]
    pub security_switch: bool,
    /// 单用户中奖次数上限: how often one user can win.
    #[top(example = "1")]
    pub user_total_win_num_limit: i64,
    /// 名称: at most 10 characters.
    #[top(example = "新客礼金", max_len = 10)]
    pub name: String,
    /// 总个数: how many gifts.
    #[top(example = "10")]
    pub total_num: i64,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: ItemId,
    /// 计划类型: MKT marketing, DX targeted, LINK_EVENT.
    #[top(example = "MKT", default = "MKT")]
    pub campaign_type: Option<String>,
    /// 使用门槛: yuan that the order must reach.
    #[top(example = "2")]
    pub use_threshold: Option<Money>,
    /// 图片模板 id: the picture of the gift.
    #[top(example = "1")]
    pub award_img_template_id: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1234567")]
    pub adzone_id: i64,
}

/// What [`TbkDgVegasTljCreate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljCreateResponse {
    /// 结果: the outcome.
    pub result: Option<VegasTljCreateResult>,
}

/// 淘礼金: what was created.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTlj {
    /// 淘礼金 id: number of the gift.
    #[top(example = "rX1bF2")]
    pub rights_id: Option<String>,
    /// 领取链接: hand this to the users.
    #[top(example = "https://uland.example/taolijin/edetail?e=1")]
    pub send_url: Option<String>,
    /// 投放 code: code of the distribution.
    #[top(example = "vC3dG4")]
    pub vegas_code: Option<String>,
    /// 可用余额: yuan left in the account.
    #[top(example = "20.23")]
    pub available_fee: Option<Money>,
    /// 商品今日剩余可创建个数: gifts that can still be made for the item today.
    #[top(example = "10")]
    pub item_today_num_left: Option<i64>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljCreateResult {
    /// 结果: what was made.
    pub model: Option<VegasTlj>,
    /// 错误码: why it failed.
    #[top(example = "")]
    pub msg_code: Option<String>,
    /// 错误信息: why it failed, in words.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub success: Option<bool>,
}
