//! 淘宝客-服务商-加密用户标识生成.

use top_core::{TopApi, TopObject};

use super::EncryptedUvid;

/// 淘宝客-服务商-加密用户标识生成 (`taobao.tbk.sc.uvid.encrypt`): makes encrypted marks of visitors, for a provider.
///
/// Called by service providers (服务商), with the session of the account that authorised the app. Calling twice is the
/// same as calling once.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScUvidEncrypt::builder().tk_domain(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("tk_domain"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.uvid.encrypt",
    title = "淘宝客-服务商-加密用户标识生成",
    session = required,
    idempotent,
    entries(result_list as EncryptedUvid, message = error_message),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUvidEncrypt {
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
    #[top(example = "cdcd-21312-dc")]
    pub device_value: Option<String>,
    /// CAID 版本: of the algorithm.
    #[top(example = "20211113")]
    pub caid_version: Option<String>,
}

/// What [`TbkScUvidEncrypt`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUvidEncryptResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "uv_id_generate_res")]
    pub result_list: Vec<EncryptedUvid>,
}
