//! Names with a fixed meaning: system parameters, secrets, and the form of a method name.

/// The names of the system parameters (公共参数). The client sets them; a request never contains them as its own
/// parameters.
///
/// # Examples
///
/// ```
/// use top_core::names::SYSTEM_PARAMETERS;
///
/// assert!(SYSTEM_PARAMETERS.contains(&"app_key"));
/// assert!(!SYSTEM_PARAMETERS.contains(&"page_no"));
/// ```
#[doc(alias = "公共参数")]
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

/// The messages in which a name denotes a secret.
///
/// # Examples
///
/// ```
/// use top_core::names::{SECRETS, SecretRole};
///
/// assert!(SECRETS.contains(&("session", SecretRole::Anywhere)));
/// assert!(SECRETS.contains(&("code", SecretRole::Parameter)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretRole {
    /// Requests and the query of a URL only. In responses, the name has another meaning: `code` is an authorisation
    /// code in a request and in a callback URL, but an error code in a response.
    Parameter,
    /// Requests, URLs and responses.
    Anywhere,
}

/// The names of all values that must never be shown, logged or recorded, each with the messages in which it is secret.
///
/// # Examples
///
/// ```
/// use top_core::names::SECRETS;
///
/// assert!(SECRETS.iter().any(|(name, _)| *name == "refresh_token"));
/// ```
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

/// Returns whether a request parameter with this name is secret. Ignores case, `_` and `-`.
///
/// # Examples
///
/// ```
/// use top_core::names::is_secret_parameter;
///
/// assert!(is_secret_parameter("session"));
/// assert!(is_secret_parameter("accessToken"));
/// assert!(!is_secret_parameter("page_no"));
/// ```
#[must_use]
pub fn is_secret_parameter(name: &str) -> bool {
    secret_parameters().any(|secret| is_same(secret, name))
}

/// Returns whether a response member with this name is secret. Ignores case, `_` and `-`.
///
/// # Examples
///
/// ```
/// use top_core::names::is_secret_member;
///
/// assert!(is_secret_member("access_token"));
/// // In a response, `code` is an error code.
/// assert!(!is_secret_member("code"));
/// ```
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

/// Returns whether an API returns tokens. Any word of its responses may be a token.
#[cfg(feature = "client")]
pub(crate) fn returns_tokens(method: &str) -> bool {
    method.starts_with("taobao.top.auth.token.")
}

/// Returns the names of all secret request parameters.
///
/// # Examples
///
/// ```
/// use top_core::names::secret_parameters;
///
/// assert!(secret_parameters().any(|name| name == "session"));
/// ```
pub fn secret_parameters() -> impl Iterator<Item = &'static str> {
    SECRETS.iter().map(|(name, _)| *name)
}

/// Returns whether a field with this name holds an identifier, by the naming convention of TOP. JSON for display shows
/// identifiers as strings, so that no reader converts them to a float.
///
/// # Examples
///
/// ```
/// assert!(top_core::names::is_id("adzone_id") && !top_core::names::is_id("total"));
/// ```
#[must_use]
pub fn is_id(name: &str) -> bool {
    name.ends_with("_id") || name.ends_with("_ids") || matches!(name, "id" | "num_iid" | "num_iids")
}

/// Returns whether a string has the form of a method name: lower-case words separated by dots, such as
/// `taobao.tbk.shop.get`.
///
/// # Examples
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

/// Returns the key that encloses a successful response to `method`: the method without the prefix `taobao.`, with `_`
/// instead of dots, plus `_response`.
///
/// # Examples
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

/// Compares two strings in a constant.
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
