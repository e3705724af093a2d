//! JSON as a string.

use std::fmt;
use std::str::FromStr;

use serde::de::IgnoredAny;

use super::ParseError;
use crate::decode::{DecodeError, Decoder};
use crate::encode::JsonWriter;
use crate::schema::DataType;
use crate::value::{TopValue, scalar_serde};

/// JSON as text. The text is kept as received and parsed on request.
///
/// Responses contain the value as a string with JSON inside, or as plain JSON. Both become the same text. serde
/// serializes the text as a string.
///
/// # Examples
///
/// ```
/// use top_core::Json;
///
/// let rows = Json::from(r#"[["20180919","12.50"]]"#);
/// let parsed: Vec<Vec<String>> = rows.parse()?;
/// assert_eq!(parsed[0][1], "12.50");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Json(String);

impl Json {
    /// Returns the text as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_string(self) -> String {
        self.0
    }

    /// Deserializes the text with serde.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not valid JSON or does not match `T`.
    pub fn parse<T: serde::de::DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(&self.0)
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl FromStr for Json {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => Ok(text.into()),
            Err(error) => Err(ParseError::new("JSON text", text, error.to_string())),
        }
    }
}

/// Shows the text as received.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TopValue for Json {
    const TYPE: DataType = DataType::Json;

    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(decoder.raw()?.map(Self))
    }

    fn write_json(&self, json: &mut JsonWriter) {
        json.string(&self.0);
    }

    fn write_text(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

scalar_serde!(Json);
