//! 淘宝客-推广者-厂商版加密用户标识获取.

use top_core::{TopApi, TopObject};

use super::{RtaManufacturer, RtaType};

/// 淘宝客-推广者-厂商版加密用户标识获取 (`taobao.tbk.rta.uvid.get`)
///
/// Returns the uvids of the devices that were synchronised with an RTA id.
///
/// - Caller: 推广者. Session: not documented.
/// - Pages are linked by `cursor`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=68848>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkRtaUvidGet::builder()
///     .rta_id("1001")
///     .manufacturer(RtaManufacturer::Huawei)
///     .page_size(10)
///     .build();
/// for uvid in client.call(&request).await?.data.result_list {
///     println!("{uvid}");
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.rta.uvid.get",
    title = "淘宝客-推广者-厂商版加密用户标识获取",
    api_id = 68848,
    session = optional,
    readonly,
    paginate(cursor, items = result_list as String, more = has_more),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkRtaUvidGet {
    /// RTA ID: the RTA id that the devices were synchronised with.
    pub rta_id: String,
    /// 厂商: the manufacturer of the devices.
    #[top(example = "huawei")]
    pub manufacturer: RtaManufacturer,
    /// 位点游标: the cursor from the page before.
    #[top(example = "11")]
    pub cursor: Option<String>,
    /// 每页大小: the number of entries on a page.
    #[top(example = 10, default = "10", range = ..=10)]
    pub page_size: i64,
    /// 主账号 ID: the main account of a group of accounts. With it the uvids are created for the group.
    #[top(example = 123123)]
    pub main_accountid: Option<i64>,
    /// RTA 类型: whether the RTA is that of the manufacturer or of 淘宝联盟.
    #[top(example = 1)]
    pub rta_type: Option<RtaType>,
}

/// The response to [`TbkRtaUvidGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkRtaUvidGetResponse {
    /// 是否有下一页: whether another page follows.
    #[top(example = "true")]
    pub has_more: Option<bool>,
    /// 位点游标: the cursor of the next page. Send it as received.
    #[top(example = "11")]
    pub cursor: Option<String>,
    /// UVID 列表: the uvids on this page.
    pub result_list: Vec<String>,
}
