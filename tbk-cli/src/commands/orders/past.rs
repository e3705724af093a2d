//! `tbk orders backfill` and `verify`.

use clap::Args;
use serde_json::{Value, json};
use tbk_sync::engine::{Backfill as Outcome, Difference, Mismatch, Reread, Summary};
use tbk_sync::model::{Source, Span};
use top_core::TopTime;

use super::connect::Context;
use super::failure::engine_failure;
use super::origin::Origin;
use super::summary;
use super::values::{Time, at, moment};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Output, note};
use crate::ui::shell::quoted;
use crate::ui::when::Edge;

/// A range of time.
#[derive(Debug, Args)]
struct Range {
    #[arg(long, value_name = "TIME", help = text("Start: 2026-09-01, 2026-09, 90d", "起点：2026-09-01、2026-09、90d"))]
    from: String,
    #[arg(long, value_name = "TIME", default_value = "now", help = text(
        "End; a day or a month counts to its end",
        "终点；日期、月份含当天、当月",
    ))]
    to: String,
}

#[derive(Debug, Args)]
#[command(
    about = text("Reads a range of the past, of the last 90 days", "补读历史订单，限最近 90 天"),
    after_help = text(
        "Examples:\n  tbk orders backfill --from 90d\n  tbk orders backfill --from 2026-10 --to 2026-10 --axis settled\n\n\
         An interrupted backfill goes on with the next `tbk orders sync` or `backfill`.",
        "示例：\n  tbk orders backfill --from 90d\n  tbk orders backfill --from 2026-10 --to 2026-10 --axis settled\n\n\
         中断的补读会在下次 `tbk orders sync` 或 `backfill` 时继续。",
    )
)]
pub(super) struct Backfill {
    #[command(flatten)]
    range: Range,
    #[arg(long, value_enum, value_name = "TIME", default_value = "created", help = text(
        "The time of the orders that the range applies to",
        "时间范围所指的时间",
    ))]
    axis: Time,
    #[arg(long, help = text("Read again what was read before", "已读过的时间段也重读"))]
    again: bool,
    #[command(flatten)]
    origin: Origin,
}

#[derive(Debug, Args)]
#[command(
    about = text("Compares stored records with the platform, without changes", "将已保存的记录与平台核对，不作修改"),
    after_help = text(
        "Example: tbk orders verify --from 昨天 --to 昨天\n\n\
         Reads the orders that were created in the range again, their refunds and punishments: all lists of the account. \
         Exit status 1 if there is a difference: missing (not stored), different (other members), vanished (no longer listed \
         by the platform). Exit status 6 if there is none, but the platform does not serve all rows of the range: unknown.",
        "示例：tbk orders verify --from 昨天 --to 昨天\n\n\
         重新读取该时间段内创建的订单及其维权与处罚，即账号的全部列表。有差异时退出码为 1：missing 未保存，different 字段不同，\
         vanished 平台不再返回。没有差异、但平台未返回该时间段的全部记录时退出码为 6：unknown 未知。",
    )
)]
pub(super) struct Verify {
    #[command(flatten)]
    range: Range,
    #[command(flatten)]
    origin: Origin,
}

impl Range {
    fn span(&self) -> Result<Span, Failure> {
        let from = moment("--from", &self.from, Edge::Start)?;
        let now = TopTime::now().unix_millis().div_euclid(1_000);
        let to = moment("--to", &self.to, Edge::End)?.min(now);
        if from >= to {
            return Err(Failure::usage(text("the range is empty", "时间范围为空"))
                .hint(text("--from must be before --to and before now", "--from 须早于 --to 与当前时间")));
        }
        Ok(Span { from, to })
    }

    /// Returns the command that reads the range again.
    fn again(&self, is_sandbox: bool) -> String {
        let [from, to] = [&self.from, &self.to].map(|time| quoted(time));
        let sandbox = if is_sandbox { " --sandbox" } else { "" };
        format!("tbk orders backfill{sandbox} --from {from} --to {to} --again")
    }
}

impl Backfill {
    pub(super) fn is_sandbox(&self) -> bool {
        self.origin.is_sandbox()
    }

    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let Span { from, to } = self.range.span()?;
        // The platform may leave out the last second of a window.
        let span = Span { from, to: to + 1 };
        let reread = if self.again { Reread::Everything } else { Reread::Missing };
        let connected = context.connect(&self.origin, Some(1), |builder| builder).await?;
        connected.stop_on_signals();
        let (mut windows, mut total) = (0, Summary::default());
        let mut unreachable = None;
        for account in &connected.accounts {
            let result = connected.engine.backfill(account, span, self.axis.into(), reread).await;
            let Outcome { windows: planned, unreachable: old, summary, .. } = result.map_err(|error| {
                connected.view.end();
                engine_failure(error)
            })?;
            windows += planned;
            unreachable = unreachable.or(old);
            total.join(summary);
        }
        connected.view.end();
        note(&planned(windows, unreachable));
        let old = unreachable.map_or(Value::Null, |span| json!({ "from": at(span.from), "to": at(span.to) }));
        let more = [("windows", windows.into()), ("unreachable", old)];
        summary::print(&connected, &total, &more, output)?;
        summary::outcome(&total, connected.end())
    }
}

fn planned(windows: usize, unreachable: Option<Span>) -> String {
    let shown = counted(windows, "window", "windows");
    let mut message = say!("{shown} added", "新增 {windows} 个窗口");
    if let Some(Span { from, to }) = unreachable {
        let (from, to) = (at(from), at(to));
        message += &say!(
            "; {from} to {to} cannot be read: the platform serves the last 90 days",
            "；{from} 至 {to} 无法读取：平台只提供最近 90 天"
        );
    }
    message
}

impl Verify {
    pub(super) fn is_sandbox(&self) -> bool {
        self.origin.is_sandbox()
    }

    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let span = self.range.span()?;
        let connected = context.connect(&self.origin, Some(1), |builder| builder).await?;
        let (mut entries, mut unknown) = (Vec::new(), Vec::new());
        for account in &connected.accounts {
            let found = connected.engine.verify(account, span).await;
            connected.view.end();
            let found = found.map_err(engine_failure)?;
            entries.extend(found.differences.iter().map(|found| difference(account, found)));
            unknown.extend(found.unknown.into_iter().map(|(source, span)| unlisted(account, source, span)));
        }
        let (count, is_whole) = (entries.len(), unknown.is_empty());
        if !output.is_for_people() {
            entries.append(&mut unknown);
        }
        if count > 0 || !output.is_for_people() {
            output.list(&entries)?;
        }
        if count == 0 && is_whole {
            note(text("the store and the platform have the same records", "存储与平台的记录一致"));
            return Ok(());
        }
        if count == 0 {
            return Err(Failure::new(
                Status::Partial,
                text(
                    "no difference found, but the platform does not serve all rows of the range",
                    "未发现差异，但平台未返回该时间段的全部记录",
                ),
            ));
        }
        let differences = counted(count, "difference", "differences");
        let again = self.range.again(self.is_sandbox());
        Err(Failure::local(say!("{differences} found", "发现 {count} 处差异"))
            .hint(say!("`{again}` reads the range again", "可用 `{again}` 重读该时间段")))
    }
}

/// Notes a range with more rows than the platform serves, and returns its entry.
fn unlisted(account: &str, source: Source, span: Span) -> Value {
    let (from, to) = (at(span.from), at(span.to));
    note(&say!(
        "{account}: {source} from {from} to {to}: the platform has more rows than it serves; those that it does not serve are \
         unknown",
        "{account}：{source} 在 {from} 至 {to} 的记录数超出平台上限，未返回的记录未知"
    ));
    json!({ "account": account, "source": source.as_str(), "difference": "unknown", "from": from, "to": to })
}

fn difference(account: &str, found: &Difference) -> Value {
    let (mismatch, members) = match &found.mismatch {
        Mismatch::Missing => ("missing", Vec::new()),
        Mismatch::Different { members } => ("different", members.clone()),
        Mismatch::Vanished => ("vanished", Vec::new()),
        _ => ("other", Vec::new()),
    };
    json!({ "account": account, "source": found.source.as_str(), "trade_id": found.key, "role": found.role, "difference": mismatch, "members": members })
}
