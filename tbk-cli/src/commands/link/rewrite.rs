//! `tbk link rewrite`.

use clap::Args;
use tbk_link::What;
use tbk_link::convert::{Converted, Outcome};

use super::connect::{Sale, Wants};
use super::entry::{Tally, failure, problem};
use super::message::{Message, Piece, Pieces};
use crate::config::Want;
use crate::config::credentials::Selection;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::{note, raw_out};

#[derive(Debug, Args)]
#[command(
    about = text("Prints a message with its links and 口令 converted", "输出转链后的消息，其余内容不变"),
    after_help = text(
        "Examples:\n  pbpaste | tbk link rewrite - --pid mm_1_2_3\n  tbk link rewrite -i post.txt --partial > sent.txt\n\n\
         Nothing is printed unless every link and 口令 is converted. A 口令 is replaced by a 口令, a link by a link.",
        "示例：\n  pbpaste | tbk link rewrite - --pid mm_1_2_3\n  tbk link rewrite -i post.txt --partial > sent.txt\n\n\
         仅当全部链接与口令均转链成功时才输出。口令替换为口令，链接替换为链接。",
    )
)]
pub(super) struct Rewrite {
    #[command(flatten)]
    message: Message,
    #[command(flatten)]
    sale: Sale,
    #[command(flatten)]
    wants: Wants,
    #[arg(long, help = text(
        "Also replace possible findings: texts that only look like a 口令",
        "同时替换可能的口令（仅外形相似）",
    ))]
    all: bool,
    #[arg(long, help = text(
        "Print the message even if a part of it is not converted; that part stays",
        "部分内容未能转链时也输出，该部分保持原样",
    ))]
    partial: bool,
}

impl Rewrite {
    pub(super) async fn run(&self, selection: &Selection) -> Result<(), Failure> {
        let message = self.message.read()?;
        let found = Pieces::of(&message, self.all)?;
        if found.pieces.is_empty() {
            note(text("nothing to convert: the text is unchanged", "没有可转链的内容，文本未变"));
            return self.print(&message);
        }
        let connected = self.sale.connect(selection).await?;
        let has_tpwd = found.pieces.iter().any(|piece| matches!(piece.finding.what, What::Tpwd(_)));
        let more: &[Want] = if has_tpwd { &[Want::Tpwd] } else { &[] };
        let converter = connected.converter(&self.wants, more);
        let pieces: Vec<&Piece> = found.pieces.iter().collect();
        let outcomes = connected.convert(&converter, &pieces).await;
        let mut tally = Tally::default();
        let mut new = Vec::new();
        for (piece, outcome) in pieces.iter().zip(&outcomes) {
            let (text, failed) = replacement(piece, outcome);
            if let Some(failed) = &failed {
                note(&failed.to_string());
            }
            tally.add(failed);
            new.extend(text.map(|text| (&piece.finding.what, text)));
        }
        if tally.failed() == 0 || self.partial {
            self.print(&tbk_link::rewrite(&message, |finding| {
                new.iter().find(|(what, _)| **what == finding.what).map(|(_, text)| text.clone())
            }))?;
        }
        found.note_possible();
        if tally.failed() == 0 {
            return Ok(());
        }
        tally.result().map_err(|failure| failure.with_status(Status::Partial))
    }

    /// Prints the message. An argument has no line break at its end.
    fn print(&self, message: &str) -> Result<(), Failure> {
        if self.message.is_argument() { raw_out(&format!("{message}\n")) } else { raw_out(message) }
    }
}

/// Returns the new text of a piece, or the failure.
fn replacement(piece: &Piece, outcome: &Outcome) -> (Option<String>, Option<Failure>) {
    let Outcome::Converted(link) = outcome else { return (None, failure(piece, outcome)) };
    let text = new_text(&piece.finding.what, link);
    let missing = || {
        let text = &piece.text;
        let why = link.steps.iter().rev().find_map(|step| step.problem.as_ref()).map(problem);
        let why = why.map(|why| say!(": {why}", "：{why}")).unwrap_or_default();
        Failure::new(
            Status::Business,
            say!(
                "{text}: converted, but without the same kind of text{why}",
                "{text}：已转链，但未取得同类内容{why}"
            ),
        )
    };
    let failed = text.is_none().then(missing);
    (text, failed)
}

/// Returns the link for a link, and the 淘口令 without its signs for a 淘口令, whose signs stay in the message.
fn new_text(what: &What, link: &Converted) -> Option<String> {
    match what {
        What::Tpwd(_) => {
            let token = link.tpwd.as_deref()?.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            (!token.is_empty() && token.bytes().all(|b| b.is_ascii_alphanumeric())).then(|| token.to_owned())
        }
        _ => link.url().map(str::to_owned),
    }
}
