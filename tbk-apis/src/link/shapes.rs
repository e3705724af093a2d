//! Shapes that several of these APIs share.

use top_core::{Fen, ItemId, Percent, Pid, TopObject, TopTime, Yuan};

use super::ParsedMaterialType;
use crate::shared::{CommissionType, LinkTpwdType};

/// 定坑商品: the items that are pinned to slots of the campaign pages.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkTargetItem {
    /// 定坑商品 id: the items.
    pub item_id_list: Option<Vec<ItemId>>,
}

/// 营销信息: the commission and the price of a converted link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkPromotion {
    /// 商品收入比率: the income rate, which is the commission rate plus the subsidy rate.
    ///
    /// The same as `income_rate` in the material APIs.
    #[top(example = "6.00")]
    pub commission_rate: Option<Percent>,
    /// 佣金类型: the plan that pays the commission.
    #[top(example = "MKT")]
    pub commission_type: Option<CommissionType>,
    /// 多件价需拍件数: the number of pieces to buy for the multi-item price.
    #[top(example = 2)]
    pub multiple_items_prices_count: Option<i64>,
    /// 商品到手价: the final price that the buyer pays.
    #[top(example = 1349)]
    pub promotion_price: Option<Fen>,
}

/// 多件价券信息: a discount that is part of the multi-item price.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MultiItemCoupon {
    /// 优惠名称: the name of the discount.
    #[top(example = "商品券")]
    pub coupon_title: Option<String>,
    /// 优惠券信息: the condition and the value of the discount as a text.
    #[top(example = "满7999减1300")]
    pub coupon_desc: Option<String>,
    /// 优惠金额: the value of the discount.
    ///
    /// The platform spells the name with a double `o`.
    #[top(example = "1300.00")]
    pub coupoon_fee: Option<Yuan>,
    /// 优惠开始时间: the time from which the discount is valid.
    #[top(example = "2022-12-14 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 优惠结束时间: the time at which the discount ends.
    #[top(example = "2022-12-15 00:00:00")]
    pub coupon_end_time: Option<TopTime>,
    /// 优惠 id: the discount.
    #[top(example = "19d114f1a6464c98a30b01b3cb17dad6")]
    pub activity_id: Option<String>,
    /// 优惠剩余数量: the number of discounts that are left.
    #[top(example = 99987)]
    pub coupon_remain_count: Option<i64>,
}

/// 链接/口令: a link or 淘口令 to parse.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ParsedMaterial {
    /// 物料链接: the link or 淘口令.
    #[top(example = "https://s.click.taobao.com/pQBDhNu")]
    pub material_url: Option<String>,
}

/// 解析结果: the results of all links and 淘口令.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ParsedLinks {
    /// 解析结果: one entry for each link or 淘口令.
    #[top(list_item = "material_url_list")]
    pub material_url_list: Vec<ParsedLink>,
}

/// 解析结果: the result for one link or 淘口令.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ParsedLink {
    /// 物料对应错误描述: the error of this entry as a text.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 物料对应错误码: the error of this entry as a code.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 链接信息: the material that the link leads to.
    pub link_info_dto: Option<ParsedLinkInfo>,
    /// 入参物料链接: the link or 淘口令 of the request.
    #[top(example = "https://s.click.taobao.com/pQBDhNu")]
    pub input_material_url: Option<String>,
    /// 补充信息: a remark on an entry that was parsed.
    #[top(example = "skuid已失效")]
    pub extra_info: Option<String>,
}

/// 链接信息: the material that a parsed link leads to.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ParsedLinkInfo {
    /// 物料类型: the kind of material behind the link.
    #[top(example = 1)]
    pub material_type: Option<ParsedMaterialType>,
    /// 原链接: the original link of the link or 淘口令 in the request.
    #[top(example = "https://item.taobao.com/item.htm?id=688401422805")]
    pub tpwd_origin_url: Option<String>,
    /// 物料 id: the item, the seller or the campaign page, by `material_type`.
    #[top(example = "688401422805")]
    pub material_id: Option<String>,
    /// 口令类型: the origin of the 淘口令; absent for a link.
    #[top(example = 2)]
    pub tk_biz_type: Option<LinkTpwdType>,
    /// 新商品 id: the new item id of the next hop, generated from the account of the service provider (工具服务商).
    ///
    /// Documented for [`TbkScGeneralLinkParse`](super::TbkScGeneralLinkParse) only.
    #[top(example = "aisj979ld8-8asdbalaiu")]
    pub isv_mktid: Option<String>,
    /// 原 pid: the pid in the promotion link of the request.
    ///
    /// Present only if `fields` names it and the pid belongs to the caller.
    #[top(example = "mm_11_11_11")]
    pub origin_pid: Option<Pid>,
}
