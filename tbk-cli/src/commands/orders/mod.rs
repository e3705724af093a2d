//! `tbk orders`.

mod accounts;
mod connect;
mod deliver;
mod export;
mod failure;
mod feed;
mod filter;
mod list;
mod origin;
mod past;
mod progress;
mod quarantine;
mod reason;
mod records;
mod status;
mod store;
mod summary;
mod sync;
mod url;
mod values;

use clap::{Args, Subcommand};

use crate::config::credentials::Selection;
use crate::config::sync::Sync;
use crate::ui::deferred::Deferred;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::{Output, note};
use connect::Context;
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
    action: Deferred<Action>,
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
    Accounts(accounts::Accounts),
    List(list::Show),
    Show(list::One),
    History(list::History),
    Export(export::Export),
    Feed(feed::Feed),
    Quarantine(quarantine::Quarantine),
}

impl Orders {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        let sync = Sync::read()?;
        // Orders of the sandbox never get into the store of the configuration.
        let configured = sync.store.as_ref().filter(|_| !self.action.is_sandbox());
        let context = Context { location: self.store.location(configured)?, sync, selection };
        self.action.run(&context, output).await
    }
}

impl Action {
    fn is_sandbox(&self) -> bool {
        match self {
            Self::Sync(sync) => sync.is_sandbox(),
            Self::Backfill(backfill) => backfill.is_sandbox(),
            Self::Verify(verify) => verify.is_sandbox(),
            _ => false,
        }
    }

    async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        match self {
            Self::Init => {
                note(&context.location.init().await?);
                Ok(())
            }
            Self::Sync(sync) => sync.run(context, output).await,
            Self::Backfill(backfill) => backfill.run(context, output).await,
            Self::Verify(verify) => verify.run(context, output).await,
            Self::Status(status) => status.run(context, output).await,
            Self::Coverage(coverage) => coverage.run(context, output).await,
            Self::Accounts(accounts) => accounts.run(context, output).await,
            Self::List(list) => list.run(context, output).await,
            Self::Show(one) => one.run(context, output).await,
            Self::History(history) => history.run(context, output).await,
            Self::Export(export) => export.run(context, output).await,
            Self::Feed(feed) => feed.run(context, output).await,
            Self::Quarantine(quarantine) => quarantine.run(context, output).await,
        }
    }
}
