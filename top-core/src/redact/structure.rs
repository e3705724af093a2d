//! Search for secrets in JSON and XML. Parsing decodes all escapes in names and values.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::{escape, resolve_xml_entity};
use quick_xml::events::Event;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Edit, REDACTED, Redactor, SHORT};
use crate::names::is_secret_member;

/// The maximum depth. Deeper levels are searched as plain text.
const DEEPEST: usize = 48;

impl Redactor {
    /// Returns the edits for JSON or XML, or `None` for another text.
    pub(super) fn structure(&self, text: &str, depth: usize) -> Option<Vec<Edit>> {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let mut walk = Walk { redactor: self, text, edits: Vec::new() };
        match start.as_bytes().first()? {
            _ if depth > DEEPEST => return None,
            b'{' | b'[' | b'"' => walk.json(serde_json::from_str(start).ok()?, Name::Open, depth),
            b'<' => walk.xml(text.len() - start.len(), depth)?,
            _ => return None,
        }
        Some(walk.edits)
    }
}

/// Whether a value is inside a member with a secret name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Open,
    Secret,
}

impl Name {
    fn inside(self, name: &str) -> Self {
        if is_secret_member(name) { Self::Secret } else { self }
    }
}

struct Walk<'w> {
    redactor: &'w Redactor,
    text: &'w str,
    edits: Vec<Edit>,
}

impl<'w> Walk<'w> {
    fn edit(&mut self, part: &str, replacement: String) {
        // `part` is a slice of `text`.
        let start = part.as_ptr().addr() - self.text.as_ptr().addr();
        self.edits.push((start..start + part.len(), replacement));
    }

    fn json(&mut self, value: &'w RawValue, name: Name, depth: usize) {
        let raw = value.get();
        match raw.as_bytes().first() {
            Some(b'{' | b'[') if depth > DEEPEST => {
                let start = raw.as_ptr().addr() - self.text.as_ptr().addr();
                let moved = |(range, to): Edit| (range.start + start..range.end + start, to);
                self.edits.extend(self.redactor.plain(raw).into_iter().map(moved));
            }
            Some(b'{') => {
                for (key, value) in serde_json::from_str::<Members<'w>>(raw).map_or(Vec::new(), |all| all.0) {
                    // A key is not a value, so it can't be a short secret.
                    if key.get().len() > SHORT {
                        self.json_text(key.get(), Name::Open, depth);
                    }
                    let key = serde_json::from_str::<String>(key.get()).unwrap_or_default();
                    self.json(value, name.inside(&key), depth + 1);
                }
            }
            Some(b'[') => {
                for item in serde_json::from_str::<Vec<&'w RawValue>>(raw).unwrap_or_default() {
                    self.json(item, name, depth + 1);
                }
            }
            Some(b'"') => self.json_text(raw, name, depth),
            // The replacement is a number, because a reader may expect one.
            Some(b'-' | b'0'..=b'9')
                if name == Name::Secret || !self.redactor.sent(raw.as_bytes()).is_empty() =>
            {
                self.edit(raw, "0".to_owned());
            }
            _ => {}
        }
    }

    fn json_text(&mut self, raw: &str, name: Name, depth: usize) {
        let text: String = serde_json::from_str(raw).unwrap_or_default();
        let clean = self.clean(&text, name, depth);
        if let Some(json) = clean.and_then(|clean| serde_json::to_string(&clean).ok()) {
            self.edit(raw, json);
        }
    }

    /// Returns the replacement for a string, or `None` if it contains no secret.
    fn clean(&self, text: &str, name: Name, depth: usize) -> Option<String> {
        if name == Name::Secret && !text.trim().is_empty() {
            return Some(REDACTED.to_owned());
        }
        match self.redactor.redact_inside(text, depth + 1) {
            Cow::Owned(clean) => Some(clean),
            Cow::Borrowed(_) => None,
        }
    }

    /// Adds the edits for XML. Returns `None` if the XML is not well-formed.
    fn xml(&mut self, offset: usize, depth: usize) -> Option<()> {
        let mut reader = Reader::from_str(&self.text[offset..]);
        let mut names: Vec<Name> = Vec::new();
        let mut content = Content::default();
        loop {
            let start = offset + usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event().ok()?;
            let end = offset + usize::try_from(reader.buffer_position()).ok()?;
            let name = names.last().copied().unwrap_or(Name::Open);
            match &event {
                Event::Text(text) => content.add(start..end, &text.xml10_content()),
                Event::CData(text) => content.add(start..end, text),
                Event::GeneralRef(entity) => match entity.resolve_char_ref().ok()? {
                    Some(character) => content.add(start..end, character.encode_utf8(&mut [0; 4])),
                    None => content.add(start..end, resolve_xml_entity(entity)?),
                },
                // A comment inside a text does not end it.
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::Start(tag) => {
                    self.xml_text(&mut content, name, depth);
                    names.push(name.inside(tag.local_name().as_ref()));
                    self.xml_tag(start..end);
                }
                Event::Empty(_) => self.xml_tag(start..end),
                Event::End(_) => {
                    self.xml_text(&mut content, name, depth);
                    names.pop();
                }
                Event::Eof => return names.is_empty().then_some(()),
                Event::DocType(_) => return None,
            }
        }
    }

    fn xml_text(&mut self, content: &mut Content, name: Name, depth: usize) {
        let Content { range, text } = std::mem::take(content);
        if let Some(clean) = self.clean(&text, name, depth) {
            self.edits.push((range, escape(&clean).into_owned()));
        }
    }

    /// Adds the edits for a tag with its attributes, as plain text.
    fn xml_tag(&mut self, range: Range<usize>) {
        let moved = |(found, to): Edit| (found.start + range.start..found.end + range.start, to);
        self.edits.extend(self.redactor.plain(&self.text[range.clone()]).into_iter().map(moved));
    }
}

/// The text of an element so far, and its range.
#[derive(Default)]
struct Content {
    range: Range<usize>,
    text: String,
}

impl Content {
    fn add(&mut self, range: Range<usize>, text: &str) {
        self.range = if self.text.is_empty() { range } else { self.range.start..range.end };
        self.text.push_str(text);
    }
}

/// The members of an object, including repeated ones.
struct Members<'m>(Vec<(&'m RawValue, &'m RawValue)>);

impl<'de: 'm, 'm> Deserialize<'de> for Members<'m> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;

        impl<'de> Visitor<'de> for All {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(member) = map.next_entry()? {
                    all.push(member);
                }
                Ok(Members(all))
            }
        }

        deserializer.deserialize_map(All)
    }
}

#[cfg(test)]
mod tests {
    use crate::params::Params;
    use crate::redact::Redactor;

    fn redact(text: &str) -> String {
        let mut params = Params::new();
        params.push_text("session", "6100AbCd1234efgh");
        Redactor::new(&params, None).redact(text).into_owned()
    }

    #[test]
    fn redacts_json_members_at_any_depth() {
        for (text, clean) in [
            (r#"{"access_token" : "6100a\"b","x":1.10}"#, r#"{"access_token" : "***","x":1.10}"#),
            (
                r#"{"access\u005ftoken":"6100a","accessToken":["a",{"b":"c"}]}"#,
                r#"{"access\u005ftoken":"***","accessToken":["***",{"b":"***"}]}"#,
            ),
            (
                r#" [{"a":[{"top_session":"x"}]}, "6100abcd1234EFGH"] "#,
                r#" [{"a":[{"top_session":"***"}]}, "***"] "#,
            ),
            (
                r#"{"token_result":"{\"access_token\":\"6100a\",\"refresh_token\" : \"6200b\",\"expires_in\":86400}"}"#,
                r#"{"token_result":"{\"access_token\":\"***\",\"refresh_token\" : \"***\",\"expires_in\":86400}"}"#,
            ),
            (
                r#"{"error_response":{"code":27,"sub_msg":"<a><session>6100<\/session></a>"}}"#,
                r#"{"error_response":{"code":27,"sub_msg":"<a><session>***</session></a>"}}"#,
            ),
            (
                r#"{"error_response":{"code":27,"msg":"session=6100x, code=27"}}"#,
                r#"{"error_response":{"code":27,"msg":"session=***, code=27"}}"#,
            ),
            (
                r#"{"session":"","session":null,"session":true}"#,
                r#"{"session":"","session":null,"session":true}"#,
            ),
            (r#"{"6100\u0041bCd1234efgh":1}"#, r#"{"***":1}"#),
            (r#""{\"session\":\"x\"}""#, r#""{\"session\":\"***\"}""#),
            ("\u{feff}{\"session\":\"中\"}", "\u{feff}{\"session\":\"***\"}"),
        ] {
            assert_eq!(redact(text), clean);
        }
    }

    #[test]
    fn redacts_xml_elements_at_any_depth() {
        for (text, clean) in [
            (
                "<?xml version=\"1.0\"?>\n<a><access_token>6100</access_token><b>1 &lt; 2</b></a>",
                "<?xml version=\"1.0\"?>\n<a><access_token>***</access_token><b>1 &lt; 2</b></a>",
            ),
            (
                "<a><session><b>1</b>\n<b><![CDATA[2]]></b></session></a>",
                "<a><session><b>***</b>\n<b>***</b></session></a>",
            ),
            ("<a><m>6100&#65;b<!-- x -->Cd1234<![CDATA[efgh]]></m></a>", "<a><m>***</m></a>"),
            (
                "<a><t>{&quot;access_token&quot;:&quot;61&quot;,&quot;b&quot;:1}</t></a>",
                "<a><t>{&quot;access_token&quot;:&quot;***&quot;,&quot;b&quot;:1}</t></a>",
            ),
            (
                "<a><t access_token=\"6100\" b='1'/><top_session/></a>",
                "<a><t access_token=\"***\" b='1'/><top_session/></a>",
            ),
            ("<a><!-- 6100AbCd1234efgh --></a>", "<a><!-- *** --></a>"),
            ("<a><x:session>6100</x:session></a>", "<a><x:session>***</x:session></a>"),
        ] {
            assert_eq!(redact(text), clean);
        }
    }

    #[test]
    fn redacts_deeply_nested_secrets_without_stack_overflow() {
        let deep = 20_000;
        let json = format!(
            "{}\"session\":\"6100AbCd1234efgh\"{}",
            "{\"a\":".repeat(deep) + "{",
            "}".repeat(deep + 1)
        );
        assert!(redact(&json).ends_with(&format!("\"session\":\"***\"{}", "}".repeat(deep + 1))));
        let mut nested = "6100AbCd1234efgh".to_owned();
        for _ in 0..10 {
            nested = serde_json::to_string(&[nested]).unwrap();
        }
        assert!(redact(&nested).contains("***") && !redact(&nested).to_lowercase().contains("6100abcd1234"));
    }
}
