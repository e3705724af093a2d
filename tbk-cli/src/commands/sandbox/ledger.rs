//! The scripts of ledgers.

use std::path::Path;

use top_sandbox::{Ledger, LedgerBuilder};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// Reads the script of a ledger and starts its clock. `demo` is built in.
pub(super) fn read(path: &Path) -> Result<Ledger, Failure> {
    if path == Path::new("demo") {
        return Ok(Ledger::demo());
    }
    let shown = path.display();
    let script = std::fs::read_to_string(path)
        .map_err(|error| Failure::usage(say!("cannot read {shown}: {error}", "无法读取 {shown}：{error}")))?;
    let invalid = |error: String| {
        Failure::usage(say!("{shown} is not a valid ledger: {error}", "{shown} 不是合法的账本脚本：{error}"))
            .hint(text("`tbk sandbox --help` shows an example", "`tbk sandbox --help` 有示例"))
    };
    let builder: LedgerBuilder = if path.extension().is_some_and(|extension| extension == "json") {
        serde_json::from_str(&script).map_err(|error| invalid(error.to_string()))?
    } else {
        toml::from_str(&script).map_err(|error| invalid(error.to_string()))?
    };
    builder.build().map_err(|error| invalid(error.to_string()))
}
