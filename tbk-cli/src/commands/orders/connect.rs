//! The engine of a command: the store, the accounts with their clients, and the progress.

use std::sync::Arc;

use tbk_sync::engine::{Engine, EngineBuilder, EngineError, Stop, Summary};
use tbk_sync::store::Store;
use top_core::TopTime;

use super::deliver;
use super::failure::{engine_failure, failure};
use super::origin::{Account, Origin, SANDBOX};
use super::progress::View;
use super::reason::reason;
use super::store::{Location, Opened};
use super::summary::End;
use crate::config::credentials::Selection;
use crate::config::sync::{Sync, SyncSink};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The most accounts that are read at the same time unless the user sets a number.
const AT_ONCE: usize = 8;

/// What all commands of `tbk orders` use.
pub(super) struct Context<'a> {
    pub(super) location: Location,
    /// The configuration.
    pub(super) sync: Sync,
    pub(super) selection: &'a Selection,
}

/// An engine with all that it needs.
pub(super) struct Connected {
    pub(super) engine: Engine,
    pub(super) store: Arc<dyn Store>,
    /// The path of the file, or the address of the database.
    pub(super) name: String,
    /// The names of the accounts in the store.
    pub(super) accounts: Vec<String>,
    /// The receivers of changes: none of those of the sandbox.
    pub(super) sinks: Vec<SyncSink>,
    pub(super) stop: Stop,
    pub(super) view: View,
    /// The credentials. A sandbox runs as long as these.
    _accounts: Vec<Account>,
}

impl Context<'_> {
    /// Opens the store and connects the accounts with it. So many of them are read at the same time; by default all, at most 8.
    pub(super) async fn connect(
        &self,
        origin: &Origin,
        workers: Option<usize>,
        configure: impl FnOnce(EngineBuilder) -> EngineBuilder,
    ) -> Result<Connected, Failure> {
        let found = origin.accounts(self).await?;
        let sinks = if origin.is_sandbox() { Vec::new() } else { self.sync.sinks.clone() };
        let workers = workers.unwrap_or_else(|| found.len().clamp(1, AT_ONCE));
        let Opened { store, name } = self.location.open(workers).await?;
        check(&*store, &found, origin.is_sandbox()).await?;
        let (stop, view) = (Stop::new(), View::new());
        let observing = view.clone();
        let builder = Engine::builder(Arc::clone(&store))
            .stop(stop.clone())
            .workers(workers)
            .observer(move |progress| observing.show(progress))
            .describe(reason);
        let builder = match self.sync.sweep_calls_per_day {
            Some(calls) => builder.sweep_budget(calls),
            None => builder,
        };
        let builder = found.iter().fold(builder, |builder, account| builder.account(account.reader.clone()));
        let engine = configure(builder).build().map_err(engine_failure)?;
        let accounts: Vec<String> = found.iter().map(|account| account.name.clone()).collect();
        // The user may have corrected the reason for which an account was parked.
        for account in &accounts {
            store.resume(account, TopTime::now().unix_millis()).await.map_err(failure)?;
        }
        Ok(Connected { engine, store, name, accounts, sinks, stop, view, _accounts: found })
    }
}

/// Refuses to mix the rows of different accounts under one name, and those of the sandbox with others.
async fn check(store: &dyn Store, accounts: &[Account], is_sandbox: bool) -> Result<(), Failure> {
    for known in store.accounts().await.map_err(failure)? {
        let name = &known.name;
        let same = accounts.iter().find(|account| account.name == *name);
        if let Some(account) = same
            && account.kind != known.kind
        {
            let (known, kind) = (known.kind, account.kind);
            return Err(Failure::usage(say!(
                "the store has the account {name} as {known}, not as {kind}",
                "存储中账号 {name} 的类型为 {known}，而非 {kind}"
            ))
            .hint(text(
                "select another name with --account, or another --store",
                "请用 --account 更换名称，或用 --store 指定其他文件",
            )));
        }
        if (name == SANDBOX) != is_sandbox && same.is_none() {
            return Err(Failure::usage(text(
                "orders of the sandbox and of real accounts are not stored together",
                "沙箱订单与真实账号的订单不能存入同一存储",
            ))
            .hint(text("name another file with --store", "请用 --store 指定其他文件")));
        }
    }
    Ok(())
}

impl Connected {
    /// Reads and delivers until stopped.
    pub(super) async fn watch(&self) -> Result<Result<Summary, EngineError>, Failure> {
        let deliveries = deliver::spawn(&self.store, deliver::prepare(&self.sinks)?, &self.stop, &self.view);
        let result = self.engine.run().await;
        self.stop.stop();
        deliveries.join_all().await;
        Ok(result)
    }

    /// Returns how a run over every window has ended.
    pub(super) fn end(&self) -> End {
        if self.stop.is_stopped() { End::Interrupted } else { End::Complete }
    }

    /// Stops the engine at the next page after Ctrl-C or SIGTERM. A second signal ends the program at once.
    pub(super) fn stop_on_signals(&self) {
        let (stop, view) = (self.stop.clone(), self.view.clone());
        tokio::spawn(async move {
            if interrupted().await {
                stop.stop();
                view.say(text(
                    "stopping after this page; interrupt again to end at once",
                    "读完本页后停止；再次中断则立即结束",
                ));
                if interrupted().await {
                    std::process::exit(130);
                }
            }
        });
    }
}

/// Waits for Ctrl-C or SIGTERM. Returns `false` if the system does not deliver them.
pub(super) async fn interrupted() -> bool {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return false };
        tokio::select! {
            result = tokio::signal::ctrl_c() => result.is_ok(),
            received = terminate.recv() => received.is_some(),
        }
    }
    #[cfg(not(unix))]
    {
        tokio::signal::ctrl_c().await.is_ok()
    }
}
