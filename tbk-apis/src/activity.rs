//! 官方活动: official campaigns.

use top_core::{Api, ErrorRule, Hint, Json, TopApi, TopObject, TopTime};

use crate::shared::errors::{SYSTEM_ERROR, business, error_table, parameter, platform};

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkActivityInfoGet>(),
    Api::of::<TbkJzfConvert>(),
    Api::of::<TbkScActivityInfoGet>(),
    Api::of::<TbkThorCreativeLaunch>(),
    Api::of::<TbkThorTaskSelect>(),
];

const CHECK_ADZONE: Hint =
    Hint::new("use an `adzone_id` of the app's account", "请检查 adzone_id 是否属于 appkey 拥有者");
const CHECK_MATERIAL: Hint = Hint::new(
    "use a current `activity_material_id` from the platform",
    "请检查物料 id 是否从官方渠道获取或物料本身是否已失效",
);
const CHECK_REQUEST: Hint = Hint::new("check the parameters", "请根据文档修改入参");

const ACTIVITY_ERRORS: &[ErrorRule] = error_table![
    parameter("isp.invalid-parameter-adzone", "入参 adzone_id 错误").hint(CHECK_ADZONE),
    parameter("isv.invalid-parameter-adzone", "入参 adzone_id 错误").hint(CHECK_ADZONE),
    parameter("4", "入参 adzone_id 不存在").hint(Hint::new("check `adzone_id`", "请检查 adzone_id")),
    parameter("isp.invalid-parameter-materialId", "物料 id 无效").hint(CHECK_MATERIAL),
    parameter("isv.invalid-parameter-materialId", "入参物料 id 无效").hint(CHECK_MATERIAL),
    parameter("isv.empty-parameter-materialId", "入参物料 ID 不正确").hint(CHECK_MATERIAL),
    platform("1108", "饿了么微信小程序二维码生成失败"),
    platform("1107", "饿了么短链生成失败"),
    platform("isp.isp.get-activityinfo-unavailable", "服务无法获取"),
];

const BENEFITS_PAGE_ERRORS: &[ErrorRule] = error_table![
    parameter("isv.invalid-param", "入参不合法").hint(CHECK_REQUEST),
    SYSTEM_ERROR,
    parameter("isv.param-content-empty", "入参 content 为空").hint(CHECK_REQUEST),
    parameter("isv.param-type-invalid", "入参 type 不合法").hint(CHECK_REQUEST),
    business("isv.item-not-found", "未找到对应商品")
        .hint(Hint::new("change the query for the item", "请修改商品查询相关参数")),
    parameter("isv.invalid-adzone-id", "入参 adzoneId 不合法").hint(CHECK_REQUEST),
    parameter("isv.invalid-pid", "pid 不合法").hint(CHECK_REQUEST),
];

/// 淘宝客-推广者-官方活动转链 (`taobao.tbk.activity.info.get`): the promotion link of an official campaign, in all its forms.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=48340>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkActivityInfoGet::builder()
///     .activity_material_id("123")
///     .adzone_id(123)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("activity_material_id"), Some("123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.activity.info.get",
    title = "淘宝客-推广者-官方活动转链",
    api_id = 48340,
    readonly,
    errors = ACTIVITY_ERRORS
)]
#[non_exhaustive]
pub struct TbkActivityInfoGet {
    /// 官方活动 id: of the official campaign.
    #[top(example = "123")]
    pub activity_material_id: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 子推广位 pid: `mm_1_2_3`, of the channel that the link is for.
    #[top(example = "mm_1_2_3")]
    pub sub_pid: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123")]
    pub relation_id: Option<i64>,
    /// 自定义标签: your own mark, shown in reports as it was sent.
    pub union_id: Option<String>,
}

/// What [`TbkActivityInfoGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkActivityInfoGetResponse {
    /// 数据: what was asked for.
    pub data: Option<ActivityInfo>,
}

/// 淘宝客-服务商-官方活动转链 (`taobao.tbk.sc.activity.info.get`): the promotion link of an official campaign, made for a
/// publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=48417>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScActivityInfoGet::builder()
///     .activity_material_id("1001")
///     .adzone_id(1)
///     .site_id(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("activity_material_id"), Some("1001"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.activity.info.get",
    title = "淘宝客-服务商-官方活动转链",
    api_id = 48417,
    session = required,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScActivityInfoGet {
    /// 官方活动 id: of the official campaign.
    #[top(example = "1001")]
    pub activity_material_id: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "1")]
    pub relation_id: Option<i64>,
    /// 自定义标签: your own mark, shown in reports as it was sent.
    pub union_id: Option<String>,
}

/// What [`TbkScActivityInfoGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScActivityInfoGetResponse {
    /// 数据: what was asked for.
    pub data: Option<ActivityInfo>,
}

/// 淘宝客-推广者-官办找福利页 (`taobao.tbk.jzf.convert`): the promotion link of the benefits page.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43914>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkJzfConvert::builder().content("示例").adzone_id(1212).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("content"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.jzf.convert",
    title = "淘宝客-推广者-官办找福利页",
    api_id = 43914,
    session = optional,
    readonly,
    errors = BENEFITS_PAGE_ERRORS
)]
#[non_exhaustive]
pub struct TbkJzfConvert {
    /// 短链接: the short link, or the input where it failed.
    #[top(example = "示例")]
    pub content: String,
    /// 类型: which kind.
    #[top(example = "1", default = "1")]
    pub r#type: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1212")]
    pub adzone_id: i64,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "11212")]
    pub relation_id: Option<i64>,
}

/// What [`TbkJzfConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkJzfConvertResponse {
    /// 数据: what was asked for.
    pub data: Option<JzfConvertData>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct JzfConvertData {
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: Option<String>,
}

/// 淘宝客-推广者-媒体智能化投放 (`taobao.tbk.thor.creative.launch`): a creative to show to a visitor.
///
/// Called by publishers (推广者), without a session.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkThorCreativeLaunch::builder().req(ThorCreativeLaunchReq::default()).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert!(params.contains("req"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.thor.creative.launch",
    title = "淘宝客-推广者-媒体智能化投放",
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkThorCreativeLaunch {
    /// 请求: sent as JSON.
    pub req: ThorCreativeLaunchReq,
}

/// What [`TbkThorCreativeLaunch`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkThorCreativeLaunchResponse {
    /// 结果: the outcome.
    pub result: Option<ThorCreative>,
}

/// 设备: of the visitor.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ThorDevice {
    /// 系统版本: of the device.
    pub osv: Option<String>,
    /// 系统: `android` or `ios`.
    #[top(example = "android")]
    pub os: Option<String>,
    /// 用户 ip: of the visitor who will see the result; makes prices and stock local.
    pub ip: Option<String>,
    /// IDFA: device id of iOS.
    pub idfa: Option<String>,
    /// IMEI: of the device.
    pub imei: Option<String>,
    /// OAID: device id of Android.
    pub oaid: Option<String>,
    /// MAC: of the device.
    pub mac: Option<String>,
    /// 网络类型: of the device.
    #[top(example = "1")]
    pub network: Option<i64>,
    /// IMEI 的 MD5: in lower case.
    pub imei_md5: Option<String>,
    /// 设备号类型: which kind of device id.
    #[top(example = "1")]
    pub device_type: Option<i64>,
}

/// 请求: what stands in `req`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ThorCreativeLaunchReq {
    /// id: number of the entry.
    pub id: Option<String>,
    /// 版本: version of the data.
    #[top(example = "1")]
    pub version: Option<i64>,
    /// 设备: of the visitor.
    pub device: Option<ThorDevice>,
    /// 推广位 id: the third segment of the pid.
    pub adzone_id: Option<String>,
}

/// 创意: one creative to show.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ThorCreative {
    /// 点击链接: where a click leads.
    #[top(example = "https://links.example/click-through-url")]
    pub click_through_url: Option<String>,
    /// 图片链接: address of the picture.
    #[top(example = "https://links.example/image-url")]
    pub image_url: Option<String>,
    /// 图片链接 2: address of the picture.
    #[top(example = "https://links.example/image-url2")]
    pub image_url2: Option<String>,
    /// 图片链接 3: address of the picture.
    #[top(example = "https://links.example/image-url3")]
    pub image_url3: Option<String>,
    /// 图片链接 4: address of the picture.
    #[top(example = "https://links.example/image-url4")]
    pub image_url4: Option<String>,
    /// 曝光监测链接: to be called when it is shown.
    #[top(example = "https://links.example/impression-tracking-url")]
    pub impression_tracking_url: Option<String>,
    /// 唤端链接: opens the app.
    #[top(example = "https://links.example/deeplink-url")]
    pub deeplink_url: Option<String>,
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_1_2_3")]
    pub pid: Option<String>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 创意 id: of the creative at the medium.
    #[top(example = "1001")]
    pub creative_id: Option<String>,
    /// 创意类型: which kind.
    #[top(example = "1")]
    pub creative_type: Option<i64>,
    /// id: number of the entry.
    #[top(example = "示例")]
    pub id: Option<String>,
    /// 描述: in words.
    #[top(example = "示例")]
    pub desc: Option<String>,
    /// 状态: where it stands.
    #[top(example = "1")]
    pub status: Option<i64>,
}

/// 淘宝客-推广者-互动任务投放 (`taobao.tbk.thor.task.select`): interactive tasks to show.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=55385>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkThorTaskSelect::builder().req("[[\"20250401\",\"12.50\"]]").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("req"), Some("[[\"20250401\",\"12.50\"]]"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.thor.task.select",
    title = "淘宝客-推广者-互动任务投放",
    api_id = 55385,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkThorTaskSelect {
    /// 请求: sent as JSON.
    #[top(example = "[[\"20250401\",\"12.50\"]]")]
    pub req: Json,
}

/// What [`TbkThorTaskSelect`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkThorTaskSelectResponse {
    /// 数据: what was asked for.
    #[top(list_item = "task_instance")]
    pub data: Vec<ThorTask>,
}

/// 任务: one task to show.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ThorTask {
    /// 任务类型: such as `LOGIN`.
    #[top(example = "LOGIN")]
    pub task_type: Option<String>,
    /// 任务奖励: yuan.
    #[top(example = "0.05")]
    pub task_cost: Option<String>,
    /// 按钮文案: text of the button.
    #[top(example = "去绑定")]
    pub task_button: Option<String>,
    /// 任务描述: in words.
    #[top(example = "示例")]
    pub task_desc: Option<String>,
    /// 任务名称: name of the task.
    #[top(example = "绑定淘宝")]
    pub task_name: Option<String>,
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: Option<String>,
    /// 任务 id: of the task.
    #[top(example = "124")]
    pub task_id: Option<i64>,
    /// 状态: where it stands.
    #[top(example = "ACCEPTED")]
    pub status: Option<String>,
}

/// 官方活动: its links and pages.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ActivityInfo {
    /// 微信小程序码: address of the picture.
    #[top(example = "https://links.example/wx-qrcode-url")]
    pub wx_qrcode_url: Option<String>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "https://links.example/click-url")]
    pub click_url: Option<String>,
    /// 推广短链接: the promotion link, short.
    #[top(example = "https://links.example/short-click-url")]
    pub short_click_url: Option<String>,
    /// 成交平台: 无线 for mobile, PC.
    #[top(example = "1")]
    pub terminal_type: Option<String>,
    /// 物料素材下载地址: pictures and texts of the campaign.
    #[top(example = "https://links.example/material-oss-url")]
    pub material_oss_url: Option<String>,
    /// 会场名称: name of the campaign page.
    #[top(example = "活动会场A")]
    pub page_name: Option<String>,
    /// 活动开始时间: when the campaign begins, a date.
    #[top(example = "2026-01-01 00:00:00")]
    pub page_start_time: Option<TopTime>,
    /// 活动结束时间: when the campaign ends, a date.
    #[top(example = "2026-01-01 00:00:00")]
    pub page_end_time: Option<TopTime>,
    /// 微信小程序路径: path inside of the mini program.
    #[top(example = "https://links.example/wx-miniprogram-path")]
    pub wx_miniprogram_path: Option<String>,
}
