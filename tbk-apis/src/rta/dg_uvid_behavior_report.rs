//! 淘宝客-推广者-行为上报.

use top_core::{ItemId, TopApi, TopObject};

/// 淘宝客-推广者-行为上报 (`taobao.tbk.dg.uvid.behavior.report`): reports what a visitor did.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Each call
/// acts anew: it must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=70485>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgUvidBehaviorReport::builder()
///     .item_id("cadsc-cdcd")
///     .action_time(1724746568070_i64)
///     .action(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("item_id"), Some("cadsc-cdcd"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.uvid.behavior.report",
    title = "淘宝客-推广者-行为上报",
    api_id = 70485,
    session = optional,
    failure(report_success),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgUvidBehaviorReport {
    /// 加密用户标识: the encrypted visitor.
    #[top(example = "csadcdcdsacds")]
    pub uvid: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "cadsc-cdcd")]
    pub item_id: ItemId,
    /// 场景 id: of the scene.
    #[top(example = "1000001")]
    pub scd_id: Option<i64>,
    /// 行为时间: milliseconds since 1970.
    #[top(example = "1724746568070")]
    pub action_time: i64,
    /// 行为: which action.
    #[top(example = "1")]
    pub action: i64,
    /// 任务 id: of the task.
    #[top(example = "11")]
    pub task_id: Option<i64>,
    /// 渠道: where it happened.
    #[top(example = "1")]
    pub channel: Option<String>,
    /// 回调地址: where the platform reports back.
    #[top(example = "https://links.example/call-back-url")]
    pub call_back_url: Option<String>,
    /// OAID: device id of Android.
    #[top(example = "oaid")]
    pub oaid: Option<String>,
    /// OAID 的 MD5: in lower case.
    #[top(example = "oaidmd5")]
    pub oaid_md5: Option<String>,
    /// IDFA: device id of iOS.
    #[top(example = "idfa")]
    pub idfa: Option<String>,
    /// IDFA 的 MD5: in lower case.
    #[top(example = "idfaMd5")]
    pub idfa_md5: Option<String>,
    /// Android id: of the device.
    #[top(example = "androidId")]
    pub android_id: Option<String>,
    /// Android id 的 MD5: in lower case.
    #[top(example = "androidIdMd5")]
    pub android_id_md5: Option<String>,
    /// CAID: device id of the trade association.
    #[top(example = "caid")]
    pub caid: Option<String>,
    /// CAID 的 MD5: in lower case.
    #[top(example = "caidMd5")]
    pub caid_md5: Option<String>,
    /// CAID 版本: of the algorithm.
    #[top(example = "caidVersion")]
    pub caid_version: Option<String>,
    /// 第二个 CAID: of the version before.
    #[top(example = "caid2")]
    pub caid2: Option<String>,
    /// 第二个 CAID 的 MD5: in lower case.
    #[top(example = "caid2Md5")]
    pub caid2_md5: Option<String>,
    /// 第二个 CAID 版本: of the algorithm.
    #[top(example = "caid2Version")]
    pub caid2_version: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: Option<i64>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123")]
    pub relation_id: Option<i64>,
}

/// What [`TbkDgUvidBehaviorReport`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgUvidBehaviorReportResponse {
    /// 是否上报成功: the report was taken.
    #[top(example = "true")]
    pub report_success: Option<bool>,
}
