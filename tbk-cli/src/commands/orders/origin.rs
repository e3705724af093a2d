//! The accounts that a command reads.

use clap::Args;
use tbk_sync::engine::SyncAccount;
use tbk_sync::model::{AccountKind, Source};
use top_core::Format;
use top_core::schema::SessionPolicy;

use super::connect::Context;
use crate::config::accounts;
use crate::config::credentials::{Access, Gateway, Selection};
use crate::config::quota::{CallQuotas, QuotaUrl};
use crate::config::sync::{AccountKind as Kind, List, Sync, SyncAccount as Configured};
use crate::ui::failure::{Failure, Status, no_session};
use crate::ui::lang::{say, text};

/// The accounts to read, and where.
#[derive(Debug, Args)]
pub(super) struct Origin {
    #[command(flatten)]
    gateway: Gateway,
    #[arg(long, value_enum, value_name = "KIND", help = text(
        "publisher: the owner of the app, without a session; provider: accounts with a session that authorised the app \
         [default: the accounts of the configuration, or else publisher]",
        "publisher：推广者，即应用所有者，不使用 session；provider：服务商，使用授权账号的 session \
         [默认：配置中的账号，否则为 publisher]",
    ))]
    kind: Option<Kind>,
    #[arg(long, value_enum, value_name = "LISTS", value_delimiter = ',', help = text(
        "Lists to read [default: order,refund,punish]",
        "读取的列表 [默认：order,refund,punish]",
    ))]
    sources: Vec<List>,
    #[command(flatten)]
    quota: QuotaUrl,
}

/// The account of the built-in sandbox.
pub(super) const SANDBOX: &str = "sandbox";

/// An account with its credentials.
pub(super) struct Account {
    /// The name in the store.
    pub(super) name: String,
    pub(super) kind: AccountKind,
    pub(super) reader: SyncAccount,
    /// A sandbox runs as long as its credentials.
    _access: Access,
}

/// Where the credentials of an account are.
struct Entry<'a> {
    /// The name in the store, if it is known.
    name: Option<&'a str>,
    selection: Selection,
    kind: Kind,
    sources: &'a [List],
}

impl Origin {
    pub(super) fn is_sandbox(&self) -> bool {
        self.gateway.sandbox
    }

    /// Returns the accounts with their clients.
    pub(super) async fn accounts(&self, context: &Context<'_>) -> Result<Vec<Account>, Failure> {
        let quotas = self.gateway.quotas(&self.quota).await?;
        let mut found = Vec::new();
        for entry in self.entries(context.selection, &context.sync)? {
            found.push(self.account(&entry, &quotas).await?);
        }
        Ok(found)
    }

    /// Returns the accounts of the configuration, unless the command line describes others.
    fn entries<'a>(&'a self, selection: &Selection, sync: &'a Sync) -> Result<Vec<Entry<'a>>, Failure> {
        let given = |selection| Entry { name: None, selection, kind: self.kind(), sources: &self.sources };
        if self.gateway.sandbox {
            let entry = given(selection.without_account());
            return Ok(vec![Entry { name: Some(SANDBOX), ..entry }]);
        }
        if self.kind.is_none()
            && let Some(configured) = chosen(selection, &sync.accounts)?
        {
            return Ok(configured.into_iter().map(|account| self.configured(selection, account)).collect());
        }
        let several = match self.kind() {
            Kind::Publisher => None,
            Kind::Provider => accounts::each(selection)?,
        };
        Ok(several.unwrap_or_else(|| vec![selection.clone()]).into_iter().map(given).collect())
    }

    fn configured<'a>(&'a self, selection: &Selection, account: &'a Configured) -> Entry<'a> {
        Entry {
            name: Some(&account.name),
            selection: selection.with(account.profile.as_deref(), account.session_account()),
            kind: account.kind,
            sources: if self.sources.is_empty() { &account.sources } else { &self.sources },
        }
    }

    fn kind(&self) -> Kind {
        self.kind.unwrap_or_default()
    }

    async fn account(&self, entry: &Entry<'_>, quotas: &CallQuotas) -> Result<Account, Failure> {
        let Entry { selection, kind, sources, .. } = entry;
        let (policy, of_call) = match kind {
            Kind::Publisher => (SessionPolicy::None, selection.without_account()),
            Kind::Provider => (SessionPolicy::Required, selection.clone()),
        };
        let access = self.gateway.access_to_orders(&of_call, policy).await?;
        let name = match entry.name {
            Some(name) => name.to_owned(),
            None => name(selection, &access)?,
        };
        let (client, with_session) = access.clients(Format::Json, None, quotas)?;
        let account_kind = AccountKind::from(*kind);
        let reader = match (kind, with_session) {
            (Kind::Publisher, _) => SyncAccount::new(&name, account_kind, client),
            (Kind::Provider, Some(client)) => SyncAccount::new(&name, account_kind, client),
            (Kind::Provider, None) => {
                let message = text("--kind provider requires a session", "--kind provider 需要 session");
                return Err(Failure::new(Status::Authorisation, message).hint(no_session()));
            }
        };
        let sources: Vec<Source> = sources.iter().copied().map(Source::from).collect();
        let reader = if sources.is_empty() { reader } else { reader.sources(sources) };
        Ok(Account { name, kind: account_kind, reader, _access: access })
    }
}

/// Returns the selected accounts of the configuration, or all. `None` if it has none, or others are selected.
fn chosen<'a>(
    selection: &Selection,
    configured: &'a [Configured],
) -> Result<Option<Vec<&'a Configured>>, Failure> {
    if configured.is_empty() {
        return Ok(None);
    }
    let Some(names) = selection.explicit_account().filter(|names| *names != "all") else {
        return Ok(Some(configured.iter().collect()));
    };
    let names: Vec<_> = names.split(',').map(str::trim).collect();
    let find = |name: &&str| configured.iter().find(|account| account.name == *name);
    let found: Vec<_> = names.iter().filter_map(find).collect();
    if found.is_empty() || found.len() == names.len() {
        return Ok((!found.is_empty()).then_some(found));
    }
    let unknown = names.iter().find(|name| find(name).is_none()).copied().unwrap_or_default();
    Err(Failure::usage(say!("the account {unknown} is not configured", "未配置账号 {unknown}"))
        .hint(text("`tbk orders accounts add` adds it", "可用 `tbk orders accounts add` 添加")))
}

/// Returns the name of the account in the store: the selected one, or else that of the session, or else that of the profile, or
/// else the app_key.
fn name(selection: &Selection, access: &Access) -> Result<String, Failure> {
    if let Some(name) = selection.explicit_account() {
        if name.contains(',') {
            return Err(Failure::usage(text(
                "a publisher is one account: select one name",
                "推广者只有一个账号：请只给出一个名称",
            ))
            .hint(text(
                "`tbk orders accounts add` adds several publishers, each with its own profile",
                "可用 `tbk orders accounts add` 添加多个推广者，各用一个 profile",
            )));
        }
        return Ok(name.to_owned());
    }
    if let Some(session) = access.session.as_ref() {
        return Ok(session.account.clone());
    }
    let selected = selection.read_profile()?;
    let is_of_profile = selected.is_stored && selected.profile.app_key.as_deref() == Some(&access.app_key);
    Ok(if is_of_profile { selected.name } else { access.app_key.clone() })
}
