//! 淘宝客-服务商-创建人群标签.

use top_core::{TopApi, TopObject};

use super::CrowdType;

/// 淘宝客-服务商-创建人群标签 (`taobao.tbk.sc.ucrowd.create`)
///
/// Creates a crowd of members (会员人群标签) for a publisher and returns its id, which serves the evaluation and
/// recommendation of material (物料评估推荐).
///
/// - Caller: 服务商. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=53867>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScUcrowdCreate::builder()
///     .ucrowd_type(CrowdType::Community)
///     .ucrowd_name("美妆社群")
///     .external_crowd_code("beauty_1")
///     .build();
/// let crowd = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", crowd.ucrowd_id);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.create",
    title = "淘宝客-服务商-创建人群标签",
    api_id = 53867,
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdCreate {
    /// 人群类型: the kind of the crowd.
    #[top(example = 1)]
    pub ucrowd_type: CrowdType,
    /// 人群外部编码: your own code for the crowd: letters, digits and underscores, with a letter or digit first.
    #[top(max_len = 128)]
    pub external_crowd_code: Option<String>,
    /// 人群名称: the name of the crowd.
    #[top(max_len = 32)]
    pub ucrowd_name: String,
    /// 人群描述: a description of the crowd.
    #[top(max_len = 100)]
    pub desc: Option<String>,
}

/// The response to [`TbkScUcrowdCreate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdCreateResponse {
    /// 数据: the created crowd.
    pub data: Option<UcrowdCreateData>,
}

/// 数据: the created crowd.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdCreateData {
    /// 人群标签id: the id of the crowd.
    pub ucrowd_id: Option<i64>,
}
