//! 淘宝客-公用-私域用户备案信息查询.

use top_core::{TopApi, TopObject, TopTime};

/// 淘宝客-公用-私域用户备案信息查询 (`taobao.tbk.sc.publisher.info.get`): the channels or members that were registered.
///
/// Open to publishers and service providers (公用), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=37989>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScPublisherInfoGet::builder().info_type(1).relation_app("common").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("info_type"), Some("1"));
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
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "2323")]
    pub relation_id: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "0", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "10", default = "10")]
    pub page_size: Option<i64>,
    /// 类型: 1 channels, 2 members.
    #[top(example = "1")]
    pub info_type: i64,
    /// 渠道推广的物料类型: `common` and others.
    #[top(example = "common")]
    pub relation_app: String,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "1212")]
    pub special_id: Option<String>,
    /// 淘客外部用户标记: your own tag of the user.
    #[top(example = "12345")]
    pub external_id: Option<String>,
    /// 外部标识类型: which kind of mark `external_id` is.
    #[top(example = "0", default = "0")]
    pub external_type: Option<i64>,
}

/// What [`TbkScPublisherInfoGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPublisherInfoGetResponse {
    /// 数据: what was asked for.
    pub data: Option<PublisherInfoData>,
}

/// 线下备案信息: of the shop.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherOfflineInfo {
    /// 店铺名称: of the shop.
    #[top(example = "日用百货店")]
    pub shop_name: Option<String>,
    /// 店铺类型: B Tmall, C Taobao.
    #[top(example = "生活服务类 电信营业厅")]
    pub shop_type: Option<String>,
    /// 电话: of the shop.
    #[top(example = "1590000000")]
    pub phone_number: Option<String>,
    /// 详细地址: of the shop.
    #[top(example = "**街道**号楼")]
    pub detail_address: Option<String>,
    /// 所在地区: of the shop.
    #[top(example = "内蒙古自治区 呼和浩特市")]
    pub location: Option<String>,
    /// 证件类型: of the shop.
    #[top(example = "营业执照")]
    pub shop_certify_type: Option<String>,
    /// 证件号码: of the shop.
    #[top(example = "123445677")]
    pub certify_number: Option<String>,
    /// 职业: of the person.
    #[top(example = "个人 快递员")]
    pub career: Option<String>,
}

/// 渠道或会员: one that was registered.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherInviter {
    /// 渠道推广的物料类型: `common` and others.
    #[top(example = "common")]
    pub relation_app: Option<String>,
    /// 备案时间: GMT+8.
    #[top(example = "2018-06-01 11:12:23")]
    pub create_date: Option<TopTime>,
    /// 账号名称: name of the account.
    #[top(example = "s**x")]
    pub account_name: Option<String>,
    /// 真实姓名: of the person.
    #[top(example = "示例")]
    pub real_name: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "40232")]
    pub relation_id: Option<i64>,
    /// 线下场景: where the channel sells.
    #[top(example = "门店")]
    pub offline_scene: Option<String>,
    /// 线上场景: where the channel sells.
    #[top(example = "微信群")]
    pub online_scene: Option<String>,
    /// 备注: your own.
    #[top(example = "小蜜蜂")]
    pub note: Option<String>,
    /// 渠道专属 pid: `mm_1_2_3`.
    #[top(example = "mm_1_1_1")]
    pub root_pid: Option<String>,
    /// 渠道标签: your own tag.
    #[top(example = "123")]
    pub rtag: Option<String>,
    /// 线下备案信息: of the shop.
    pub offline_info: Option<PublisherOfflineInfo>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "12345")]
    pub special_id: Option<i64>,
    /// 处罚状态: where the punishment stands.
    #[top(example = "1")]
    pub punish_status: Option<String>,
    /// 淘客外部用户标记: your own tag of the user.
    #[top(example = "12345")]
    pub external_id: Option<String>,
    /// 外部标识类型: which kind of mark `external_id` is.
    #[top(example = "1")]
    pub external_type: Option<String>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherInfoData {
    /// 总数: how many there are over all pages.
    #[top(example = "40")]
    pub total_count: Option<i64>,
    /// 渠道或会员列表: who was registered.
    #[top(list_item = "map_data")]
    pub inviter_list: Vec<PublisherInviter>,
    /// 渠道专属 pid 列表: pids for channels.
    #[top(example = "mm_1_1_1")]
    pub root_pid_channel_list: Vec<String>,
}
