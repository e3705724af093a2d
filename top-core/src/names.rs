//! Names with a fixed meaning: system parameters, secrets, and the form of a method name.

/// The parameters that the client sets itself.
pub const SYSTEM_PARAMETERS: [&str; 11] = [
    "method",
    "app_key",
    "target_app_key",
    "sign_method",
    "sign",
    "session",
    "timestamp",
    "format",
    "v",
    "partner_id",
    "simplify",
];

/// Where a name stands for a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretRole {
    /// In requests and in the query of a URL. In responses the same name means something else: `code` is an
    /// authorisation code in a request and in a callback URL, but an error code in a response.
    Parameter,
    /// In responses too.
    Anywhere,
}

/// The names of all values that must never be shown, logged or recorded.
pub const SECRETS: [(&str, SecretRole); 11] = [
    ("sign", SecretRole::Parameter),
    ("code", SecretRole::Parameter),
    ("session", SecretRole::Anywhere),
    ("session_key", SecretRole::Anywhere),
    ("top_session", SecretRole::Anywhere),
    ("access_token", SecretRole::Anywhere),
    ("refresh_token", SecretRole::Anywhere),
    ("mobile_token", SecretRole::Anywhere),
    ("app_secret", SecretRole::Anywhere),
    ("client_secret", SecretRole::Anywhere),
    ("secret", SecretRole::Anywhere),
];

/// Whether the value of a request parameter with that name is secret. Case, `_` and `-` make no difference.
///
/// ```
/// use top_core::names::{is_secret_member, is_secret_parameter};
///
/// assert!(is_secret_parameter("session") && is_secret_parameter("accessToken"));
/// assert!(is_secret_parameter("code") && !is_secret_member("code"));
/// ```
#[must_use]
pub fn is_secret_parameter(name: &str) -> bool {
    secret_parameters().any(|secret| is_same(secret, name))
}

/// Whether the value of a response member with that name is secret. Case, `_` and `-` make no difference.
#[must_use]
pub fn is_secret_member(name: &str) -> bool {
    SECRETS.iter().any(|(secret, role)| *role == SecretRole::Anywhere && is_same(secret, name))
}

fn is_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase())
}

/// Whether an API returns tokens, so that any word of its response may be one.
#[cfg(feature = "client")]
pub(crate) fn returns_tokens(method: &str) -> bool {
    method.starts_with("taobao.top.auth.token.")
}

/// The names of the request parameters whose values are secret: all of them.
pub fn secret_parameters() -> impl Iterator<Item = &'static str> {
    SECRETS.iter().map(|(name, _)| *name)
}

/// Whether a field of that name holds an identifier, by TOP's naming: such values are shown as text, never as a float.
///
/// ```
/// assert!(top_core::names::is_id("adzone_id") && !top_core::names::is_id("total"));
/// ```
#[must_use]
pub fn is_id(name: &str) -> bool {
    name.ends_with("_id") || name.ends_with("_ids") || matches!(name, "id" | "num_iid" | "num_iids")
}

/// Whether a text has the form of a method name: lower-case words with dots between them, such as
/// `taobao.tbk.shop.get`.
///
/// ```
/// use top_core::names::is_method;
///
/// assert!(is_method("taobao.tbk.shop.get"));
/// assert!(!is_method("taobao.tbk.Shop.get") && !is_method("shop") && !is_method("taobao..get"));
/// ```
#[must_use]
pub const fn is_method(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut i, mut dots, mut after_dot) = (0, 0, true);
    while i < bytes.len() {
        match bytes[i] {
            b'.' if after_dot => return false,
            b'.' => dots += 1,
            b'a'..=b'z' | b'0'..=b'9' | b'_' => {}
            _ => return false,
        }
        after_dot = bytes[i] == b'.';
        i += 1;
    }
    dots > 0 && !after_dot
}

/// The key that encloses a successful response to `method`: the method without a leading `taobao.`, dots as `_`, plus
/// `_response`.
///
/// ```
/// assert_eq!(top_core::names::response_key("taobao.tbk.shop.get"), "tbk_shop_get_response");
/// ```
#[must_use]
pub fn response_key(method: &str) -> String {
    let mut key = method.strip_prefix("taobao.").unwrap_or(method).replace('.', "_");
    key.push_str("_response");
    key
}

/// `a == b`, for constants.
pub(crate) const fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
