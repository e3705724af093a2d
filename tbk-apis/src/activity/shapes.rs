//! Shapes that several of these APIs share.

use top_core::{Date, TopObject};

use crate::shared::Platform;

/// 官方活动: an official campaign and its promotion links.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ActivityInfo {
    /// 微信推广二维码地址: the address of the QR code for WeChat. Local-life (本地化) campaigns only.
    pub wx_qrcode_url: Option<String>,
    /// 推广长链接: the long promotion link.
    pub click_url: Option<String>,
    /// 推广短链接: the short promotion link.
    pub short_click_url: Option<String>,
    /// 投放平台: the device that the campaign is made for.
    #[top(example = "1")]
    pub terminal_type: Option<Platform>,
    /// 物料素材下载地址: the address to download the promotion material from.
    pub material_oss_url: Option<String>,
    /// 会场名称: the name of the campaign page.
    #[top(example = "活动会场A")]
    pub page_name: Option<String>,
    /// 活动开始时间: the day on which the campaign starts.
    #[top(example = "2020-02-27")]
    pub page_start_time: Option<Date>,
    /// 活动结束时间: the day on which the campaign ends.
    #[top(example = "2020-02-27")]
    pub page_end_time: Option<Date>,
    /// 微信小程序路径: the path in the WeChat mini program. Local-life (本地化) campaigns only.
    pub wx_miniprogram_path: Option<String>,
}
