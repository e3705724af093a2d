//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{RETRY_LATER, error_table, parameter, platform};

const CHECK_ADZONE: Hint = Hint::new("use a valid `adzone_id`", "请填写正确的 adzone_id");

pub(super) const CONSUMER_MATCH: &[ErrorRule] = error_table![
    parameter("1601", "错误的 specialId").hint(Hint::new(
        "use a `special_id` that belongs to the calling account",
        "请确认 special_id 正确，且归属于当前账号",
    )),
    platform("1701", "活动查询异常").hint(RETRY_LATER),
    parameter("1702", "无效的 offerId").hint(Hint::new("use a valid `offer_id`", "请传入有效的 offer_id")),
    parameter("2", "adzoneId 不正确").hint(CHECK_ADZONE),
    parameter("4", "adzoneId 不存在").hint(CHECK_ADZONE),
    parameter("1803", "错误的设备信息参数")
        .hint(Hint::new("correct `device_type` and `device_value`", "请修改 device_type 与 device_value")),
    parameter("1802", "错误的设备信息参数 device_value")
        .hint(Hint::new("correct `device_value`", "请修改 device_value")),
];
