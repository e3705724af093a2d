//! Confirmation of removals.

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::prompt;

/// Asks whether to remove `what`. Without a terminal, the removal needs `--yes`.
pub(super) fn confirm_removal(what: &str, yes: bool) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    let question = say!("Remove {what}?", "确定删除 {what}？");
    if !prompt::is_interactive() {
        return Err(Failure::usage(say!(
            "not removed without a confirmation: {what}",
            "未经确认，未删除：{what}"
        ))
        .hint(text("add --yes to remove it", "确认删除请加 --yes")));
    }
    if prompt::confirm(&question)? { Ok(()) } else { Err(prompt::unchanged()) }
}
