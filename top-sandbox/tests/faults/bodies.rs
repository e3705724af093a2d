//! Faults in the body of a response, and gateway errors.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use top_core::Format;
use top_sandbox::{Fault, Outcome};

use crate::{HttpResponse, ORDERS, SHOPS, faulty, fetch, only, sandbox};

const KEY: &str = "tbk_shop_get_response";

/// Returns the damaged response to a request that is carried out.
async fn damaged(fault: Fault, format: Format) -> HttpResponse {
    let (response, outcome) = faulty(fault.clone(), format).await;
    assert_eq!((response.status, response.length()), (200, response.body.len()), "{fault:?}");
    assert_eq!(outcome, Outcome::CarriedOutAndFaulted, "{fault:?}");
    response
}

/// Returns the undamaged response to the same request, the first of a sandbox.
async fn undamaged(format: Format) -> Vec<u8> {
    let sandbox = top_sandbox::Sandbox::start().await.unwrap();
    let response = fetch(&sandbox, SHOPS, format).await;
    assert_eq!(only(&sandbox), Outcome::CarriedOut);
    response.body
}

/// Returns the elements of a well-formed XML text as `(depth, name)`.
fn elements(xml: &str) -> Vec<(usize, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut elements) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                elements.push((open.len(), name.clone()));
                open.push(name);
            }
            Event::End(_) => _ = open.pop(),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "unclosed elements {open:?}: {xml}");
    elements
}

fn children(xml: &str, depth: usize) -> Vec<String> {
    elements(xml).into_iter().filter(|(at, _)| *at == depth).map(|(_, name)| name).collect()
}

#[tokio::test]
async fn truncated_body_matches_its_content_length() {
    for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
        let response = damaged(Fault::Truncated, format).await;
        let whole = undamaged(format).await;
        assert!(
            whole.starts_with(&response.body)
                && response.body.len() < whole.len()
                && !response.body.is_empty()
        );
    }
    let response = damaged(Fault::Truncated, Format::Json).await;
    assert!(serde_json::from_slice::<Value>(&response.body).unwrap_err().is_eof());
}

#[tokio::test]
async fn byte_order_mark_precedes_the_body() {
    for format in [Format::Json, Format::Xml] {
        let response = damaged(Fault::Bom, format).await;
        assert_eq!(response.body, [&b"\xEF\xBB\xBF"[..], &undamaged(format).await].concat());
    }
}

#[tokio::test]
async fn foreign_bytes_are_inside_of_a_text() {
    for (fault, bytes) in [(Fault::InvalidUtf8, &b"\xFF\xFE"[..]), (Fault::Gbk, b"\xD6\xD0\xCE\xC4")] {
        for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
            let response = damaged(fault.clone(), format).await;
            std::str::from_utf8(&response.body).unwrap_err();
            let at = response
                .body
                .windows(bytes.len())
                .position(|some| some == bytes)
                .expect("the inserted bytes");
            // Without them, the response equals the undamaged one.
            let mut restored = response.body.clone();
            restored.drain(at..at + bytes.len());
            assert_eq!(restored, undamaged(format).await, "{fault:?}");
            let before = std::str::from_utf8(&response.body[..at]).unwrap();
            assert!(before.ends_with(r#""request_id":""#) || before.ends_with("<request_id>"), "{before}");
        }
    }
}

#[tokio::test]
async fn wrong_envelope_belongs_to_no_api() {
    let response = damaged(Fault::WrongEnvelope, Format::Json).await.json();
    let keys: Vec<_> = response.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["tbk_no_such_response"]);
    assert!(tbk_apis::schemas().all(|api| api.response_key() != *keys[0]));
    let xml = damaged(Fault::WrongEnvelope, Format::Xml).await;
    assert_eq!(children(xml.text(), 0), ["tbk_no_such_response"]);
}

#[tokio::test]
async fn other_api_has_the_key_of_that_api() {
    let response = damaged(Fault::OtherApi, Format::Json).await.json();
    let key = response.as_object().unwrap().keys().next().unwrap();
    assert_ne!(key, KEY);
    assert!(tbk_apis::schemas().any(|api| api.response_key() == *key), "{key}");
    let xml = damaged(Fault::OtherApi, Format::Xml).await;
    assert_eq!(children(xml.text(), 0), [key.as_str()]);
}

#[tokio::test]
async fn success_and_error_are_in_one_response() {
    let response = damaged(Fault::BothSuccessAndError, Format::Json).await.json();
    let keys: BTreeSet<_> = response.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, BTreeSet::from(["error_response", KEY]));
    assert_eq!(response["error_response"]["code"], 15);
    assert!(response["error_response"]["sub_code"].as_str().unwrap().starts_with("isp."));
    assert!(response[KEY]["results"]["n_tbk_shop"].is_array());
}

#[tokio::test]
async fn success_and_error_are_well_formed_with_a_data_member() {
    for format in [Format::Json, Format::Xml] {
        let sandbox = sandbox(Fault::BothSuccessAndError).await;
        let response = fetch(&sandbox, ORDERS, format).await;
        let key = "tbk_order_details_get_response";
        if format == Format::Json {
            assert!(response.json()[key]["data"].is_object(), "{}", response.text());
            assert_eq!(response.json()["error_response"]["code"], 15);
        } else {
            assert_eq!(children(response.text(), 1), [key, "error_response"]);
            assert!(children(response.text(), 2).contains(&"data".to_owned()), "{}", response.text());
        }
    }
}

#[tokio::test]
async fn other_format_has_the_same_data() {
    let response = damaged(Fault::OtherFormat, Format::Json).await;
    assert_eq!(response.header("content-type"), Some("text/xml;charset=UTF-8"));
    assert_eq!(response.body, undamaged(Format::Xml).await);
    let response = damaged(Fault::OtherFormat, Format::Xml).await;
    assert_eq!(response.header("content-type"), Some("text/javascript;charset=UTF-8"));
    assert_eq!(response.body, undamaged(Format::Json).await);
}

#[tokio::test]
async fn other_format_error_is_a_platform_error() {
    let (response, outcome) = faulty(Fault::OtherFormatError, Format::Json).await;
    assert_eq!(children(response.text(), 0), ["error_response"]);
    assert!(matches!(outcome, Outcome::Refused { code: 15, sub_code: Some(sub) } if sub.starts_with("isp.")));
    let (response, _) = faulty(Fault::OtherFormatError, Format::Xml).await;
    assert_eq!(response.json()["error_response"]["code"], 15);
}

#[tokio::test]
async fn deep_nesting_has_the_given_depth() {
    for depth in [1, 5, 300_000] {
        let response = damaged(Fault::DeepNesting { depth }, Format::Json).await;
        let member = format!(r#""deep":{}{}"#, "[".repeat(depth), "]".repeat(depth));
        assert!(
            response.text().starts_with(&format!(r#"{{"{KEY}":{{"#)) && response.text().contains(&member)
        );
        let xml = damaged(Fault::DeepNesting { depth }, Format::Xml).await;
        let deepest = elements(xml.text()).into_iter().max().unwrap().0;
        // The root, the member and its content; shops are at depth 3.
        assert_eq!(deepest, (1 + depth).max(3));
    }
}

#[tokio::test]
async fn huge_array_has_the_given_number_of_items() {
    for items in [0, 3, 1_000_000] {
        let response = damaged(Fault::HugeArray { items }, Format::Json).await.json();
        let list = response[KEY]["huge"]["number"].as_array().unwrap();
        assert_eq!((list.len(), list.iter().all(Value::is_number)), (items, true));
    }
    let xml = damaged(Fault::HugeArray { items: 3 }, Format::Xml).await;
    assert!(xml.text().contains("<huge><number>7</number><number>7</number><number>7</number></huge>"));
}

#[tokio::test]
async fn huge_number_replaces_every_number() {
    let huge = "9".repeat(400);
    let text = damaged(Fault::HugeNumber, Format::Json).await.text().to_owned();
    assert!(text.contains(&format!(r#""user_id":{huge}"#)), "{text}");
    let xml = damaged(Fault::HugeNumber, Format::Xml).await;
    assert!(xml.text().contains(&format!("<user_id>{huge}</user_id>")), "{}", xml.text());
}

#[tokio::test]
async fn error_has_the_given_codes_and_texts() {
    let (msg, sub_msg) = ("Remote \"service\" <error>".to_owned(), Some("服务不可用 & more".to_owned()));
    let sub_code = Some("isv.some-thing".to_owned());
    let fault = Fault::Error { code: 50, msg: msg.clone(), sub_code: sub_code.clone(), sub_msg };
    let (response, outcome) = faulty(fault.clone(), Format::Json).await;
    let error = &response.json()["error_response"];
    assert_eq!(
        (response.status, &error["code"], error["msg"].as_str()),
        (200, &Value::from(50), Some(&*msg))
    );
    assert_eq!(
        (&error["sub_code"], &error["sub_msg"]),
        (&"isv.some-thing".into(), &"服务不可用 & more".into())
    );
    assert_eq!(outcome, Outcome::Refused { code: 50, sub_code });
    let (response, _) = faulty(fault, Format::Xml).await;
    assert_eq!(children(response.text(), 1), ["code", "msg", "sub_code", "sub_msg", "request_id"]);
}

#[tokio::test]
async fn error_by_code_has_the_documented_text() {
    for (code, msg) in [(7, "App Call Limited"), (25, "Invalid signature"), (27, "Invalid session")] {
        let (response, outcome) = faulty(Fault::error(code, ""), Format::Json).await;
        let error = &response.json()["error_response"];
        assert_eq!((error["code"].as_u64(), error["msg"].as_str()), (Some(code.into()), Some(msg)));
        assert_eq!((error.get("sub_code"), error.get("sub_msg")), (None, None));
        assert_eq!(outcome, Outcome::Refused { code, sub_code: None });
    }
}

#[tokio::test]
async fn ban_has_the_given_duration() {
    for seconds in ["1", "86399", "100000000000000000000", "-5", "many"] {
        let (response, outcome) = faulty(Fault::ban(seconds), Format::Json).await;
        let error = &response.json()["error_response"];
        assert_eq!(error["code"], 7);
        assert_eq!(error["sub_msg"], format!("This ban will last for {seconds} more seconds"));
        let sub_code = Some("accesscontrol.limited-by-app-access-count".to_owned());
        assert_eq!(outcome, Outcome::Refused { code: 7, sub_code });
    }
}
