//! 淘宝客-公用-私域用户邀请码生成.

use top_core::{RelationId, TopApi, TopObject};

use super::InviteCodeType;

/// 淘宝客-公用-私域用户邀请码生成 (`taobao.tbk.sc.invitecode.get`)
///
/// Generates an invitation code of the publisher, with which channels or members register.
///
/// - Caller: 公用. Session: required.
/// - [`TbkScPublisherInfoSave`](crate::TbkScPublisherInfoSave) registers a channel or member with the code.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=38046>
///
/// # Errors
///
/// `2` wrong PID, `4` unknown promotion zone.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request =
///     TbkScInvitecodeGet::builder().relation_app("common").code_type(InviteCodeType::Channel).build();
/// let data = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", data.inviter_code);
/// # Ok(()) });
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
    /// 渠道关系 ID: the channel.
    #[top(example = 11)]
    pub relation_id: Option<RelationId>,
    /// 渠道推广的物料类型: the type of material that the channel promotes.
    #[top(example = "common")]
    pub relation_app: String,
    /// 邀请码类型: the type of invitation.
    #[top(example = 1)]
    pub code_type: InviteCodeType,
}

/// The response to [`TbkScInvitecodeGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScInvitecodeGetResponse {
    /// 数据: the data of the response.
    pub data: Option<InvitecodeData>,
}

/// 邀请码: the code that was generated.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct InvitecodeData {
    /// 邀请码: the invitation code.
    pub inviter_code: Option<String>,
}
