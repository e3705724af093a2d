//! `tbk link explain`.

use clap::Args;
use serde_json::{Value, json};

use super::connect::{Sale, Wants};
use super::entry::{Tally, failure, is_short, name};
use super::message::{Message, Piece, Pieces};
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
    sale: Sale,
    #[command(flatten)]
    wants: Wants,
    #[arg(long, help = text(
        "Also convert possible findings: texts that only look like a 口令",
        "同时转链可能的口令（仅外形相似）",
    ))]
    all: bool,
}

impl Explain {
    pub(super) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let found = Pieces::of(&self.message.read()?, self.all)?;
        if found.pieces.is_empty() {
            return Err(found.nothing());
        }
        let connected = self.sale.connect(selection).await?;
        let converter = connected.converter(&self.wants, &[]);
        let pieces: Vec<&Piece> = found.pieces.iter().collect();
        let outcomes = connected.convert(&converter, &pieces).await;
        let mut tally = Tally::default();
        let mut entries = output.entries(None);
        for (piece, outcome) in pieces.into_iter().zip(&outcomes) {
            let reason = failure(piece, outcome);
            let steps: Vec<Value> = outcome
                .steps()
                .iter()
                .map(|step| json!({ "method": step.method, "refused": step.refused }))
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
