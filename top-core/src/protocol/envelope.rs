//! The envelope of a response, with the data or the error inside.
//!
//! | encoding | success | error |
//! | --- | --- | --- |
//! | JSON | `{"KEY":{…}}` | `{"error_response":{…}}` |
//! | JSON, simplified | `{…}` or `{"KEY":{…}}` | `{"error_response":{…}}`, or its members at the root |
//! | XML | `<KEY>…</KEY>` | `<error_response>…</error_response>` |
//!
//! The key distinguishes data from errors. A member that looks like an error does not: data may have a `code`, too.

use super::api_error::ApiError;
use crate::decode::{
    DecodeError, Decoder, JsonSource, Options, Problem, Report, Source, Unknown, Warning, XmlSource,
    escape_control_characters, shorten, transcode,
};
use crate::names::response_key;
use crate::schema::ObjectSchema;

/// The content of a response envelope.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{TopApi, TopObject, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {}
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     total_results: Option<i64>,
/// }
///
/// let body = br#"{"tbk_shop_get_response":{"total_results":"3","request_id":"r1"}}"#;
/// let opened = decode_response::<ShopGet>(body, Options::default())?;
/// assert_eq!((opened.data.total_results, opened.request_id.as_deref()), (Some(3), Some("r1")));
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Opened<T> {
    /// The data.
    pub data: T,
    /// The id of the call on the platform.
    pub request_id: Option<String>,
    /// Members that the type does not define. Empty unless [`UnknownFields::Keep`](crate::decode::UnknownFields::Keep)
    /// is set.
    pub unknown: Vec<Unknown>,
    /// Values of the wrong type, at most 100.
    pub warnings: Vec<Warning>,
    /// The number of further values of the wrong type.
    pub omitted_warnings: usize,
}

impl Opened<()> {
    /// Adds the data.
    pub(crate) fn with<T>(self, data: T) -> Opened<T> {
        let Self { data: (), request_id, unknown, warnings, omitted_warnings } = self;
        Opened { data, request_id, unknown, warnings, omitted_warnings }
    }
}

#[cfg(feature = "client")]
impl<T> Opened<T> {
    /// Splits off the data.
    pub(crate) fn split(self) -> (T, Opened<()>) {
        let Self { data, request_id, unknown, warnings, omitted_warnings } = self;
        (data, Opened { data: (), request_id, unknown, warnings, omitted_warnings })
    }
}

/// The error for a response without usable data.
///
/// # Examples
///
/// ```
/// use top_core::protocol::{ResponseError, decode_raw};
///
/// let body = br#"{"error_response":{"code":22,"msg":"Invalid method"}}"#;
/// match decode_raw("taobao.tbk.shop.get", body) {
///     Err(ResponseError::Api(error)) => assert_eq!(error.code, 22),
///     Err(ResponseError::Decode { error, .. }) => panic!("not a response: {error}"),
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseError {
    /// The gateway returned an error.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The response can't be decoded.
    #[error("{error}")]
    Decode {
        /// The problem and its path.
        #[source]
        error: DecodeError,
        /// The id of the call, if the response contains it before the problem.
        request_id: Option<String>,
    },
}

impl ResponseError {
    /// Returns the error for a type that returns no value for an empty root object.
    pub(crate) fn missing() -> Self {
        DecodeError::whole(Problem::Missing).into()
    }
}

/// Checks a response to an API without a schema for errors. Does not decode the data.
///
/// # Errors
///
/// Returns [`ResponseError::Api`] for an error of the gateway, and [`ResponseError::Decode`] if the body is not a
/// response to this API.
///
/// # Examples
///
/// ```
/// use top_core::protocol::decode_raw;
///
/// let opened = decode_raw("taobao.tbk.shop.get", br#"{"tbk_shop_get_response":{"request_id":"r1"}}"#)?;
/// assert_eq!(opened.request_id.as_deref(), Some("r1"));
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
pub fn decode_raw(method: &str, body: &[u8]) -> Result<Opened<()>, ResponseError> {
    open(method, None, body, Options::default(), &mut |decoder| {
        decoder.object(&[], &mut |_, _| Ok(())).map(|_| ())
    })
}

impl From<DecodeError> for ResponseError {
    fn from(error: DecodeError) -> Self {
        Self::Decode { error, request_id: None }
    }
}

pub(crate) type Read<'r> = dyn FnMut(&mut Decoder<'_>) -> Result<(), DecodeError> + 'r;

pub(crate) fn open(
    method: &str,
    object: Option<&'static ObjectSchema>,
    body: &[u8],
    options: Options,
    read: &mut Read<'_>,
) -> Result<Opened<()>, ResponseError> {
    let transcoded = transcode(body, None)?;
    let text = match &transcoded {
        Some(text) => text,
        None => simdutf8::compat::from_utf8(body)
            .map_err(|error| DecodeError::whole(Problem::NotUtf8 { offset: error.valid_up_to() }))?,
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let envelope = Envelope { method, key: response_key(method), object, options };
    match text.as_bytes().first() {
        Some(b'{') => match envelope.open_json(text, read) {
            Err(ResponseError::Decode { error, .. }) if error.is_invalid_json() => {
                // Responses of old APIs contain bare line breaks inside strings.
                envelope.open_json(&escape_control_characters(text), read)
            }
            opened => opened,
        },
        Some(b'<') if is_web_page(text) => {
            Err(DecodeError::whole(Problem::WebPage { found: shorten(text) }).into())
        }
        Some(b'<') => envelope.open_xml(text, read),
        _ => Err(DecodeError::whole(Problem::NotAResponse { found: shorten(text) }).into()),
    }
}

/// Returns whether a text is HTML or XHTML. Declarations and comments may precede the first tag.
fn is_web_page(text: &str) -> bool {
    let mut rest = text.trim_start();
    for (start, end) in [("<?", "?>"), ("<!--", "-->")] {
        while let Some((_, after)) = rest.strip_prefix(start).and_then(|inside| inside.split_once(end)) {
            rest = after.trim_start();
        }
    }
    let begins = |tag: &str| {
        let (start, after) = rest.split_at_checked(tag.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(tag) && !after.starts_with(char::is_alphanumeric)
    };
    begins("<html") || begins("<!doctype html")
}

struct Envelope<'e> {
    method: &'e str,
    key: String,
    object: Option<&'static ObjectSchema>,
    options: Options,
}

/// The meaning of a key at the root.
enum RootKey {
    Data,
    Error,
    OtherEnvelope(String),
    Member(RootMember),
}

/// The meaning of a member at the root, if there is no envelope.
enum RootMember {
    Code,
    ErrorText,
    Known,
    Other,
}

/// The content of the root of a JSON response, without the data.
#[derive(Default)]
struct Root {
    error: Option<ApiError>,
    other: Option<String>,
    looks_like_data: bool,
    has_code: bool,
    has_error_text: bool,
}

impl Envelope<'_> {
    fn decoder<'t>(&self, source: Source<'t>) -> Decoder<'t> {
        Decoder::new(source, self.options)
    }

    fn open_json(&self, text: &str, read: &mut Read<'_>) -> Result<Opened<()>, ResponseError> {
        let mut decoder = self.decoder(Source::Json(JsonSource::new(text)));
        let mut opened = None;
        let root = self.read_root(&mut decoder, &mut opened, read)?;
        decoder.end()?;
        match (root.error, opened) {
            // `"error_response": null` next to data.
            (Some(error), Some(opened)) if error.is_empty() => return Ok(opened),
            (Some(error), _) => return Err(error.into()),
            (None, Some(opened)) => return Ok(opened),
            (None, None) => {}
        }
        // Without an envelope, the root is the error or, in simplified JSON, the data.
        let mut again = self.decoder(Source::Json(JsonSource::new(text)));
        if root.has_code && root.has_error_text && !self.knows("code") {
            let error = ApiError::read(&mut again)?;
            if !error.is_success() {
                return Err(error.into());
            }
            again = self.decoder(Source::Json(JsonSource::new(text)));
        }
        if root.looks_like_data && root.other.is_none() {
            return read_data(&mut again, read);
        }
        let found = root.other.unwrap_or_else(|| shorten(text));
        Err(self.unexpected(found).into())
    }

    fn read_root(
        &self,
        decoder: &mut Decoder<'_>,
        opened: &mut Option<Opened<()>>,
        read: &mut Read<'_>,
    ) -> Result<Root, ResponseError> {
        let mut root = Root::default();
        let mut first = true;
        while let Some(key) = decoder.root_member(first, |key| self.classify(key))? {
            first = false;
            match key {
                // An error takes precedence over all other members.
                RootKey::Error => {
                    root.error = Some(ApiError::read(decoder)?);
                    continue;
                }
                RootKey::Data if opened.is_none() => {
                    *opened = Some(read_data(decoder, read)?);
                    continue;
                }
                RootKey::Data => {}
                RootKey::OtherEnvelope(key) => root.other = Some(shorten(&key)),
                RootKey::Member(RootMember::Code) => root.has_code = true,
                RootKey::Member(RootMember::ErrorText) => root.has_error_text = true,
                RootKey::Member(RootMember::Known) => root.looks_like_data = true,
                RootKey::Member(RootMember::Other) => {}
            }
            decoder.skip_root_member()?;
        }
        Ok(root)
    }

    fn open_xml(&self, text: &str, read: &mut Read<'_>) -> Result<Opened<()>, ResponseError> {
        let mut source = XmlSource::new(text);
        let root = source.root()?;
        let mut decoder = self.decoder(Source::Xml(source));
        match self.classify(&root) {
            RootKey::Error => {
                let error = ApiError::read(&mut decoder)?;
                decoder.end()?;
                Err(error.into())
            }
            RootKey::Data => {
                let opened = read_data(&mut decoder, read)?;
                decoder.end()?;
                Ok(opened)
            }
            _ => Err(self.unexpected(shorten(&format!("<{root}>"))).into()),
        }
    }

    fn classify(&self, key: &str) -> RootKey {
        if key == self.key {
            RootKey::Data
        } else if key == "error_response" {
            RootKey::Error
        } else if self.knows(key) || key == "request_id" {
            RootKey::Member(RootMember::Known)
        } else if key.ends_with("_response") || key == "response" {
            // For methods without the prefix `taobao.`, the key is not documented.
            let any_envelope = !self.method.starts_with("taobao.");
            if any_envelope { RootKey::Data } else { RootKey::OtherEnvelope(key.to_owned()) }
        } else {
            RootKey::Member(match key {
                "code" => RootMember::Code,
                "msg" | "sub_code" | "sub_msg" => RootMember::ErrorText,
                // The response is not documented, so any member may be data.
                _ if self.object.is_none_or(|object| object.fields.is_empty()) => RootMember::Known,
                _ => RootMember::Other,
            })
        }
    }

    fn knows(&self, key: &str) -> bool {
        self.object.is_some_and(|object| object.fields.iter().any(|field| field.name == key))
    }

    fn unexpected(&self, found: String) -> DecodeError {
        DecodeError::whole(Problem::UnexpectedEnvelope { expected: self.key.clone(), found })
    }
}

fn read_data(decoder: &mut Decoder<'_>, read: &mut Read<'_>) -> Result<Opened<()>, ResponseError> {
    let outcome = read(decoder);
    let Report { request_id, unknown, warnings, omitted_warnings } = decoder.take_report();
    match outcome {
        Ok(()) => Ok(Opened { data: (), request_id, unknown, warnings, omitted_warnings }),
        Err(error) => Err(ResponseError::Decode { error, request_id }),
    }
}
