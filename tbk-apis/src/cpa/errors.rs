//! Errors that the platform documents for these APIs.

use top_core::ErrorRule;

use crate::shared::errors::{ADZONE, PID, UNAVAILABLE, error_table, parameter};

pub(super) const NEW_USERS: &[ErrorRule] = error_table![
    UNAVAILABLE,
    parameter("isv.invalid-parameter:start_price", "参数填写不正确"),
    parameter("isv.invalid-parameter:end_price", "参数填写不正确"),
    parameter("isv.invalid-parameter:end_tk_rate", "参数填写不正确"),
    ADZONE,
    PID,
];
