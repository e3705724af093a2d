//! 图片: pictures with a promotion code.

use top_core::Api;
use top_core::{FileItem, ItemId, TopApi, TopObject};

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[Api::of::<TbkDgPicEmbed>(), Api::of::<TbkScPicEmbed>()];

/// 淘宝客-推广者-商业化图片生成 (`taobao.tbk.dg.pic.embed`): puts a promotion code for an item into a picture.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let picture = FileItem::new("cover.png", "image/png", vec![0x89, b'P', b'N', b'G']);
/// let api = TbkDgPicEmbed::builder().adzone_id(123).item_id("AbC-1x").pic_stream(picture).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.files().next().map(|(name, _)| name), Some("pic_stream"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(method = "taobao.tbk.dg.pic.embed", title = "淘宝客-推广者-商业化图片生成", errors = crate::TBK_ERRORS)]
#[non_exhaustive]
pub struct TbkDgPicEmbed {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: ItemId,
    /// 图片: its bytes; makes the request multipart.
    pub pic_stream: Option<FileItem>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    pub relation_id: Option<String>,
    /// 用户返利比率: what the user gets back.
    pub user_rate: Option<String>,
}

/// What [`TbkDgPicEmbed`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgPicEmbedResponse {
    /// 生成图片的链接: address of the picture.
    #[top(example = "https://img.example/embedded.png")]
    pub embed_pic_url: Option<String>,
}

/// 淘宝客-服务商-商业化图片生成 (`taobao.tbk.sc.pic.embed`): puts a promotion code for an item into a picture, for a publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app. Each call acts anew:
/// it must not be repeated blindly.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScPicEmbed::builder().adzone_id(1).item_id("AbC-1x").site_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.pic.embed",
    title = "淘宝客-服务商-商业化图片生成",
    session = required,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScPicEmbed {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: ItemId,
    /// 图片: its bytes; makes the request multipart.
    pub pic_stream: Option<FileItem>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    pub relation_id: Option<String>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
}

/// What [`TbkScPicEmbed`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPicEmbedResponse {
    /// 生成图片的链接: address of the picture.
    #[top(example = "https://links.example/embed-pic-url")]
    pub embed_pic_url: Option<String>,
}
