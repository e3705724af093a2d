//! Flattens nested data into rows of cells.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// An entry with flat members: `item.title` is a member of the object `item`.
#[derive(Debug)]
pub(crate) struct Record {
    members: Map<String, Value>,
    /// The paths of the nested objects.
    objects: HashSet<String>,
}

impl Record {
    /// Flattens a value. The work is linear in the size of the value, and no recursion depends on its depth.
    pub(crate) fn new(value: &Value) -> Self {
        let mut record = Self { members: Map::new(), objects: HashSet::new() };
        let mut open = vec![(String::new(), value)];
        while let Some((path, value)) = open.pop() {
            match value {
                Value::Object(members) => {
                    let name = |name: &String| {
                        if path.is_empty() { name.clone() } else { format!("{path}.{name}") }
                    };
                    // The last one is taken first.
                    open.extend(members.iter().rev().map(|(member, value)| (name(member), value)));
                    if !path.is_empty() && !members.is_empty() {
                        record.objects.insert(path);
                    }
                }
                _ => {
                    let name = if path.is_empty() { "value".to_owned() } else { path };
                    record.members.entry(name).or_insert_with(|| value.clone());
                }
            }
        }
        record
    }

    /// Returns the names of all members of all entries, in the order of their first occurrence.
    pub(crate) fn columns(records: &[Self]) -> Vec<String> {
        let mut seen = HashSet::new();
        let names = records.iter().flat_map(|record| record.members.keys());
        names.filter(|name| seen.insert(name.as_str())).cloned().collect()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.contains_key(name) || self.objects.contains(name)
    }

    /// Whether the member has a text to show.
    pub(crate) fn has_text(&self, name: &str) -> bool {
        match self.members.get(name) {
            None | Some(Value::Null) => self.objects.contains(name),
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Array(items)) => !items.is_empty(),
            Some(_) => true,
        }
    }

    /// Returns only these members. Missing ones are `null`.
    pub(crate) fn pick<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Value {
        let member = |name: &str| (name.to_owned(), self.get(name).unwrap_or_default());
        Value::Object(names.into_iter().map(member).collect())
    }

    /// Returns a member: a simple value, or an object with all of its members.
    pub(crate) fn get(&self, name: &str) -> Option<Value> {
        if let Some(value) = self.members.get(name) {
            return Some(value.clone());
        }
        if !self.objects.contains(name) {
            return None;
        }
        let inside = self.members.iter().filter_map(|(known, value)| {
            Some((known.strip_prefix(name)?.strip_prefix('.')?.to_owned(), value.clone()))
        });
        Some(Value::Object(inside.collect()))
    }
}

/// Formats a value for a cell: simple values as text, lists of them joined by commas, other values as JSON.
pub(crate) fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            items.iter().map(text_of).collect::<Vec<_>>().join(",")
        }
        _ => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nested_members_keep_their_order() {
        let record = Record::new(&json!({"b": 1, "a": {"y": [1, 2], "x": {"z": null}}, "e": {}, "c": "t"}));
        assert_eq!(Record::columns(std::slice::from_ref(&record)), ["b", "a.y", "a.x.z", "c"]);
        assert_eq!(record.get("a.x"), Some(json!({"z": null})));
        assert_eq!(
            record.pick(["c", "a", "none"]),
            json!({"c": "t", "a": {"y": [1, 2], "x.z": null}, "none": null})
        );
        assert!(record.has("a") && !record.has("e") && record.has("a.x.z") && !record.has_text("a.x.z"));
    }

    #[test]
    fn wide_entries_take_linear_time() {
        let entry: Map<_, _> = (0..60_000).map(|n| (format!("m{n}"), Value::from(n))).collect();
        let records = [Record::new(&Value::Object(entry.clone())), Record::new(&json!({"o": entry}))];
        let columns = Record::columns(&records);
        assert_eq!(columns.len(), 120_000);
        let found = columns.iter().filter(|name| records[0].get(name).is_some()).count();
        assert_eq!(found, 60_000);
        assert_eq!(columns.iter().filter(|name| records[1].has_text(name)).count(), 60_000);
    }
}
