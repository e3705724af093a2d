//! Errors that the platform documents for these APIs.

use top_core::ErrorRule;

use crate::shared::errors::{ADZONE, INTERNAL_ERROR, PID, SYSTEM_ERROR, UNAVAILABLE, error_table, parameter};

const INFO_TYPE: ErrorRule = parameter("30501", "输入参数 info_type 非法");

pub(super) const INVITE_CODE: &[ErrorRule] = error_table![UNAVAILABLE, ADZONE, PID];
pub(super) const INFO_GET: &[ErrorRule] = error_table![UNAVAILABLE, ADZONE, PID, INFO_TYPE, SYSTEM_ERROR];
pub(super) const INFO_SAVE: &[ErrorRule] =
    error_table![UNAVAILABLE, ADZONE, PID, INTERNAL_ERROR, INFO_TYPE, SYSTEM_ERROR];
