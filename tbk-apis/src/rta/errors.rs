//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{error_table, parameter, platform};

const CHECK_ADZONE: Hint = Hint::new("use another `adzone_id`", "更换正确的 adzoneId");

pub(super) const CONSUMER_MATCH: &[ErrorRule] = error_table![
    parameter("1601", "错误的 specialId").hint(Hint::new(
        "use a `special_id` that belongs to the calling account",
        "确保 specialId 正确，且归属关系正确",
    )),
    platform("1701", "活动查询异常").hint(Hint::new("call again later", "请稍后重试")),
    parameter("1702", "无效的 offerId").hint(Hint::new("use a valid `offer_id`", "请传入有效的 offerId")),
    parameter("2", "adzoneId 不正确").hint(CHECK_ADZONE),
    parameter("4", "adzoneId 不存在").hint(CHECK_ADZONE),
    parameter("1803", "错误的设备信息参数")
        .hint(Hint::new("correct `device_type` and `device_value`", "修改设备相关参数")),
    parameter("1802", "错误的设备信息参数 device_value")
        .hint(Hint::new("correct `device_value`", "更换请求参数 device_value")),
];
