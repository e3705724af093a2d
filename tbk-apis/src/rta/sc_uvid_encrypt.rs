//! 淘宝客-服务商-加密用户标识生成.

use top_core::{TopApi, TopObject};

use super::{EncryptedUvid, UvidDeviceType, UvidDomain, UvidSourceType};

/// 淘宝客-服务商-加密用户标识生成 (`taobao.tbk.sc.uvid.encrypt`)
///
/// Returns encrypted ids (uvid) for user ids or a device, for the publisher who authorised the app.
///
/// - Caller: 服务商. Session: required.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScUvidEncrypt::builder()
///     .tk_domain(UvidDomain::Community)
///     .source_type(UvidSourceType::MediaUser)
///     .source_values(["123", "456"])
///     .build();
/// for uvid in client.session(session).call(&request).await?.data.result_list {
///     println!("{:?} {:?}", uvid.source_value, uvid.encrypted_uvid);
/// }
/// # Ok(()) });
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
    /// 淘客业务域: the line of business that the uvid is for.
    #[top(example = 1)]
    pub tk_domain: UvidDomain,
    /// 原始用户 ID 类型: the kind of ids in `source_values`, always 媒体侧用户 ID.
    #[top(example = 1)]
    pub source_type: Option<UvidSourceType>,
    /// 原始用户 ID: the user ids to encrypt.
    #[top(example = "123,123", max_items = 10)]
    pub source_values: Option<Vec<String>>,
    /// 主账号 ID: the main account of a group of accounts. With it the uvids are created for the group.
    #[top(example = 1231231)]
    pub main_accountid: Option<i64>,
    /// 设备号类型: the kind of device id in `device_value`.
    #[top(example = "1")]
    pub device_type: Option<UvidDeviceType>,
    /// 设备值: the device id to encrypt, raw or hashed as `device_type` says.
    #[top(example = "cdcd-21312-dc")]
    pub device_value: Option<String>,
    /// CAID 版本号: the version of the CAID. Required with a CAID.
    #[top(example = "20211113")]
    pub caid_version: Option<String>,
}

/// The response to [`TbkScUvidEncrypt`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUvidEncryptResponse {
    /// 结果列表: a uvid or an error for each id.
    #[top(list_item = "uv_id_generate_res")]
    pub result_list: Vec<EncryptedUvid>,
}
