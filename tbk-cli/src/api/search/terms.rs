//! The words that people use for APIs.

/// Words with the same meaning, and the APIs that people mean by them.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) words: &'static [&'static str],
    /// The APIs, the most common one first.
    pub(super) methods: &'static [&'static str],
}

const fn term(words: &'static [&'static str], methods: &'static [&'static str]) -> Term {
    Term { words, methods }
}

/// All terms. Pinyin and initials of the words are found as well.
#[rustfmt::skip]
pub(super) const TERMS: &[Term] = &[
    // orders
    term(&["订单", "查订单", "订单查询", "拉单", "拉订单", "同步订单", "订单同步", "订单明细", "order", "orders"], &[
        "taobao.tbk.order.details.get", "taobao.tbk.sc.order.details.get",
    ]),
    term(&["退款", "维权", "售后", "退货", "退款订单", "维权订单", "refund", "refunds"], &[
        "taobao.tbk.order.refund.get", "taobao.tbk.relation.refund",
        "taobao.tbk.sc.order.refund.get", "taobao.tbk.sc.relation.refund",
    ]),
    term(&["处罚", "违规", "违规订单", "查处罚", "punish"], &[
        "taobao.tbk.dg.punish.order.get", "taobao.tbk.sc.punish.order.get",
    ]),
    term(&["团长", "招商", "团长订单", "服务费"], &[
        "taobao.tbk.cp.order.details.get", "taobao.tbk.sc.cp.order.details.get",
    ]),
    term(&["拉新", "新用户", "拉新订单"], &[
        "taobao.tbk.dg.newuser.order.get", "taobao.tbk.dg.newuser.order.sum",
        "taobao.tbk.sc.newuser.order.get", "taobao.tbk.sc.newuser.order.sum",
    ]),
    // links
    term(&["转链", "转链接", "万能转链", "生成链接", "推广链接", "返利链接", "convert", "link", "links"], &[
        "taobao.tbk.dg.general.link.convert", "taobao.tbk.sc.general.link.convert",
        "taobao.tbk.coupon.convert", "taobao.tbk.privilege.get", "taobao.tbk.item.convert", "taobao.tbk.tpwd.convert",
    ]),
    term(&["高佣", "高佣转链", "高佣金", "高效转链", "二合一"], &[
        "taobao.tbk.coupon.convert", "taobao.tbk.privilege.get",
        "taobao.tbk.dg.general.link.convert", "taobao.tbk.sc.general.link.convert",
    ]),
    term(&["短链", "短链接", "短网址", "缩短链接", "转短链", "shorten"], &["taobao.tbk.spread.get"]),
    term(&["解析", "解析链接", "链接解析", "万能解析", "还原链接", "parse"], &[
        "taobao.tbk.dg.general.link.parse", "taobao.tbk.sc.general.link.parse",
        "taobao.tbk.item.click.extract", "taobao.tbk.tpwd.parse",
    ]),
    term(&["商品id", "取商品id", "提取id", "解析商品id"], &[
        "taobao.tbk.item.click.extract", "taobao.tbk.dg.general.link.parse", "taobao.tbk.itemid.private.transform",
        "taobao.tbk.itemid.ineffective.transform",
    ]),
    term(&["id升级", "商品id升级", "数字id", "旧id", "失效id", "id转换"], &[
        "taobao.tbk.itemid.private.transform", "taobao.tbk.itemid.ineffective.transform",
    ]),
    // coupons
    term(&["优惠券", "券", "查券", "找券", "搜券", "查优惠券", "券信息", "coupon", "coupons"], &[
        "taobao.tbk.coupon.get", "taobao.tbk.itemid.coupon.get", "taobao.tbk.sku.best.coupon", "taobao.tbk.coupon.convert",
        "taobao.tbk.privilege.get",
    ]),
    term(&["领券", "领优惠券", "领券链接", "券链接"], &[
        "taobao.tbk.coupon.convert", "taobao.tbk.privilege.get", "taobao.tbk.coupon.get", "taobao.tbk.itemid.coupon.get",
    ]),
    // 淘口令
    term(&["口令", "淘口令", "生成口令", "口令生成", "创建口令", "生成淘口令", "做口令", "tpwd"], &[
        "taobao.tbk.tpwd.create", "taobao.tbk.tpwd.convert", "taobao.tbk.tpwd.parse", "taobao.tbk.sc.tpwd.convert",
    ]),
    term(&["解析口令", "口令解析", "识别口令", "解口令", "淘口令解析", "口令转链", "淘口令转链"], &[
        "taobao.tbk.tpwd.convert", "taobao.tbk.tpwd.parse", "taobao.tbk.sc.tpwd.convert", "taobao.tbk.dg.general.link.parse",
    ]),
    // items
    term(&["搜商品", "商品搜索", "搜索商品", "搜索", "搜品", "找商品", "物料搜索", "search"], &[
        "taobao.tbk.dg.material.optional.upgrade", "taobao.tbk.sc.material.optional.upgrade",
    ]),
    term(&["选品", "物料", "选品库", "商品库", "精选", "榜单商品", "material"], &[
        "taobao.tbk.dg.material.optional.upgrade", "taobao.tbk.dg.material.recommend",
        "taobao.tbk.sc.material.optional.upgrade", "taobao.tbk.sc.material.recommend",
    ]),
    term(&["商品", "商品详情", "查商品", "商品信息", "详情", "宝贝详情", "宝贝", "item"], &[
        "taobao.tbk.item.info.upgrade.get", "taobao.tbk.item.details.upgrade.get", "taobao.tbk.dg.material.optional.upgrade",
    ]),
    term(&["店铺", "搜店铺", "店铺搜索", "找店铺", "shop"], &["taobao.tbk.shop.get", "taobao.tbk.shop.convert"]),
    // publishers
    term(&["推广位", "推广位创建", "建推广位", "新建推广位", "广告位", "adzone"], &[
        "taobao.tbk.adzone.create", "taobao.tbk.sc.adzone.create",
    ]),
    term(&["pid", "创建pid", "生成pid"], &[
        "taobao.tbk.adzone.create", "taobao.tbk.sc.adzone.create", "taobao.tbk.tbkinfo.get",
    ]),
    term(&["校验pid", "检查pid", "查pid"], &["taobao.tbk.tbkinfo.get"]),
    term(&["渠道", "备案", "渠道备案", "渠道授权", "会员备案", "私域备案", "会员运营"], &[
        "taobao.tbk.sc.publisher.info.save", "taobao.tbk.sc.publisher.info.get", "taobao.tbk.sc.invitecode.get",
    ]),
    term(&["渠道查询", "查渠道", "渠道列表", "查会员", "会员列表"], &["taobao.tbk.sc.publisher.info.get"]),
    term(&["邀请码", "渠道邀请码", "会员邀请码"], &["taobao.tbk.sc.invitecode.get"]),
    term(&["渠道效果", "渠道报表", "渠道数据"], &["taobao.tbk.dg.rid.report.get", "taobao.tbk.sc.rid.report.get"]),
    // campaigns
    term(&["淘礼金", "礼金", "发礼金", "创建礼金", "发淘礼金"], &[
        "taobao.tbk.dg.vegas.tlj.create", "taobao.tbk.dg.vegas.tlj.report", "taobao.tbk.dg.vegas.tlj.stop",
        "taobao.tbk.dg.vegas.tlj.share.convert",
    ]),
    term(&["停止礼金", "停止淘礼金", "暂停礼金", "终止淘礼金"], &["taobao.tbk.dg.vegas.tlj.stop"]),
    term(&["礼金效果", "礼金报表", "礼金数据", "淘礼金报表"], &["taobao.tbk.dg.vegas.tlj.report"]),
    term(&["红包", "查红包", "领红包"], &[
        "taobao.tbk.dg.vegas.send.status", "taobao.tbk.dg.vegas.send.report",
    ]),
    term(&["活动", "会场", "官方活动", "活动链接", "活动转链", "会场转链", "activity"], &[
        "taobao.tbk.activity.info.get", "taobao.tbk.sc.activity.info.get",
    ]),
    term(&["凑单", "多品"], &["taobao.tbk.dg.item.group.merge"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_name_known_apis_and_each_word_has_one_meaning() {
        let mut words: Vec<_> = TERMS.iter().flat_map(|term| term.words).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        for Term { words, methods } in TERMS {
            assert!(
                !methods.is_empty() && words.iter().all(|word| **word == word.to_lowercase()),
                "{words:?}"
            );
            for method in *methods {
                assert!(tbk_apis::find(method).is_some(), "{method}");
            }
        }
    }
}
