//! 淘宝客-服务商-删除人群标签.

use top_core::{TopApi, TopObject};

use super::UcrowdChangeData;

/// 淘宝客-服务商-删除人群标签 (`taobao.tbk.sc.ucrowd.delete`)
///
/// Deletes a crowd. Its id becomes invalid for good.
///
/// - Caller: 服务商. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=53885>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScUcrowdDelete::builder().ucrowd_id(1001).build();
/// let change = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// assert_eq!(change.success, Some(true));
/// # Ok(()) });
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
    /// 人群标签id: the crowd to delete.
    pub ucrowd_id: i64,
}

/// The response to [`TbkScUcrowdDelete`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdDeleteResponse {
    /// 数据: whether the crowd was deleted.
    pub data: Option<UcrowdChangeData>,
}
