//! 淘宝客-服务商-获取人群标签.

use top_core::{TopApi, TopObject, TopTime};

use super::{CrowdStatus, CrowdType};

/// 淘宝客-服务商-获取人群标签 (`taobao.tbk.sc.ucrowd.get`)
///
/// Returns a crowd: its name, description, state and number of members.
///
/// - Caller: 服务商. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=53874>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScUcrowdGet::builder().ucrowd_id(1001).build();
/// let data = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// if let Some(crowd) = data.ucrowd {
///     println!("{:?}: {:?} members", crowd.ucrowd_name, crowd.member_size);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.get",
    title = "淘宝客-服务商-获取人群标签",
    api_id = 53874,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdGet {
    /// 人群标签id: the crowd.
    pub ucrowd_id: i64,
}

/// The response to [`TbkScUcrowdGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdGetResponse {
    /// 数据: the crowd.
    pub data: Option<UcrowdData>,
}

/// 数据: the crowd.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdData {
    /// 人群: the crowd.
    pub ucrowd: Option<Crowd>,
}

/// 人群: a crowd of members.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct Crowd {
    /// 状态: the state of the crowd.
    #[top(example = 1)]
    pub status: Option<CrowdStatus>,
    /// 人群描述: the description of the crowd.
    pub desc: Option<String>,
    /// 人群类型: the kind of the crowd.
    #[top(example = 1)]
    pub ucrowd_type: Option<CrowdType>,
    /// 外部人群编码: your own code for the crowd.
    pub external_crowd_code: Option<String>,
    /// 人群标签名称: the name of the crowd.
    pub ucrowd_name: Option<String>,
    /// 更新时间: the time of the last change.
    pub update_time: Option<TopTime>,
    /// 创建时间: the time of the creation.
    pub create_time: Option<TopTime>,
    /// 人群标签id: the id of the crowd.
    pub ucrowd_id: Option<i64>,
    /// 覆盖会员数量: the number of members in the crowd.
    pub member_size: Option<i64>,
}
