//! Shapes that several of these APIs share.

use top_core::{ItemId, TopObject};

use crate::shared::BizScene;

/// 口令: one link in its two forms.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct Tpwd {
    /// 简版口令: for iOS and for other apps, the 口令 alone.
    #[top(example = "￥AbC1dEfG￥")]
    pub password_simple: Option<String>,
    /// 长口令: for Android and iOS, with the text around it.
    #[top(example = "48￥ CZ3457 SIH6XbwRfyt￥ https://m.tb.cn/h.UQ4ceEA  示例商品")]
    pub model: Option<String>,
}

/// 口令转链结果: the item and its links.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedTpwd {
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub num_iid: Option<ItemId>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "https://links.example/click-url")]
    pub click_url: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "12121")]
    pub seller_id: Option<String>,
    /// 原链接: the link that was given.
    #[top(example = "https://links.example/origin-url")]
    pub origin_url: Option<String>,
    /// 原始 pid: the pid that the link carried.
    #[top(example = "mm_1_1_1")]
    pub origin_pid: Option<String>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 结果: what was made.
    #[top(example = "￥VWRr2yvEvsz￥")]
    pub model: Option<String>,
    /// 口令: with the text around it.
    #[top(example = "https://links.example/password")]
    pub password: Option<String>,
    /// 链接类型: what the link leads to.
    #[top(example = "1")]
    pub url_type: Option<String>,
    /// 短链接: the promotion link, short.
    #[top(example = "https://links.example/short-url")]
    pub short_url: Option<String>,
    /// 服务商营销 id: marketing mark of the provider.
    #[top(example = "示例")]
    pub isv_mktid: Option<String>,
}

/// 口令回流: how often it was opened.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdReport {
    /// 最近一小时次数: times opened in the last hour.
    #[top(example = "1")]
    pub hour_pv: Option<i64>,
    /// 最近一小时人数: visitors in the last hour.
    #[top(example = "1")]
    pub hour_uv: Option<i64>,
    /// 累计人数: visitors in all.
    #[top(example = "1")]
    pub uv: Option<i64>,
    /// 累计次数: times opened in all.
    #[top(example = "1")]
    pub pv: Option<i64>,
}

/// 口令风险: the state of one pid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdRisk {
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_1110_0_0")]
    pub pid: Option<String>,
    /// 渠道关系 id: of the channel.
    #[top(example = "222")]
    pub rid: Option<String>,
    /// 状态: where it stands.
    #[top(example = "0")]
    pub status: Option<String>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdRiskReportResult {
    /// 状态列表: one for each pid.
    #[top(list_item = "data_map")]
    pub status_list: Vec<TpwdRisk>,
}
