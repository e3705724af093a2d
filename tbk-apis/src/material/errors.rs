//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{
    ADZONE, CALL_FAILED, ENTRY_SYSTEM_ERROR, MATERIAL_ID, NO_RESULT, PID, RETRY_LATER, SYSTEM_ERROR,
    TOO_FREQUENT, UNAVAILABLE, error_table, parameter,
};

const CHECK: Hint = Hint::new("check the parameters", "请检查参数");
const INVALID: &str = "参数填写不正确";

pub(super) const OPTIMUS: &[ErrorRule] = error_table![
    UNAVAILABLE,
    parameter("isv.invalid-parameter:start_price", INVALID)
        .hint(Hint::new("correct `start_price`", "请填写正确的 start_price")),
    parameter("isv.invalid-parameter:end_price", INVALID)
        .hint(Hint::new("correct `end_price`", "请填写正确的 end_price")),
    parameter("isv.invalid-parameter:end_tk_rate", INVALID)
        .hint(Hint::new("correct `end_tk_rate`", "请填写正确的 end_tk_rate")),
    ADZONE,
    PID,
    NO_RESULT.hint(Hint::new("no items found: query again", "宝贝数据为空，请重新查询")),
    SYSTEM_ERROR.text("服务异常"),
    MATERIAL_ID,
    CALL_FAILED.text("调用失败"),
    TOO_FREQUENT.hint(RETRY_LATER),
    parameter("41", "pageSize 不合法").hint(Hint::new(
        "use a documented `page_size`, or one from 1 to 7",
        "请参考文档，或将 page_size 设置为 1~7",
    )),
    ENTRY_SYSTEM_ERROR,
    parameter("1103", "活动物料 id 无效").hint(CHECK),
    parameter("1201", "口令类型无效").hint(CHECK),
];

pub(super) const PROMOTION: &[ErrorRule] = error_table![
    NO_RESULT.text("投放无数据").hint(Hint::new("ask your contact at 淘宝联盟", "请联系小二")),
    CALL_FAILED,
];
