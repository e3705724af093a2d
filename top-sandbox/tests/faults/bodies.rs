//! Faults of what an answer holds, and the gateway's own errors.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use top_core::Format;
use top_sandbox::{Fault, Outcome};

use crate::{ORDERS, SHOPS, Seen, ask, only, sandbox, struck};

const KEY: &str = "tbk_shop_get_response";

/// The answer to a request that was carried out and whose answer was damaged.
async fn damaged(fault: Fault, format: Format) -> Seen {
    let (seen, outcome) = struck(fault.clone(), format).await;
    assert_eq!((seen.status, seen.length()), (200, seen.body.len()), "{fault:?}");
    assert_eq!(outcome, Outcome::CarriedOutAndFaulted, "{fault:?}");
    seen
}

/// The undamaged answer to the same request, the first of a sandbox.
async fn right(format: Format) -> Vec<u8> {
    let sandbox = top_sandbox::Sandbox::start().await.unwrap();
    let seen = ask(&sandbox, SHOPS, format).await;
    assert_eq!(only(&sandbox), Outcome::CarriedOut);
    seen.body
}

/// The elements of an XML text, which must be well-formed, as `(depth, name)`.
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
    assert!(open.is_empty(), "{open:?} left open: {xml}");
    elements
}

fn children(xml: &str, depth: usize) -> Vec<String> {
    elements(xml).into_iter().filter(|(at, _)| *at == depth).map(|(_, name)| name).collect()
}

#[tokio::test]
async fn a_truncated_answer_has_the_length_that_it_says() {
    for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
        let seen = damaged(Fault::Truncated, format).await;
        let right = right(format).await;
        assert!(right.starts_with(&seen.body) && seen.body.len() < right.len() && !seen.body.is_empty());
    }
    let seen = damaged(Fault::Truncated, Format::Json).await;
    assert!(serde_json::from_slice::<Value>(&seen.body).unwrap_err().is_eof());
}

#[tokio::test]
async fn a_byte_order_mark_stands_before_the_right_answer() {
    for format in [Format::Json, Format::Xml] {
        let seen = damaged(Fault::Bom, format).await;
        assert_eq!(seen.body, [&b"\xEF\xBB\xBF"[..], &right(format).await].concat());
    }
}

#[tokio::test]
async fn foreign_bytes_stand_inside_of_a_text() {
    for (fault, bytes) in [(Fault::InvalidUtf8, &b"\xFF\xFE"[..]), (Fault::Gbk, b"\xD6\xD0\xCE\xC4")] {
        for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
            let seen = damaged(fault.clone(), format).await;
            std::str::from_utf8(&seen.body).unwrap_err();
            let at = seen.body.windows(bytes.len()).position(|some| some == bytes).expect("the bytes");
            // Without them it is the right answer.
            let mut healed = seen.body.clone();
            healed.drain(at..at + bytes.len());
            assert_eq!(healed, right(format).await, "{fault:?}");
            let before = std::str::from_utf8(&seen.body[..at]).unwrap();
            assert!(before.ends_with(r#""request_id":""#) || before.ends_with("<request_id>"), "{before}");
        }
    }
}

#[tokio::test]
async fn a_wrong_envelope_is_no_apis() {
    let answer = damaged(Fault::WrongEnvelope, Format::Json).await.json();
    let keys: Vec<_> = answer.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["tbk_no_such_response"]);
    assert!(tbk_apis::schemas().all(|api| api.response_key() != *keys[0]));
    let xml = damaged(Fault::WrongEnvelope, Format::Xml).await;
    assert_eq!(children(xml.text(), 0), ["tbk_no_such_response"]);
}

#[tokio::test]
async fn the_answer_of_another_api_has_that_apis_key() {
    let answer = damaged(Fault::OtherApi, Format::Json).await.json();
    let key = answer.as_object().unwrap().keys().next().unwrap();
    assert_ne!(key, KEY);
    assert!(tbk_apis::schemas().any(|api| api.response_key() == *key), "{key}");
    let xml = damaged(Fault::OtherApi, Format::Xml).await;
    assert_eq!(children(xml.text(), 0), [key.as_str()]);
}

#[tokio::test]
async fn data_and_an_error_stand_side_by_side() {
    let answer = damaged(Fault::BothSuccessAndError, Format::Json).await.json();
    let keys: BTreeSet<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, BTreeSet::from(["error_response", KEY]));
    assert_eq!(answer["error_response"]["code"], 15);
    assert!(answer["error_response"]["sub_code"].as_str().unwrap().starts_with("isp."));
    assert!(answer[KEY]["results"]["n_tbk_shop"].is_array());
}

#[tokio::test]
async fn data_and_an_error_are_well_formed_where_the_data_has_a_member_called_data() {
    for format in [Format::Json, Format::Xml] {
        let sandbox = sandbox(Fault::BothSuccessAndError).await;
        let seen = ask(&sandbox, ORDERS, format).await;
        let key = "tbk_order_details_get_response";
        if format == Format::Json {
            assert!(seen.json()[key]["data"].is_object(), "{}", seen.text());
            assert_eq!(seen.json()["error_response"]["code"], 15);
        } else {
            assert_eq!(children(seen.text(), 1), [key, "error_response"]);
            assert!(children(seen.text(), 2).contains(&"data".to_owned()), "{}", seen.text());
        }
    }
}

#[tokio::test]
async fn the_other_format_holds_the_right_data() {
    let seen = damaged(Fault::OtherFormat, Format::Json).await;
    assert_eq!(seen.header("content-type"), Some("text/xml;charset=UTF-8"));
    assert_eq!(seen.body, right(Format::Xml).await);
    let seen = damaged(Fault::OtherFormat, Format::Xml).await;
    assert_eq!(seen.header("content-type"), Some("text/javascript;charset=UTF-8"));
    assert_eq!(seen.body, right(Format::Json).await);
}

#[tokio::test]
async fn an_error_in_the_other_format_is_one_that_passes() {
    let (seen, outcome) = struck(Fault::OtherFormatError, Format::Json).await;
    assert_eq!(children(seen.text(), 0), ["error_response"]);
    assert!(matches!(outcome, Outcome::Refused { code: 15, sub_code: Some(sub) } if sub.starts_with("isp.")));
    let (seen, _) = struck(Fault::OtherFormatError, Format::Xml).await;
    assert_eq!(seen.json()["error_response"]["code"], 15);
}

#[tokio::test]
async fn a_member_that_nobody_knows_is_as_deep_as_wanted() {
    for depth in [1, 5, 300_000] {
        let seen = damaged(Fault::DeepNesting { depth }, Format::Json).await;
        let member = format!(r#""deep":{}{}"#, "[".repeat(depth), "]".repeat(depth));
        assert!(seen.text().starts_with(&format!(r#"{{"{KEY}":{{"#)) && seen.text().contains(&member));
        let xml = damaged(Fault::DeepNesting { depth }, Format::Xml).await;
        let deepest = elements(xml.text()).into_iter().max().unwrap().0;
        // The root, the member and what is in it; shops are three deep.
        assert_eq!(deepest, (1 + depth).max(3));
    }
}

#[tokio::test]
async fn a_member_that_nobody_knows_has_as_many_numbers_as_wanted() {
    for items in [0, 3, 1_000_000] {
        let answer = damaged(Fault::HugeArray { items }, Format::Json).await.json();
        let list = answer[KEY]["huge"]["number"].as_array().unwrap();
        assert_eq!((list.len(), list.iter().all(Value::is_number)), (items, true));
    }
    let xml = damaged(Fault::HugeArray { items: 3 }, Format::Xml).await;
    assert!(xml.text().contains("<huge><number>7</number><number>7</number><number>7</number></huge>"));
}

#[tokio::test]
async fn every_number_is_larger_than_any_type() {
    let huge = "9".repeat(400);
    let text = damaged(Fault::HugeNumber, Format::Json).await.text().to_owned();
    assert!(text.contains(&format!(r#""user_id":{huge}"#)), "{text}");
    let xml = damaged(Fault::HugeNumber, Format::Xml).await;
    assert!(xml.text().contains(&format!("<user_id>{huge}</user_id>")), "{}", xml.text());
}

#[tokio::test]
async fn an_error_is_the_one_that_was_asked_for() {
    let (msg, sub_msg) = ("Remote \"service\" <error>".to_owned(), Some("服务不可用 & more".to_owned()));
    let sub_code = Some("isv.some-thing".to_owned());
    let fault = Fault::Error { code: 50, msg: msg.clone(), sub_code: sub_code.clone(), sub_msg };
    let (seen, outcome) = struck(fault.clone(), Format::Json).await;
    let error = &seen.json()["error_response"];
    assert_eq!((seen.status, &error["code"], error["msg"].as_str()), (200, &Value::from(50), Some(&*msg)));
    assert_eq!(
        (&error["sub_code"], &error["sub_msg"]),
        (&"isv.some-thing".into(), &"服务不可用 & more".into())
    );
    assert_eq!(outcome, Outcome::Refused { code: 50, sub_code });
    let (seen, _) = struck(fault, Format::Xml).await;
    assert_eq!(children(seen.text(), 1), ["code", "msg", "sub_code", "sub_msg", "request_id"]);
}

#[tokio::test]
async fn an_error_by_its_code_has_the_documented_text() {
    for (code, msg) in [(7, "App Call Limited"), (25, "Invalid signature"), (27, "Invalid session")] {
        let (seen, outcome) = struck(Fault::error(code, ""), Format::Json).await;
        let error = &seen.json()["error_response"];
        assert_eq!((error["code"].as_u64(), error["msg"].as_str()), (Some(code.into()), Some(msg)));
        assert_eq!((error.get("sub_code"), error.get("sub_msg")), (None, None));
        assert_eq!(outcome, Outcome::Refused { code, sub_code: None });
    }
}

#[tokio::test]
async fn a_ban_lasts_for_what_was_asked_for() {
    for seconds in ["1", "86399", "100000000000000000000", "-5", "many"] {
        let (seen, outcome) = struck(Fault::ban(seconds), Format::Json).await;
        let error = &seen.json()["error_response"];
        assert_eq!(error["code"], 7);
        assert_eq!(error["sub_msg"], format!("This ban will last for {seconds} more seconds"));
        let sub_code = Some("accesscontrol.limited-by-app-access-count".to_owned());
        assert_eq!(outcome, Outcome::Refused { code: 7, sub_code });
    }
}
