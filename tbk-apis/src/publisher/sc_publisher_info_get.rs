//! 淘宝客-公用-私域用户备案信息查询.

use top_core::{Pid, RelationId, SpecialId, TopApi, TopObject, TopTime};

use super::{ExternalUserType, OfflineScene, OnlineScene, PublisherInfoType, RelationApp};

/// 淘宝客-公用-私域用户备案信息查询 (`taobao.tbk.sc.publisher.info.get`)
///
/// Returns the registered channels or members of a publisher.
///
/// - Caller: 公用. Session: required.
/// - Pages count from 0.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=37989>
///
/// # Errors
///
/// `2` wrong PID, `4` unknown promotion zone, `30501` invalid `info_type`.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScPublisherInfoGet::builder()
///     .info_type(PublisherInfoType::Channel)
///     .relation_app(RelationApp::Common)
///     .page_no(0)
///     .build();
/// let data = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// for channel in data.inviter_list {
///     println!("{:?} {:?}", channel.relation_id, channel.account_name);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.publisher.info.get",
    title = "淘宝客-公用-私域用户备案信息查询",
    api_id = 37989,
    session = required,
    readonly,
    paginate(page_no, items = data.inviter_list as PublisherInviter, total = data.total_count, first = 0),
    errors = super::errors::INFO_GET
)]
#[non_exhaustive]
pub struct TbkScPublisherInfoGet {
    /// 渠道关系 ID: only this channel. For queries of channels.
    #[top(example = 2323)]
    pub relation_id: Option<RelationId>,
    /// 第几页: the number of the page, from 0.
    ///
    /// The documented default is 1 although pages count from 0, so set 0 for the first page.
    #[top(example = 0, default = "1", range = 0..)]
    pub page_no: Option<i64>,
    /// 每页大小: the number of entries on a page.
    #[top(example = 10, default = "10")]
    pub page_size: Option<i64>,
    /// 类型: whether to query channels or members.
    #[top(example = 1)]
    pub info_type: PublisherInfoType,
    /// 备案的场景: the scene of the registration. [`RelationApp::Common`] is enough for queries of members.
    #[top(example = "common", default = "common")]
    pub relation_app: RelationApp,
    /// 会员运营 ID: only this member. For queries of members.
    #[top(example = "1212")]
    pub special_id: Option<SpecialId>,
    /// 淘宝客外部用户标记: the publisher's own mark of a user, such as an account id of its own system or a WeChat id.
    #[top(example = "12345")]
    pub external_id: Option<String>,
    /// 外部用户类型: the platform that `external_id` belongs to.
    #[top(example = 0, default = "0")]
    pub external_type: Option<ExternalUserType>,
}

/// The response to [`TbkScPublisherInfoGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPublisherInfoGetResponse {
    /// 数据: the data of the response.
    pub data: Option<PublisherInfoData>,
}

/// 备案信息: the channels or members on a page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherInfoData {
    /// 总记录数: the number of entries on all pages.
    #[top(example = 40)]
    pub total_count: Option<i64>,
    /// 渠道或会员列表: the channels or members.
    #[top(list_item = "map_data")]
    pub inviter_list: Vec<PublisherInviter>,
    /// 渠道专属 pid 列表: the PIDs that are reserved for channels.
    #[top(example = "mm_1_1_1")]
    pub root_pid_channel_list: Vec<Pid>,
}

/// 渠道或会员: a registered channel or member.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherInviter {
    /// 备案场景: the scene of the registration.
    #[top(example = "common")]
    pub relation_app: Option<RelationApp>,
    /// 备案日期: the time of the registration.
    #[top(example = "2018-06-01 11:12:23")]
    pub create_date: Option<TopTime>,
    /// 渠道昵称: the nickname of the channel. Channels only.
    #[top(example = "s**x")]
    pub account_name: Option<String>,
    /// 渠道名称: the name of the channel. Channels only.
    pub real_name: Option<String>,
    /// 渠道关系 ID: the relation of the channel with the publisher. Channels only.
    #[top(example = 40232)]
    pub relation_id: Option<RelationId>,
    /// 线下场景: the place where the channel promotes offline. Channels only.
    ///
    /// The documentation lists codes, but its example is the label 门店. A label is read as [`OfflineScene::Other`].
    #[top(example = "门店")]
    pub offline_scene: Option<OfflineScene>,
    /// 线上场景: the place where the channel promotes online. Channels only.
    ///
    /// The documentation lists codes, but its example is the label 微信群. A label is read as [`OnlineScene::Other`].
    #[top(example = "微信群")]
    pub online_scene: Option<OnlineScene>,
    /// 媒体侧渠道备注: the publisher's note on the channel. Channels only.
    #[top(example = "小蜜蜂")]
    pub note: Option<String>,
    /// 渠道/会员专属 pid: the PID that is reserved for the channel or member.
    #[top(example = "mm_1_1_1")]
    pub root_pid: Option<Pid>,
    /// 渠道/会员原始身份信息: the original identity of the channel or member.
    #[top(example = "123")]
    pub rtag: Option<String>,
    /// 线下备案专属信息: the details of an offline registration.
    pub offline_info: Option<PublisherOfflineInfo>,
    /// 会员运营 ID: the member. Members only.
    #[top(example = 12345)]
    pub special_id: Option<SpecialId>,
    /// 处罚状态: the punishment status of the channel. Channels only.
    #[top(example = "1")]
    pub punish_status: Option<String>,
    /// 淘宝客外部用户标记: the publisher's own mark of the user.
    #[top(example = "12345")]
    pub external_id: Option<String>,
    /// 外部用户类型: the platform that `external_id` belongs to.
    #[top(example = "1")]
    pub external_type: Option<ExternalUserType>,
}

/// 线下备案专属信息: the details of a channel that is registered for offline promotion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherOfflineInfo {
    /// 店铺名称: the name of the shop.
    #[top(example = "日用百货店")]
    pub shop_name: Option<String>,
    /// 店铺类型: the type of shop, in words.
    #[top(example = "生活服务类 电信营业厅")]
    pub shop_type: Option<String>,
    /// 电话号码: the phone number.
    #[top(example = "1590000000")]
    pub phone_number: Option<String>,
    /// 详细地址: the detailed address.
    #[top(example = "**街道**号楼")]
    pub detail_address: Option<String>,
    /// 所在地区: the region.
    #[top(example = "内蒙古自治区 呼和浩特市")]
    pub location: Option<String>,
    /// 店铺证书类型: the type of the shop's certificate, in words.
    #[top(example = "营业执照")]
    pub shop_certify_type: Option<String>,
    /// 店铺证书编号: the number of the shop's certificate.
    #[top(example = "123445677")]
    pub certify_number: Option<String>,
    /// 经营类型: the type of business, in words.
    #[top(example = "个人 快递员")]
    pub career: Option<String>,
}
