//! Ids.

use std::fmt;

use crate::decode::Token;
use crate::schema::DataType;
use crate::value::Scalar;

/// An item (商品). Numeric ids were retired: an id is an opaque text, and answers hold numbers and texts alike.
///
/// ```
/// # use top_core::ItemId;
/// assert_eq!(ItemId::from(590141576510), ItemId::from("590141576510"));
/// assert!(ItemId::from("590141576510").is_legacy_numeric());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(String);

impl ItemId {
    /// The id as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is one of the retired numeric ids, which most APIs refuse (code 15, sub_code -4003).
    #[must_use]
    pub fn is_legacy_numeric(&self) -> bool {
        !self.0.is_empty() && self.0.bytes().all(|b| b.is_ascii_digit())
    }
}

impl From<&str> for ItemId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for ItemId {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<i64> for ItemId {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for ItemId {
    const DATA_TYPE: DataType = DataType::Text;
    const QUOTED: bool = true;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        match scalar {
            Token::Number(text) | Token::Text(text) => Some(Self(text.trim().to_owned())),
            Token::Bool(_) => None,
        }
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}
