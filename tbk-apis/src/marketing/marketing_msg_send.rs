//! 商业化消息推送.

use top_core::{AdzoneId, ItemId, TopApi, TopObject, TopTime};

use super::{
    HuaweiDisplayStyle, HuaweiTitleColor, MarketingFunction, MarketingManufacturer, MarketingMaterialType,
    MarketingMsgStatus,
};

/// 商业化消息推送 (`taobao.tbk.marketing.msg.send`)
///
/// Pushes a marketing message to the device of a user.
///
/// - Caller: not documented. Session: not documented.
/// - The definition may be incomplete: the request, `huawei_sp` and the response may have more members.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=69097>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkMarketingMsgSend::builder()
///     .func_type(MarketingFunction::Test)
///     .msg_id("h7a9dht4l")
///     .template_id(7989)
///     .material_type(MarketingMaterialType::Item)
///     .material_id("mda76h9fa7-7dbaliu4q")
///     .adzone_id(23810104)
///     .manufacturer(MarketingManufacturer::Huawei)
///     .test_oaid("47befdff-fb1f-4b96-ddff-bf3fb77f744e")
///     .huawei_sp(MarketingHuaweiOptions {
///         back_pic_id: Some("123".to_owned()),
///         title_color: Some(HuaweiTitleColor::White),
///         ..MarketingHuaweiOptions::default()
///     })
///     .build();
/// println!("{:?}", client.call(&request).await?.data.status);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.marketing.msg.send",
    title = "商业化消息推送",
    api_id = 69097,
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkMarketingMsgSend {
    /// 功能类型: whether the call is a test or a push.
    #[top(example = 1, default = "0")]
    pub func_type: MarketingFunction,
    /// 单次消息推送唯一标识: the unique id of the push.
    #[top(example = "h7a9dht4l")]
    pub msg_id: Option<String>,
    /// 物料类型: the kind of material that the message promotes.
    #[top(example = 1, default = "1")]
    pub material_type: Option<MarketingMaterialType>,
    /// 模板 ID: the template of the message.
    ///
    /// It is provided by the platform's staff (小二) or downloaded from the material library (素材库).
    #[top(example = 7989)]
    pub template_id: Option<i64>,
    /// 推送物料 ID: the id of the material, of the kind in `material_type`. For an item, the new item id.
    #[top(example = "mda76h9fa7-7dbaliu4q")]
    pub material_id: Option<String>,
    /// 用户标识: the id of the user (uvid).
    #[top(example = "jo3iha09fn7ed")]
    pub uvid: Option<String>,
    /// 推广位 ID: the promotion zone, the last part of the PID.
    #[top(example = "123")]
    pub adzone_id: AdzoneId,
    /// 计划发送时间: the time to send the message.
    #[top(example = "2023-11-11 00:00:00")]
    pub start_time: Option<TopTime>,
    /// 测试 OAID: the OAID of a device for checking the display.
    pub test_oaid: Option<String>,
    /// 活动会场定坑商品: the items to pin on a campaign page. Only for [`MarketingMaterialType::CampaignPage`].
    pub target_item: Option<MarketingTargetItem>,
    /// 推送厂商: the maker of the device.
    #[top(example = "huawei")]
    pub manufacturer: MarketingManufacturer,
    /// 华为设备推送自定义参数集: the options of messages to Huawei devices.
    pub huawei_sp: Option<MarketingHuaweiOptions>,
}

/// 定坑商品: the items to pin on a campaign page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct MarketingTargetItem {
    /// 定坑商品 ID: the items.
    #[top(example = "top:mda76h9fa7-7dbaliu4q")]
    pub item_id_list: Option<Vec<ItemId>>,
}

/// 华为设备推送自定义参数集: the options of messages to Huawei devices.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct MarketingHuaweiOptions {
    /// 背景图 ID: the background picture.
    #[top(example = "123")]
    pub back_pic_id: Option<String>,
    /// 标题字体颜色: the colour of the title. Only with a background picture.
    #[top(example = 1, default = "1")]
    pub title_color: Option<HuaweiTitleColor>,
    /// 展示方式: how the device shows the message. By default the screen stays off (息屏展示).
    #[top(example = 1)]
    pub advanced_style: Option<HuaweiDisplayStyle>,
    /// icon 图片 id: the picture of the icon.
    #[top(example = "123")]
    pub icon_id: Option<String>,
    /// 小图 url: the address of the small picture.
    pub small_pic_url: Option<String>,
    /// 通知 id: the id of the notification. A message replaces an earlier one with the same id.
    #[top(example = "20231111")]
    pub notify_id: Option<String>,
}

/// The response to [`TbkMarketingMsgSend`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkMarketingMsgSendResponse {
    /// 状态: the state of the push.
    #[top(example = 1)]
    pub status: Option<MarketingMsgStatus>,
    /// 用户标识: the uvid of the user.
    #[top(example = "jo3iha09fn7ed")]
    pub uvid: Option<String>,
}
