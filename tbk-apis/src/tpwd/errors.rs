//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    ADZONE, INTERNAL_ERROR, ITEM_GONE, PID, RETRY_LATER, SYSTEM_ERROR, business, error_table, parameter,
    platform,
};

const CHANGE: Hint = Hint::new("use another 口令, or call again later", "请更换淘口令，或稍后重试");
const CHECK_LINK: Hint =
    Hint::new("use an unmodified promotion link of 淘宝联盟", "请使用官方下行的推广链接，勿篡改");

const RETRY: Hint = Hint::new("call again", "请重试");

const PARSE_FAILED: ErrorRule =
    parameter("20010", "淘口令解析失败").hint(Hint::new("check the 口令", "请检查淘口令"));
const NOTHING_PARSED: ErrorRule = business("20011", "淘口令解析结果为空").hint(CHANGE);
const EMPTY: ErrorRule =
    parameter("20012", "淘口令解析输入口令为空").hint(Hint::new("set the 口令", "请填写淘口令"));
const SUB_PID: ErrorRule = parameter("20013", "淘口令解析输入 subPid 格式错误")
    .hint(Hint::new("write the pid as `mm_1_2_3`", "pid 应为 mm_xxx_xxx_xxx 格式"));
const NOTHING_CONVERTED: ErrorRule = business("20015", "淘口令转链结果为空").hint(CHANGE);
const CONVERSION_FAILED: ErrorRule = platform("20016", "淘口令转链处理异常");
const INVALID: ErrorRule = business("isv.parse-result-invalid", "当前淘口令无效").hint(CHANGE);

pub(super) const CREATE: &[ErrorRule] = error_table![
    SYSTEM_ERROR,
    parameter("20000", "口令跳转 url 不支持口令转换")
        .hint(Hint::new("use another `url` that starts with https", "请更换口令跳转 url，且须以 https 开头")),
    parameter("20001", "口令弹框内容不能少于 5 个字符")
        .hint(Hint::new("use a text of at least 5 characters", "口令弹框内容不少于 5 个字符")),
    parameter("20002", "口令参数扩展字段不能为空").hint(Hint::new("set `ext`", "请填写口令参数扩展字段 ext")),
    INTERNAL_ERROR,
    parameter("23", "淘口令链接对应的物料信息为空").hint(CHECK_LINK),
    parameter("24", "淘口令生成者淘宝帐号为空")
        .hint(Hint::new("check the pid in the link", "请检查链接中的 pid 信息是否正确、合法")),
    platform("25", "淘口令生成失败").hint(RETRY),
    parameter("26", "链接不属于联盟官方业务场景").hint(CHECK_LINK),
];

pub(super) const PARSE: &[ErrorRule] = error_table![
    SYSTEM_ERROR,
    INTERNAL_ERROR,
    PARSE_FAILED,
    NOTHING_PARSED,
    EMPTY,
    business("6", "当前淘口令无效，无法解析").hint(Hint::new("use another 口令", "请更换淘口令")),
];

pub(super) const CONVERT: &[ErrorRule] = error_table![
    PARSE_FAILED,
    NOTHING_PARSED,
    EMPTY,
    SUB_PID,
    parameter("20014", "淘口令转链入参不合法").hint(Hint::new("check the parameters", "请检查参数")),
    NOTHING_CONVERTED,
    CONVERSION_FAILED,
    business("20008", "当前淘口令无效").hint(CHANGE),
    INVALID,
    ADZONE,
    PID,
    ITEM_GONE,
    SYSTEM_ERROR,
    INTERNAL_ERROR,
    platform("0", "内部服务不可用").hint(RETRY_LATER),
];

pub(super) const SHARE_CONVERT: &[ErrorRule] = error_table![
    PARSE_FAILED,
    NOTHING_PARSED,
    EMPTY,
    SUB_PID,
    NOTHING_CONVERTED,
    CONVERSION_FAILED,
    INVALID,
    ADZONE,
    ITEM_GONE,
    SYSTEM_ERROR,
    INTERNAL_ERROR,
];
