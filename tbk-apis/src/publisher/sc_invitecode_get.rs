//! 淘宝客-公用-私域用户邀请码生成.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-私域用户邀请码生成 (`taobao.tbk.sc.invitecode.get`): the invitation code by which channels or members register.
///
/// Open to publishers and service providers (公用), with the session of the account that authorised the app. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=38046>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScInvitecodeGet::builder().relation_app("common").code_type(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("relation_app"), Some("common"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.invitecode.get",
    title = "淘宝客-公用-私域用户邀请码生成",
    api_id = 38046,
    session = required,
    idempotent,
    errors = super::errors::INVITE_CODE
)]
#[non_exhaustive]
pub struct TbkScInvitecodeGet {
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "11")]
    pub relation_id: Option<i64>,
    /// 渠道推广的物料类型: `common` and others.
    #[top(example = "common")]
    pub relation_app: String,
    /// 邀请码类型: 1 channel, 2 channel of a channel, 3 member.
    #[top(example = "1")]
    pub code_type: i64,
}

/// What [`TbkScInvitecodeGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScInvitecodeGetResponse {
    /// 数据: what was asked for.
    pub data: Option<InvitecodeData>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct InvitecodeData {
    /// 邀请码: the code to hand on.
    #[top(example = "示例")]
    pub inviter_code: Option<String>,
}
