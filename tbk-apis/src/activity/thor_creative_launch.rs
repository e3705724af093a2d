//! 淘宝客-推广者-媒体智能化投放.

use top_core::{AdzoneId, Pid, TopApi, TopObject};

/// 淘宝客-推广者-媒体智能化投放 (`taobao.tbk.thor.creative.launch`)
///
/// Returns a creative to show to the user of a device.
///
/// - Caller: 推广者. Session: none.
/// - The meaning of most members is not documented.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let device = ThorDevice {
///     os: Some("android".to_owned()),
///     oaid: Some("47befdff-fb1f-4b96-ddff-bf3fb77f744e".to_owned()),
///     ..ThorDevice::default()
/// };
/// let req = ThorCreativeLaunchReq {
///     id: Some("20260101-000001".to_owned()),
///     version: Some(1),
///     device: Some(device),
///     adzone_id: Some(23810104.into()),
/// };
/// let request = TbkThorCreativeLaunch::builder().req(req).build();
/// let creative = client.call(&request).await?.data.result.unwrap_or_default();
/// println!("{:?} {:?}", creative.title, creative.click_through_url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.thor.creative.launch",
    title = "淘宝客-推广者-媒体智能化投放",
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkThorCreativeLaunch {
    /// 请求: the promotion zone and the device that the creative is for.
    pub req: ThorCreativeLaunchReq,
}

/// 请求: the promotion zone and the device that a creative is for.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ThorCreativeLaunchReq {
    /// 请求 ID: the id of the request.
    pub id: Option<String>,
    /// 版本号: the version.
    #[top(example = 1)]
    pub version: Option<i64>,
    /// 设备信息: the device.
    pub device: Option<ThorDevice>,
    /// 推广位 id: the promotion zone.
    pub adzone_id: Option<AdzoneId>,
}

/// 设备信息: the description of a device.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ThorDevice {
    /// 系统版本: the version of the operating system.
    pub osv: Option<String>,
    /// 操作系统: the operating system.
    #[top(example = "android")]
    pub os: Option<String>,
    /// IP: the IP address of the device.
    pub ip: Option<String>,
    /// IDFA: the IDFA of the device.
    pub idfa: Option<String>,
    /// IMEI: the IMEI of the device.
    pub imei: Option<String>,
    /// OAID: the OAID of the device.
    pub oaid: Option<String>,
    /// MAC: the MAC address of the device.
    pub mac: Option<String>,
    /// 网络: the network of the device.
    pub network: Option<i64>,
    /// IMEI 的 MD5: the MD5 hash of the IMEI.
    pub imei_md5: Option<String>,
    /// 设备类型: the type of device.
    pub device_type: Option<i64>,
}

/// The response to [`TbkThorCreativeLaunch`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkThorCreativeLaunchResponse {
    /// 结果: the creative.
    pub result: Option<ThorCreative>,
}

/// 创意: a creative.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ThorCreative {
    /// 点击链接: the link that a click opens.
    pub click_through_url: Option<String>,
    /// 图片链接: the address of the picture.
    pub image_url: Option<String>,
    /// 图片链接 2: the address of the second picture.
    pub image_url2: Option<String>,
    /// 图片链接 3: the address of the third picture.
    pub image_url3: Option<String>,
    /// 图片链接 4: the address of the fourth picture.
    pub image_url4: Option<String>,
    /// 曝光监测链接: the address for tracking impressions.
    pub impression_tracking_url: Option<String>,
    /// 深度链接: the deep link.
    pub deeplink_url: Option<String>,
    /// pid: the promotion zone.
    pub pid: Option<Pid>,
    /// 标题: the title.
    pub title: Option<String>,
    /// 创意 id: the id of the creative.
    pub creative_id: Option<String>,
    /// 创意类型: the type of creative.
    pub creative_type: Option<i64>,
    /// 标识: an identifier. Its meaning is not documented.
    pub id: Option<String>,
    /// 描述: the description.
    pub desc: Option<String>,
    /// 状态: the status.
    pub status: Option<i64>,
}
