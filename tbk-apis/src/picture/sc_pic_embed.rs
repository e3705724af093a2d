//! 淘宝客-服务商-商业化图片生成.

use top_core::{AdzoneId, FileItem, ItemId, RelationId, SiteId, TopApi, TopObject};

/// 淘宝客-服务商-商业化图片生成 (`taobao.tbk.sc.pic.embed`)
///
/// Puts a promotion code for an item into a picture and returns the address of the result, for the publisher who
/// authorised the app.
///
/// - Caller: 服务商. Session: required.
/// - The address is valid for 15 minutes.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let picture = FileItem::new("cover.png", "image/png", vec![0x89, b'P', b'N', b'G']);
/// let request = TbkScPicEmbed::builder()
///     .adzone_id(123)
///     .site_id(45)
///     .item_id("AbC-1x")
///     .pic_stream(picture)
///     .build();
/// let response = client.session(session).call(&request).await?.data;
/// println!("{:?}", response.embed_pic_url);
/// # Ok(()) });
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
    /// 推广位 ID: the promotion zone, the third part of the pid.
    pub adzone_id: AdzoneId,
    /// 商品 ID: the item.
    pub item_id: ItemId,
    /// 需打码的图片: the picture to put the code into.
    pub pic_stream: Option<FileItem>,
    /// 渠道管理 ID: the channel.
    pub relation_id: Option<RelationId>,
    /// 媒体 ID: the site, the second part of the pid.
    pub site_id: SiteId,
}

/// The response to [`TbkScPicEmbed`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPicEmbedResponse {
    /// 打码图下载地址: the address of the picture with the code, valid for 15 minutes.
    pub embed_pic_url: Option<String>,
}
