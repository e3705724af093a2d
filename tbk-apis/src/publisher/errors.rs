//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    ADZONE, PID, RETRY_LATER, SYSTEM_ERROR, UNAVAILABLE, error_table, parameter, platform,
};

const START_PRICE: ErrorRule = parameter("isv.invalid-parameter:start_price", "参数填写不正确");
const END_PRICE: ErrorRule = parameter("isv.invalid-parameter:end_price", "参数填写不正确");
const END_TK_RATE: ErrorRule = parameter("isv.invalid-parameter:end_tk_rate", "参数填写不正确");
const SERVICE_UNAVAILABLE: ErrorRule = platform("1", "内部服务不可用").hint(RETRY_LATER);
const INFO_TYPE: ErrorRule = parameter("30501", "输入参数 info_type 非法")
    .hint(Hint::new("use a documented `info_type`", "请参考文档填写 info_type"));

pub(super) const INVITE_CODE: &[ErrorRule] =
    error_table![UNAVAILABLE, START_PRICE, END_PRICE, END_TK_RATE, ADZONE, PID];
pub(super) const INFO_GET: &[ErrorRule] =
    error_table![UNAVAILABLE, START_PRICE, END_PRICE, END_TK_RATE, ADZONE, PID, INFO_TYPE, SYSTEM_ERROR];
pub(super) const INFO_SAVE: &[ErrorRule] = error_table![
    UNAVAILABLE,
    START_PRICE,
    END_PRICE,
    END_TK_RATE,
    ADZONE,
    PID,
    SERVICE_UNAVAILABLE,
    INFO_TYPE,
    SYSTEM_ERROR,
];
