//! 淘宝-淘宝客-推广者-用户绑定状态查询.

use top_core::{CompactDate, TopApi, TopObject};

use super::UvidScope;

/// 淘宝-淘宝客-推广者-用户绑定状态查询 (`taobao.tbk.dg.uvid.bind.status.get`)
///
/// Returns whether a uvid matches a consumer, and whether the consumer gave permission.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=70587>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgUvidBindStatusGet::builder().uvid("vnt22Qurt6YYmVhBmLnBrsNPL9Ra").build();
/// for binding in client.call(&request).await?.data.result_list {
///     println!("{:?} {:?}", binding.matched_user, binding.user_permission);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.uvid.bind.status.get",
    title = "淘宝-淘宝客-推广者-用户绑定状态查询",
    api_id = 70587,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgUvidBindStatusGet {
    /// UVID: the uvid to look up.
    #[top(example = "cvasdcadsvcd")]
    pub uvid: String,
}

/// The response to [`TbkDgUvidBindStatusGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgUvidBindStatusGetResponse {
    /// 结果列表: the states of the uvid.
    #[top(list_item = "map_data")]
    pub result_list: Vec<UvidBinding>,
}

/// 绑定状态: the state of a uvid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UvidBinding {
    /// 是否匹配上消费者: whether the uvid matches a consumer.
    #[top(example = "false")]
    pub matched_user: Option<bool>,
    /// UVID 业务域: the line of business of the uvid.
    #[top(example = "社群")]
    pub uvid_domain: Option<String>,
    /// 用户是否授权: whether the user gave permission. Cashback (返利) only.
    #[top(example = "true")]
    pub user_permission: Option<bool>,
    /// 用户授权时间: the day on which the user gave permission. Cashback (返利) only.
    #[top(example = "20240101")]
    pub bind_time: Option<CompactDate>,
    /// 创建维度: whether the uvid was created for a member or for a group of members.
    #[top(example = 1)]
    pub create_taoke_type: Option<UvidScope>,
    /// UVID: the uvid.
    #[top(example = "sda")]
    pub uvid: Option<String>,
    /// 信息: a message.
    #[top(example = "invalid")]
    pub msg: Option<String>,
}
