//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    ADZONE, CALL_FAILED, INVALID_ADZONE, NO_RESULT, PID, PID_PARAMETERS, RETRY_LATER, TOO_FREQUENT,
    UNAVAILABLE, error_table, parameter,
};

pub(super) const CONVERT: &[ErrorRule] = error_table![
    INVALID_ADZONE,
    parameter("isv.invalid-parameter:platform", "platform 不正确")
        .hint(Hint::new("use a valid `platform`", "请填写正确的 platform")),
    parameter("isv.invalid-parameter:unid", "unid 不正确")
        .hint(Hint::new("use a valid `unid`", "请填写正确的 unid")),
    UNAVAILABLE,
];

pub(super) const SHARE_CONVERT: &[ErrorRule] = error_table![
    INVALID_ADZONE,
    parameter("isv.invalid-parameter:sub_pid", "sub_pid 不正确").hint(Hint::new(
        "write the third-party pid as `mm_1_2_3`",
        "请填写正确的三方 pid，格式为 mm_xxx_xxx_xxx"
    )),
    UNAVAILABLE,
];

pub(super) const DETAILS: &[ErrorRule] = error_table![
    NO_RESULT.hint(Hint::new("query another item", "请更换商品")),
    CALL_FAILED,
    TOO_FREQUENT.hint(RETRY_LATER),
    PID,
    ADZONE,
    PID_PARAMETERS,
    parameter("8", "入参有误").hint(Hint::new("check the parameters", "请检查参数")),
    UNAVAILABLE,
];
