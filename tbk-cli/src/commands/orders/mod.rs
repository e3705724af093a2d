//! `tbk orders`.

mod connect;
mod export;
mod failure;
mod feed;
mod filter;
mod list;
mod past;
mod progress;
mod status;
mod store;
mod summary;
mod sync;
mod url;
mod values;

use clap::{Args, Subcommand};

use crate::config::credentials::Selection;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::{Output, note};
use store::StoreOption;

#[derive(Debug, Args)]
#[command(
    about = text("Keeps orders, refunds and punished orders in a database", "将订单、维权与处罚订单同步到数据库"),
    after_help = text(
        "Examples:\n  tbk orders sync --once\n  tbk orders sync --watch\n  tbk orders export -o csv --from 2026-11\n  \
         tbk orders feed --since 0 --follow\n\n\
         --account selects an account of the store. Times are in GMT+8.",
        "示例：\n  tbk orders sync --once\n  tbk orders sync --watch\n  tbk orders export -o csv --from 2026-11\n  \
         tbk orders feed --since 0 --follow\n\n\
         --account 选择存储中的账号。时间均为 GMT+8。",
    )
)]
pub(crate) struct Orders {
    #[command(flatten)]
    store: StoreOption,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(
        about = text("Creates the store, without reading anything", "创建存储，不读取订单"),
        after_help = "tbk orders init --store orders.db",
    )]
    Init,
    Sync(Box<sync::Sync>),
    Backfill(Box<past::Backfill>),
    Verify(Box<past::Verify>),
    Status(status::Status),
    Coverage(status::Covered),
    Accounts(status::Accounts),
    List(list::Show),
    Show(list::One),
    History(list::History),
    Export(export::Export),
    Feed(feed::Feed),
    Quarantine(status::Quarantine),
}

impl Orders {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let store = &self.store;
        match &self.action {
            Action::Init => {
                note(&store.init().await?);
                Ok(())
            }
            Action::Sync(sync) => sync.run(store, selection, output).await,
            Action::Backfill(backfill) => backfill.run(store, selection, output).await,
            Action::Verify(verify) => verify.run(store, selection, output).await,
            Action::Status(status) => status.run(store, selection, output).await,
            Action::Coverage(coverage) => coverage.run(store, selection, output).await,
            Action::Accounts(accounts) => accounts.run(store, output).await,
            Action::List(list) => list.run(store, selection, output).await,
            Action::Show(one) => one.run(store, selection, output).await,
            Action::History(history) => history.run(store, selection, output).await,
            Action::Export(export) => export.run(store, selection, output).await,
            Action::Feed(feed) => feed.run(store, selection, output).await,
            Action::Quarantine(quarantine) => quarantine.run(store, output).await,
        }
    }
}
