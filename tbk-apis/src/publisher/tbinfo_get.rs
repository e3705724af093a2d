//! 淘宝客-公用-手淘注册用户判定.

use top_core::TopApi;

/// 淘宝客-公用-手淘注册用户判定 (`taobao.tbk.tbinfo.get`)
///
/// Returns whether a device belongs to a registered user of the Taobao app.
///
/// - Caller: 公用. Session: not documented.
/// - The values of the parameters are not documented, nor are the members of the response; it is returned as JSON.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkTbinfoGet::builder()
///     .platform("android")
///     .device_id("47befdff-fb1f-4b96-ddff-bf3fb77f744e")
///     .build();
/// println!("{}", client.call(&request).await?.data.as_json());
/// # Ok(()) });
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
    /// 平台类型: the platform of the device.
    pub platform: String,
    /// 设备 ID: the id of the device.
    pub device_id: String,
}

top_core::raw_response! {
    /// The response to [`TbkTbinfoGet`]: its members are not documented.
    pub struct TbkTbinfoGetResponse;
}
