//! `tbk link convert`.

use clap::Args;
use serde_json::Value;

use super::connect::Conversion;
use super::entry::{Tally, columns, entry, failure, is_short, short};
use super::input::Many;
use super::message::{Message, Piece};
use crate::config::credentials::Selection;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::Output;

#[derive(Debug, Args)]
#[command(
    about = text("Converts the links, 口令 and items of messages", "对消息中的链接、口令与商品转链"),
    after_help = text(
        "Examples:\n  tbk link convert '￥Ab3dE5gH7jK￥' --pid mm_1_2_3 --want short,tpwd\n  \
         tbk link convert -i message.txt --relation-id 77 -o json\n  \
         tbk link convert --input messages.jsonl -o jsonl > done.jsonl\n  \
         tbk link convert --input messages.jsonl --resume done.jsonl -o jsonl >> done.jsonl\n\n\
         Exit status: 0 all converted, 6 some of them, 7 none: refused, or nothing was found.",
        "示例：\n  tbk link convert '￥Ab3dE5gH7jK￥' --pid mm_1_2_3 --want short,tpwd\n  \
         tbk link convert -i message.txt --relation-id 77 -o json\n  \
         tbk link convert --input messages.jsonl -o jsonl > done.jsonl\n  \
         tbk link convert --input messages.jsonl --resume done.jsonl -o jsonl >> done.jsonl\n\n\
         退出码：0 全部转链成功，6 部分成功，7 全部被拒或没有可转链的内容。",
    )
)]
pub(crate) struct Convert {
    #[command(flatten)]
    message: Message,
    #[command(flatten)]
    many: Many,
    #[command(flatten)]
    conversion: Conversion,
}

impl Convert {
    pub(super) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        if self.many.is_given() {
            let (connected, converter) = self.conversion.connect(selection).await?;
            return self.many.run(&connected, &converter, self.conversion.all, output).await;
        }
        let found = self.conversion.pieces(&self.message)?;
        let (connected, converter) = self.conversion.connect(selection).await?;
        let pieces: Vec<&Piece> = found.pieces.iter().collect();
        let outcomes = connected.convert(&converter, &pieces).await;
        let mut tally = Tally::default();
        let mut entries = output.entries((!is_short(output)).then(|| columns(vec!["ok".to_owned()])));
        for (piece, outcome) in pieces.into_iter().zip(&outcomes) {
            let shown = entry(piece, outcome, &connected.sale);
            entries.push(&if is_short(output) { short(&shown) } else { Value::Object(shown) })?;
            tally.add(failure(piece, outcome));
        }
        entries.finish()?;
        found.note_possible();
        if tally.failed() == 0 { Ok(()) } else { tally.result() }
    }
}
