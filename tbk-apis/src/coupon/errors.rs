//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    ITEM_GONE, ME, OLD_ITEM_ID, RETRY_LATER, UNAVAILABLE, business, error_table, parameter, platform,
};

const RETRY: Hint = Hint::new("call again", "请重试");
const CHECK_ITEM: Hint = Hint::new("check `item_id`, then call again", "请检查 item_id 等参数后重试");
const OTHER_ITEM: Hint = Hint::new("use another `item_id`", "请更换 item_id");
const OTHER_COUPON: Hint = Hint::new("use another coupon", "请更换优惠券参数");
const QUERY_AGAIN: Hint = Hint::new("query another coupon", "请更换优惠券后重新查询");
const CHECK_PARAMETER: Hint =
    Hint::new("correct the parameter that `sub_code` names", "请修正 sub_code 指出的参数");

pub(super) const CONVERT: &[ErrorRule] = error_table![
    platform("isp.special-campaign-error", "定向计划服务异常").hint(RETRY),
    business("isv.item-not-exist", "宝贝已下架或非淘客宝贝")
        .hint(Hint::new("use a valid `item_id`", "请使用有效的 item_id")),
    parameter("isv.pid-not-correct", "site_id 或 adzone_id 与登录账号不匹配").hint(Hint::new(
        "use the `site_id` and `adzone_id` of the calling account",
        "请使用当前账号下的 site_id 与 adzone_id"
    )),
    parameter("isv.invalid-parameter:adzone_id", "入参 adzone_id 非法")
        .hint(Hint::new("check `adzone_id`", "请检查 adzone_id")),
    UNAVAILABLE,
    parameter("isv.me_param_not_correct", "me 参数不合法")
        .hint(Hint::new("check `me` against the documentation", "请参考文档检查 me 参数")),
    parameter("isp.url_xid_not_match", "输入推广 url 验证失败")
        .hint(Hint::new("check `url`", "请检查 url 参数")),
    business("isv.coupon_not_exist", "优惠券不存在").hint(OTHER_COUPON),
    business("11", "优惠券已领完").hint(OTHER_COUPON),
    parameter("isp.url_item_get_error", "输入 url 的解析商品 id 失败")
        .hint(Hint::new("check `url`", "请检查 url 参数")),
    parameter("isp.rebate-id-not-match", "relationId, specialId, externalId 不匹配").hint(Hint::new(
        "`relation_id`, `special_id` and `external_id` must belong to the same user",
        "relation_id、special_id、external_id 绑定的用户必须一致"
    )),
    parameter("isp.relation-id-not-corrent", "relationId 不正确")
        .hint(Hint::new("check `relation_id`", "请检查 relation_id")),
    parameter("isp.special-id-not-corrent", "specialId 不正确")
        .hint(Hint::new("check `special_id`", "请检查 special_id")),
    platform("isp.isp.mrc-service-unavailable", "服务异常").hint(CHECK_ITEM),
    platform("isp.top-mapping-parse-error", "服务异常").hint(CHECK_ITEM),
    parameter("35", "商品 ID 不合法").hint(OLD_ITEM_ID),
    business("33", "不支持该商品 id").hint(OTHER_ITEM),
    parameter("36", "ID 识别异常").hint(OTHER_ITEM),
    platform("25", "内部服务异常").hint(RETRY),
];

pub(super) const GET: &[ErrorRule] = error_table![
    ME,
    ITEM_GONE,
    parameter("1002", "入参为空")
        .hint(Hint::new("set `item_id` and `activity_id`, or `me`", "请传入 item_id 与 activity_id，或 me")),
    business("10", "优惠券不存在").hint(QUERY_AGAIN),
    business("11", "优惠券已领完").hint(QUERY_AGAIN),
    business("12", "优惠券已过期").hint(QUERY_AGAIN),
    business("13", "该优惠券不适用该商品").hint(QUERY_AGAIN),
    business("14", "优惠券类型错误").hint(QUERY_AGAIN),
    business("15", "不支持的优惠券").hint(QUERY_AGAIN),
    business("16", "优惠券未到开始领取时间").hint(QUERY_AGAIN),
    business("17", "优惠券未到开始使用时间").hint(QUERY_AGAIN),
    platform("1", "内部服务错误").hint(RETRY_LATER),
    parameter("1912", "商品 ID 不合法").hint(OLD_ITEM_ID),
];

pub(super) const BY_ITEM_ID: &[ErrorRule] = error_table![
    UNAVAILABLE,
    // The documentation lists these three errors, although the API has none of the parameters.
    parameter("isv.invalid-parameter:start_price", "参数填写不正确").hint(CHECK_PARAMETER),
    parameter("isv.invalid-parameter:end_price", "参数填写不正确").hint(CHECK_PARAMETER),
    parameter("isv.invalid-parameter:end_tk_rate", "参数填写不正确").hint(CHECK_PARAMETER),
    parameter("35", "商品 ID 不合法").hint(OLD_ITEM_ID),
    platform("37", "ID 处理异常"),
    business("4", "查询不到宝贝"),
];
