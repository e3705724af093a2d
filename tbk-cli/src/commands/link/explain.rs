//! `tbk link explain`.

use clap::Args;
use serde_json::{Value, json};

use super::connect::Conversion;
use super::entry::{Tally, failure, is_short, name, problem};
use super::message::{Message, Piece};
use crate::config::credentials::Selection;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text("Converts a message and shows each call with its result", "转链并显示每一步调用及结果"),
    after_help = text(
        "Examples:\n  tbk link explain '￥Ab3dE5gH7jK￥' --pid mm_1_2_3\n  tbk link explain -i message.txt -o json",
        "示例：\n  tbk link explain '￥Ab3dE5gH7jK￥' --pid mm_1_2_3\n  tbk link explain -i message.txt -o json",
    )
)]
pub(super) struct Explain {
    #[command(flatten)]
    message: Message,
    #[command(flatten)]
    conversion: Conversion,
}

impl Explain {
    pub(super) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let found = self.conversion.pieces(&self.message)?;
        let (connected, converter) = self.conversion.connect(selection).await?;
        let pieces: Vec<&Piece> = found.pieces.iter().collect();
        let outcomes = connected.convert(&converter, &pieces).await;
        let mut tally = Tally::default();
        let mut entries = output.entries(None);
        for (piece, outcome) in pieces.into_iter().zip(&outcomes) {
            let reason = failure(piece, outcome);
            let steps: Vec<Value> = outcome
                .steps()
                .iter()
                .map(|step| json!({ "method": step.method, "refused": step.problem.as_ref().map(problem) }))
                .collect();
            let rows = steps.iter().enumerate().map(|(i, step)| {
                let result = step["refused"].as_str().unwrap_or(text("done", "成功"));
                json!({ "text": piece.text, "step": i + 1, "method": step["method"], "result": result })
            });
            if is_short(output) {
                rows.collect::<Vec<_>>().iter().try_for_each(|row| entries.push(row))?;
            } else {
                let (what, outcome) = (piece.finding.what.name(), name(outcome));
                let reason = reason.as_ref().map(ToString::to_string);
                entries.push(&json!({
                    "what": what, "text": piece.text, "outcome": outcome, "steps": steps, "reason": reason,
                }))?;
            }
            tally.add(reason);
        }
        entries.finish()?;
        tally.result()
    }
}
