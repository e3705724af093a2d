//! `tbk session`: authorisation of accounts and renewal of their sessions.

use clap::{Args, Subcommand, ValueEnum};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use top_core::auth::{AuthorizeUrl, TopAuthTokenCreate, View};
use top_core::{Format, TopTime};

use crate::config::credentials::{RemoteGateway, Selection};
use crate::config::renewal::{StoredSession, store};
use crate::config::{Config, Profile};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, note, text_out};
use crate::ui::secret;

#[derive(Debug, Args)]
#[command(
    about = text("Obtains, lists and renews sessions", "获取、查看和刷新 session"),
    after_help = text(
        "Examples:\n  tbk session url --redirect-uri https://rebate.example/callback\n  tbk session exchange --account shop1   # prompts for the code\n  \
         tbk session list --expiring 7\n  tbk session refresh --account shop1",
        "示例：\n  tbk session url --redirect-uri https://rebate.example/callback\n  tbk session exchange --account shop1   # 提示输入 code\n  \
         tbk session list --expiring 7\n  tbk session refresh --account shop1",
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
        #[arg(long, value_name = "DAYS", help = text("Only sessions that expire within this number of days", "仅列出在此天数内到期的"))]
        expiring: Option<u32>,
    },
    #[command(about = text("Renews a session with its refresh token", "用 refresh_token 刷新 session"))]
    Refresh {
        #[command(flatten)]
        gateway: RemoteGateway,
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
        }
    }
}

fn url(
    selection: &Selection,
    redirect_uri: Option<&str>,
    view: Device,
    app_key: Option<&str>,
) -> Result<(), Failure> {
    let (_, profile) = selection.read_profile()?;
    let variable = || std::env::var("TBK_APP_KEY").ok().filter(|key| !key.trim().is_empty());
    let app_key = app_key.map(str::to_owned).or_else(variable).or(profile.app_key);
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
    let state = format!("{:016x}", fastrand::u64(..));
    text_out(&AuthorizeUrl::new(app_key, redirect_uri).view(view).state(&state).to_string())?;
    note(&say!(
        "the callback URL contains state={state} and the code: pass it to `tbk session exchange`",
        "回调地址中含 state={state} 与 code：请输入到 `tbk session exchange`"
    ));
    Ok(())
}

async fn exchange(selection: &Selection, gateway: &RemoteGateway, output: &Output) -> Result<(), Failure> {
    let access = gateway.access(&selection.without_account())?;
    let input = secret::ask("code")?;
    let code = code_of(input.expose_secret());
    let (client, _) = access.clients(Format::Json, None)?;
    let exchange = TopAuthTokenCreate::builder().code(code.as_str()).build();
    let token =
        client.call(&exchange).await?.data.token().map_err(|error| Failure::local(error.to_string()))?;
    let (name, account) = Config::change(|config| {
        let name = selection.profile_name(config);
        let profile = config.profile(&name);
        let chosen = selection.explicit_account().map(str::to_owned).or_else(|| token.user_nick.clone());
        let account = chosen.unwrap_or_else(|| selection.account_name(profile));
        store(profile.accounts.entry(account.clone()).or_default(), &token);
        Ok((name, account))
    })?;
    note(&say!("stored in profile {name} as account {account}", "已保存到 profile {name}，账号 {account}"));
    show(&name, &account, output)
}

/// Returns the code in a callback URL. Any other input is the code.
fn code_of(input: &str) -> String {
    let query = input.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let code = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "code");
    code.map_or_else(|| input.trim().to_owned(), |(_, code)| code.into_owned())
}

async fn refresh(selection: &Selection, gateway: &RemoteGateway, output: &Output) -> Result<(), Failure> {
    let (name, profile) = selection.read_profile()?;
    let account = selection.account_name(&profile);
    if !profile.accounts.contains_key(&account) {
        return Err(Failure::usage(say!(
            "profile {name} has no account {account:?}",
            "profile {name} 中没有账号 {account:?}"
        ))
        .hint(text("`tbk session list` shows the stored accounts", "`tbk session list` 查看已保存的账号")));
    }
    let access = gateway.access(&selection.without_account())?;
    let (client, _) = access.clients(Format::Json, None)?;
    StoredSession::new(&name, &account).renew(&client, None, true).await?;
    show(&name, &account, output)
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
        assert_eq!(code_of("AbC1\n"), "AbC1");
        assert_eq!(code_of("https://rebate.example/cb?state=x&code=A%2Bb#top"), "A+b");
        assert_eq!(
            code_of("https://rebate.example/cb?error=access_denied"),
            "https://rebate.example/cb?error=access_denied"
        );
    }
}
