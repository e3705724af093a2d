//! The summary at the end of a run, and the exit status.

use serde_json::{Value, json};
use tbk_sync::engine::Summary;

use super::connect::Connected;
use super::values::{at, plural};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Output, note};

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Every window should have been read.
    Complete,
    /// The user stopped a run that would have read every window.
    Interrupted,
    /// The user stopped a run without an end: windows may be open.
    Stopped,
}

/// Prints the summary: on standard error, and as data if a format is selected.
pub(super) fn print(
    connected: &Connected,
    summary: &Summary,
    more: &[(&str, Value)],
    output: &Output,
) -> Result<(), Failure> {
    connected.view.end();
    note(&describe(connected, summary));
    if output.is_for_people() {
        return Ok(());
    }
    let mut data = data(connected, summary);
    for (name, value) in more {
        data[*name] = value.clone();
    }
    output.one(&data)
}

fn describe(connected: &Connected, summary: &Summary) -> String {
    let store = &connected.name;
    let Summary { new, changed, same, stale, pages, calls, open, .. } = summary;
    let (pages_read, calls_made) = (plural(*pages, "page"), plural(*calls, "call"));
    let windows = plural(*open, "open window");
    let mut text = say!(
        "{store}: {new} new, {changed} changed, {same} same, {stale} stale\n{pages_read}, {calls_made}, {windows}",
        "{store}：新增 {new}，变更 {changed}，未变 {same}，过期 {stale}\n{pages} 页，{calls} 次调用，未完成窗口 {open}"
    );
    let Summary { found_by_sweep, given_up, quarantined, .. } = summary;
    if *found_by_sweep > 0 {
        let count = usize::try_from(*found_by_sweep).unwrap_or(usize::MAX);
        let found = counted(count, "of them was", "of them were");
        text += &say!("\n{found} found only by sweeps", "\n其中 {found_by_sweep} 条仅由补查发现");
    }
    if *given_up > 0 {
        let windows = plural(*given_up, "window");
        text += &say!(
            "\n{windows} cannot be read: see `tbk orders coverage`",
            "\n{given_up} 个窗口无法读取：见 `tbk orders coverage`"
        );
    }
    if *quarantined > 0 {
        let pages = plural(*quarantined, "page");
        text += &say!(
            "\n{pages} cannot be decoded: see `tbk orders quarantine`",
            "\n{quarantined} 页无法解析：见 `tbk orders quarantine`"
        );
    }
    text
}

fn data(connected: &Connected, summary: &Summary) -> Value {
    let parked: Vec<_> =
        summary.parked.iter().map(|(account, why)| json!({ "account": account, "why": why })).collect();
    json!({
        "store": connected.name,
        "accounts": connected.accounts,
        "new": summary.new,
        "changed": summary.changed,
        "same": summary.same,
        "stale": summary.stale,
        "found_by_sweep": summary.found_by_sweep,
        "pages": summary.pages,
        "calls": summary.calls,
        "open_windows": summary.open,
        "given_up": summary.given_up,
        "quarantined": summary.quarantined,
        "held_until": summary.held_until.map(at),
        "parked": parked,
        "skipped": summary.skipped,
    })
}

/// Returns the failure of a run that did not do everything.
pub(super) fn outcome(summary: &Summary, end: End) -> Result<(), Failure> {
    if let Some((account, why)) = summary.parked.first() {
        return Err(Failure::new(
            Status::Authorisation,
            say!("the account {account} was parked: {why}", "账号 {account} 已暂停：{why}"),
        )
        .hint(text(
            "correct the credentials or the permission; the next `tbk orders sync` tries again",
            "请修正凭证或权限；下次 `tbk orders sync` 会重试",
        )));
    }
    if end == End::Stopped {
        return Ok(());
    }
    let open = summary.open;
    if end == End::Interrupted {
        if open == 0 {
            return Ok(());
        }
        let windows = plural(open, "open window");
        let message = say!("interrupted, with {windows}", "已中断，未完成窗口 {open}");
        return Err(Failure::new(Status::Partial, message)
            .hint(text("the next `tbk orders sync` goes on there", "下次 `tbk orders sync` 从该处继续")));
    }
    if let Some(until) = summary.held_until {
        let (until, windows) = (at(until), plural(open, "open window"));
        return Err(Failure::new(
            Status::Throttled,
            say!(
                "a call limit is reached until {until} GMT+8, with {windows}",
                "已触发流控，{until}（GMT+8）结束；未完成窗口 {open}"
            ),
        )
        .hint(again()));
    }
    if let Some(account) = summary.skipped.first() {
        let message = say!(
            "the account {account} was not read: another worker has it, or it waits for the end of a limit",
            "账号 {account} 未读取：正由其他进程处理，或正在等待流控结束"
        );
        return Err(Failure::new(Status::Partial, message).hint(again()));
    }
    if open > 0 {
        let windows = plural(open, "open window");
        return Err(Failure::new(Status::Partial, say!("{windows}", "未完成窗口 {open}")).hint(again()));
    }
    Ok(())
}

fn again() -> &'static str {
    text(
        "`tbk orders status` shows the reasons; run again, or add --until-caught-up to wait",
        "`tbk orders status` 可查看原因；请再次运行，或加 --until-caught-up 等待",
    )
}
