//! 淘宝客-推广者-加密用户标识生成.

use top_core::{TopApi, TopObject};

use super::EncryptedUvid;

/// 淘宝客-推广者-加密用户标识生成 (`taobao.tbk.uvid.encrypt`): makes encrypted marks of visitors.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=68029>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkUvidEncrypt::builder().tk_domain(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("tk_domain"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.uvid.encrypt",
    title = "淘宝客-推广者-加密用户标识生成",
    api_id = 68029,
    session = optional,
    idempotent,
    entries(result_list as EncryptedUvid, message = error_message),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkUvidEncrypt {
    /// 业务域: where the mark is valid.
    #[top(example = "1")]
    pub tk_domain: i64,
    /// 源标识类型: which ids are given.
    #[top(example = "1")]
    pub source_type: Option<i64>,
    /// 源标识串: joined by commas.
    #[top(example = "123,123")]
    pub source_values: Option<String>,
    /// 主账号 id: of the main account.
    #[top(example = "1231231")]
    pub main_accountid: Option<i64>,
    /// 设备号类型: which kind of device id.
    #[top(example = "1")]
    pub device_type: Option<String>,
    /// 设备号: hashed, in lower case.
    #[top(example = "123-231-2313cdsa")]
    pub device_value: Option<String>,
    /// CAID 版本: of the algorithm.
    #[top(example = "20211113")]
    pub caid_version: Option<String>,
    /// 分组类型: which kind.
    #[top(example = "1")]
    pub group_type: Option<i64>,
}

/// What [`TbkUvidEncrypt`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkUvidEncryptResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "uv_id_generate_res")]
    pub result_list: Vec<EncryptedUvid>,
}
