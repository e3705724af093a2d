//! The engine of a command: the store, the accounts with their clients, and the progress.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tbk_sync::engine::{Engine, EngineBuilder, Stop, SyncAccount};
use tbk_sync::model::{AccountKind, Source};
use tbk_sync::store::{Sqlite, Store};
use top_core::schema::SessionPolicy;
use top_core::{Format, TopTime};

use super::progress::View;
use super::store::{StoreFile, engine_failure, failure};
use super::values::{Kind, List};
use crate::config::accounts;
use crate::config::credentials::{Access, Gateway, Selection};
use crate::config::quota::{CallQuotas, QuotaUrl};
use crate::ui::failure::{Failure, Status, no_session};
use crate::ui::lang::{say, text};

/// The account to read, and where.
#[derive(Debug, Args)]
pub(super) struct Origin {
    #[command(flatten)]
    gateway: Gateway,
    #[arg(long, value_enum, value_name = "KIND", default_value = "publisher", help = text(
        "publisher: the owner of the app, without a session; provider: an account with a session that authorised the app",
        "publisher：推广者，即应用所有者，不使用 session；provider：服务商，使用授权账号的 session",
    ))]
    kind: Kind,
    #[arg(long, value_enum, value_name = "LISTS", value_delimiter = ',', help = text(
        "Lists to read [default: order,refund,punish]",
        "读取的列表 [默认：order,refund,punish]",
    ))]
    sources: Vec<List>,
    #[command(flatten)]
    quota: QuotaUrl,
}

/// An engine with all that it needs.
pub(super) struct Connected {
    pub(super) engine: Engine,
    pub(super) path: PathBuf,
    /// The names of the accounts in the store.
    pub(super) accounts: Vec<String>,
    pub(super) stop: Stop,
    pub(super) view: View,
    /// A sandbox runs as long as its credentials.
    _access: Vec<Access>,
}

/// The account of the built-in sandbox.
const SANDBOX: &str = "sandbox";

impl Origin {
    /// Opens the store and connects the accounts with it.
    pub(super) async fn connect(
        &self,
        file: &StoreFile,
        selection: &Selection,
        configure: impl FnOnce(EngineBuilder) -> EngineBuilder,
    ) -> Result<Connected, Failure> {
        let (mut found, mut access) = (Vec::new(), Vec::new());
        let quotas =
            if self.gateway.sandbox { CallQuotas::default() } else { CallQuotas::open(&self.quota).await? };
        for selection in self.selections(selection)? {
            let (account, credentials) = self.account(&selection, &quotas).await?;
            found.push(account);
            access.push(credentials);
        }
        let path = file.path()?.to_owned();
        let store = Arc::new(file.open()?);
        let accounts: Vec<String> = found.iter().map(|(name, _)| name.clone()).collect();
        self.check(&store, &accounts).await?;
        let (stop, view) = (Stop::new(), View::new());
        let observing = view.clone();
        let builder = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
            .stop(stop.clone())
            .observer(move |progress| observing.show(progress));
        let builder = found.into_iter().fold(builder, |builder, (_, account)| builder.account(account));
        let engine = configure(builder).build().map_err(engine_failure)?;
        // The user may have corrected the reason for which an account was parked.
        for name in &accounts {
            store.resume(name, TopTime::now().unix_millis()).await.map_err(failure)?;
        }
        Ok(Connected { engine, path, accounts, stop, view, _access: access })
    }

    /// Returns the selection of each account.
    fn selections(&self, selection: &Selection) -> Result<Vec<Selection>, Failure> {
        if self.kind == Kind::Publisher || self.gateway.sandbox {
            return Ok(vec![selection.clone()]);
        }
        Ok(accounts::each(selection)?.unwrap_or_else(|| vec![selection.clone()]))
    }

    async fn account(
        &self,
        selection: &Selection,
        quotas: &CallQuotas,
    ) -> Result<((String, SyncAccount), Access), Failure> {
        let kind = AccountKind::from(self.kind);
        let (policy, of_call) = match self.kind {
            Kind::Publisher => (SessionPolicy::None, selection.without_account()),
            Kind::Provider if self.gateway.sandbox => (SessionPolicy::Required, selection.without_account()),
            Kind::Provider => (SessionPolicy::Required, selection.clone()),
        };
        let access = self.gateway.access(&of_call, policy).await?;
        let name = self.name(selection, &access)?;
        let (client, with_session) = access.clients(Format::Json, None, quotas)?;
        let account = match (self.kind, with_session) {
            (Kind::Publisher, _) => SyncAccount::new(&name, kind, client),
            (Kind::Provider, Some(client)) => SyncAccount::new(&name, kind, client),
            (Kind::Provider, None) => {
                let message = text("--kind provider requires a session", "--kind provider 需要 session");
                return Err(Failure::new(Status::Authorisation, message).hint(no_session()));
            }
        };
        let sources: Vec<Source> = self.sources.iter().copied().map(Source::from).collect();
        let account = if sources.is_empty() { account } else { account.sources(sources) };
        Ok(((name, account), access))
    }

    /// Returns the name of the account in the store: the selected one, or else that of the session, or else that of the profile,
    /// or else the app_key.
    fn name(&self, selection: &Selection, access: &Access) -> Result<String, Failure> {
        if self.gateway.sandbox {
            return Ok(SANDBOX.to_owned());
        }
        if let Some(name) = selection.explicit_account() {
            if name.contains(',') {
                return Err(Failure::usage(text(
                    "a publisher is one account: select one name",
                    "推广者只有一个账号：请只给出一个名称",
                )));
            }
            return Ok(name.to_owned());
        }
        if let Some(session) = access.session.as_ref() {
            return Ok(session.account.clone());
        }
        let selected = selection.read_profile()?;
        let is_of_profile =
            selected.is_stored && selected.profile.app_key.as_deref() == Some(&access.app_key);
        Ok(if is_of_profile { selected.name } else { access.app_key.clone() })
    }

    /// Refuses to mix the rows of different accounts under one name, and those of the sandbox with others.
    async fn check(&self, store: &Sqlite, names: &[String]) -> Result<(), Failure> {
        let kind = AccountKind::from(self.kind);
        for known in store.accounts().await.map_err(failure)? {
            let name = &known.name;
            if names.contains(name) && known.kind != kind {
                let (known, kind) = (known.kind, kind);
                return Err(Failure::usage(say!(
                    "the store has the account {name} as {known}, not as {kind}",
                    "存储中账号 {name} 的类型为 {known}，而非 {kind}"
                ))
                .hint(text(
                    "select another name with --account, or another --store",
                    "请用 --account 更换名称，或用 --store 指定其他文件",
                )));
            }
            if (name == SANDBOX) != self.gateway.sandbox && !names.contains(name) {
                return Err(Failure::usage(text(
                    "orders of the sandbox and of real accounts are not stored together",
                    "沙箱订单与真实账号的订单不能存入同一存储",
                ))
                .hint(text("name another file with --store", "请用 --store 指定其他文件")));
            }
        }
        Ok(())
    }
}

impl Connected {
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
async fn interrupted() -> bool {
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
