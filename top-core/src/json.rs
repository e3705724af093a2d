//! Writes JSON: the text of object parameters, and decoded data for people and programs.

use crate::api::TopObject;
use crate::describe::is_id;
use crate::wire::Wire;

/// A growing JSON text.
#[derive(Debug, Default)]
pub struct JsonWriter {
    out: String,
    ids_as_text: bool,
    /// The next bare value is an id and goes between quotes.
    quote_next: bool,
    /// Which members are written.
    wanted: Wanted,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    #[default]
    All,
    /// Only the one that this path leads to.
    At(&'static str),
    /// None any more.
    Nothing,
}

impl JsonWriter {
    /// Writes values as they are.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes numeric ids as text as well, so that no reader turns them into a float.
    #[must_use]
    pub fn with_ids_as_text() -> Self {
        Self { ids_as_text: true, ..Self::default() }
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    /// Writes a text between quotes.
    pub fn string(&mut self, text: &str) {
        // Serialising a str can't fail.
        self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }

    /// Writes a value that needs no quotes: a number, `true`, `null`.
    pub fn bare(&mut self, write: impl FnOnce(&mut String)) {
        let quote = std::mem::take(&mut self.quote_next);
        if quote {
            self.out.push('"');
        }
        write(&mut self.out);
        if quote {
            self.out.push('"');
        }
    }

    /// Writes an array.
    pub fn array<T: Wire>(&mut self, items: &[T]) {
        let quote_each = std::mem::take(&mut self.quote_next);
        if self.wanted != Wanted::All {
            return;
        }
        self.out.push('[');
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.quote_next = quote_each;
            item.write_json(self);
        }
        self.quote_next = false;
        self.out.push(']');
    }

    /// Writes an object.
    pub fn object(&mut self, write: impl FnOnce(&mut ObjectWriter<'_>)) {
        self.quote_next = false;
        if self.wanted != Wanted::All {
            return write(&mut ObjectWriter { json: self, empty: true });
        }
        self.out.push('{');
        write(&mut ObjectWriter { json: self, empty: true });
        self.out.push('}');
    }
}

/// The members of one object.
#[derive(Debug)]
pub struct ObjectWriter<'a> {
    json: &'a mut JsonWriter,
    empty: bool,
}

impl ObjectWriter<'_> {
    /// Writes the members of an object that is JSON already.
    pub fn members_of(&mut self, object: &str) {
        if self.json.wanted != Wanted::All {
            return;
        }
        let inside =
            object.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
        if !inside.trim().is_empty() {
            if !std::mem::take(&mut self.empty) {
                self.json.out.push(',');
            }
            self.json.out.push_str(inside);
        }
    }

    /// Writes a member, unless it holds nothing.
    pub fn member<T: Wire>(&mut self, name: &str, value: &T) {
        if value.is_nothing() {
            return;
        }
        match self.json.wanted {
            Wanted::All => {}
            Wanted::At(path) => return self.on_the_way(path, name, value),
            Wanted::Nothing => return,
        }
        if !std::mem::take(&mut self.empty) {
            self.json.out.push(',');
        }
        self.json.string(name);
        self.json.out.push(':');
        self.json.quote_next = self.json.ids_as_text && is_id(name);
        value.write_json(self.json);
        self.json.quote_next = false;
    }

    /// Writes the value, or what is wanted of it, if `path` leads there.
    fn on_the_way<T: Wire>(&mut self, path: &'static str, name: &str, value: &T) {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        if first == name {
            self.json.wanted = rest.map_or(Wanted::All, Wanted::At);
            value.write_json(self.json);
            self.json.wanted = Wanted::Nothing;
        }
    }
}

/// The member of an object that `path` leads to, without writing the others; `None` where it holds nothing.
#[cfg(any(test, feature = "client"))]
pub(crate) fn member_at<T: TopObject>(object: &T, path: &'static str) -> Option<serde_json::Value> {
    let mut json = JsonWriter { wanted: Wanted::At(path), ..JsonWriter::default() };
    json.object(|members| object.write_members(members));
    serde_json::from_str(&json.out).ok()
}

/// An object as JSON text, members that hold nothing left out.
#[must_use]
pub fn object_to_json<T: TopObject>(object: &T) -> String {
    let mut json = JsonWriter::new();
    json.object(|members| object.write_members(members));
    json.finish()
}

pub(crate) fn to_json<T: Wire>(value: &T) -> String {
    let mut json = JsonWriter::new();
    value.write_json(&mut json);
    json.finish()
}

pub(crate) fn list_to_json<T: Wire>(items: &[T]) -> String {
    let mut json = JsonWriter::new();
    json.array(items);
    json.finish()
}

#[cfg(test)]
mod tests {
    use top_macros::TopObject;

    use super::*;

    #[derive(TopObject)]
    struct Outer {
        other: Option<String>,
        inner: Option<Inner>,
        rows: Vec<Inner>,
    }

    #[derive(TopObject)]
    struct Inner {
        success: Option<bool>,
        code: Option<i64>,
    }

    #[test]
    fn one_member_is_found_by_its_path() {
        let inner = || Inner { success: Some(false), code: None };
        let outer = Outer { other: Some("x".to_owned()), inner: Some(inner()), rows: vec![inner()] };
        let at = |path| member_at(&outer, path).map(|value| value.to_string());
        assert_eq!(at("inner.success").as_deref(), Some("false"));
        assert_eq!(at("other").as_deref(), Some("\"x\""));
        assert_eq!(at("inner").as_deref(), Some(r#"{"success":false}"#));
        for path in ["inner.code", "inner.none", "success", "rows.success", ""] {
            assert_eq!(at(path), None, "{path}");
        }
    }
}
