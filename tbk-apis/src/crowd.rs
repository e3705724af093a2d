//! 人群: crowds of a provider.

use top_core::Api;
use top_core::{Money, TopApi, TopObject, TopTime};

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkScUcrowdCreate>(),
    Api::of::<TbkScUcrowdDelete>(),
    Api::of::<TbkScUcrowdGet>(),
    Api::of::<TbkScUcrowdMemberAdd>(),
    Api::of::<TbkScUcrowdReportGet>(),
];

/// 淘宝客-服务商-创建人群标签 (`taobao.tbk.sc.ucrowd.create`): creates a crowd.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public. Each
/// call acts anew: it must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=53867>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScUcrowdCreate::builder().ucrowd_type(1).ucrowd_name("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("ucrowd_type"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.create",
    title = "淘宝客-服务商-创建人群标签",
    api_id = 53867,
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdCreate {
    /// 人群类型: which kind.
    #[top(example = "1")]
    pub ucrowd_type: i64,
    /// 外部人群编码: your own code.
    pub external_crowd_code: Option<String>,
    /// 人群名称: name of the crowd.
    #[top(example = "示例")]
    pub ucrowd_name: String,
    /// 描述: in words.
    pub desc: Option<String>,
}

/// What [`TbkScUcrowdCreate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdCreateResponse {
    /// 数据: what was asked for.
    pub data: Option<UcrowdCreateData>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdCreateData {
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
}

/// 淘宝客-服务商-删除人群标签 (`taobao.tbk.sc.ucrowd.delete`): deletes a crowd.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
/// Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=53885>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScUcrowdDelete::builder().ucrowd_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("ucrowd_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.delete",
    title = "淘宝客-服务商-删除人群标签",
    api_id = 53885,
    session = optional,
    idempotent,
    failure(data.success),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdDelete {
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: i64,
}

/// What [`TbkScUcrowdDelete`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdDeleteResponse {
    /// 数据: what was asked for.
    pub data: Option<UcrowdDeleteData>,
}

/// 淘宝客-服务商-获取人群标签 (`taobao.tbk.sc.ucrowd.get`): what is known of a crowd.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=53874>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScUcrowdGet::builder().ucrowd_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("ucrowd_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.get",
    title = "淘宝客-服务商-获取人群标签",
    api_id = 53874,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdGet {
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: i64,
}

/// What [`TbkScUcrowdGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdGetResponse {
    /// 数据: what was asked for.
    pub data: Option<UcrowdData>,
}

/// 人群: what is known of it.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct Crowd {
    /// 状态: where it stands.
    #[top(example = "1")]
    pub status: Option<i64>,
    /// 描述: in words.
    #[top(example = "示例")]
    pub desc: Option<String>,
    /// 人群类型: which kind.
    #[top(example = "1")]
    pub ucrowd_type: Option<i64>,
    /// 外部人群编码: your own code.
    #[top(example = "示例")]
    pub external_crowd_code: Option<String>,
    /// 人群名称: name of the crowd.
    #[top(example = "示例")]
    pub ucrowd_name: Option<String>,
    /// 更新时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub update_time: Option<TopTime>,
    /// 创建时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub create_time: Option<TopTime>,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
    /// 人群规模: how many are in it.
    #[top(example = "1")]
    pub member_size: Option<i64>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdData {
    /// 人群: the crowd.
    pub ucrowd: Option<Crowd>,
}

/// 淘宝客-服务商-上传人群数据 (`taobao.tbk.sc.ucrowd.member.add`): uploads ids into a crowd, or takes them out.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
/// Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=53886>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScUcrowdMemberAdd::builder()
///     .account_type(1)
///     .ucrowd_id(1)
///     .account_list(["示例"])
///     .edit_type(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("account_type"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.member.add",
    title = "淘宝客-服务商-上传人群数据",
    api_id = 53886,
    session = optional,
    idempotent,
    failure(data.success),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdMemberAdd {
    /// 账号类型: which ids are uploaded.
    #[top(example = "1")]
    pub account_type: i64,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: i64,
    /// 账号列表: the ids.
    #[top(example = "示例", max_items = 999)]
    pub account_list: Vec<String>,
    /// 编辑类型: whether the ids are added or taken out.
    #[top(example = "1")]
    pub edit_type: i64,
}

/// What [`TbkScUcrowdMemberAdd`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdMemberAddResponse {
    /// 数据: what was asked for.
    pub data: Option<UcrowdDeleteData>,
}

/// 淘宝客-服务商-人群推广效果 (`taobao.tbk.sc.ucrowd.report.get`): what a crowd brought.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=54135>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScUcrowdReportGet::builder().ucrowd_id(1).report_date("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("ucrowd_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.report.get",
    title = "淘宝客-服务商-人群推广效果",
    api_id = 54135,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdReportGet {
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: i64,
    /// 报表日期: `yyyyMMdd`.
    #[top(example = "示例")]
    pub report_date: String,
}

/// What [`TbkScUcrowdReportGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdReportGetResponse {
    /// 数据: what was asked for.
    pub data: Option<UcrowdReportData>,
}

/// 人群效果: figures of the crowd.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CrowdReport {
    /// 人群内付款人数: buyers in the crowd.
    #[top(example = "1")]
    pub alipay_user_num_in_ucrowd: Option<i64>,
    /// 付款人数: buyers.
    #[top(example = "1")]
    pub alipay_user_num: Option<i64>,
    /// 预估收入: yuan.
    #[top(example = "1.00")]
    pub pre_pub_share_fee: Option<Money>,
    /// 付款金额: what was paid, yuan.
    #[top(example = "1.00")]
    pub alipay_amt: Option<Money>,
    /// 付款笔数: orders paid.
    #[top(example = "1")]
    pub alipay_num: Option<i64>,
    /// 点击人数: visitors.
    #[top(example = "1")]
    pub click_uv_union: Option<i64>,
    /// 点击次数: clicks.
    #[top(example = "1")]
    pub click_pv_union: Option<i64>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdReportData {
    /// 人群效果: the figures.
    pub ucrowd_report: Option<CrowdReport>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdDeleteData {
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub success: Option<bool>,
}
