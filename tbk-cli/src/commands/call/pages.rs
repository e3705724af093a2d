//! `--all-pages`: prints the entries of all pages.

use std::pin::pin;

use futures_util::future::{self, Either};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use top_core::Pages;
use top_core::schema::ApiSchema;

use super::data;
use super::totals::Totals;
use crate::api::response::{columns, list_of, print_warnings};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Entries, Output, note};
use crate::ui::shell::quoted;

/// Prints the entries. If a page fails, the entries before it are printed and the hint contains the position to continue
/// from.
pub(crate) async fn run(
    api: &'static ApiSchema,
    mut pages: Pages<String>,
    output: &Output,
) -> Result<(), Failure> {
    check(api)?;
    let columns = api.paging.and_then(|paging| paging.items).and_then(|path| columns(api, path));
    let mut totals = Totals::new(columns.as_deref().unwrap_or_default(), output.fields());
    let mut entries = output.entries(columns);
    let progress = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        progress.set_style(style);
    }
    let mut interrupted = pin!(tokio::signal::ctrl_c());
    let mut read = 0;
    let failure = loop {
        let page = match future::select(pin!(pages.next()), &mut interrupted).await {
            Either::Left((page, _)) => page,
            Either::Right(_) => {
                let pages = counted(read, "page", "pages");
                let message = say!("interrupted after {pages}", "已中断，读完 {read} 页");
                break Some(Failure::new(Status::Partial, message));
            }
        };
        match page {
            None => break None,
            Some(Err(error)) => break Some(Failure::from(error)),
            Some(Ok(page)) => {
                read += 1;
                progress.suspend(|| {
                    print_warnings(&page.warnings);
                    push(api, &data(&page)?, &mut entries, &mut totals)
                })?;
                let count = entries.count();
                let entries = counted(count, "entry", "entries");
                progress.set_message(say!("page {read}, {entries}", "第 {read} 页，{count} 条记录"));
                progress.tick();
            }
        }
    };
    progress.finish_and_clear();
    let count = entries.count();
    entries.finish()?;
    if read > 0 {
        note(&totals.describe(count, read));
    }
    let Some(failure) = failure else { return Ok(()) };
    if read == 0 {
        return Err(failure);
    }
    // The position contains the cursor of the gateway, which may be any text.
    let position = quoted(&pages.position().to_string());
    let hint = say!(
        "the entries read so far are printed; continue with --position {position}",
        "已读取的记录已输出；用 --position {position} 继续"
    );
    Err(failure.with_status(Status::Partial).hint(hint))
}

/// Returns an error if the API has no pages.
pub(crate) fn check(api: &ApiSchema) -> Result<(), Failure> {
    if api.paging.is_some() {
        return Ok(());
    }
    let method = api.method;
    Err(Failure::usage(say!("{method} does not support paging", "{method} 不支持分页"))
        .hint(text("remove --all-pages", "请去掉 --all-pages")))
}

fn push(
    api: &'static ApiSchema,
    page: &Value,
    entries: &mut Entries,
    totals: &mut Totals,
) -> Result<(), Failure> {
    let mut push = |entry: &Value| {
        totals.add(entry);
        entries.push(entry)
    };
    match list_of(Some(api), page) {
        Some((_, list)) => list.iter().try_for_each(push),
        // A page without its list has no entries. If the API declares no list, the page is the entry.
        None if api.paging.is_some_and(|paging| paging.items.is_some()) => Ok(()),
        None => push(page),
    }
}
