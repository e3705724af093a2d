//! The documentation of units, times, lists and codes agrees with the types, and every sentence has content.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;

use top_core::schema::{ApiSchema, DataType, Field};

/// Phrases without content.
const EMPTY: [&str; 24] = [
    "what was asked for",
    "what is asked for",
    "the outcome",
    "what was made",
    "where it stands",
    "where the order stands",
    "which kind",
    "which business",
    "which report",
    "which action",
    "which figure",
    "kind of business",
    "of the shop",
    "of the item",
    "what to do",
    "one entry for each hit",
    "with or without a session",
    "not documented in public",
    "brings",
    "refusal",
    "todo",
    "tbd",
    "placeholder",
    "示例",
];

/// Every field of every API with its path. Recursive objects are visited once.
fn fields() -> Vec<(String, &'static Field)> {
    fn walk(
        path: &str,
        fields: &'static [Field],
        parents: &mut Vec<&'static str>,
        out: &mut Vec<(String, &'static Field)>,
    ) {
        for field in fields {
            let path = format!("{path}.{}", field.name);
            out.push((path.clone(), field));
            if let Some(object) = field.data_type.object().filter(|object| !parents.contains(&object.name)) {
                parents.push(object.name);
                walk(&path, object.fields, parents, out);
                parents.pop();
            }
        }
    }
    let mut out = Vec::new();
    for api in tbk_apis::schemas() {
        walk(&format!("{} request", api.method), api.parameters, &mut Vec::new(), &mut out);
        walk(&format!("{} response", api.method), api.response.fields, &mut Vec::new(), &mut out);
    }
    assert!(out.len() > 4000, "only {} fields", out.len());
    out
}

/// The problems of all fields, each with the path of the field.
fn problems(find: impl Fn(&Field, &str) -> Option<String>) -> Vec<String> {
    let found = fields().into_iter().filter_map(|(path, field)| {
        let docs = field.docs.unwrap_or_default();
        Some(format!("{path}: {} [{docs}]", find(field, docs)?))
    });
    found.collect()
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

fn item_type(field: &Field) -> DataType {
    match field.data_type {
        DataType::List(item) => *item,
        other => other,
    }
}

/// Whether the text contains the word, not only as a part of another word.
fn has_word(text: &str, word: &str) -> bool {
    let bounded = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(word).any(|(at, _)| {
        bounded(text[..at].chars().next_back()) && bounded(text[at + word.len()..].chars().next())
    })
}

#[test]
fn documented_units_match_the_type() {
    assert_none(&problems(|field, docs| {
        let unit = field.unit().unwrap_or("none");
        let words = [
            ("yuan", &["yuan"][..]),
            ("fen", &["fen", "millifen"]),
            ("per cent", &["percent", "basis-points"]),
            ("percent", &["percent", "basis-points"]),
        ];
        let wrong = words.iter().find(|(word, units)| has_word(docs, word) && !units.contains(&unit))?;
        Some(format!("the documentation says `{}`, the unit is {unit}", wrong.0))
    }));
}

#[test]
fn documented_times_have_a_type_or_format() {
    assert_none(&problems(|field, docs| {
        let is_time = matches!(
            item_type(field),
            DataType::Date | DataType::Day | DataType::CompactDay | DataType::EpochMillis
        ) || field.format().is_some();
        (["GMT+8", "yyyy", "millisecond"].iter().any(|word| docs.contains(word)) && !is_time)
            .then(|| "describes a time, but the type is not a time".to_owned())
    }));
}

#[test]
fn comma_separated_fields_are_lists() {
    assert_none(&problems(|field, docs| {
        let joined = ["by commas", "by comma", "with commas", "by blanks", "by spaces"];
        let is_list = matches!(field.data_type, DataType::List(_) | DataType::Json)
            || field.format() == Some("key-value");
        (joined.iter().any(|word| docs.contains(word)) && !is_list)
            .then(|| "describes a joined list, but the type is not a list".to_owned())
    }));
}

#[test]
fn every_field_has_a_term_and_a_sentence() {
    assert_none(&problems(|_, docs| {
        let Some((term, sentence)) = docs.split_once(": ") else {
            return Some("has no `term: sentence`".to_owned());
        };
        let sentence = sentence.trim();
        if term.is_empty() || term.contains('\n') {
            return Some("has no term".to_owned());
        }
        if !sentence.ends_with(['.', '`', '>', '。', ')']) || sentence.len() < 8 {
            return Some("is not a sentence".to_owned());
        }
        let lower = docs.to_lowercase();
        // A short phrase counts only if it is the whole sentence.
        let empty = |phrase: &&&str| {
            let trimmed = sentence.to_lowercase();
            trimmed == format!("{phrase}.") || (phrase.split(' ').count() > 3 && lower.contains(**phrase))
        };
        EMPTY.iter().find(empty).map(|phrase| format!("has no content: `{phrase}`"))
    }));
}

#[test]
fn every_code_has_a_label() {
    assert_none(&problems(|field, _| {
        let DataType::Code(set) = item_type(field) else { return None };
        let unlabelled = set.values.iter().find(|value| value.label.trim().is_empty())?;
        Some(format!("the code {} has no label", unlabelled.code))
    }));
}

#[test]
fn every_unit_is_known() {
    let units: BTreeSet<_> = fields().iter().filter_map(|(_, field)| field.unit()).collect();
    for unit in units {
        let known = ["yuan", "fen", "millifen", "percent", "basis-points", "days", "meters", "seconds"];
        assert!(known.contains(&unit), "unknown unit: {unit}");
    }
}

#[test]
fn id_fields_have_the_id_type() {
    assert_none(&problems(|field, _| {
        let is_id = matches!(item_type(field), DataType::Id);
        let ids = ["adzone_id", "site_id", "relation_id", "special_id"];
        (ids.contains(&field.name) && !is_id).then(|| "does not have the type of this id".to_owned())
    }));
}

/// The problem of an API's documentation.
fn documentation(api: &ApiSchema) -> Option<&'static str> {
    let docs = api.docs.unwrap_or_default();
    let (title, rest) = docs.split_once('\n').unwrap_or((docs, ""));
    if title != format!("{} (`{}`)", api.title.unwrap_or_default(), api.method) {
        return Some("does not start with the title and the method");
    }
    if !rest.contains("\n- Caller: ") || !docs.contains("Session: ") {
        return Some("does not name the caller and the session");
    }
    let session = docs.split("Session: ").nth(1).unwrap_or_default();
    let says =
        ["required", "optional", "none", "not documented"].iter().find(|word| session.starts_with(**word));
    let agrees = match says {
        Some(&"not documented") => api.session.as_str() == "optional",
        Some(word) => api.session.as_str() == *word,
        None => false,
    };
    if !agrees {
        return Some("does not name the session of the annotation");
    }
    let example = docs.split("# Examples").nth(1).unwrap_or_default();
    if !example.contains("call(&") {
        return Some("has no example that calls the API");
    }
    let documented = api.errors.len() > tbk_apis::TBK_ERRORS.len();
    if documented != docs.contains("\n# Errors") {
        return Some("has a section on errors without a table of errors, or the reverse");
    }
    EMPTY[16..].iter().find(|phrase| docs.to_lowercase().contains(**phrase)).copied()
}

#[test]
fn every_api_documents_title_caller_session_and_example() {
    let problems: Vec<_> = tbk_apis::schemas()
        .filter_map(|api| Some(format!("{}: the documentation {}", api.method, documentation(api)?)))
        .collect();
    assert_none(&problems);
}
