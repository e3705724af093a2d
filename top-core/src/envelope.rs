//! The envelope around an answer: which one it is, and what stands inside.
//!
//! | encoding | success | error |
//! | --- | --- | --- |
//! | JSON | `{"KEY":{…}}` | `{"error_response":{…}}` |
//! | JSON, simplified | `{…}`, or as above | `{"error_response":{…}}`, or its members at the root |
//! | XML | `<KEY>…</KEY>` | `<error_response>…</error_response>` |
//!
//! The key decides, never a member that looks like an error: data may have a `code` of its own.

use crate::api::{TopApi, TopObject};
use crate::de::{
    DecodeError, Decoder, JsonSource, Problem, Source, Unknown, XmlSource, escape_control_characters, excerpt,
};
use crate::describe::{ApiDescription, ObjectDescription, response_key};
use crate::error::ApiError;
use crate::json::JsonWriter;

/// An answer without its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer<T> {
    /// What the envelope held.
    pub data: T,
    /// The number under which the platform finds the call again.
    pub request_id: Option<String>,
    /// Members that the type does not know, where they were asked for.
    pub unknown: Vec<Unknown>,
}

/// What to do with members that a type does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownFields {
    /// They are passed over.
    #[default]
    Skip,
    /// They are kept, each with its path and text.
    Keep,
    /// They are kept, and so is every value that a type can't take, which is an error otherwise: for whoever wants to
    /// know all that is odd about an answer.
    Report,
}

/// Why there is no data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The gateway answered with an error.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The answer could not be read.
    #[error("{error}")]
    Decode {
        /// What was wrong, and where.
        #[source]
        error: DecodeError,
        /// The number of the call, where it could be read before.
        request_id: Option<String>,
    },
}

/// Decodes an answer to `A`, in whichever of the three encodings it came.
///
/// ```
/// use top_core::{TopApi, TopObject, envelope};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.demo.get")]
/// struct Demo {}
/// #[derive(TopObject)]
/// struct DemoResponse {
///     total: Option<i64>,
/// }
///
/// let answer = envelope::decode::<Demo>(br#"{"tbk_demo_get_response":{"total":"3","request_id":"abc"}}"#)?;
/// assert_eq!(answer.data.total, Some(3));
/// assert_eq!(answer.request_id.as_deref(), Some("abc"));
/// # Ok::<(), envelope::Refusal>(())
/// ```
pub fn decode<A: TopApi>(body: &[u8]) -> Result<Answer<A::Response>, Refusal> {
    decode_with::<A>(body, UnknownFields::Skip)
}

/// Like [`decode`], with a choice about unknown members.
pub fn decode_with<A: TopApi>(body: &[u8], unknown: UnknownFields) -> Result<Answer<A::Response>, Refusal> {
    let mut data = None;
    let Answer { request_id, unknown, .. } = decode_into::<A>(&mut data, body, unknown)?;
    let data = data.ok_or_else(nothing)?;
    Ok(Answer { data, request_id, unknown })
}

/// Like [`decode_with`]; the data goes to `data`, so that whoever passes the answer on need not know its type.
pub(crate) fn decode_into<A: TopApi>(
    data: &mut Option<A::Response>,
    body: &[u8],
    unknown: UnknownFields,
) -> Result<Answer<()>, Refusal> {
    let api = A::DESCRIPTION;
    open(api.method, Some(api.response), body, unknown, &mut |decoder| {
        *data = A::Response::read_object(decoder)?;
        Ok(())
    })
}

/// The decoder reads an object at the root even where it is empty: this is said of types that do not.
pub(crate) fn nothing() -> DecodeError {
    DecodeError::whole(Problem::Missing)
}

/// Decodes an answer to an API that is known by its description: what its types understood, as JSON with ids as text.
pub fn decode_described(
    api: &ApiDescription,
    body: &[u8],
    unknown: UnknownFields,
) -> Result<Answer<String>, Refusal> {
    let mut data = String::new();
    let Answer { request_id, unknown, .. } = decode_described_into(api, &mut data, body, unknown)?;
    Ok(Answer { data, request_id, unknown })
}

/// Like [`decode_described`], as [`decode_into`].
pub(crate) fn decode_described_into(
    api: &ApiDescription,
    data: &mut String,
    body: &[u8],
    unknown: UnknownFields,
) -> Result<Answer<()>, Refusal> {
    open(api.method, Some(api.response), body, unknown, &mut |decoder| {
        // A second attempt starts over.
        let mut json = JsonWriter::with_ids_as_text();
        (api.transcode)(decoder, &mut json)?;
        *data = json.finish();
        Ok(())
    })
}

/// Looks for an error in an answer to an API that nothing is known of but its name; the data stays in `body`.
pub fn decode_raw(method: &str, body: &[u8]) -> Result<Answer<()>, Refusal> {
    static ANY: ObjectDescription = ObjectDescription { name: "Any", list_item: "any", fields: &[] };
    open(method, None, body, UnknownFields::Skip, &mut |decoder| {
        decoder.object(&ANY, &mut |_, _| Ok(())).map(|_| ())
    })
}

impl From<DecodeError> for Refusal {
    fn from(error: DecodeError) -> Self {
        Self::Decode { error, request_id: None }
    }
}

type Read<'r> = dyn FnMut(&mut Decoder<'_>) -> Result<(), DecodeError> + 'r;

fn open(
    method: &str,
    object: Option<&'static ObjectDescription>,
    body: &[u8],
    unknown: UnknownFields,
    read: &mut Read<'_>,
) -> Result<Answer<()>, Refusal> {
    let text = simdutf8::compat::from_utf8(body)
        .map_err(|error| DecodeError::whole(Problem::NotUtf8 { offset: error.valid_up_to() }))?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let envelope = Envelope { method, key: response_key(method), object, unknown };
    match text.as_bytes().first() {
        Some(b'{') => match envelope.open_json(text, read) {
            // Old answers hold bare line breaks inside texts: one more attempt with those escaped.
            Err(Refusal::Decode { error, .. }) if error.is_control_character() => {
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
    object: Option<&'static ObjectDescription>,
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

    fn open_json(&self, text: &str, read: &mut Read<'_>) -> Result<Answer<()>, Refusal> {
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
        answer: &mut Option<Answer<()>>,
        read: &mut Read<'_>,
    ) -> Result<Root, Refusal> {
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

    fn open_xml(&self, text: &str, read: &mut Read<'_>) -> Result<Answer<()>, Refusal> {
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

fn read_data(decoder: &mut Decoder<'_>, read: &mut Read<'_>) -> Result<Answer<()>, Refusal> {
    let outcome = read(decoder);
    let request_id = decoder.take_request_id();
    match outcome {
        Ok(()) => Ok(Answer { data: (), request_id, unknown: decoder.take_unknown() }),
        Err(error) => Err(Refusal::Decode { error, request_id }),
    }
}
