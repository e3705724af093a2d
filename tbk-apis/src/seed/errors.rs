//! Errors that the platform documents for these APIs.

use top_core::{ErrorRule, Hint};

use crate::shared::errors::{business, error_table};

const PENDING_CHANGE: Hint = Hint::new(
    "call `taobao.tbk.seed.event.fee.update.result.get` and wait until the current change has ended",
    "请调用 `taobao.tbk.seed.event.fee.update.result.get` 查询，待进行中的改价结束后再申请",
);

pub(super) const FEE_UPDATE: &[ErrorRule] = error_table![
    business("40132", "子任务状态不受理"),
    business("40133", "有进行中的子任务改价").hint(PENDING_CHANGE),
];
