//! `tbk orders feed`.

use std::time::Duration;

use clap::Args;
use tbk_sync::model::Event;

use super::failure::failure;
use super::store::StoreOption;
use crate::config::credentials::Selection;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::{Form, Output, text_out};

#[derive(Debug, Args)]
#[command(
    about = text("Prints the changes after a position as JSON Lines", "以 JSON Lines 输出某位置之后的变更"),
    after_help = text(
        "Examples:\n  tbk orders feed\n  tbk orders feed --since 812 --follow\n\n\
         Keep the pos of the last line that you have processed, and continue with --since. A reader may get a line \
         twice, and never misses one. It works while `tbk orders sync` is running.",
        "示例：\n  tbk orders feed\n  tbk orders feed --since 812 --follow\n\n\
         请保存已处理的最后一行的 pos，下次用 --since 继续。同一行可能重复输出，但不会遗漏。\
         `tbk orders sync` 运行时也可读取。",
    )
)]
pub(super) struct Feed {
    #[arg(long, value_name = "POSITION", default_value_t = 0, help = text(
        "Print only what follows this position; 0 for everything",
        "仅输出该位置之后的变更；0 表示全部",
    ))]
    since: u64,
    #[arg(long, help = text("Wait for further changes until interrupted", "持续等待后续变更，直到被中断"))]
    follow: bool,
}

/// The number of events that are read at a time.
const BATCH: u32 = 500;
/// The time between two reads with `--follow`.
const PAUSE: Duration = Duration::from_millis(500);

impl Feed {
    pub(super) async fn run(
        &self,
        place: &StoreOption,
        selection: &Selection,
        output: &Output,
    ) -> Result<(), Failure> {
        if output.explicit_form().is_some_and(|form| form != Form::Jsonl) || !output.fields().is_empty() {
            return Err(Failure::usage(text("the feed is JSON Lines", "变更只以 JSON Lines 输出"))
                .hint(text("remove -o and --fields", "请去掉 -o 与 --fields")));
        }
        let store = place.read().await?;
        let mut position = self.since;
        loop {
            let events = store.events(position, BATCH).await.map_err(failure)?;
            match events.last() {
                Some(last) => position = last.position,
                None if self.follow => tokio::time::sleep(PAUSE).await,
                None => return Ok(()),
            }
            let account = selection.explicit_account();
            let selected = events.iter().filter(|event| account.is_none_or(|name| event.account == name));
            selected.map(line).try_for_each(|line| text_out(&line))?;
        }
    }
}

/// Returns the event with its position as the first member.
fn line(event: &Event) -> String {
    let members = event.json.strip_prefix('{').unwrap_or(&event.json);
    format!("{{\"pos\":\"{}\",{members}", event.position)
}
