//! The envelope around an answer: which one it is, and what stands inside.
//!
//! | encoding | success | error |
//! | --- | --- | --- |
//! | JSON | `{"KEY":{…}}` | `{"error_response":{…}}` |
//! | JSON, simplified | `{…}`, or as above | `{"error_response":{…}}`, or its members at the root |
//! | XML | `<KEY>…</KEY>` | `<error_response>…</error_response>` |
//!
//! The key decides, never a member that looks like an error: data may have a `code` of its own.

use super::api_error::ApiError;
use crate::decode::{
    DecodeError, Decoder, JsonSource, Problem, Source, Unknown, UnknownFields, XmlSource,
    escape_control_characters, excerpt,
};
use crate::names::response_key;
use crate::schema::ObjectSchema;

/// A response without its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Opened<T> {
    /// What the envelope held.
    pub data: T,
    /// The id under which the platform finds the call again.
    pub request_id: Option<String>,
    /// Members that the type does not know, where they were asked for.
    pub unknown: Vec<Unknown>,
}

impl Opened<()> {
    /// With the data that was decoded on the side.
    pub(crate) fn with<T>(self, data: T) -> Opened<T> {
        let Self { request_id, unknown, .. } = self;
        Opened { data, request_id, unknown }
    }
}

#[cfg(feature = "client")]
impl<T> Opened<T> {
    /// The data, and what came around it.
    pub(crate) fn split(self) -> (T, Opened<()>) {
        let Self { data, request_id, unknown } = self;
        (data, Opened { data: (), request_id, unknown })
    }
}

/// Why there is no data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseError {
    /// The gateway answered with an error.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The response could not be decoded.
    #[error("{error}")]
    Decode {
        /// What was wrong, and where.
        #[source]
        error: DecodeError,
        /// The id of the call, where it could be read before.
        request_id: Option<String>,
    },
}

impl ResponseError {
    /// The decoder reads an object at the root even where it is empty: this is said of types that do not.
    pub(crate) fn missing() -> Self {
        DecodeError::whole(Problem::Missing).into()
    }
}

/// Looks for an error in a response to an API that nothing is known of but its name; the data stays in `body`.
///
/// # Errors
///
/// The gateway's error, or a body that is not a response.
pub fn decode_raw(method: &str, body: &[u8]) -> Result<Opened<()>, ResponseError> {
    static ANY: ObjectSchema = ObjectSchema { name: "Any", list_item: "any", fields: &[] };
    open(method, None, body, UnknownFields::Skip, &mut |decoder| {
        decoder.object(&ANY, &mut |_, _| Ok(())).map(|_| ())
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
    unknown: UnknownFields,
    read: &mut Read<'_>,
) -> Result<Opened<()>, ResponseError> {
    let text = simdutf8::compat::from_utf8(body)
        .map_err(|error| DecodeError::whole(Problem::NotUtf8 { offset: error.valid_up_to() }))?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let envelope = Envelope { method, key: response_key(method), object, unknown };
    match text.as_bytes().first() {
        Some(b'{') => match envelope.open_json(text, read) {
            // Old answers hold bare line breaks inside texts: one more attempt with those escaped.
            Err(ResponseError::Decode { error, .. }) if error.is_control_character() => {
                envelope.open_json(&escape_control_characters(text), read)
            }
            opened => opened,
        },
        Some(b'<') => envelope.open_xml(text, read),
        _ => Err(DecodeError::whole(Problem::NotAnAnswer { found: excerpt(text) }).into()),
    }
}

struct Envelope<'e> {
    method: &'e str,
    key: String,
    object: Option<&'static ObjectSchema>,
    unknown: UnknownFields,
}

/// What a key at the root stands for.
enum RootKey {
    Data,
    Error,
    OtherEnvelope(String),
    Member(RootMember),
}

/// What a member at the root says where there is no envelope.
enum RootMember {
    Code,
    ErrorText,
    Known,
    Other,
}

/// What the root of a JSON answer held besides data.
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
        Decoder::new(source, self.unknown)
    }

    fn open_json(&self, text: &str, read: &mut Read<'_>) -> Result<Opened<()>, ResponseError> {
        let mut decoder = self.decoder(Source::Json(JsonSource::new(text)));
        let mut answer = None;
        let root = self.read_root(&mut decoder, &mut answer, read)?;
        decoder.end()?;
        if let Some(error) = root.error {
            return Err(error.into());
        }
        if let Some(answer) = answer {
            return Ok(answer);
        }
        // No envelope: the root itself is the error or, simplified, the data.
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
        let found = root.other.unwrap_or_else(|| excerpt(text));
        Err(self.unexpected(found).into())
    }

    fn read_root(
        &self,
        decoder: &mut Decoder<'_>,
        answer: &mut Option<Opened<()>>,
        read: &mut Read<'_>,
    ) -> Result<Root, ResponseError> {
        let mut root = Root::default();
        let mut first = true;
        while let Some(key) = decoder.root_member(first, |key| self.classify(key))? {
            first = false;
            match key {
                // An error wins over anything that stands beside it.
                RootKey::Error => {
                    root.error = Some(ApiError::read(decoder)?);
                    continue;
                }
                RootKey::Data if answer.is_none() => {
                    *answer = Some(read_data(decoder, read)?);
                    continue;
                }
                RootKey::Data => {}
                RootKey::OtherEnvelope(key) => root.other = Some(excerpt(&key)),
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
        let root = source.root().map_err(DecodeError::whole)?;
        let mut decoder = self.decoder(Source::Xml(source));
        match self.classify(&root) {
            RootKey::Error => {
                let error = ApiError::read(&mut decoder)?;
                decoder.end()?;
                Err(error.into())
            }
            RootKey::Data => {
                let answer = read_data(&mut decoder, read)?;
                decoder.end()?;
                Ok(answer)
            }
            _ if root.eq_ignore_ascii_case("html") => {
                Err(DecodeError::whole(Problem::NotAnAnswer { found: excerpt(text) }).into())
            }
            _ => Err(self.unexpected(excerpt(&format!("<{root}>"))).into()),
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
            // Names that do not begin with `taobao.` follow no rule that anybody wrote down.
            let any_envelope = !self.method.starts_with("taobao.");
            if any_envelope { RootKey::Data } else { RootKey::OtherEnvelope(key.to_owned()) }
        } else {
            RootKey::Member(match key {
                "code" => RootMember::Code,
                "msg" | "sub_code" | "sub_msg" => RootMember::ErrorText,
                // Nothing is known of the API's answers: any member may be data.
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
    let request_id = decoder.take_request_id();
    match outcome {
        Ok(()) => Ok(Opened { data: (), request_id, unknown: decoder.take_unknown() }),
        Err(error) => Err(ResponseError::Decode { error, request_id }),
    }
}
