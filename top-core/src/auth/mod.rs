//! How an account authorises the app (OAuth 2), and how its session is renewed.
//!
//! 1. Send the user to the page of [`AuthorizeUrl`]; it sends them back to your `redirect_uri` with a `code`.
//! 2. Exchange the code: [`TopAuthTokenCreate`], then [`TopAuthTokenCreateResponse::token`].
//! 3. Call with the [`Token`]'s session, or let [`RefreshingSession`] renew it if the app may do that.

#[cfg(feature = "client")]
mod refresh;
mod token;

use std::fmt;

#[cfg(feature = "client")]
pub use refresh::RefreshingSession;
pub use token::{StoredToken, Token};

use crate::api::Api;
use crate::decode::DecodeError;
use crate::types::{Secret, TopTime};
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

/// The kind of device that the page is made for.
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
    /// The page for the app. It sends the user back to `redirect_uri`, whose domain must be registered.
    pub fn new(app_key: impl Into<String>, redirect_uri: impl Into<String>) -> Self {
        let (app_key, redirect_uri) = (app_key.into(), redirect_uri.into());
        Self { app_key, redirect_uri, state: None, view: View::Web }
    }

    /// A value that is returned unchanged with the code. Use one that only this user's browser knows, and compare it.
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
/// A code works once, and only over HTTPS. Session: none.
///
/// # Examples
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
    /// 唯一标识: required for some kinds of apps.
    pub uuid: Option<String>,
}

/// The response to [`TopAuthTokenCreate`].
#[derive(Debug, Clone, TopObject)]
#[non_exhaustive]
pub struct TopAuthTokenCreateResponse {
    /// The token, as JSON text: read it with [`token`](Self::token).
    #[top(example = r#"{"access_token":"6100sandbox","expires_in":2592000,"re_expires_in":0}"#)]
    pub token_result: Option<Secret>,
}

/// 刷新 Access Token (`taobao.top.auth.token.refresh`): renews a session. Many apps may not
/// ([`Token::is_refreshable`]).
///
/// A refresh token works once, and only over HTTPS. Session: none.
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.top.auth.token.refresh", title = "刷新Access Token")]
pub struct TopAuthTokenRefresh {
    /// 刷新令牌: from the token.
    #[top(example = "refresh-token")]
    pub refresh_token: Secret,
}

/// The response to [`TopAuthTokenRefresh`].
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
    ///
    /// # Errors
    ///
    /// `token_result` is missing, or is not the JSON of a token.
    pub fn token(&self) -> Result<Token, DecodeError> {
        Token::read(self.token_result.as_ref(), TopTime::now())
    }
}

impl TopAuthTokenRefreshResponse {
    /// The token.
    ///
    /// # Errors
    ///
    /// `token_result` is missing, or is not the JSON of a token.
    pub fn token(&self) -> Result<Token, DecodeError> {
        Token::read(self.token_result.as_ref(), TopTime::now())
    }
}
