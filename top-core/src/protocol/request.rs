//! From an API's own parameters to the signed request: what is signed is what is sent.
//!
//! [`TopClient`](crate::TopClient) does this for each attempt. It is public for programs with a transport of their own:
//!
//! ```
//! use top_core::protocol::{SystemParams, form_body};
//! use top_core::{Params, TopTime};
//!
//! let mut params = Params::new();
//! params.push_text("q", "女装");
//! SystemParams::new("taobao.tbk.shop.get", "12345678", TopTime::now()).stamp_and_sign(&mut params, &"secret".into());
//! let body = form_body(&params); // POST it, see `decode_response` for what comes back
//! assert!(body.contains("&sign="));
//! ```

use super::sign::{SignMethod, sign};
use crate::params::Params;
use crate::types::{AppSecret, Session, TopTime};

/// In which form answers are asked for (`format`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// JSON.
    #[default]
    Json,
    /// JSON without envelopes and wrappers around lists (`simplify=true`).
    SimplifiedJson,
    /// XML.
    Xml,
}

/// The system parameters of one attempt.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SystemParams<'s> {
    /// The API's name.
    pub method: &'s str,
    /// The app that calls.
    pub app_key: &'s str,
    /// The app that provides the API, where that is a third party's.
    pub target_app_key: Option<&'s str>,
    /// The session of the account on whose behalf the app calls.
    pub session: Option<&'s Session>,
    /// What the program calls itself.
    pub partner_id: Option<&'s str>,
    /// How the request is signed.
    pub sign_method: SignMethod,
    /// The form in which the answer is asked for.
    pub format: Format,
    /// The moment of the attempt; the gateway takes ten minutes to either side of its own clock.
    pub now: TopTime,
}

impl<'s> SystemParams<'s> {
    /// The parameters that every request has; the others are left out until they are set.
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

    /// Adds the system parameters and, over all text parameters, the signature.
    pub fn stamp_and_sign(&self, params: &mut Params, secret: &AppSecret) {
        let texts = [self.session.map(Session::expose_secret), self.target_app_key, self.partner_id];
        let bytes = texts.iter().flatten().map(|text| text.len()).sum::<usize>()
            + self.method.len()
            + self.app_key.len();
        // The names of the system's parameters, a timestamp and the longest signature take less than that.
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

/// The body of a request without files (`application/x-www-form-urlencoded`).
#[must_use]
pub fn form_body(params: &Params) -> String {
    // Chinese takes three times its bytes, most of the rest no more.
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
    fn a_request_carries_every_system_parameter_that_was_set() {
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
    fn xml_is_asked_for_by_format_alone() {
        let params = stamped(&SystemParams { format: Format::Xml, ..system() });
        assert_eq!(params.get("format"), Some("xml"));
        assert_eq!(params.get("simplify"), None);
    }

    #[test]
    fn the_body_holds_exactly_what_was_signed() {
        let params = stamped(&system());
        let body = form_body(&params);
        let sent: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
        assert!(sent.iter().map(|(n, v)| (n.as_ref(), v.as_ref())).eq(params.iter()));
        assert!(body.contains("q=%E5%A5%B3%E8%A3%85+%26+co"), "{body}");
    }

    #[test]
    fn no_value_shows_in_debug() {
        let session = Session::from("6100topsecret");
        let shown = format!("{:?}", stamped(&SystemParams { session: Some(&session), ..system() }));
        assert!(shown.contains("session") && !shown.contains("6100topsecret"), "{shown}");
    }
}
