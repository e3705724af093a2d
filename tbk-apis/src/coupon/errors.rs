//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    INTERNAL_ERROR, INVALID_ADZONE, ITEM_GONE, ME, OLD_ITEM_ID, UNAVAILABLE, business, error_table,
    parameter, platform,
};

const CHECK_ITEM: Hint = Hint::new("check `item_id`, then call again", "检查 itemId 等入参，然后重试");

pub(super) const CONVERT: &[ErrorRule] = error_table![
    platform("isp.special-campaign-error", "定向计划服务异常"),
    business("isv.item-not-exist", "宝贝已下架或非淘客宝贝")
        .hint(Hint::new("use a valid `item_id`", "请使用有效的 item_id")),
    parameter("isv.pid-not-correct", "site_id 或 adzone_id 与登录账号不匹配").hint(Hint::new(
        "use the `site_id` and `adzone_id` of the calling account",
        "使用登录账号下的 site_id 与 adzone_id"
    )),
    INVALID_ADZONE,
    UNAVAILABLE,
    parameter("isv.me_param_not_correct", "me 参数不合法"),
    parameter("isp.url_xid_not_match", "输入推广 url 验证失败")
        .hint(Hint::new("check the url", "检查 url 参数")),
    business("isv.coupon_not_exist", "优惠券不存在").hint(Hint::new("use another coupon", "修改优惠券参数")),
    business("11", "优惠券已领完").hint(Hint::new("use another coupon", "更换优惠券参数")),
    parameter("isp.url_item_get_error", "输入 url 的解析商品 id 失败"),
    parameter("isp.rebate-id-not-match", "relationId, specialId, externalId 不匹配").hint(Hint::new(
        "`relation_id`, `special_id` and `external_id` must belong to the same user",
        "relationId、specialId、externalId 绑定的用户必须一致"
    )),
    parameter("isp.relation-id-not-corrent", "relationId 不正确")
        .hint(Hint::new("check `relation_id`", "检查 relationId")),
    parameter("isp.special-id-not-corrent", "specialId 不正确")
        .hint(Hint::new("check `special_id`", "检查 specialId")),
    platform("isp.isp.mrc-service-unavailable", "服务异常").hint(CHECK_ITEM),
    parameter("isp.top-mapping-parse-error", "服务异常").hint(CHECK_ITEM),
    parameter("35", "商品 ID 不合法").hint(OLD_ITEM_ID),
    business("33", "不支持该商品 id"),
    parameter("36", "ID 识别异常").hint(Hint::new("use another `item_id`", "入参 itemId 无效，请更换")),
    platform("25", "内部服务异常"),
];

pub(super) const GET: &[ErrorRule] = error_table![
    ME,
    ITEM_GONE,
    parameter("1002", "入参为空").hint(Hint::new("set the parameters", "请传入参数")),
    business("10", "优惠券不存在"),
    business("11", "优惠券已领完"),
    business("12", "优惠券已过期"),
    business("13", "该优惠券不适用该商品"),
    business("14", "优惠券类型错误"),
    business("15", "不支持的优惠券"),
    business("16", "优惠券未到开始领取时间"),
    business("17", "优惠券未到开始使用时间"),
    INTERNAL_ERROR,
    parameter("1912", "商品 ID 不合法").hint(OLD_ITEM_ID),
];

pub(super) const BY_ITEM_ID: &[ErrorRule] = error_table![
    UNAVAILABLE,
    parameter("35", "商品 ID 不合法").hint(OLD_ITEM_ID),
    platform("37", "ID 处理异常"),
    business("4", "查询不到宝贝"),
];
