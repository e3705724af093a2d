//! 淘宝客-公用-手淘注册用户判定.

use top_core::TopApi;

/// 淘宝客-公用-手淘注册用户判定 (`taobao.tbk.tbinfo.get`): tells whether a device belongs to a registered user.
///
/// Open to publishers and service providers (公用), with or without a session: which of the two is not documented in
/// public. The members of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTbinfoGet::builder().platform("示例").device_id("1001").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("platform"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tbinfo.get",
    title = "淘宝客-公用-手淘注册用户判定",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkTbinfoGet {
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "示例")]
    pub platform: String,
    /// 设备 id: of the device.
    #[top(example = "1001")]
    pub device_id: String,
}

top_core::raw_response! {
    /// What [`TbkTbinfoGet`] brings back: its members are not documented in public.
    pub struct TbkTbinfoGetResponse;
}
