//! The scripts of ledgers.

use std::path::Path;

use top_sandbox::{InvalidLedger, Ledger, LedgerBuilder};

use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// Reads the script of a ledger and starts its clock. `demo` is built in.
pub(super) fn read(path: &Path) -> Result<Ledger, Failure> {
    if path == Path::new("demo") {
        return Ok(Ledger::demo());
    }
    let shown = path.display();
    let script = super::read(path)?;
    let invalid = |error: String| {
        Failure::usage(say!("{shown} is not a valid ledger: {error}", "{shown} 不是合法的账本脚本：{error}"))
            .hint(text("`tbk sandbox --help` shows an example", "`tbk sandbox --help` 有示例"))
    };
    let builder: LedgerBuilder = if path.extension().is_some_and(|extension| extension == "json") {
        serde_json::from_str(&script).map_err(|error| invalid(cause::describe(&error)))?
    } else {
        toml::from_str(&script).map_err(|error| invalid(cause::of_toml(&script, &error)))?
    };
    builder.build().map_err(|error| invalid(problem(&error)))
}

fn problem(invalid: &InvalidLedger) -> String {
    let chinese = match invalid {
        InvalidLedger::OutOfRange { name, value, low, high } => {
            format!("{name} 应在 {low} 至 {high} 之间，而非 {value}")
        }
        InvalidLedger::NegativeLateness => "lateness.max 不能为负数".to_owned(),
        InvalidLedger::Burst { at } => {
            format!("{at} 的 burst 应在 1 至 3600 秒内，且不超过 1000000 个订单")
        }
        InvalidLedger::RelationRefund { key } => {
            format!("记录 {key:?} 为 relation_refund：请写作 refund 的记录，并给出 relation_id 或 special_id")
        }
        InvalidLedger::NoKey { at, member } => format!("{at} 的记录在 `set` 中缺少 `{member}`"),
        InvalidLedger::UnknownMember { at, member } => format!("{at} 的记录设置了不存在的字段 `{member}`"),
        other => other.to_string(),
    };
    say!("{invalid}", "{chinese}")
}
