//! 淘宝客-推广者-图文智能识别达人端物料上传.

use top_core::{AdzoneId, Decimal, Pid, TopApi, TopObject};

use super::ContentUploadCode;

/// 淘宝客-推广者-图文智能识别达人端物料上传 (`taobao.tbk.content.daren.material.upload`)
///
/// Uploads an article of a creator (达人) for the recognition of its texts and pictures. The platform processes it
/// asynchronously.
///
/// - Caller: 推广者. Session: not documented.
/// - Provided for media (媒体端). Texts are encoded in UTF-8.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=42939>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkContentDarenMaterialUpload::builder()
///     .adzone_id(789)
///     .content_id("uc_1001")
///     .content_link("https://www.example.com/articles/1001")
///     .content_title("夏季穿搭")
///     .sub_pid("mm_123_0_0".parse::<Pid>()?)
///     .picture_url(["https://www.example.com/pictures/1.jpg"])
///     .keywords(["女装", "连衣裙"])
///     .build();
/// for result in client.call(&request).await?.data.result_list {
///     println!("{:?} {:?}", result.ret_code, result.ret_desc);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.content.daren.material.upload",
    title = "淘宝客-推广者-图文智能识别达人端物料上传",
    api_id = 42939,
    session = optional,
    entries(
        result_list as ContentDarenMaterialUploadItem,
        code = ret_code,
        message = ret_desc,
        success = [1000]
    ),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkContentDarenMaterialUpload {
    /// 推广位 id: the promotion zone, the last part of the pid.
    #[top(example = 789)]
    pub adzone_id: AdzoneId,
    /// 内容关键词: keywords of the article.
    #[top(example = "女装,连衣裙", max_items = 8)]
    pub keywords: Option<Vec<String>>,
    /// 关键词权重: the weights of the keywords.
    #[top(example = "0.2,0.4")]
    pub keywords_weight: Option<Vec<Decimal>>,
    /// 内容标签: tags of the article.
    #[top(example = "科技")]
    pub content_label: Option<Vec<String>>,
    /// 文章内容详情: the text of the article.
    pub content_detail: Option<String>,
    /// 文章链接: the link to the article.
    pub content_link: String,
    /// 内容 id: the article.
    #[top(example = "uc_xxxxx")]
    pub content_id: String,
    /// 达人 pid: the pid of the creator.
    #[top(example = "mm_123_0_0")]
    pub sub_pid: Pid,
    /// 图片 url 列表: the pictures of the article, of which the first 6 are used.
    ///
    /// The formats are jpg, png, bmp and gif; at most 150 KB and 600 × 600 pixels are recommended.
    #[top(max_items = 20)]
    pub picture_url: Vec<String>,
    /// 图片标签: the tags of the pictures.
    #[top(example = "科技,数码", max_items = 20)]
    pub picture_label: Option<Vec<String>>,
    /// 文章标题: the title of the article.
    pub content_title: Option<String>,
}

/// The response to [`TbkContentDarenMaterialUpload`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentDarenMaterialUploadResponse {
    /// 结果列表: the result of the upload; only the first entry counts.
    #[top(list_item = "map_data")]
    pub result_list: Vec<ContentDarenMaterialUploadItem>,
}

/// 上传结果: the result of an upload.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentDarenMaterialUploadItem {
    /// 物料上传状态码: the result as a code.
    #[top(example = 1000)]
    pub ret_code: Option<ContentUploadCode>,
    /// 返回状态码说明: the result as a text.
    #[top(example = "内容物料上传成功,异步处理中")]
    pub ret_desc: Option<String>,
}
