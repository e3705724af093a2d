//! 淘宝客-推广者-商业化图片生成.

use top_core::{AdzoneId, Decimal, FileItem, ItemId, RelationId, TopApi, TopObject};

/// 淘宝客-推广者-商业化图片生成 (`taobao.tbk.dg.pic.embed`)
///
/// Puts a promotion code for an item into a picture and returns the address of the result.
///
/// - Caller: 推广者. Session: none.
/// - The address is valid for 15 minutes.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let picture = FileItem::new("cover.png", "image/png", vec![0x89, b'P', b'N', b'G']);
/// let request = TbkDgPicEmbed::builder().adzone_id(123).item_id("AbC-1x").pic_stream(picture).build();
/// let response = client.call(&request).await?.data;
/// println!("{:?}", response.embed_pic_url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(method = "taobao.tbk.dg.pic.embed", title = "淘宝客-推广者-商业化图片生成", errors = crate::TBK_ERRORS)]
#[non_exhaustive]
pub struct TbkDgPicEmbed {
    /// 推广位 ID: the promotion zone, the third part of the pid.
    pub adzone_id: AdzoneId,
    /// 商品 ID: the item.
    pub item_id: ItemId,
    /// 需打码的图片: the picture to put the code into.
    pub pic_stream: Option<FileItem>,
    /// 渠道管理 ID: the channel.
    pub relation_id: Option<RelationId>,
    /// 返现比例: the cashback rate, with up to 6 decimals.
    #[top(example = "", range = 0..=10000)]
    pub user_rate: Option<Decimal>,
}

/// The response to [`TbkDgPicEmbed`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgPicEmbedResponse {
    /// 打码图下载地址: the address of the picture with the code, valid for 15 minutes.
    pub embed_pic_url: Option<String>,
}
