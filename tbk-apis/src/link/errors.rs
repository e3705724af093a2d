//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{RETRY_LATER, error_table, parameter, platform};

pub(super) const SPREAD: &[ErrorRule] = error_table![
    platform("isp.dependency-error", "依赖服务暂时不可用").hint(RETRY_LATER),
    platform("isp.tbkapi-service-unavailable", "内部服务不可用").hint(RETRY_LATER),
    parameter("isv.not-support-param-type", "输入参数非法")
        .hint(Hint::new("check the parameters against the documentation", "请参考文档检查参数")),
];
