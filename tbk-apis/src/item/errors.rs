//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    ADZONE, CALL_FAILED, ENTRY_SYSTEM_ERROR, INVALID_ADZONE, ITEM_GONE, MATERIAL_ID, ME, NO_RESULT, PID,
    PID_PARAMETERS, QUERY_EMPTY, RETRY_719, RETRY_1201, SCENE_NOT_GRANTED, SYSTEM_ERROR, TOO_FREQUENT,
    UNAVAILABLE, error_table, parameter,
};

pub(super) const CONVERT: &[ErrorRule] = error_table![
    INVALID_ADZONE,
    parameter("isv.invalid-parameter:platform", "platform 不正确"),
    parameter("isv.invalid-parameter:unid", "unid 不正确"),
    UNAVAILABLE,
];

pub(super) const SHARE_CONVERT: &[ErrorRule] = error_table![
    INVALID_ADZONE,
    parameter("isv.invalid-parameter:sub_pid", "sub_pid 不正确").hint(Hint::new(
        "write the third-party pid as `mm_1_2_3`",
        "请填写正确的三方 pid，满足 mm_xxx_xxx_xxx 格式"
    )),
    UNAVAILABLE,
];

pub(super) const DETAILS: &[ErrorRule] = error_table![
    NO_RESULT,
    CALL_FAILED,
    TOO_FREQUENT,
    PID,
    ADZONE,
    PID_PARAMETERS,
    parameter("8", "入参有误").hint(Hint::new("check the parameters", "检查入参")),
    UNAVAILABLE,
];

pub(super) const INFO: &[ErrorRule] = error_table![
    ME,
    ITEM_GONE,
    ADZONE,
    QUERY_EMPTY,
    PID,
    NO_RESULT,
    CALL_FAILED,
    MATERIAL_ID,
    PID_PARAMETERS,
    ENTRY_SYSTEM_ERROR,
    SYSTEM_ERROR,
    TOO_FREQUENT,
    RETRY_1201,
    RETRY_719,
    SCENE_NOT_GRANTED,
];
