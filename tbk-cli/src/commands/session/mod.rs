//! `tbk session`: authorisation of accounts and renewal of their sessions.

mod exchange;

use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};
use top_core::auth::{AuthorizeUrl, View};
use top_core::schema::SessionPolicy;
use top_core::{Format, TopTime};

use super::removal::confirm_removal;
use crate::config::credentials::{RemoteGateway, Selected, Selection, Setting, other_app};
use crate::config::environment::variable;
use crate::config::quota::CallQuotas;
use crate::config::renewal::StoredSession;
use crate::config::{Config, Kind, Profile, pending};
use crate::ui::cause;
use crate::ui::deferred::Deferred;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, note, text_out};
use crate::ui::secret::trimmed;
use crate::ui::usage::within;

#[derive(Debug, Args)]
#[command(
    about = text("Obtains, lists and renews sessions", "获取、查看和刷新 session"),
    after_help = text(
        "Examples:\n  tbk session url --redirect-uri https://rebate.example/callback\n  tbk session exchange --account shop1   # prompts for the code\n  \
         tbk session list --expiring 7\n  tbk session refresh --account shop1\n  tbk session remove --account shop1",
        "示例：\n  tbk session url --redirect-uri https://rebate.example/callback\n  tbk session exchange --account shop1   # 提示输入 code\n  \
         tbk session list --expiring 7\n  tbk session refresh --account shop1\n  tbk session remove --account shop1",
    )
)]
pub(crate) struct Sessions {
    #[command(subcommand)]
    action: Deferred<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text("Prints the URL of the authorisation page", "输出授权页面地址"))]
    Url {
        #[arg(long, value_name = "URL", help = text(
            "Callback URL; the default is the redirect_uri of the profile",
            "授权回调地址；默认取 profile 的 redirect_uri",
        ))]
        redirect_uri: Option<String>,
        #[arg(long, value_enum, default_value_t = Device::Web, help = text("Kind of the authorisation page", "授权页面类型"))]
        view: Device,
        #[arg(long, value_name = "KEY", help = text("app_key of the app [env: TBK_APP_KEY]", "应用的 app_key [环境变量：TBK_APP_KEY]"))]
        app_key: Option<String>,
    },
    #[command(about = text(
        "Exchanges the code of the callback for a session and stores it; reads the code or the whole callback URL from a prompt or from standard input",
        "用回调中的 code 换取 session 并保存；提示输入 code 或完整回调地址，或从标准输入读取",
    ))]
    Exchange {
        #[command(flatten)]
        gateway: RemoteGateway,
    },
    #[command(about = text("Lists the stored sessions, masked", "列出已保存的 session（已掩码）"))]
    List {
        #[arg(long, value_name = "DAYS", value_parser = within(0..=u32::MAX), help = text("Only sessions that expire within this number of days", "仅列出在此天数内到期的"))]
        expiring: Option<u32>,
    },
    #[command(about = text("Renews a session with its refresh token", "用 refresh_token 刷新 session"))]
    Refresh {
        #[command(flatten)]
        gateway: RemoteGateway,
    },
    #[command(about = text("Removes an account with its session from the profile", "从 profile 中删除账号及其 session"))]
    Remove {
        #[arg(long, help = text("Do not ask for confirmation", "不再确认"))]
        yes: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Device {
    Web,
    Tmall,
    Wap,
}

impl From<Device> for View {
    fn from(device: Device) -> Self {
        match device {
            Device::Web => Self::Web,
            Device::Tmall => Self::Tmall,
            Device::Wap => Self::Wap,
        }
    }
}

impl Sessions {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        match &*self.action {
            Action::Url { redirect_uri, view, app_key } => {
                url(selection, redirect_uri.as_deref(), *view, app_key.as_deref())
            }
            Action::Exchange { gateway } => exchange::exchange(selection, gateway, output).await,
            Action::List { expiring } => list(*expiring, output),
            Action::Refresh { gateway } => refresh(selection, gateway, output).await,
            Action::Remove { yes } => remove(selection, *yes),
        }
    }
}

fn url(
    selection: &Selection,
    redirect_uri: Option<&str>,
    view: Device,
    app_key: Option<&str>,
) -> Result<(), Failure> {
    let Selected { name, profile, .. } = selection.read_profile()?;
    let kind = profile.kind();
    let app_key = app_of_page(&name, &profile, app_key)?;
    let Some(redirect_uri) = redirect_uri.map(str::to_owned).or(profile.redirect_uri) else {
        return Err(Failure::usage(text("redirect_uri is missing", "缺少 redirect_uri")).hint(text(
            "pass --redirect-uri, or store it with `tbk config set redirect_uri`; its domain must be the one registered for the app",
            "请用 --redirect-uri 指定，或用 `tbk config set redirect_uri` 保存；域名须与应用登记的一致",
        )));
    };
    let state = new_state()?;
    Config::change(|config| {
        pending::begin(&mut config.profile(&name).pending, &state, &app_key, TopTime::now());
        Ok(())
    })?;
    let page = AuthorizeUrl::new(app_key, redirect_uri).view(view.into()).state(&state).to_string();
    text_out(&match kind {
        Kind::Production => page,
        Kind::Sandbox => page.replacen(PRODUCTION_PAGE, SANDBOX_PAGE, 1),
    })?;
    note(&say!(
        "the callback URL contains state={state} and the code: pass it to `tbk session exchange` within 24 hours",
        "回调地址中含 state={state} 与 code：请在 24 小时内输入到 `tbk session exchange`"
    ));
    Ok(())
}

/// Returns a state that cannot be guessed.
fn new_state() -> Result<String, Failure> {
    let mut state = [0; 16];
    getrandom::fill(&mut state).map_err(|error| {
        let error = cause::describe(&error);
        Failure::local(say!("no random numbers: {error}", "无法取得随机数：{error}"))
    })?;
    Ok(format!("{:032x}", u128::from_be_bytes(state)))
}

/// Returns the app to authorise. Its sessions are stored in the profile, so it must be the app of the profile.
fn app_of_page(name: &str, profile: &Profile, app_key: Option<&str>) -> Result<String, Failure> {
    let given = app_key.map(|key| (key.to_owned(), "--app-key"));
    let given = given.or_else(|| Some((variable("TBK_APP_KEY")?, "TBK_APP_KEY")));
    match (given, &profile.app_key) {
        (Some((value, source)), stored) => {
            let value = trimmed("app_key", source, &value)?;
            let what = say!("profile {name}", "profile {name}");
            let given = Setting { value, source: source.to_owned() };
            check_app(&what, stored.as_ref(), Some(&given))?;
            Ok(given.value)
        }
        (None, Some(stored)) => Ok(stored.clone()),
        (None, None) => {
            Err(Failure::new(Status::Authorisation, text("not set: TBK_APP_KEY", "未设置：TBK_APP_KEY"))
                .hint(text(
                    "set it, or store it with `tbk config set app_key`",
                    "请设置，或用 `tbk config set app_key` 保存",
                )))
        }
    }
}

/// The authorisation pages of the platform.
const PRODUCTION_PAGE: &str = "https://oauth.taobao.com/";
const SANDBOX_PAGE: &str = "https://oauth.tbsandbox.com/";

/// The longest wait for another process.
const LOCK_LIMIT: Duration = Duration::from_secs(60);

/// Rejects credentials of another app than the one of a profile or a session.
fn check_app(
    what: &str,
    expected: Option<&String>,
    app_key: Option<&Setting<String>>,
) -> Result<(), Failure> {
    match (expected, app_key) {
        (Some(expected), Some(app_key)) if expected.trim() != app_key.value => {
            Err(other_app(what, expected, app_key))
        }
        _ => Ok(()),
    }
}

async fn refresh(selection: &Selection, gateway: &RemoteGateway, output: &Output) -> Result<(), Failure> {
    let selected = selection.read_profile()?;
    let account = known_account(selection, &selected)?;
    let Selected { name, profile, .. } = selected;
    let credentials = gateway.find(&selection.without_account())?;
    let issued_for = profile.accounts.get(&account).and_then(|stored| stored.app_key.as_ref());
    let what = say!("profile {name}, account {account}", "profile {name}，账号 {account}");
    check_app(&what, issued_for.or(profile.app_key.as_ref()), credentials.app_key.as_ref())?;
    let access = credentials.complete(SessionPolicy::None)?;
    let (client, _) = access.clients(Format::Json, None, &CallQuotas::default())?;
    StoredSession::new(&name, &account).renew(&client, LOCK_LIMIT).await?;
    show(&name, &account, output)
}

/// Returns the selected account, which must be stored.
fn known_account(
    selection: &Selection,
    Selected { name, profile, .. }: &Selected,
) -> Result<String, Failure> {
    let account = selection.account_name(profile);
    if profile.accounts.contains_key(&account) {
        return Ok(account);
    }
    Err(Failure::usage(say!(
        "profile {name} has no account {account:?}",
        "profile {name} 中没有账号 {account:?}"
    ))
    .hint(text("`tbk session list` shows the stored accounts", "`tbk session list` 查看已保存的账号")))
}

/// Removes an account, after a question on a terminal.
fn remove(selection: &Selection, yes: bool) -> Result<(), Failure> {
    let selected = selection.read_profile()?;
    let account = known_account(selection, &selected)?;
    let Selected { name, profile, .. } = &selected;
    let user = profile
        .accounts
        .get(&account)
        .and_then(|stored| stored.user_nick.as_ref().or(stored.user_id.as_ref()));
    let user = user.map(|user| say!(", user {user}", "，用户 {user}")).unwrap_or_default();
    let what = say!(
        "account {account} of profile {name} with its session{user}",
        "profile {name} 的账号 {account} 及其 session{user}"
    );
    confirm_removal(&what, yes)?;
    Config::change(|config| {
        let profile = config.profile(name);
        profile.accounts.remove(&account);
        profile.account.take_if(|default| *default == account);
        Ok(())
    })?;
    note(&say!("removed: {what}", "已删除：{what}"));
    Ok(())
}

fn show(name: &str, account: &str, output: &Output) -> Result<(), Failure> {
    let config = Config::read()?;
    let profile = config.profiles.get(name).cloned().unwrap_or_default();
    let shown = described(name, &profile).into_iter().find(|(entry, _)| entry["account"] == account);
    shown.map_or(Ok(()), |(entry, _)| output.one(&entry))
}

fn list(expiring: Option<u32>, output: &Output) -> Result<(), Failure> {
    let config = Config::read()?;
    let soon =
        |days: Option<i64>| expiring.is_none_or(|within| days.is_some_and(|days| days < i64::from(within)));
    let entries: Vec<Value> = config
        .profiles
        .iter()
        .flat_map(|(name, profile)| described(name, profile))
        .filter(|(_, days)| soon(*days))
        .map(|(entry, _)| entry)
        .collect();
    output.list(&entries)
}

/// Returns the accounts of a profile, each with the remaining days of its session.
fn described(name: &str, profile: &Profile) -> Vec<(Value, Option<i64>)> {
    const DAY: i64 = 86_400_000;
    let describe = |(account, stored): (&String, &crate::config::Account)| {
        let left = stored.expires().map(|at| at.unix_millis() - TopTime::now().unix_millis());
        let days = left.map(|left| left.div_euclid(DAY));
        let state = match left {
            Some(left) if left <= 0 => "expired",
            Some(_) => "live",
            None => "unknown",
        };
        let entry = json!({
            "profile": name,
            "account": account,
            "session": stored.session.as_ref().map(|_| "***"),
            "state": state,
            "expires": stored.expires,
            "days_left": days,
            "refreshable": stored.refresh_token.is_some(),
            "user_nick": stored.user_nick,
            "user_id": stored.user_id,
        });
        (entry, days)
    };
    profile.accounts.iter().map(describe).collect()
}
