//! The token of an account, and its stored form.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use top_macros::TopObject;

use crate::decode::{DecodeError, Decoder, JsonSource, Options, Problem, Source};
use crate::types::{Secret, Session, TopTime};
use crate::value::TopObject as _;

/// The authorisation of an account: a session, and a refresh token if the app may refresh it.
///
/// `Debug` does not show the session or the refresh token.
///
/// # Examples
///
/// ```
/// use top_core::auth::Token;
///
/// let token = Token::new("6100a1b2c3", Some("6200d4e5f6".into()), None);
/// assert!(token.is_refreshable());
/// assert!(!format!("{token:?}").contains("6100a1b2c3"));
/// ```
#[doc(alias = "access_token")]
#[doc(alias = "授权")]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Token {
    pub(super) session: Session,
    pub(super) refresh_token: Option<Secret>,
    /// When the session expires, if known.
    pub expires: Option<TopTime>,
    /// When the refresh token expires, if known.
    pub refresh_expires: Option<TopTime>,
    /// The account's numeric id (`taobao_user_id`).
    pub user_id: Option<String>,
    /// The account's name (`taobao_user_nick`).
    pub user_nick: Option<String>,
    /// The account's id within this app (`taobao_open_uid`).
    pub open_uid: Option<String>,
}

/// The decoded members of `token_result`. The others concern sub-accounts and risk levels.
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
    /// Creates a token from a session, its refresh token if there is one, and the expiry of the session.
    ///
    /// To read a token that was stored with [`to_stored`](Self::to_stored), use `Token::from` with a [`StoredToken`].
    pub fn new(session: impl Into<Session>, refresh_token: Option<Secret>, expires: Option<TopTime>) -> Self {
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

    /// Returns the session, for [`TopClient::session`](crate::TopClient::session).
    #[must_use]
    pub fn session(&self) -> Session {
        self.session.clone()
    }

    /// Returns whether the token has a refresh token, so that the session can be renewed without the user.
    #[must_use]
    pub fn is_refreshable(&self) -> bool {
        self.refresh_token.is_some()
    }

    /// Returns the session and the refresh token in clear text.
    #[must_use]
    pub fn expose_secret(&self) -> (&str, Option<&str>) {
        (self.session.expose_secret(), self.refresh_token.as_ref().map(Secret::expose_secret))
    }

    /// Returns the token in a form that serde serializes **in clear text**, to store it.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::auth::{StoredToken, Token};
    ///
    /// let token = Token::new("6100a1b2c3", None, Some("2026-11-11 00:00:00".parse()?));
    /// let json = serde_json::to_string(&token.to_stored())?;
    /// let read = Token::from(serde_json::from_str::<StoredToken>(&json)?);
    /// assert_eq!(read.expires, token.expires);
    /// assert_eq!(read.expose_secret().0, "6100a1b2c3");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_stored(&self) -> StoredToken {
        StoredToken(self.clone())
    }

    /// Copies the account from `previous`, because the response to a refresh may omit it.
    #[cfg(feature = "client")]
    pub(super) fn or(mut self, previous: &Self) -> Self {
        self.user_id = self.user_id.or_else(|| previous.user_id.clone());
        self.user_nick = self.user_nick.or_else(|| previous.user_nick.clone());
        self.open_uid = self.open_uid.or_else(|| previous.open_uid.clone());
        self
    }

    #[cfg(feature = "client")]
    pub(super) fn live(&self) -> crate::client::LiveSession {
        let live = crate::client::LiveSession::new(self.session());
        match self.expires {
            Some(at) => live.expires(at),
            None => live,
        }
    }

    /// Decodes the JSON text of a response.
    pub(super) fn read(result: Option<&Secret>, now: TopTime) -> Result<Self, DecodeError> {
        let missing = |path: &str| DecodeError::new(path.to_owned(), Problem::Missing);
        let text = result.ok_or_else(|| missing("token_result"))?.expose_secret();
        let mut decoder = Decoder::new(Source::Json(JsonSource::new(text)), Options::default());
        // Errors must not quote the text: any part of it may be a token.
        let read = TokenResult::read_object(&mut decoder).map_err(DecodeError::without_values)?;
        let read = read.ok_or_else(|| missing("token_result"))?;
        let session = read.access_token.ok_or_else(|| missing("token_result.access_token"))?;
        let after = |seconds: i64| {
            let millis = now.unix_millis().saturating_add(seconds.saturating_mul(1000));
            TopTime::from_unix_millis(millis)
        };
        let end = |at: Option<i64>, seconds: Option<i64>| {
            at.filter(|at| *at > 0)
                .and_then(TopTime::from_unix_millis)
                .or_else(|| after(seconds.filter(|seconds| *seconds > 0)?))
        };
        // A refresh token with a lifetime of 0 can't be used.
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

/// The stored form of a [`Token`]: serde serializes it **in clear text**, as an object of strings.
///
/// Created by [`Token::to_stored`]. `Debug` does not show the session or the refresh token.
///
/// # Examples
///
/// ```
/// use top_core::auth::{StoredToken, Token};
///
/// let stored: StoredToken = serde_json::from_str(r#"{"session":"6100a1b2c3"}"#)?;
/// let token = Token::from(stored);
/// assert!(!token.is_refreshable());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct StoredToken(Token);

impl From<StoredToken> for Token {
    fn from(StoredToken(token): StoredToken) -> Self {
        token
    }
}

// Not derived: serde's derive macro would be compiled for this one type.
impl Serialize for StoredToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(token) = self;
        let (session, refresh_token) = token.expose_secret();
        let time = |time: Option<TopTime>| time.map(|time| Cow::Owned(time.to_string()));
        let members = [
            ("session", Some(session.into())),
            ("refresh_token", refresh_token.map(Cow::Borrowed)),
            ("expires", time(token.expires)),
            ("refresh_expires", time(token.refresh_expires)),
            ("user_id", token.user_id.as_deref().map(Cow::Borrowed)),
            ("user_nick", token.user_nick.as_deref().map(Cow::Borrowed)),
            ("open_uid", token.open_uid.as_deref().map(Cow::Borrowed)),
        ];
        serializer.collect_map(members.into_iter().filter_map(|(name, text)| Some((name, text?))))
    }
}

impl<'de> Deserialize<'de> for StoredToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut members = BTreeMap::<String, Option<String>>::deserialize(deserializer)?;
        let mut take = |name: &str| members.remove(name).flatten();
        let time = |text: Option<String>| text.map(|text| text.parse().map_err(D::Error::custom)).transpose();
        let session = take("session").ok_or_else(|| D::Error::missing_field("session"))?;
        Ok(Self(Token {
            session: session.into(),
            refresh_token: take("refresh_token").map(Secret::from),
            expires: time(take("expires"))?,
            refresh_expires: time(take("refresh_expires"))?,
            user_id: take("user_id"),
            user_nick: take("user_nick"),
            open_uid: take("open_uid"),
        }))
    }
}

/// Decodes the name, which is percent-encoded in some responses.
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
    fn a_token_is_read_from_numbers_and_from_text() {
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
    fn a_refresh_token_with_lifetime_zero_is_ignored() {
        let token =
            read(r#"{"access_token":"6100a","refresh_token":"6200b","expires_in":60,"re_expires_in":0}"#)
                .unwrap();
        assert!(!token.is_refreshable());
        assert_eq!(token.expires.unwrap().to_string(), "2026-01-01 00:01:00");
    }

    #[test]
    fn errors_name_the_missing_member_without_values() {
        assert_eq!(read("{}").unwrap_err().path(), "token_result.access_token");
        assert_eq!(read(r#"{"refresh_token":"6200b"}"#).unwrap_err().path(), "token_result.access_token");
        let error = read(r#"{"access_token":"6100a"#).unwrap_err().to_string();
        assert!(!error.contains("6100a"), "{error}");
    }

    #[test]
    fn a_stored_token_is_complete_and_redacted_in_debug() {
        let token = read(
            r#"{"access_token":"6100a","refresh_token":"6200b","expires_in":86400,"re_expires_in":172800,
                "taobao_user_id":"7","taobao_user_nick":"n","taobao_open_uid":"o"}"#,
        )
        .unwrap();
        let stored = token.to_stored();
        let shown = format!("{stored:?}");
        assert!(!shown.contains("6100a") && !shown.contains("6200b"), "{shown}");
        let json = serde_json::to_string(&stored).unwrap();
        assert_eq!(
            json,
            r#"{"session":"6100a","refresh_token":"6200b","expires":"2026-01-02 00:00:00","refresh_expires":"2026-01-03 00:00:00","user_id":"7","user_nick":"n","open_uid":"o"}"#
        );
        let read = Token::from(serde_json::from_str::<StoredToken>(&json).unwrap());
        assert_eq!(serde_json::to_string(&read.to_stored()).unwrap(), json);
        let least: StoredToken = serde_json::from_str(r#"{"session":"6100a"}"#).unwrap();
        assert!(!Token::from(least).is_refreshable());
        for (wrong, what) in
            [("{}", "missing field `session`"), (r#"{"session":"6100a","expires":"soon"}"#, "soon")]
        {
            let error = serde_json::from_str::<StoredToken>(wrong).unwrap_err().to_string();
            assert!(error.contains(what) && !error.contains("6100a"), "{error}");
        }
    }
}
