//! Shapes that several of these APIs share.

use top_core::{ItemId, Pid, RelationId, TopObject};

use super::{TpwdRiskStatus, TpwdUrlType};
use crate::shared::BizScene;

/// 淘口令: a 口令 in its two forms.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct Tpwd {
    /// 短口令: the 口令 for Android, and for iOS before version 14.
    #[top(example = "￥SIH6XbwRfyt￥")]
    pub password_simple: Option<String>,
    /// 长口令: the 口令 for iOS 14 and later, with digits, the 口令 itself and an address.
    ///
    /// The rules of recognition may change with iOS.
    /// If you change its text or its address, check first that Taobao still recognises it.
    #[top(
        example = "8緮置内容￥hxlgccEumBB￥达开?τao寶?或掂击炼接 https://m.tb.cn/h.VvkiWSm 至浏.览览.器【618超级红包】"
    )]
    pub model: Option<String>,
}

/// 淘口令转链结果: the link behind a 口令, and the promotion links made from it.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedTpwd {
    /// 商品Id: the item.
    pub num_iid: Option<ItemId>,
    /// 商品淘客转链链接: the promotion link of the item.
    pub click_url: Option<String>,
    /// 店铺卖家ID: the seller.
    #[top(example = "12121")]
    pub seller_id: Option<String>,
    /// 入参淘口令对应原始链接: the link behind the 口令.
    pub origin_url: Option<String>,
    /// 入参淘口令推广链接中的pid: the promotion zone in the link behind the 口令.
    ///
    /// `0` if it does not belong to the publisher.
    #[top(example = "mm_1_1_1")]
    pub origin_pid: Option<String>,
    /// 场景id: the purpose of the links.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 转链后的短口令: the new 口令 for Android, and for iOS before version 14.
    #[top(example = "￥VWRr2yvEvsz￥")]
    pub model: Option<String>,
    /// 转链后的长口令: the new 口令 for iOS 14 and later, with text around it.
    ///
    /// If you change its text or its address, check first that Taobao still recognises it.
    #[top(
        example = "37￥ CZ3457 h6s32DqCJML￥ https://m.tb.cn/h.UX2rIfT  路路手撕肉干香辣味麻辣原味混合熟食真空小包装鸭肉风干肉条零食【立即领券】"
    )]
    pub password: Option<String>,
    /// 原链接类型: what the link behind the 口令 leads to.
    #[top(example = "1")]
    pub url_type: Option<TpwdUrlType>,
    /// 转链后的短链接: the short promotion link.
    #[top(example = "https://s.click.taobao.com/vpIZmSu")]
    pub short_url: Option<String>,
    /// 新商品ID: the item id that was made for the account of the service provider (工具服务商) in the request.
    ///
    /// Documented for [`TbkScTpwdConvert`](super::TbkScTpwdConvert) only.
    pub isv_mktid: Option<String>,
}

/// 淘口令回流数据: the visits through a 口令.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdReport {
    /// 近1小时回流pv: the page views in the hour before the query.
    #[top(example = 1)]
    pub hour_pv: Option<i64>,
    /// 近1小时回流uv: the visitors in the hour before the query.
    #[top(example = 1)]
    pub hour_uv: Option<i64>,
    /// 今日累计uv: the visitors today until the query.
    #[top(example = 1)]
    pub uv: Option<i64>,
    /// 今日累计pv: the page views today until the query.
    #[top(example = 1)]
    pub pv: Option<i64>,
}

/// 淘口令预警及拦截: a promotion zone or a channel whose 口令 have a warning or are blocked.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdRisk {
    /// pid: a promotion zone of the account, for a request without `pid`.
    #[top(example = "mm_1110_0_0")]
    pub pid: Option<Pid>,
    /// relationId: a channel of the promotion zone, for a request with `pid`.
    #[top(example = "222")]
    pub rid: Option<RelationId>,
    /// 状态: whether there is a warning or a block.
    #[top(example = "0")]
    pub status: Option<TpwdRiskStatus>,
}

/// 结果: the data of the response.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdRiskReportResult {
    /// 名单: the promotion zones or channels.
    #[top(list_item = "data_map")]
    pub status_list: Vec<TpwdRisk>,
}
