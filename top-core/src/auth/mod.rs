//! Authorisation of the app by an account (OAuth 2), and renewal of the session.
//!
//! 1. Redirect the user to [`AuthorizeUrl`]. After the user agrees, the platform redirects to your `redirect_uri` with a
//!    `code`.
//! 2. Exchange the code for a [`Token`]: call [`TopAuthTokenCreate`], then [`TopAuthTokenCreateResponse::token`].
//! 3. Call with [`Token::session`], or let [`RefreshingSession`] renew the session if the app is allowed to.
//!
//! # Examples
//!
//! ```
#![doc = include_str!("../client/example.txt")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let (client, code) = (gateway::client(), "the code");
//! use top_core::auth::{AuthorizeUrl, TopAuthTokenCreate};
//!
//! let page = AuthorizeUrl::new("12345678", "https://rebate.example/callback").state("x7");
//! println!("redirect the user to {page}");
//!
//! // Later, in the handler of the callback:
//! let reply = client.call(&TopAuthTokenCreate::builder().code(code).build()).await?;
//! let token = reply.data.token()?;
//! let shops = client.session(token.session()).call(&TbkShopGet::builder().q("女装").build()).await?;
//! # Ok(()) }
//! ```

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

/// The URL of the page on which an account authorises the app.
///
/// # Examples
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
#[doc(alias = "授权")]
#[derive(Debug, Clone)]
#[must_use]
pub struct AuthorizeUrl {
    app_key: String,
    redirect_uri: String,
    state: Option<String>,
    view: View,
}

/// The layout of the authorisation page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum View {
    /// The page of Taobao for desktop browsers.
    #[default]
    Web,
    /// The page of Tmall for desktop browsers.
    Tmall,
    /// The page for mobile browsers.
    Wap,
}

impl AuthorizeUrl {
    /// Creates the URL. `redirect_uri` receives the `code`; its domain must be registered in the console.
    pub fn new(app_key: impl Into<String>, redirect_uri: impl Into<String>) -> Self {
        let (app_key, redirect_uri) = (app_key.into(), redirect_uri.into());
        Self { app_key, redirect_uri, state: None, view: View::Web }
    }

    /// Sets a value that the platform returns unchanged with the `code`.
    ///
    /// Use a random value per user and compare it in the callback. It protects against cross-site request forgery.
    pub fn state(mut self, state: impl Into<String>) -> Self {
        self.state = Some(state.into());
        self
    }

    /// Sets the layout of the page. Default: [`View::Web`].
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

/// 获取 Access Token (`taobao.top.auth.token.create`)
///
/// Exchanges the `code` of the callback for a token. A code is valid once, and only over HTTPS. Session: none.
///
/// # Examples
///
/// ```
#[doc = include_str!("../client/example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (client, code) = (gateway::client(), "the code");
/// use top_core::auth::TopAuthTokenCreate;
///
/// let token = client.call(&TopAuthTokenCreate::builder().code(code).build()).await?.data.token()?;
/// let session = client.session(token.session());
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.top.auth.token.create", title = "获取Access Token")]
pub struct TopAuthTokenCreate {
    /// 授权码: the `code` of the callback.
    #[top(example = "auth-code")]
    pub code: Secret,
    /// 唯一标识: required for some types of apps.
    pub uuid: Option<String>,
}

/// The response to [`TopAuthTokenCreate`].
#[derive(Debug, Clone, TopObject)]
#[non_exhaustive]
pub struct TopAuthTokenCreateResponse {
    /// The token as JSON text. Use [`token`](Self::token) to decode it.
    #[top(example = r#"{"access_token":"6100sandbox","expires_in":2592000,"re_expires_in":0}"#)]
    pub token_result: Option<Secret>,
}

/// 刷新 Access Token (`taobao.top.auth.token.refresh`)
///
/// Renews a session. Many apps are not allowed to: see [`Token::is_refreshable`]. A refresh token is valid once, and only over
/// HTTPS. Session: none. [`RefreshingSession`] makes this call automatically.
///
/// # Examples
///
/// ```
#[doc = include_str!("../client/example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (client, refresh_token) = (gateway::client(), "6200old");
/// use top_core::auth::TopAuthTokenRefresh;
///
/// let request = TopAuthTokenRefresh::builder().refresh_token(refresh_token).build();
/// let token = client.call(&request).await?.data.token()?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.top.auth.token.refresh", title = "刷新Access Token")]
pub struct TopAuthTokenRefresh {
    /// 刷新令牌: the refresh token of the current [`Token`].
    #[top(example = "refresh-token")]
    pub refresh_token: Secret,
}

/// The response to [`TopAuthTokenRefresh`].
#[derive(Debug, Clone, TopObject)]
#[non_exhaustive]
pub struct TopAuthTokenRefreshResponse {
    /// The token as JSON text. Use [`token`](Self::token) to decode it.
    #[top(example = r#"{"access_token":"6100sandbox","expires_in":2592000,"re_expires_in":0}"#)]
    pub token_result: Option<Secret>,
}

/// The APIs of this module, for calls by name.
pub static APIS: [Api; 2] = [Api::of::<TopAuthTokenCreate>(), Api::of::<TopAuthTokenRefresh>()];

impl TopAuthTokenCreateResponse {
    /// Decodes the token.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if `token_result` is missing, is not JSON, or has no `access_token`.
    pub fn token(&self) -> Result<Token, DecodeError> {
        Token::read(self.token_result.as_ref(), TopTime::now())
    }
}

impl TopAuthTokenRefreshResponse {
    /// Decodes the token.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if `token_result` is missing, is not JSON, or has no `access_token`.
    pub fn token(&self) -> Result<Token, DecodeError> {
        Token::read(self.token_result.as_ref(), TopTime::now())
    }
}
