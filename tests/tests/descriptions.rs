//! Random responses that conform to the schemas decode to the same values in every encoding.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod fixed_inputs;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fixed_inputs::config;
use proptest::prelude::*;
use serde_json::{Map, Value};
use top_core::decode::{Options, UnknownFields};
use top_core::schema::{DataType, ObjectSchema};
use top_core::{Decimal, TopTime};

const WORDS: [&str; 8] = ["女装", "a<b", "\"quoted\"", "R&D", "\\", "line\nbreak", "😀", "plain text"];

fn object(random: &mut fastrand::Rng, object: &ObjectSchema, depth: usize) -> Value {
    let mut members = Map::new();
    for field in object.fields {
        if random.u8(0..10) < 7 {
            members.insert(field.name.to_owned(), value(random, &field.data_type, depth));
        }
    }
    members.into()
}

fn value(random: &mut fastrand::Rng, kind: &DataType, depth: usize) -> Value {
    let mut word = || WORDS[random.usize(..WORDS.len())].to_owned();
    match kind {
        DataType::Number => random.i64(-1_000_000_000_000_000_000..1_000_000_000_000_000_000).into(),
        DataType::Boolean => random.bool().into(),
        DataType::Date => {
            let millis = random.i64(0..2_000_000_000) * 1000;
            TopTime::from_unix_millis(millis).unwrap().to_string().into()
        }
        DataType::Day => "2026-01-31".into(),
        DataType::CompactDay => "20260131".into(),
        DataType::Pid => format!("mm_{}_{}_{}", random.u32(..), random.u32(..), random.u32(..)).into(),
        DataType::Decimal => random.i32(-1000..1000).into(),
        DataType::EpochMillis | DataType::Fen | DataType::BasisPoints | DataType::Id => {
            random.i64(1_000_000_000_000..2_000_000_000_000).into()
        }
        DataType::Yuan | DataType::Percent => {
            format!("{}.{:02}", random.u32(..100_000), random.u8(..100)).into()
        }
        DataType::Json => r#"{"a":[1,"b"]}"#.into(),
        DataType::Code(set) if set.numeric => random.i64(..1000).into(),
        DataType::Object(inner) if depth < 6 => object(random, inner, depth + 1),
        DataType::Object(_) => Value::Null,
        DataType::List(item) => {
            // An empty list is the same as no value, so lists have at least one item.
            let items = random.usize(1..4);
            (0..items).map(|_| value(random, item, depth)).collect()
        }
        _ => format!("{}{}", word(), word()).into(),
    }
}

/// An object in the three encodings of the gateway.
fn forms(object: &ObjectSchema, data: &Value, key: &str) -> [String; 3] {
    let wrapped = serde_json::json!({ key: wrap(object, data) }).to_string();
    let mut xml = format!("<{key}>");
    write_xml(&mut xml, object, data);
    [wrapped, data.to_string(), format!("{xml}</{key}><!--top-->")]
}

fn wrap(object: &ObjectSchema, data: &Value) -> Value {
    let Some(members) = data.as_object() else { return data.clone() };
    let wrapped = object.fields.iter().filter_map(|field| {
        let value = members.get(field.name)?;
        let inner = |value: &Value| field.data_type.object().map_or(value.clone(), |object| wrap(object, value));
        let value = match value {
            Value::Array(items) => {
                serde_json::json!({ field.list_item().unwrap_or("item"): items.iter().map(inner).collect::<Vec<_>>() })
            }
            value => inner(value),
        };
        Some((field.name.to_owned(), value))
    });
    wrapped.collect::<Map<_, _>>().into()
}

fn write_xml(out: &mut String, object: &ObjectSchema, data: &Value) {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    for field in object.fields {
        let Some(value) = data.get(field.name) else { continue };
        let name = field.name;
        write!(out, "<{name}>").unwrap();
        let one = |out: &mut String, value: &Value| match (field.data_type.object(), value) {
            (Some(object), value) => write_xml(out, object, value),
            (None, Value::String(text)) => out.push_str(&escape(text)),
            (None, other) => out.push_str(&other.to_string()),
        };
        match value {
            Value::Array(items) => {
                let item = field.list_item().unwrap_or("item");
                for value in items {
                    write!(out, "<{item}>").unwrap();
                    one(out, value);
                    write!(out, "</{item}>").unwrap();
                }
            }
            Value::Null => {}
            value => one(out, value),
        }
        write!(out, "</{name}>").unwrap();
    }
}

/// Every value by its path. Omits empty values and normalizes amounts.
fn leaves(path: &str, value: &Value, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| leaves(&format!("{path}.{name}"), value, out));
        }
        Value::Array(items) => {
            // An object without members is the same as no value, in a list too.
            let items = items.iter().filter(|item| !item.as_object().is_some_and(Map::is_empty));
            items.enumerate().for_each(|(i, value)| leaves(&format!("{path}[{i}]"), value, out));
        }
        Value::Null => {}
        Value::String(text) => {
            let amount = Decimal::from_str_exact(text).map(|amount| amount.normalize().to_string());
            out.insert(path.to_owned(), amount.unwrap_or_else(|_| text.clone()));
        }
        other => _ = out.insert(path.to_owned(), other.to_string()),
    }
}

/// Decodes one random response of each API. Returns the number of compared values.
fn compare(seed: u64) -> usize {
    let mut compared = 0;
    for (number, api) in tbk_apis::schemas().enumerate() {
        if api.response.fields.is_empty() {
            continue;
        }
        let mut random = fastrand::Rng::with_seed(seed.wrapping_add(number as u64));
        let mut data = object(&mut random, api.response, 0);
        // An empty response can't be written without an envelope.
        if data.as_object().is_some_and(Map::is_empty) {
            data = serde_json::json!({ "request_id": "r" });
        }
        let mut sent = BTreeMap::new();
        leaves("", &data, &mut sent);
        sent.remove(".request_id");
        for text in forms(api.response, &data, &api.response_key()) {
            let opened = tbk_apis::find(api.method)
                .unwrap()
                .decode(text.as_bytes(), Options { unknown: UnknownFields::Keep, strict: true })
                .unwrap_or_else(|error| panic!("{}: {error}\n{text}", api.method));
            assert!(opened.unknown.iter().all(|unknown| unknown.path == "request_id"), "{}", api.method);
            let mut read = BTreeMap::new();
            leaves("", &serde_json::from_str(&opened.data.json).unwrap(), &mut read);
            assert_eq!(read, sent, "{}\n{text}", api.method);
            compared += sent.len();
        }
    }
    compared
}

proptest! {
    // Uses the same responses in each run, unless PROPTEST_RNG_SEED is set.
    #![proptest_config(ProptestConfig { cases: 40, ..config() })]

    #[test]
    fn every_api_round_trips_in_every_encoding(seed in any::<u64>()) {
        let compared = compare(seed);
        prop_assert!(compared > 2000, "only {compared} values were compared");
    }
}
