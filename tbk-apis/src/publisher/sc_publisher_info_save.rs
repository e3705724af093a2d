//! 淘宝客-公用-私域用户备案.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-私域用户备案 (`taobao.tbk.sc.publisher.info.save`): registers a channel or member by an invitation code.
///
/// Open to publishers and service providers (公用), with the session of the account that authorised the app. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=37988>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScPublisherInfoSave::builder().inviter_code("示例").info_type(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("inviter_code"), Some("示例"));
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
    /// 渠道来源: your own mark.
    #[top(example = "1")]
    pub relation_from: Option<String>,
    /// 线下场景: where the channel sells.
    #[top(example = "1")]
    pub offline_scene: Option<String>,
    /// 线上场景: where the channel sells.
    #[top(example = "1")]
    pub online_scene: Option<String>,
    /// 邀请码: the code to hand on.
    #[top(example = "示例")]
    pub inviter_code: String,
    /// 类型: 1 channels, 2 members.
    #[top(example = "1")]
    pub info_type: i64,
    /// 备注: your own.
    #[top(example = "小蜜蜂")]
    pub note: Option<String>,
    /// 线下备案信息: JSON.
    #[top(example = "示例")]
    pub register_info: Option<String>,
}

/// What [`TbkScPublisherInfoSave`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPublisherInfoSaveResponse {
    /// 数据: what was asked for.
    pub data: Option<SavedPublisher>,
}

/// 备案结果: the ids that were given.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SavedPublisher {
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "40232")]
    pub relation_id: Option<i64>,
    /// 账号名称: name of the account.
    #[top(example = "示例")]
    pub account_name: Option<String>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "32304")]
    pub special_id: Option<i64>,
    /// 描述: in words.
    #[top(example = "绑定成功")]
    pub desc: Option<String>,
}
