//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{ADZONE, error_table, parameter, platform};

const CHECK_DEVICE: Hint = Hint::new("correct the parameters of the device", "修改设备相关参数");

pub(super) const CONSUMER_MATCH: &[ErrorRule] = error_table![
    parameter("1601", "错误的 specialId")
        .hint(Hint::new("use a `special_id` of the calling account", "确保 specialId 正确，且归属关系正确")),
    platform("1701", "活动查询异常"),
    parameter("1702", "无效的 offerId").hint(Hint::new("use a valid offer id", "请传入有效的 offerId")),
    parameter("2", "adzoneId 不正确").hint(Hint::new("use another `adzone_id`", "更换正确的 adzoneId")),
    ADZONE,
    parameter("1803", "错误的设备信息参数").hint(CHECK_DEVICE),
    parameter("1802", "错误的设备信息参数 device_value").hint(CHECK_DEVICE),
];
