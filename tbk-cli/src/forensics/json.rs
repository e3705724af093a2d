//! Parameters in a JSON object.

use std::fmt;

use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::json_style::JsonStyle;

/// Returns the members of a JSON object as text: texts decoded, other values as compact JSON. Members of the same name are
/// all returned. Values of any depth are read.
pub(super) fn members(json: &str) -> Result<Vec<(String, String)>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let members = deserializer.deserialize_map(Members)?;
    deserializer.end()?;
    let value = |raw: &RawValue| match serde_json::from_str::<String>(raw.get()) {
        Ok(text) => text,
        Err(_) => JsonStyle::COMPACT.rewrite(raw.get()).unwrap_or_else(|| raw.get().to_owned()),
    };
    Ok(members.into_iter().map(|(name, raw)| (name, value(raw))).collect())
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_read_as_text() {
        let json = "{\"a\": \"女\", \"b\": [1, 2.50], \"a\": true, \"c\": null}";
        let expected = [("a", "女"), ("b", "[1,2.50]"), ("a", "true"), ("c", "null")];
        assert_eq!(members(json).unwrap(), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert!(members("{\"a\":").is_err() && members("{} x").is_err());
    }

    #[test]
    fn depth_is_not_limited() {
        let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
        assert_eq!(members(&format!("{{\"a\":{deep}}}")).unwrap(), [("a".to_owned(), deep)]);
    }
}
