//! 淘宝客-推广者-图文智能识别达人端物料上传.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-图文智能识别达人端物料上传 (`taobao.tbk.content.daren.material.upload`): uploads content of a creator for
/// recognition.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Each call
/// acts anew: it must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=42939>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkContentDarenMaterialUpload::builder()
///     .adzone_id(789)
///     .content_link("https://links.example/content-link")
///     .content_id("uc_xxxxx")
///     .sub_pid("mm_123_0_0")
///     .picture_url(["123", "456"])
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("789"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.content.daren.material.upload",
    title = "淘宝客-推广者-图文智能识别达人端物料上传",
    api_id = 42939,
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkContentDarenMaterialUpload {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "789")]
    pub adzone_id: i64,
    /// 关键词: joined by commas.
    #[top(example = "女装,连衣裙")]
    pub keywords: Option<String>,
    /// 关键词权重: one for each keyword, joined by commas.
    #[top(example = "0.2,0.4")]
    pub keywords_weight: Option<String>,
    /// 内容标签: tag of the content.
    #[top(example = "科技")]
    pub content_label: Option<String>,
    /// 内容正文: text of the content.
    pub content_detail: Option<String>,
    /// 内容链接: page of the content.
    #[top(example = "https://links.example/content-link")]
    pub content_link: String,
    /// 内容 id: of the content at the publisher's.
    #[top(example = "uc_xxxxx")]
    pub content_id: String,
    /// 子推广位 pid: `mm_1_2_3`, of the channel that the link is for.
    #[top(example = "mm_123_0_0")]
    pub sub_pid: String,
    /// 图片链接: addresses of the pictures.
    #[top(example = "123,456", max_items = 20)]
    pub picture_url: Vec<String>,
    /// 图片标签: tags of the pictures.
    #[top(example = "科技,数码", max_items = 20)]
    pub picture_label: Option<Vec<String>>,
    /// 内容标题: title of the content.
    #[top(example = "文章标题")]
    pub content_title: Option<String>,
}

/// What [`TbkContentDarenMaterialUpload`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentDarenMaterialUploadResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<ContentDarenMaterialUploadItem>,
}

/// 结果: an entry of `result_list`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentDarenMaterialUploadItem {
    /// 返回码: outcome for this entry.
    #[top(example = "1000")]
    pub ret_code: Option<i64>,
    /// 返回描述: outcome in words.
    #[top(example = "内容物料上传成功,异步处理中")]
    pub ret_desc: Option<String>,
}
