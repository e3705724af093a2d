//! Members that have a text, but no value.
//!
//! The decoder leaves out members without a value. A row keeps those that are blank or `--`, as on the wire.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::canonical::is_blank;

/// Adds the members of the rows in a response that are blank or `--`.
///
/// The form of a row does not change its meaning: a response that is not JSON, or a list in an unexpected place, adds nothing.
pub(super) fn add_blanks(body: &str, path: &str, rows: &mut [Map<String, Value>]) {
    let path: Vec<_> = path.split('.').collect();
    // Some gateways leave control characters in texts as they are.
    let body = if body.bytes().any(|byte| byte < b' ') {
        Cow::Owned(body.replace(|character: char| character < ' ', " "))
    } else {
        Cow::Borrowed(body)
    };
    let mut blanks = Vec::new();
    let scan = Scan { place: Place::Root(&path), blanks: &mut blanks };
    let mut deserializer = serde_json::Deserializer::from_str(body.trim_start_matches('\u{feff}'));
    if scan.deserialize(&mut deserializer).is_err() || blanks.len() != rows.len() {
        return;
    }
    for (row, blanks) in rows.iter_mut().zip(blanks) {
        for (name, text) in blanks {
            if !row.contains_key(&*name) {
                row.insert(name.into_owned(), Value::String(text.into_owned()));
            }
        }
    }
}

/// The names and the texts of the blank members of a row.
type Blanks<'de> = Vec<(Cow<'de, str>, Cow<'de, str>)>;

/// A text that borrows from the response, unless it has escapes.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

#[derive(Clone, Copy)]
enum Place<'p> {
    /// The response. The path begins at the root or in its only member.
    Root(&'p [&'p str]),
    /// An object on the path to the list.
    Path(&'p [&'p str]),
    /// The list, or the object around it.
    List,
    /// The member of the object around the list.
    Rows,
    Row,
}

struct Scan<'p, 'b, 'de> {
    place: Place<'p>,
    blanks: &'b mut Vec<Blanks<'de>>,
}

impl<'p, 'de> Scan<'p, '_, 'de> {
    fn at<'c>(&'c mut self, place: Place<'p>) -> Scan<'p, 'c, 'de> {
        Scan { place, blanks: self.blanks }
    }

    /// Returns the place of a member.
    fn member(&self, name: &str) -> Option<Place<'p>> {
        match self.place {
            Place::Root(path) if name.ends_with("_response") => Some(Place::Path(path)),
            Place::Root(path) | Place::Path(path) => match path.split_first() {
                Some((first, [])) if *first == name => Some(Place::List),
                Some((first, rest)) if *first == name => Some(Place::Path(rest)),
                _ => None,
            },
            Place::List => Some(Place::Rows),
            Place::Rows | Place::Row => None,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Scan<'_, '_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scan<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        if matches!(self.place, Place::Row | Place::Rows) {
            self.blanks.push(blanks(members)?);
            return Ok(());
        }
        while let Some(Text(name)) = members.next_key()? {
            match self.member(&name) {
                Some(place) => members.next_value_seed(self.at(place))?,
                None => _ = members.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self.at(Place::Row))?.is_some() {}
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

fn blanks<'de, A: MapAccess<'de>>(mut members: A) -> Result<Blanks<'de>, A::Error> {
    let mut blanks = Vec::new();
    while let Some(Text(name)) = members.next_key()? {
        if let Some(text) = members.next_value::<Blank<'de>>()?.0 {
            blanks.push((name, text));
        }
    }
    Ok(blanks)
}

/// A blank text.
struct Blank<'de>(Option<Cow<'de, str>>);

impl<'de> Deserialize<'de> for Blank<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw: &serde_json::value::RawValue = Deserialize::deserialize(deserializer)?;
        let text = raw.get().strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        Ok(Self(text.filter(|text| is_blank(text)).map(Cow::Borrowed)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn add(body: &Value, rows: usize) -> Vec<Value> {
        let mut rows = vec![json!({"a": "x"}).as_object().unwrap().clone(); rows];
        add_blanks(&body.to_string(), "data.results", &mut rows);
        rows.into_iter().map(Value::Object).collect()
    }

    #[test]
    fn rows_keep_the_members_that_are_blank() {
        let row =
            json!({"a": "--", "b": "--", "c": "", "d": " ", "e": null, "f": 1, "g": {"h": ""}, "i": "-- x"});
        let with_blanks = json!({"a": "x", "b": "--", "c": "", "d": " "});
        for (list, count) in
            [(json!({"dto": [&row, &row]}), 2), (json!([&row, &row]), 2), (json!({"dto": &row}), 1)]
        {
            let data = json!({"has_next": true, "data": "", "results": list});
            for body in [json!({"x_response": {"data": &data}}), json!({"request_id": "--", "data": &data})] {
                assert_eq!(add(&body, count), vec![with_blanks.clone(); count], "{body}");
            }
        }
    }

    #[test]
    fn control_characters_in_texts_are_tolerated() {
        let mut rows = [json!({"a": "x"}).as_object().unwrap().clone()];
        add_blanks(
            "{\"data\":{\"results\":[{\"a\":\"x\n\u{1}\",\n\"b\":\"--\"}]}}",
            "data.results",
            &mut rows,
        );
        assert_eq!(Value::Object(rows[0].clone()), json!({"a": "x", "b": "--"}));
    }

    #[test]
    fn a_list_in_another_place_adds_nothing() {
        let row = json!({"b": "--"});
        for body in [
            json!({"x_response": {"results": [&row]}}),
            json!({"x_response": {"data": {"results": [&row, &row]}}}),
            json!({"x_response": {"data": {"results": {}}}}),
            json!("--"),
        ] {
            assert_eq!(add(&body, 1), [json!({"a": "x"})], "{body}");
        }
    }
}
