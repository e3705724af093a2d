//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{business, error_table, parameter, permission, platform, throttled};

/// The gift may exist, and its amount may be frozen. Only the response contains the `rights_id`; no API finds the gift
/// without it.
pub(super) const LOOK_FIRST: Hint = Hint::new(
    "check at 淘宝联盟 whether the gift was created before you create it again; if you have its `rights_id`, call \
     `taobao.tbk.dg.vegas.tlj.report`",
    "请先在淘宝联盟确认该淘礼金是否已创建，再决定是否重试；如已有 `rights_id`，可调用 `taobao.tbk.dg.vegas.tlj.report` 查询",
);
const TOMORROW: Hint = Hint::new("create the gift tomorrow", "请明日再试");
const OTHER_ITEM: Hint = Hint::new("choose another item", "请选择其他商品");
const CHECK_PARAMETERS: Hint = Hint::new("correct the parameters", "请确认配置信息正确后重新创建");
const FUND_ACCOUNT: Hint =
    Hint::new("top up the 淘礼金 account on the page 资金管理", "请前往资金管理页面充值");

pub(super) const CREATE_GIFT: &[ErrorRule] = error_table![
    // The outcome is unknown, although most of these codes have the prefix of the caller's errors: the gift may exist.
    platform("isv.FAIL_BIZ_SERVICE_TIMEOUT", "系统异常").hint(LOOK_FIRST),
    platform("isv.FAIL_BIZ_SYSTEM_ERROR", "创建淘礼金红包失败").hint(LOOK_FIRST),
    platform("isv.FAIL_BIZ_EXTERNAL_SERVICE_EXCEPTION", "创建淘礼金红包失败").hint(LOOK_FIRST),
    platform("isp.ACK_FREEZE_ASSET_ACCOUNT_ERROR", "创建淘礼金红包失败").hint(LOOK_FIRST),
    platform("isv.CREATE_INSTANCE_ERROR", "创建错误").hint(LOOK_FIRST),
    platform("isv.ACK_FREEZE_FAIL", "确认冻结失败").hint(LOOK_FIRST),
    platform("isp.vegas-server-unavailable", "服务不可用").hint(LOOK_FIRST),
    throttled("isp.call-limited", "调用限流").hint(Hint::new("create the gift later", "请稍后重新创建")),
    // permissions
    permission("isv.FAIL_BIZ_HAS_NO_PRIVILEGE", "暂无淘礼金创建权限")
        .hint(Hint::new("apply for the permission to create 淘礼金", "请先申请淘礼金创建权限")),
    permission("isv.FAIL_BIZ_VIOLATION_POINT_EXCEED", "账号因权限异常已被停用")
        .hint(Hint::new("appeal to customer service", "请联系客服申诉")),
    permission("isv.FAIL_BIZ_CREATE_FORBIDDEN", "暂未开放淘礼金创建接口"),
    permission("isv.SHIELD_ACCESS_RELATION_ERROR", "关联账号存在严重违规行为，无法开通淘礼金权限"),
    permission("isv.SHIELD_ACCESS_SELF_ERROR", "账号累计扣分大于等于 18 分，无法开通淘礼金权限").hint(
        Hint::new("check the penalties of the account, then apply again", "请核实账号处罚信息后再次申请")
    ),
    permission("isv.ACCOUNT_STATUS_INVALID", "玩法钱包账户状态异常"),
    // item
    business("isv.FAIL_BIZ_ITEM_FORBIDDEN", "该商品不支持创建淘礼金红包").hint(OTHER_ITEM),
    business("isv.FAIL_BIZ_NOT_TK_ITEM", "非淘客宝贝，不支持创建淘礼金红包").hint(OTHER_ITEM),
    business("isv.DAILY_DRAW_ITEM_ABOVE_LIMIT", "该商品今日已达上限").hint(OTHER_ITEM),
    business("isv.FAIL_CHECK_SELLER_CREATE_ITEM_NUM_RULE_ERROR", "该商家商品的淘礼金创建数已超上限")
        .hint(OTHER_ITEM),
    business("isv.FAIL_CHECK_MEMBER_CREATE_ITEM_NUM_CHECK_ERROR", "该商品淘礼金创建数已超上限")
        .hint(OTHER_ITEM),
    // daily limits
    business("isv.FAIL_CHECK_DAILY_SEND_AMOUNT_EXCEED", "超过每日发放限额").hint(Hint::new(
        "raise the daily limit in 玩法钱包 of the 淘宝联盟 app",
        "请在淘宝联盟 APP 玩法钱包自助调整"
    )),
    business("isv.FAIL_CHECK_MEMBER_DAILY_SEND_ITEM_ABOVE_LIMIT_ERROR", "今日商品创建数已超上限")
        .hint(TOMORROW),
    business("isv.FAIL_CHECK_MEMBER_ITEM_DAILY_SEND_TLJ_ABOVE_LIMIT_ERROR", "今日淘礼金红包创建数已超上限")
        .hint(TOMORROW),
    business(
        "isv.FAIL_CHECK_SELLER_DAILY_CREATE_NUM_ABOVE_LIMIT_ERROR",
        "今日该商家商品淘礼金创建数已超上限"
    )
    .hint(TOMORROW),
    business("isv.FAIL_CHECK_ITEM_DAILY_SEND_NUM_CHECK_ERROR", "今日该商品淘礼金创建数已超上限")
        .hint(TOMORROW),
    business("isv.MEMBER_DAILY_DRAW_ITEM_ABOVE_LIMIT", "该商品单账号领取已达上限").hint(TOMORROW),
    business("isv.SELLER_DAILY_DRAW_ITEM_ABOVE_LIMIT", "该商品所属商家今日领取已达上限").hint(TOMORROW),
    // account balance
    business("isv.FAIL_BIZ_ASSET_ACCOUNT_NOT_EXISTS", "淘礼金账户暂未创建").hint(FUND_ACCOUNT),
    business("isv.FAIL_BIZ_ACCOUNT_UN_PAID", "淘礼金账户暂未创建").hint(FUND_ACCOUNT),
    business("isv.ASSET_ACCOUNT_BALANCE_NOT_ENOUGH", "账户预算不足").hint(FUND_ACCOUNT),
    // parameters
    parameter("isv.FAIL_BIZ_PARAMS_ERROR", "参数错误").hint(CHECK_PARAMETERS),
    parameter("isv.invalid-argument", "参数错误").hint(CHECK_PARAMETERS),
    parameter("isv.PARAM_IS_EMPTY", "参数不能为空")
        .hint(Hint::new("set the required parameters", "请填写必填参数")),
    parameter("isv.FAIL_CHECK_TLJ_MIN_FACE_ERROR", "单个红包面额必须大于等于 1 元")
        .hint(Hint::new("set `per_face` to at least 1 yuan", "请将面额设置为 1 元及以上")),
    parameter("isv.NAME_LENGTH_EXCEED", "红包名称长度必须小于等于 10 个字符")
        .hint(Hint::new("shorten `name` to at most 10 characters", "请缩短红包名称")),
    parameter("isv.SEND_DATE_TIME_LIMIT", "发放有效期大于 30 天").hint(Hint::new(
        "set `send_end_time` to at most 30 days after `send_start_time`",
        "请重新设置发放有效期"
    )),
    parameter("isv.TOTAL_NUM_BELOW_LIMIT", "红包总个数必须大于等于 1")
        .hint(Hint::new("set `total_num` to at least 1", "请重新设置红包总个数")),
    parameter("isv.USER_TOTAL_WIN_NUM_LIMIT", "单用户领取上限最低为 1")
        .hint(Hint::new("set `user_total_win_num_limit` to at least 1", "请重新设置单用户领取上限")),
    parameter("isv.USER_TOTAL_WIN_NUM_LIMIT_BELOW_TOTAL_NUM", "单用户领取上限大于淘礼金个数")
        .hint(Hint::new("set `user_total_win_num_limit` to at most `total_num`", "请重新设置单用户领取上限")),
];
