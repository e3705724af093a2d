//! Answers as the platform writes them: each value of each of them is kept.
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
        .unwrap_or_else(|refusal| panic!("{}: {refusal}", api.method))
}

/// The APIs that have a sample, with it.
fn samples() -> Vec<(&'static ApiSchema, Value)> {
    let read = |api: &'static ApiSchema| {
        let text = std::fs::read_to_string(file(api, "json")).ok()?;
        Some((api, serde_json::from_str(&text).unwrap()))
    };
    let samples: Vec<_> = tbk_apis::schemas().filter_map(read).collect();
    let files = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).unwrap();
    let json = files.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|e| e == "json"));
    assert_eq!(samples.len(), json.count(), "a sample belongs to no API");
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

/// Every value by its path, as text; what means nothing is left out.
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

/// The same text, moment or amount.
fn same(a: &str, b: &str) -> bool {
    let moment = |text: &str| {
        let millis = text.parse().ok().filter(|_| text.len() > 8).and_then(TopTime::from_unix_millis);
        millis.or_else(|| text.parse().ok())
    };
    let amount = |text: &str| Decimal::from_str_exact(text.trim()).ok();
    a == b
        || moment(a).is_some_and(|a| Some(a) == moment(b))
        || amount(a).is_some_and(|a| Some(a) == amount(b))
}

/// Joins the items of lists that are one text in the sample.
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
        let answer = decode(api, &sample.to_string());
        assert_eq!(answer.unknown, [], "{}", api.method);
        let (mut wanted, mut kept) = (BTreeMap::new(), BTreeMap::new());
        leaves("", &simplified(&sample[api.response_key()]), &mut wanted);
        assert_eq!(wanted.remove(".request_id"), answer.request_id, "{}", api.method);
        leaves("", &serde_json::from_str(&answer.data.json).unwrap(), &mut kept);
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

/// The form of each value by its path, without the indices: a list below the key of its wrapper, a number, a text, …
fn forms(path: &str, value: &Value, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| forms(&format!("{path}.{name}"), value, out));
        }
        Value::Array(items) => {
            out.insert(path.to_owned(), "list".to_owned());
            for value in items {
                forms(&format!("{path}[]"), value, out);
            }
        }
        Value::Number(_) => _ = out.insert(path.to_owned(), "number".to_owned()),
        Value::String(_) => _ = out.insert(path.to_owned(), "text".to_owned()),
        Value::Bool(_) => _ = out.insert(path.to_owned(), "boolean".to_owned()),
        Value::Null => {}
    }
}

/// Places where the name of a wrapper differs between lists or APIs that share their rows.
const ODD_FORMS: [(&str, &str); 3] = [
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
        let answer: Value = serde_json::from_str(&reply.body()).unwrap();
        let (mut wanted, mut found) = (BTreeMap::new(), BTreeMap::new());
        forms("", &sample, &mut wanted);
        forms("", &answer, &mut found);
        for (path, form) in &wanted {
            compared += 1;
            let list = path.rsplit_once('.').map_or("", |(list, _)| list);
            match found.get(path) {
                _ if ODD_FORMS.contains(&(api.method, path)) => {}
                Some(other) if other == form || (form == "text" && other == "number") => {}
                Some(other) => different.push(format!("{} {path}: {other}, sample {form}", api.method)),
                // The sandbox may leave a list out, but not call its wrapper something else.
                None if form == "list" && found.keys().any(|key| key.starts_with(&format!("{list}."))) => {
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
