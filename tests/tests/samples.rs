//! Sample responses of the platform: every value of every sample is decoded.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use top_core::decode::{Options, UnknownFields};
use top_core::protocol::Opened;
use top_core::schema::ApiSchema;
use top_core::{Decimal, Decoded, TopTime};

fn file(api: &ApiSchema, extension: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(format!("{}.{extension}", api.method))
}

fn decode(api: &ApiSchema, body: &str) -> Opened<Decoded> {
    tbk_apis::find(api.method)
        .unwrap()
        .decode(body.as_bytes(), Options { unknown: UnknownFields::Keep, strict: true })
        .unwrap_or_else(|error| panic!("{}: {error}", api.method))
}

/// The APIs that have a sample, each with its sample.
fn samples() -> Vec<(&'static ApiSchema, Value)> {
    let read = |api: &'static ApiSchema| {
        let text = std::fs::read_to_string(file(api, "json")).ok()?;
        Some((api, serde_json::from_str(&text).unwrap()))
    };
    let samples: Vec<_> = tbk_apis::schemas().filter_map(read).collect();
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap();
    let json = files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|e| e == "json"));
    assert_eq!(samples.len(), json.count(), "some samples belong to no API");
    samples
}

/// Lists without their wrappers, as in simplified JSON.
fn simplified(value: &Value) -> Value {
    match value {
        Value::Object(members) => match members.values().next() {
            Some(Value::Array(items)) if members.len() == 1 => items.iter().map(simplified).collect(),
            _ => members.iter().map(|(name, value)| (name.clone(), simplified(value))).collect(),
        },
        Value::Array(items) => items.iter().map(simplified).collect(),
        other => other.clone(),
    }
}

/// Every value as text, by its path. Skips values that mean "no value".
fn leaves(path: &str, value: &Value, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| leaves(&format!("{path}.{name}"), value, out));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, value)| leaves(&format!("{path}[{i}]"), value, out));
        }
        Value::Null => {}
        Value::String(text) if matches!(text.trim(), "" | "--") => {}
        Value::String(text) => _ = out.insert(path.to_owned(), text.clone()),
        other => _ = out.insert(path.to_owned(), other.to_string()),
    }
}

/// Whether two texts are equal as texts, times or amounts.
fn same(a: &str, b: &str) -> bool {
    let time = |text: &str| {
        let millis = text.parse().ok().filter(|_| text.len() > 8).and_then(TopTime::from_unix_millis);
        millis.or_else(|| text.parse().ok())
    };
    let amount = |text: &str| Decimal::from_str_exact(text.trim()).ok();
    a == b || time(a).is_some_and(|a| Some(a) == time(b)) || amount(a).is_some_and(|a| Some(a) == amount(b))
}

/// Joins the items of lists that are a single text in the sample.
fn join_lists(wanted: &BTreeMap<String, String>, kept: &mut BTreeMap<String, String>) {
    for (path, text) in wanted {
        let items: Vec<_> = (0..).map_while(|i| kept.remove(&format!("{path}[{i}]"))).collect();
        if !items.is_empty() {
            kept.insert(path.clone(), items.join(if text.contains(',') { "," } else { " " }));
        }
    }
}

#[test]
fn every_sample_value_is_decoded() {
    let mut compared = 0;
    for (api, sample) in samples() {
        let opened = decode(api, &sample.to_string());
        assert_eq!(opened.unknown, [], "{}", api.method);
        let (mut wanted, mut kept) = (BTreeMap::new(), BTreeMap::new());
        leaves("", &simplified(&sample[api.response_key()]), &mut wanted);
        assert_eq!(wanted.remove(".request_id"), opened.request_id, "{}", api.method);
        leaves("", &serde_json::from_str(&opened.data.json).unwrap(), &mut kept);
        join_lists(&wanted, &mut kept);
        assert_eq!(kept.keys().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "{}", api.method);
        for (path, wanted) in &wanted {
            assert!(same(wanted, &kept[path]), "{}{path}: {wanted} became {}", api.method, kept[path]);
            compared += 1;
        }
    }
    assert!(compared > 1000, "only {compared} values were compared");
}

#[test]
fn simplified_samples_decode_to_the_same_data() {
    for (api, sample) in samples() {
        let plain = simplified(&sample[api.response_key()]);
        assert_eq!(decode(api, &sample.to_string()), decode(api, &plain.to_string()), "{}", api.method);
        let enveloped = serde_json::json!({ api.response_key(): plain });
        assert_eq!(decode(api, &sample.to_string()), decode(api, &enveloped.to_string()), "{}", api.method);
    }
}

/// The JSON type of each value, by its path without indices. The path of a list includes the key of its wrapper.
fn types(path: &str, value: &Value, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| types(&format!("{path}.{name}"), value, out));
        }
        Value::Array(items) => {
            out.insert(path.to_owned(), "list".to_owned());
            for value in items {
                types(&format!("{path}[]"), value, out);
            }
        }
        Value::Number(_) => _ = out.insert(path.to_owned(), "number".to_owned()),
        Value::String(_) => _ = out.insert(path.to_owned(), "text".to_owned()),
        Value::Bool(_) => _ = out.insert(path.to_owned(), "boolean".to_owned()),
        Value::Null => {}
    }
}

/// Places where APIs that share a row type use different wrapper names.
const WRAPPER_EXCEPTIONS: [(&str, &str); 3] = [
    (
        "taobao.tbk.dg.interest.items.get",
        ".tbk_dg_interest_items_get_response.result_list.map_data[].publish_info.sp_campaign_list.sp_campaign_d_t_o",
    ),
    (
        "taobao.tbk.dg.general.link.convert",
        ".tbk_dg_general_link_convert_response.data.item_url_list.item_url_list[].multiple_items_coupon_info_list.item_multi_coupon_promotion_info_d_t_o",
    ),
    (
        "taobao.tbk.sc.general.link.convert",
        ".tbk_sc_general_link_convert_response.data.item_url_list.item_url_list[].multiple_items_coupon_info_list.item_multi_coupon_promotion_info_d_t_o",
    ),
];

#[tokio::test]
async fn sandbox_responses_have_the_shape_of_the_samples() {
    let sandbox = top_sandbox::Sandbox::start().await.unwrap();
    let endpoint = top_core::Endpoint::custom(sandbox.url()).unwrap();
    let client = top_core::TopClient::builder(sandbox.app_key(), sandbox.app_secret())
        .endpoint(endpoint)
        .quotas(top_core::Quotas::unlimited())
        .build()
        .unwrap()
        .session(sandbox.session());
    let (mut compared, mut different) = (0, Vec::new());
    for (api, sample) in samples() {
        let reply = client.call_raw(api.method, top_tests::example_params(api)).await.unwrap();
        let body: Value = serde_json::from_str(&reply.body()).unwrap();
        let (mut wanted, mut found) = (BTreeMap::new(), BTreeMap::new());
        types("", &sample, &mut wanted);
        types("", &body, &mut found);
        for (path, kind) in &wanted {
            compared += 1;
            let list = path.rsplit_once('.').map_or("", |(list, _)| list);
            match found.get(path) {
                _ if WRAPPER_EXCEPTIONS.contains(&(api.method, path)) => {}
                Some(other) if other == kind || (kind == "text" && other == "number") => {}
                Some(other) => different.push(format!("{} {path}: {other}, sample {kind}", api.method)),
                // The sandbox may omit a list, but must not rename its wrapper.
                None if kind == "list" && found.keys().any(|key| key.starts_with(&format!("{list}."))) => {
                    different.push(format!("{} {path}: another wrapper", api.method));
                }
                None => {}
            }
        }
    }
    assert!(compared > 800, "only {compared} values were compared");
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

#[test]
fn xml_samples_decode_to_the_same_data() {
    let mut compared = 0;
    for (api, sample) in samples() {
        let Ok(xml) = std::fs::read_to_string(file(api, "xml")) else { continue };
        assert_eq!(decode(api, &sample.to_string()), decode(api, &xml), "{}", api.method);
        compared += 1;
    }
    assert!(compared > 4, "only {compared} samples were compared");
}
