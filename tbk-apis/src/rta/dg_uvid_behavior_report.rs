//! 淘宝客-推广者-行为上报.

use top_core::{AdzoneId, ItemId, RelationId, TopApi, TopObject, UnixMillis};

use super::UvidAction;

/// 淘宝客-推广者-行为上报 (`taobao.tbk.dg.uvid.behavior.report`)
///
/// Reports what a user did with an item.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=70485>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgUvidBehaviorReport::builder()
///     .uvid("vnt22Qurt6YYmVhBmLnBrsNPL9Ra")
///     .item_id("AbC-1x")
///     .action(UvidAction::ItemClick)
///     .action_time(TopTime::now())
///     .build();
/// let response = client.call(&request).await?.data;
/// assert_eq!(response.report_success, Some(true));
/// # Ok(()) });
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
    /// 联盟加密用户标识: the uvid of the user.
    #[top(example = "csadcdcdsacds")]
    pub uvid: Option<String>,
    /// 商品 ID: the item.
    #[top(example = "cadsc-cdcd")]
    pub item_id: ItemId,
    /// 社群 ID: the community.
    #[top(example = 1000001)]
    pub scd_id: Option<i64>,
    /// 行为发生时间: the time of the action.
    #[top(example = 1724746568070)]
    pub action_time: UnixMillis,
    /// 行为: the action.
    #[top(example = 1)]
    pub action: UvidAction,
    /// 联盟任务 ID: the task of 淘宝联盟.
    #[top(example = 11)]
    pub task_id: Option<i64>,
    /// 联盟渠道 ID: the channel of 淘宝联盟.
    #[top(example = "1")]
    pub channel: Option<String>,
    /// 回调地址: the address for callbacks.
    pub call_back_url: Option<String>,
    /// 安卓通用设备 ID: the OAID.
    pub oaid: Option<String>,
    /// OAID MD5: the MD5 of the OAID.
    pub oaid_md5: Option<String>,
    /// IDFA: the IDFA, from iOS 6.
    pub idfa: Option<String>,
    /// IDFA MD5: the MD5 of the IDFA.
    pub idfa_md5: Option<String>,
    /// Android ID: the Android id of the device.
    pub android_id: Option<String>,
    /// Android ID MD5: the MD5 of the Android id.
    pub android_id_md5: Option<String>,
    /// CAID 原值: the CAID, in lower case.
    pub caid: Option<String>,
    /// CAID MD5: the MD5 of the CAID, in lower case.
    pub caid_md5: Option<String>,
    /// CAID 版本号: the version of the CAID.
    pub caid_version: Option<String>,
    /// 第二个 CAID 原值: the second CAID, in lower case.
    pub caid2: Option<String>,
    /// 第二个 CAID MD5: the MD5 of the second CAID, in lower case.
    pub caid2_md5: Option<String>,
    /// 第二个 CAID 版本号: the version of the second CAID.
    pub caid2_version: Option<String>,
    /// 推广位 ID: the promotion zone, the third part of the pid.
    #[top(example = 123)]
    pub adzone_id: Option<AdzoneId>,
    /// 渠道管理 ID: the channel.
    #[top(example = 123)]
    pub relation_id: Option<RelationId>,
}

/// The response to [`TbkDgUvidBehaviorReport`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgUvidBehaviorReportResponse {
    /// 是否成功: whether the report succeeded.
    #[top(example = "true")]
    pub report_success: Option<bool>,
}
