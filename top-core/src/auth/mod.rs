//! How an account authorises the app (OAuth 2), and how its session is kept alive.
//!
//! 1. Send the user to the page of [`AuthorizeUrl`]; it sends them back to your `redirect_uri` with a `code`.
//! 2. Exchange the code: [`TopAuthTokenCreate`], then [`TopAuthTokenCreateResponse::token`].
//! 3. Call with the [`Token`]'s session, or let [`RefreshingSession`] renew it where the app may do that.

#[cfg(feature = "client")]
mod refresh;

use std::fmt;

#[cfg(feature = "client")]
pub use refresh::RefreshingSession;

use crate::api::Api;
use crate::decode::{DecodeError, Decoder, JsonSource, Options, Problem, Source};
use crate::types::{Secret, Session, TopTime};
use crate::value::TopObject;
use top_macros::{TopApi, TopObject};

/// The page on which an account authorises the app.
///
/// ```
/// use top_core::auth::{AuthorizeUrl, View};
///
/// let page = AuthorizeUrl::new("12345678", "https://rebate.example/callback").state("x7").view(View::Wap);
/// assert_eq!(
///     page.to_string(),
///     "https://oauth.taobao.com/authorize?response_type=code&client_id=12345678\
///      &redirect_uri=https%3A%2F%2Frebate.example%2Fcallback&view=wap&state=x7"
/// );
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct AuthorizeUrl {
    app_key: String,
    redirect_uri: String,
    state: Option<String>,
    view: View,
}

/// For which kind of device the page is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum View {
    /// Taobao's page for computers.
    #[default]
    Web,
    /// Tmall's page for computers.
    Tmall,
    /// The page for phones.
    Wap,
}

impl AuthorizeUrl {
    /// The page for the app; it leads back to `redirect_uri`, whose domain is the one that was registered.
    pub fn new(app_key: impl Into<String>, redirect_uri: impl Into<String>) -> Self {
        let (app_key, redirect_uri) = (app_key.into(), redirect_uri.into());
        Self { app_key, redirect_uri, state: None, view: View::Web }
    }

    /// What comes back unchanged with the code: make it a value that only this user's browser knows, and compare it.
    pub fn state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// The kind of device. Default: [`View::Web`].
    pub fn view(mut self, view: View) -> Self {
        self.view = view;
        self
    }
}

impl fmt::Display for AuthorizeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = match self.view {
            View::Web => "web",
            View::Tmall => "tmall",
            View::Wap => "wap",
        };
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("response_type", "code");
        query.append_pair("client_id", &self.app_key);
        query.append_pair("redirect_uri", &self.redirect_uri);
        query.append_pair("view", view);
        if let Some(state) = &self.state {
            query.append_pair("state", state);
        }
        write!(f, "https://oauth.taobao.com/authorize?{}", query.finish())
    }
}

/// 获取 Access Token (`taobao.top.auth.token.create`): exchanges the code of the callback for a token.
///
/// A code works once, and only over HTTPS. Without a session.
///
/// ```no_run
/// # async fn exchange(client: top_core::TopClient, code: &str) -> Result<(), Box<dyn std::error::Error>> {
/// use top_core::auth::TopAuthTokenCreate;
///
/// let token = client.call(&TopAuthTokenCreate::builder().code(code).build()).await?.data.token()?;
/// let session = client.session(token.session());
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.top.auth.token.create", title = "获取Access Token")]
pub struct TopAuthTokenCreate {
    /// 授权码: from the callback.
    #[top(example = "auth-code")]
    pub code: Secret,
    /// 唯一标识: set it where the documentation of the app's kind asks for one.
    pub uuid: Option<String>,
}

/// What [`TopAuthTokenCreate`] brings back.
#[derive(Debug, Clone, TopObject)]
#[non_exhaustive]
pub struct TopAuthTokenCreateResponse {
    /// The token, as JSON text: read it with [`token`](Self::token).
    #[top(example = r#"{"access_token":"6100sandbox","expires_in":2592000,"re_expires_in":0}"#)]
    pub token_result: Option<Secret>,
}

/// 刷新 Access Token (`taobao.top.auth.token.refresh`): renews a session where the app may do that; many may not
/// ([`Token::is_refreshable`]).
///
/// A refresh token works once. Only over HTTPS, without a session.
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.top.auth.token.refresh", title = "刷新Access Token")]
pub struct TopAuthTokenRefresh {
    /// 刷新令牌: from the token.
    #[top(example = "refresh-token")]
    pub refresh_token: Secret,
}

/// What [`TopAuthTokenRefresh`] brings back.
#[derive(Debug, Clone, TopObject)]
#[non_exhaustive]
pub struct TopAuthTokenRefreshResponse {
    /// The token, as JSON text: read it with [`token`](Self::token).
    #[top(example = r#"{"access_token":"6100sandbox","expires_in":2592000,"re_expires_in":0}"#)]
    pub token_result: Option<Secret>,
}

/// The descriptions of this module's APIs.
pub static APIS: [Api; 2] = [Api::of::<TopAuthTokenCreate>(), Api::of::<TopAuthTokenRefresh>()];

impl TopAuthTokenCreateResponse {
    /// The token.
    pub fn token(&self) -> Result<Token, DecodeError> {
        Token::read(self.token_result.as_ref(), TopTime::now())
    }
}

impl TopAuthTokenRefreshResponse {
    /// The token.
    pub fn token(&self) -> Result<Token, DecodeError> {
        Token::read(self.token_result.as_ref(), TopTime::now())
    }
}

/// An account's authorisation. Shows neither the session nor the refresh token.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Token {
    session: Session,
    refresh_token: Option<Secret>,
    /// When the session ends.
    pub expires: Option<TopTime>,
    /// When the refresh token ends.
    pub refresh_expires: Option<TopTime>,
    /// The number of the account.
    pub user_id: Option<String>,
    /// The name of the account.
    pub user_nick: Option<String>,
    /// The account as this app knows it.
    pub open_uid: Option<String>,
}

/// The members of `token_result`; there are more, about sub-accounts and levels of danger.
#[derive(TopObject)]
struct TokenResult {
    access_token: Option<Secret>,
    refresh_token: Option<Secret>,
    expires_in: Option<i64>,
    expire_time: Option<i64>,
    re_expires_in: Option<i64>,
    refresh_token_valid_time: Option<i64>,
    taobao_user_id: Option<String>,
    taobao_user_nick: Option<String>,
    taobao_open_uid: Option<String>,
}

impl Token {
    /// A token kept from before: its session, its refresh token if it has one, and when the session ends.
    pub fn kept(
        session: impl Into<Session>,
        refresh_token: Option<Secret>,
        expires: Option<TopTime>,
    ) -> Self {
        Self {
            session: session.into(),
            refresh_token,
            expires,
            refresh_expires: None,
            user_id: None,
            user_nick: None,
            open_uid: None,
        }
    }

    /// The session to call with.
    #[must_use]
    pub fn session(&self) -> Session {
        self.session.clone()
    }

    /// Whether the session can be renewed without the user.
    #[must_use]
    pub fn is_refreshable(&self) -> bool {
        self.refresh_token.is_some()
    }

    /// The session and the refresh token in clear, for the place where they are kept.
    #[must_use]
    pub fn expose_secret(&self) -> (&str, Option<&str>) {
        (self.session.expose_secret(), self.refresh_token.as_ref().map(Secret::expose_secret))
    }

    fn read(result: Option<&Secret>, now: TopTime) -> Result<Self, DecodeError> {
        let missing = |path: &str| DecodeError::new(path.to_owned(), Problem::Missing);
        let text = result.ok_or_else(|| missing("token_result"))?.expose_secret();
        let mut decoder = Decoder::new(Source::Json(JsonSource::new(text)), Options::default());
        let read = TokenResult::read_object(&mut decoder)?.ok_or_else(|| missing("token_result"))?;
        let session = read.access_token.ok_or_else(|| missing("token_result.access_token"))?;
        let after = |seconds: i64| {
            let millis = now.unix_millis().saturating_add(seconds.saturating_mul(1000));
            TopTime::from_unix_millis(millis)
        };
        let end = |at: Option<i64>, seconds: Option<i64>| {
            at.filter(|at| *at > 0)
                .and_then(TopTime::from_unix_millis)
                .or_else(|| after(seconds.filter(|s| *s > 0)?))
        };
        // A refresh token that lives no second can't be used.
        let refreshable = read.re_expires_in.is_none_or(|seconds| seconds > 0);
        Ok(Self {
            session: Session::from(session.expose_secret()),
            refresh_token: read.refresh_token.filter(|_| refreshable),
            expires: end(read.expire_time, read.expires_in),
            refresh_expires: end(read.refresh_token_valid_time, read.re_expires_in),
            user_id: read.taobao_user_id,
            user_nick: read.taobao_user_nick.map(|nick| plain(&nick)),
            open_uid: read.taobao_open_uid,
        })
    }
}

/// Some answers hold the name percent-encoded, some as it is.
fn plain(nick: &str) -> String {
    if !nick.contains('%') {
        return nick.to_owned();
    }
    let pair = format!("nick={nick}");
    let decoded = form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned());
    decoded.unwrap_or_else(|| nick.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Token, DecodeError> {
        Token::read(Some(&Secret::from(json)), "2026-01-01 00:00:00".parse().unwrap())
    }

    #[test]
    fn a_token_is_read_whatever_the_form_of_its_members() {
        let token = read(
            r#"{"access_token":"6100a","refresh_token":"6200b","expires_in":"86400","expire_time":1767283200000,
                "re_expires_in":3600,"taobao_user_id":"263685215","taobao_user_nick":"%E5%95%86%E5%AE%B6","w2_valid":1}"#,
        )
        .unwrap();
        assert_eq!(token.expose_secret(), ("6100a", Some("6200b")));
        assert_eq!(token.expires.unwrap().to_string(), "2026-01-02 00:00:00");
        assert_eq!(token.refresh_expires.unwrap().to_string(), "2026-01-01 01:00:00");
        assert_eq!((token.user_id.as_deref(), token.user_nick.as_deref()), (Some("263685215"), Some("商家")));
        let shown = format!("{token:?}");
        assert!(!shown.contains("6100a") && !shown.contains("6200b"), "{shown}");
    }

    #[test]
    fn a_refresh_token_without_a_life_is_none() {
        let token =
            read(r#"{"access_token":"6100a","refresh_token":"6200b","expires_in":60,"re_expires_in":0}"#)
                .unwrap();
        assert!(!token.is_refreshable());
        assert_eq!(token.expires.unwrap().to_string(), "2026-01-01 00:01:00");
    }

    #[test]
    fn what_is_no_token_is_named_and_not_shown() {
        assert_eq!(read("{}").unwrap_err().path(), "token_result.access_token");
        assert_eq!(read(r#"{"refresh_token":"6200b"}"#).unwrap_err().path(), "token_result.access_token");
        let error = read(r#"{"access_token":"6100a"#).unwrap_err().to_string();
        assert!(!error.contains("6100a"), "{error}");
    }
}
