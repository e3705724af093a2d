//! 淘宝-淘宝客-推广者-用户绑定状态查询.

use top_core::{TopApi, TopObject};

/// 淘宝-淘宝客-推广者-用户绑定状态查询 (`taobao.tbk.dg.uvid.bind.status.get`): whether marks of visitors are bound to users.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=70587>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgUvidBindStatusGet::builder().uvid("cvasdcadsvcd").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("uvid"), Some("cvasdcadsvcd"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.uvid.bind.status.get",
    title = "淘宝-淘宝客-推广者-用户绑定状态查询",
    api_id = 70587,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgUvidBindStatusGet {
    /// 加密用户标识: the encrypted visitor.
    #[top(example = "cvasdcadsvcd")]
    pub uvid: String,
}

/// What [`TbkDgUvidBindStatusGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgUvidBindStatusGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<UvidBinding>,
}

/// 绑定状态: of one visitor.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UvidBinding {
    /// 是否匹配到用户: a user was found.
    #[top(example = "false")]
    pub matched_user: Option<bool>,
    /// 用户标识域: where the mark is valid.
    #[top(example = "社群")]
    pub uvid_domain: Option<String>,
    /// 用户是否授权: the user gave permission.
    #[top(example = "true")]
    pub user_permission: Option<bool>,
    /// 绑定时间: GMT+8.
    #[top(example = "20240101")]
    pub bind_time: Option<String>,
    /// 创建方式: how the relation came about.
    #[top(example = "1")]
    pub create_taoke_type: Option<i64>,
    /// 加密用户标识: the encrypted visitor.
    #[top(example = "sda")]
    pub uvid: Option<String>,
    /// 错误信息: why this one failed.
    #[top(example = "invalid")]
    pub msg: Option<String>,
}
