//! `tbk session exchange`.

use secrecy::ExposeSecret as _;
use top_core::auth::{Token, TopAuthTokenCreate};
use top_core::schema::SessionPolicy;
use top_core::{Format, TopTime};

use super::{LOCK_LIMIT, check_app, show};
use crate::config::credentials::{RemoteGateway, Selected, Selection};
use crate::config::pending::{self, Pending};
use crate::config::quota::CallQuotas;
use crate::config::renewal::{store, unreadable_token};
use crate::config::{Config, Lock, Profile, names};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, note};
use crate::ui::secret;

/// Exchanges the code of a callback for a session and stores it.
pub(super) async fn exchange(
    selection: &Selection,
    gateway: &RemoteGateway,
    output: &Output,
) -> Result<(), Failure> {
    let Selected { name, profile, .. } = selection.read_profile()?;
    let credentials = gateway.find(&selection.without_account())?;
    check_app(
        &say!("profile {name}", "profile {name}"),
        profile.app_key.as_ref(),
        credentials.app_key.as_ref(),
    )?;
    let access = credentials.complete(SessionPolicy::None)?;
    let input = secret::ask("code")?;
    let callback = Callback::read(input.expose_secret())?;
    let _lock = Lock::take(LOCK_LIMIT).await?;
    let mut config = Config::read()?;
    if let Some(state) = &callback.state {
        let pending = config.profiles.get(&name).map_or(&[][..], |profile| &profile.pending);
        check_state(&name, pending, state, &access.app_key)?;
    }
    // A code works once. It is not used if the session could not be stored.
    config.write()?;
    let (client, _) = access.clients(Format::Json, None, &CallQuotas::default())?;
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

/// Rejects a callback that does not belong to a page of this profile and app. It may have been sent by someone else.
fn check_state(name: &str, pending: &[Pending], state: &str, app_key: &str) -> Result<(), Failure> {
    let hint = text(
        "print a new page and use its callback: `tbk session url`",
        "请重新用 `tbk session url` 获取授权页面，并使用其回调",
    );
    let Some(pending) = pending::find(pending, state, TopTime::now()) else {
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
