//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    ADZONE, CALL_FAILED, ENTRY_SYSTEM_ERROR, MATERIAL_ID, NO_RESULT, PID, SYSTEM_ERROR, TOO_FREQUENT,
    UNAVAILABLE, error_table, parameter,
};

const CHECK: Hint = Hint::new("check the parameters", "检查调用参数");

pub(super) const OPTIMUS: &[ErrorRule] = error_table![
    UNAVAILABLE,
    ADZONE,
    PID,
    NO_RESULT,
    SYSTEM_ERROR,
    MATERIAL_ID,
    CALL_FAILED,
    TOO_FREQUENT,
    parameter("41", "pageSize 不合法"),
    ENTRY_SYSTEM_ERROR,
    parameter("1103", "活动物料 id 无效").hint(CHECK),
    parameter("1201", "口令类型无效").hint(CHECK),
];

pub(super) const PROMOTION: &[ErrorRule] = error_table![NO_RESULT.text("投放无数据"), CALL_FAILED];
