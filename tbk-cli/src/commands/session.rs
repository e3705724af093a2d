//! `tbk session`: authorisation of accounts and renewal of their sessions.

use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use top_core::auth::{AuthorizeUrl, Token, TopAuthTokenCreate, View};
use top_core::schema::SessionPolicy;
use top_core::{Format, TopTime};

use super::removal::confirm_removal;
use crate::config::credentials::{Credentials, RemoteGateway, Selected, Selection, other_app};
use crate::config::environment::variable;
use crate::config::renewal::{StoredSession, store, unreadable_token};
use crate::config::{Config, Kind, Lock, Profile, names, pending};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, note, text_out};
use crate::ui::secret;

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
    action: Action,
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
        #[arg(long, value_name = "KEY", help = text("app_key of the app [env: TBK_APP_KEY]", "应用的 app_key [env: TBK_APP_KEY]"))]
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
        #[arg(long, value_name = "DAYS", help = text("Only sessions that expire within this number of days", "仅列出在此天数内到期的"))]
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

impl Sessions {
    pub(crate) async fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        match &self.action {
            Action::Url { redirect_uri, view, app_key } => {
                url(selection, redirect_uri.as_deref(), *view, app_key.as_deref())
            }
            Action::Exchange { gateway } => exchange(selection, gateway, output).await,
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
    let Selected { profile, .. } = selection.read_profile()?;
    let kind = profile.kind();
    let app_key = app_key.map(str::to_owned).or_else(|| variable("TBK_APP_KEY")).or(profile.app_key);
    let Some(app_key) = app_key else {
        return Err(Failure::new(Status::Authorisation, text("not set: TBK_APP_KEY", "未设置：TBK_APP_KEY"))
            .hint(text(
                "set it, or store it with `tbk config set app_key`",
                "请设置，或用 `tbk config set app_key` 保存",
            )));
    };
    let Some(redirect_uri) = redirect_uri.map(str::to_owned).or(profile.redirect_uri) else {
        return Err(Failure::usage(text("redirect_uri is missing", "缺少 redirect_uri")).hint(text(
            "pass --redirect-uri, or store it with `tbk config set redirect_uri`; its domain must be the one registered for the app",
            "请用 --redirect-uri 指定，或用 `tbk config set redirect_uri` 保存；域名须与应用登记的一致",
        )));
    };
    let view = match view {
        Device::Web => View::Web,
        Device::Tmall => View::Tmall,
        Device::Wap => View::Wap,
    };
    let state = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
    Config::change(|config| {
        let name = selection.profile_name(config);
        pending::begin(&mut config.profile(&name).pending, &state, &app_key, TopTime::now());
        Ok(())
    })?;
    let page = AuthorizeUrl::new(app_key, redirect_uri).view(view).state(&state).to_string();
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

/// The authorisation pages of the platform.
const PRODUCTION_PAGE: &str = "https://oauth.taobao.com/";
const SANDBOX_PAGE: &str = "https://oauth.tbsandbox.com/";

/// The longest wait for another process.
const LOCK_LIMIT: Duration = Duration::from_secs(60);

async fn exchange(selection: &Selection, gateway: &RemoteGateway, output: &Output) -> Result<(), Failure> {
    let Selected { name, profile, .. } = selection.read_profile()?;
    let credentials = gateway.find(&selection.without_account())?;
    check_app(&say!("profile {name}", "profile {name}"), profile.app_key.as_ref(), &credentials)?;
    let access = credentials.complete(SessionPolicy::None)?;
    let input = secret::ask("code")?;
    let callback = Callback::read(input.expose_secret())?;
    let _lock = Lock::take(LOCK_LIMIT).await?;
    let mut config = Config::read()?;
    let profile = config.profile(&name);
    if let Some(state) = &callback.state {
        check_state(&name, profile, state, &access.app_key)?;
    }
    // A code works once. It is not used if the session could not be stored.
    config.write()?;
    let (client, _) = access.clients(Format::Json, None)?;
    let exchange = TopAuthTokenCreate::builder().code(callback.code.as_str()).build();
    let token = client.call(&exchange).await?.data.token().map_err(|error| unreadable_token(&error))?;
    let profile = config.profile(&name);
    profile.pending.retain(|pending| Some(&pending.state) != callback.state.as_ref());
    let (account, warning) = account_of(selection, profile, &token);
    store(profile.accounts.entry(account.clone()).or_default(), &token, Some(access.app_key));
    config.write()?;
    note(&say!("stored in profile {name} as account {account}", "已保存到 profile {name}，账号 {account}"));
    show(&name, &account, output)?;
    warning.map_or(Ok(()), Err)
}

/// Rejects credentials of another app than the one of a profile or a session.
fn check_app(what: &str, expected: Option<&String>, credentials: &Credentials) -> Result<(), Failure> {
    match (expected, &credentials.app_key) {
        (Some(expected), Some(app_key)) if *expected != app_key.value => {
            Err(other_app(what, expected, app_key))
        }
        _ => Ok(()),
    }
}

/// Rejects a callback that does not belong to a page of this profile and app. It may have been sent by someone else.
fn check_state(name: &str, profile: &Profile, state: &str, app_key: &str) -> Result<(), Failure> {
    let hint = text(
        "print a new page and use its callback: `tbk session url`",
        "请重新用 `tbk session url` 获取授权页面，并使用其回调",
    );
    let Some(pending) = pending::find(&profile.pending, state, TopTime::now()) else {
        return Err(Failure::new(
            Status::Authorisation,
            say!(
                "the state of the callback is not one that `tbk session url` printed for profile {name} in the last 24 hours",
                "回调中的 state 不是 `tbk session url` 在 24 小时内为 profile {name} 输出的值"
            ),
        )
        .hint(hint));
    };
    if pending.app_key == app_key {
        return Ok(());
    }
    let of_page = &pending.app_key;
    Err(Failure::new(
        Status::Authorisation,
        say!(
            "the callback is an authorisation of app_key {of_page}, but the app_key is {app_key}",
            "该回调授权的 app_key 为 {of_page}，当前 app_key 为 {app_key}"
        ),
    )
    .hint(hint))
}

/// Returns the name of the account to store: the selected one, or else the name or the id of the user. If the selected
/// account belongs to another user, the session is stored under the user's name, with an error.
fn account_of(selection: &Selection, profile: &Profile, token: &Token) -> (String, Option<Failure>) {
    let user =
        [&token.user_nick, &token.user_id].into_iter().flatten().find(|name| names::is_valid(name)).cloned();
    let Some(selected) = selection.explicit_account() else {
        return (user.unwrap_or_else(|| selection.account_name(profile)), None);
    };
    let of_account = profile.accounts.get(selected).and_then(|account| account.user_id.as_ref());
    match (of_account, &token.user_id, user) {
        (Some(of_account), Some(user_id), Some(user)) if of_account != user_id && user != selected => {
            let failure = Failure::new(
                Status::Authorisation,
                say!(
                    "account {selected} belongs to user {of_account}, but user {user_id} authorised: stored as account {user}",
                    "账号 {selected} 属于用户 {of_account}，但授权的是用户 {user_id}：已保存为账号 {user}"
                ),
            );
            let hint = say!(
                "authorise again with the right user, or remove the old session: `tbk session remove --account {selected}`",
                "请用正确的用户重新授权，或删除原 session：`tbk session remove --account {selected}`"
            );
            (user, Some(failure.hint(hint)))
        }
        _ => (selected.to_owned(), None),
    }
}

/// The input of `tbk session exchange`.
struct Callback {
    code: String,
    /// The state of a URL; a bare code has none.
    state: Option<String>,
}

impl Callback {
    /// Reads the URL or the query of a callback. Any other input is the code.
    fn read(input: &str) -> Result<Self, Failure> {
        let input = input.trim();
        let query = input.split_once('?').map_or(input, |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let value = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.into_owned())
                .filter(|value| !value.is_empty())
        };
        if let Some(error) = value("error") {
            return Err(rejected(&error, value("error_description").as_deref()));
        }
        let is_callback = ["?", "://", "code=", "error=", "state="].iter().any(|part| input.contains(part));
        let (code, state) = (value("code"), value("state"));
        let hint = text(
            "pass the whole URL to which the platform redirected the browser, with code and state",
            "请输入浏览器跳转后的完整回调地址，其中含 code 与 state",
        );
        match (is_callback, code, state) {
            (false, ..) => Ok(Self { code: input.to_owned(), state: None }),
            (true, None, _) => {
                Err(Failure::usage(text("the callback URL has no code", "回调地址中没有 code")).hint(hint))
            }
            (true, _, None) => {
                Err(Failure::usage(text("the callback URL has no state", "回调地址中没有 state")).hint(hint))
            }
            (true, Some(code), state) => Ok(Self { code, state }),
        }
    }
}

/// The error for a callback with `error=…`.
fn rejected(error: &str, description: Option<&str>) -> Failure {
    let why = description.map_or_else(|| error.to_owned(), |description| format!("{error}: {description}"));
    let why: String = why.chars().take(300).collect();
    Failure::new(Status::Authorisation, say!("the account was not authorised: {why}", "授权未完成：{why}"))
        .hint(text("open a new page: `tbk session url`", "请重新用 `tbk session url` 获取授权页面"))
}

async fn refresh(selection: &Selection, gateway: &RemoteGateway, output: &Output) -> Result<(), Failure> {
    let selected = selection.read_profile()?;
    let account = known_account(selection, &selected)?;
    let Selected { name, profile, .. } = selected;
    let credentials = gateway.find(&selection.without_account())?;
    let issued_for = profile.accounts.get(&account).and_then(|stored| stored.app_key.as_ref());
    let what = say!("profile {name}, account {account}", "profile {name}，账号 {account}");
    check_app(&what, issued_for.or(profile.app_key.as_ref()), &credentials)?;
    let access = credentials.complete(SessionPolicy::None)?;
    let (client, _) = access.clients(Format::Json, None)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_taken_from_the_callback_url() {
        let read = |input: &str| Callback::read(input).map(|callback| (callback.code, callback.state));
        let read = |input: &str| read(input).map_err(|failure| failure.to_string());
        let with_state = |code: &str| Ok((code.to_owned(), Some("x".to_owned())));
        assert_eq!(read("AbC1\n"), Ok(("AbC1".to_owned(), None)));
        assert_eq!(read("https://rebate.example/cb?state=x&code=A%2Bb#top"), with_state("A+b"));
        assert_eq!(read("?code=A&state=x"), with_state("A"));
        assert_eq!(read("code=A&state=x"), with_state("A"));
        for (input, error) in [
            ("https://rebate.example/cb?state=x", "the callback URL has no code"),
            ("https://rebate.example/cb?code=&state=x", "the callback URL has no code"),
            ("https://rebate.example/cb#access_token=a&state=x", "the callback URL has no code"),
            ("https://rebate.example/cb", "the callback URL has no code"),
            ("https://rebate.example/cb?code=canary", "the callback URL has no state"),
            (
                "https://rebate.example/cb?error=access_denied&error_description=no+way&state=x",
                "the account was not authorised: access_denied: no way",
            ),
            ("error=access_denied&code=canary&state=x", "the account was not authorised: access_denied"),
        ] {
            assert_eq!(read(input), Err(error.to_owned()), "{input}");
        }
    }
}
