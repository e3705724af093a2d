//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{UNAVAILABLE, error_table, parameter, platform};

pub(super) const SPREAD: &[ErrorRule] = error_table![
    platform("isp.dependency-error", "依赖服务暂时不可用"),
    UNAVAILABLE,
    parameter("isv.not-support-param-type", "输入参数非法")
        .hint(Hint::new("check the parameters", "请参考文档检查参数")),
];
