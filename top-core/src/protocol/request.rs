//! System parameters, signature and body of a request.

use super::sign::{SignMethod, sign};
use crate::params::Params;
use crate::types::{AppSecret, Session, TopTime};

/// The encoding of responses (`format`).
///
/// # Examples
///
/// ```
/// use top_core::Format;
///
/// assert_eq!(Format::default(), Format::Json);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// JSON.
    #[default]
    Json,
    /// JSON without the envelope and without wrappers around lists (`simplify=true`).
    SimplifiedJson,
    /// XML.
    Xml,
}

/// The system parameters (公共参数) of one attempt.
///
/// [`TopClient`](crate::TopClient) adds them to each request. Programs with their own transport add them with
/// [`stamp_and_sign`](Self::stamp_and_sign).
///
/// # Examples
///
/// ```
/// use top_core::protocol::{SystemParams, form_body};
/// use top_core::{AppSecret, Params, TopTime};
///
/// let secret = AppSecret::from("0123456789abcdef");
/// let mut params = Params::from([("q", "女装")]);
/// SystemParams::new("taobao.tbk.shop.get", "12345678", TopTime::now()).stamp_and_sign(&mut params, &secret);
///
/// // Send the body with POST, and decode the response with `decode_response`.
/// let body = form_body(&params);
/// assert!(body.contains("&sign="));
/// ```
#[doc(alias = "公共参数")]
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SystemParams<'s> {
    /// The method of the API.
    pub method: &'s str,
    /// The App Key of the app.
    pub app_key: &'s str,
    /// The App Key of the app that provides the API, for an API of a third party.
    pub target_app_key: Option<&'s str>,
    /// The session of the authorised account.
    pub session: Option<&'s Session>,
    /// An identifier of the calling program.
    pub partner_id: Option<&'s str>,
    /// The signature method.
    pub sign_method: SignMethod,
    /// The encoding of the response.
    pub format: Format,
    /// The time of the attempt. The gateway accepts a difference of ten minutes to its clock.
    pub now: TopTime,
}

impl<'s> SystemParams<'s> {
    /// Creates the parameters that every request requires. The others have their defaults.
    #[must_use]
    pub fn new(method: &'s str, app_key: &'s str, now: TopTime) -> Self {
        Self {
            method,
            app_key,
            target_app_key: None,
            session: None,
            partner_id: None,
            sign_method: SignMethod::default(),
            format: Format::default(),
            now,
        }
    }

    /// Adds the system parameters and the signature of all parameters. Files are not signed.
    pub fn stamp_and_sign(&self, params: &mut Params, secret: &AppSecret) {
        let texts = [self.session.map(Session::expose_secret), self.target_app_key, self.partner_id];
        let bytes = texts.iter().flatten().map(|text| text.len()).sum::<usize>()
            + self.method.len()
            + self.app_key.len();
        // The names of the system parameters, the timestamp and the longest signature need less than 256 bytes.
        params.reserve(11, bytes + 256);
        params.push_text("method", self.method);
        params.push_text("app_key", self.app_key);
        params.push_text("sign_method", self.sign_method.as_str());
        params.push("timestamp", &self.now.to_whole_seconds());
        params.push_text("v", "2.0");
        params.push_text("format", if self.format == Format::Xml { "xml" } else { "json" });
        if self.format == Format::SimplifiedJson {
            params.push_text("simplify", "true");
        }
        if let Some(session) = self.session {
            params.push_text("session", session.expose_secret());
        }
        for (name, value) in [("target_app_key", self.target_app_key), ("partner_id", self.partner_id)] {
            params.push_text(name, value.unwrap_or_default());
        }
        let signature = sign(self.sign_method, secret, params);
        params.push_text("sign", &signature);
    }
}

/// Returns the body of a request without files, as `application/x-www-form-urlencoded`.
///
/// # Examples
///
/// ```
/// use top_core::Params;
/// use top_core::protocol::form_body;
///
/// assert_eq!(form_body(&Params::from([("q", "女装 & co")])), "q=%E5%A5%B3%E8%A3%85+%26+co");
/// ```
#[must_use]
pub fn form_body(params: &Params) -> String {
    // Encoded Chinese text needs three times its bytes; most other text needs no additional bytes.
    let mut body = form_urlencoded::Serializer::new(String::with_capacity(2 * params.len()));
    body.extend_pairs(params.iter());
    body.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system() -> SystemParams<'static> {
        let now = TopTime::from_unix_millis(1_451_620_800_999).unwrap();
        let sign_method = SignMethod::Md5;
        SystemParams { sign_method, ..SystemParams::new("taobao.tbk.shop.get", "12345678", now) }
    }

    fn stamped(system: &SystemParams<'_>) -> Params {
        let mut params = Params::new();
        params.push_text("q", "女装 & co");
        system.stamp_and_sign(&mut params, &"helloworld".into());
        params
    }

    #[test]
    fn request_contains_all_system_parameters() {
        let session = Session::from("test");
        let full = SystemParams {
            session: Some(&session),
            target_app_key: Some("87654321"),
            partner_id: Some("rebate-app"),
            format: Format::SimplifiedJson,
            ..system()
        };
        let params = stamped(&full);
        let pairs: Vec<_> = params.iter().filter(|(name, _)| *name != "sign").collect();
        assert_eq!(
            pairs,
            [
                ("app_key", "12345678"),
                ("format", "json"),
                ("method", "taobao.tbk.shop.get"),
                ("partner_id", "rebate-app"),
                ("q", "女装 & co"),
                ("session", "test"),
                ("sign_method", "md5"),
                ("simplify", "true"),
                ("target_app_key", "87654321"),
                ("timestamp", "2016-01-01 12:00:00"),
                ("v", "2.0"),
            ]
        );
        assert_eq!(params.get("sign").map(str::len), Some(32));
    }

    #[test]
    fn xml_sets_only_the_format() {
        let params = stamped(&SystemParams { format: Format::Xml, ..system() });
        assert_eq!(params.get("format"), Some("xml"));
        assert_eq!(params.get("simplify"), None);
    }

    #[test]
    fn body_contains_exactly_the_signed_parameters() {
        let params = stamped(&system());
        let body = form_body(&params);
        let sent: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
        assert!(sent.iter().map(|(n, v)| (n.as_ref(), v.as_ref())).eq(params.iter()));
        assert!(body.contains("q=%E5%A5%B3%E8%A3%85+%26+co"), "{body}");
    }

    #[test]
    fn debug_shows_no_values() {
        let session = Session::from("6100topsecret");
        let shown = format!("{:?}", stamped(&SystemParams { session: Some(&session), ..system() }));
        assert!(shown.contains("session") && !shown.contains("6100topsecret"), "{shown}");
    }
}
