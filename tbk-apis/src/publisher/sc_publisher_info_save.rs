//! 淘宝客-公用-私域用户备案.

use top_core::{Json, RelationId, SpecialId, TopApi, TopObject};

use super::{OfflineScene, OnlineScene, RegistrationType};

/// 淘宝客-公用-私域用户备案 (`taobao.tbk.sc.publisher.info.save`)
///
/// Registers a channel or member by an invitation code and returns its relation id or special id.
///
/// - Caller: 公用. Session: required.
/// - [`TbkScInvitecodeGet`](crate::TbkScInvitecodeGet) generates the invitation code.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=37988>
///
/// # Errors
///
/// `2` wrong PID, `4` unknown promotion zone, `30501` invalid `info_type`, `1` and `isp.sys-error` internal errors: call
/// again later.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScPublisherInfoSave::builder()
///     .inviter_code("J6Y2WR")
///     .info_type(RegistrationType::Channel)
///     .online_scene(OnlineScene::WeChatGroup)
///     .note("小蜜蜂")
///     .build();
/// let saved = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} {:?}", saved.relation_id, saved.desc);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.publisher.info.save",
    title = "淘宝客-公用-私域用户备案",
    api_id = 37988,
    session = required,
    idempotent,
    errors = super::errors::INFO_SAVE
)]
#[non_exhaustive]
pub struct TbkScPublisherInfoSave {
    /// 来源: the source, which is taken from the link. For channels.
    #[top(example = "1")]
    pub relation_from: Option<String>,
    /// 线下场景: the place where the channel promotes offline. For channels.
    #[top(example = "1")]
    pub offline_scene: Option<OfflineScene>,
    /// 线上场景: the place where the channel promotes online. For channels.
    #[top(example = "1")]
    pub online_scene: Option<OnlineScene>,
    /// 邀请码: the publisher's invitation code for channels or members.
    pub inviter_code: String,
    /// 类型: the type of registration.
    #[top(example = 1, default = "1")]
    pub info_type: RegistrationType,
    /// 媒体侧渠道备注: the publisher's note on the channel.
    #[top(example = "小蜜蜂")]
    pub note: Option<String>,
    /// 线下备案注册信息: the details of an offline registration, a JSON object of texts.
    ///
    /// - Always required: `phoneNumber`, `province`, `city`, `location` (district and street), `detailAddress`.
    /// - Persons (线下个人): `career` (the type of business) is required.
    /// - Shops (线下店铺): `shopType` and `shopName` are required; `shopCertifyType` and `certifyNumber` are optional.
    #[top(
        example = r#"{"phoneNumber":"18801088599","city":"江苏省","province":"南京市","location":"玄武区花园小区","detailAddress":"5号楼3单元101室","shopType":"社区店","shopName":"全家便利店","shopCertifyType":"营业执照","certifyNumber":"111100299001"}"#
    )]
    pub register_info: Option<Json>,
}

/// The response to [`TbkScPublisherInfoSave`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPublisherInfoSaveResponse {
    /// 数据: the data of the response.
    pub data: Option<SavedPublisher>,
}

/// 备案结果: the channel or member that was registered.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SavedPublisher {
    /// 渠道关系 ID: the relation of the channel with the publisher.
    #[top(example = 40232)]
    pub relation_id: Option<RelationId>,
    /// 渠道昵称: the nickname of the channel.
    pub account_name: Option<String>,
    /// 会员运营 ID: the member.
    #[top(example = 32304)]
    pub special_id: Option<SpecialId>,
    /// 描述: the result in words.
    ///
    /// A repeated registration is reported here as 重复绑定渠道 or 重复绑定粉丝.
    #[top(example = "绑定成功")]
    pub desc: Option<String>,
}
