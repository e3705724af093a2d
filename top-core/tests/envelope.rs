//! Envelopes of responses: data, errors and other bodies.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use top_core::decode::Options;
use top_core::protocol::{ResponseError, decode_raw};
use top_core::{ApiError, TopApi, TopObject, decode_response};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.plain.get")]
struct Plain {}

#[derive(Debug, PartialEq, TopObject)]
struct PlainResponse {
    total: Option<i64>,
}

/// An API whose data has a `code`, and whose method does not start with `taobao.`.
#[derive(TopApi)]
#[top_api(method = "qimen.taobao.tbk.rule.get")]
struct Rule {}

#[derive(Debug, PartialEq, TopObject)]
struct RuleResponse {
    code: Option<String>,
    msg: Option<String>,
}

top_core::raw_response! {
    /// An undocumented response.
    struct UndocumentedResponse;
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.undocumented.get")]
struct Undocumented {}

fn total(body: &str) -> Option<i64> {
    decode_response::<Plain>(body.as_bytes(), Options::default()).unwrap().data.total
}

fn api_error(body: &str) -> ApiError {
    match decode_response::<Plain>(body.as_bytes(), Options::default()) {
        Err(ResponseError::Api(error)) => error,
        other => panic!("{body}: {other:?}"),
    }
}

fn decode_error(body: &str) -> String {
    match decode_response::<Plain>(body.as_bytes(), Options::default()) {
        Err(ResponseError::Decode { error, .. }) => error.to_string(),
        other => panic!("{body}: {other:?}"),
    }
}

#[test]
fn decodes_data_with_and_without_envelope() {
    assert_eq!(total(r#"{"tbk_plain_get_response":{"total":3,"request_id":"r"}}"#), Some(3));
    assert_eq!(total(r#"{"total":3,"request_id":"r"}"#), Some(3));
    assert_eq!(total(r#"{"request_id":"r"}"#), None);
    assert_eq!(total("<tbk_plain_get_response><total>3</total></tbk_plain_get_response>"), Some(3));
}

#[test]
fn an_empty_envelope_is_data_without_members() {
    for body in [
        r#"{"tbk_plain_get_response":{}}"#,
        r#"{"tbk_plain_get_response":null}"#,
        r#"{"tbk_plain_get_response":""}"#,
        "<tbk_plain_get_response/>",
        "<tbk_plain_get_response></tbk_plain_get_response>",
    ] {
        assert_eq!(total(body), None, "{body}");
    }
}

#[test]
fn ignores_white_space_and_comments_around_a_response() {
    assert_eq!(total("\u{feff} \r\n{\"tbk_plain_get_response\":{\"total\":3}} \n"), Some(3));
    let xml = "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<tbk_plain_get_response>\n  <total>3</total>\n</tbk_plain_get_response><!--top010179031191.s.et2-->\n";
    assert_eq!(total(xml), Some(3));
}

#[test]
fn decodes_errors_in_every_form() {
    let expected =
        ("15", Some("Remote service error"), Some("isv.item-not-exist"), Some("商品不存在"), Some("r1"));
    for body in [
        r#"{"error_response":{"code":15,"msg":"Remote service error","sub_code":"isv.item-not-exist","sub_msg":"商品不存在","request_id":"r1"}}"#,
        r#"{"error_response":{"args":{"x":[]},"code":"15","msg":"Remote service error","sub_code":"isv.item-not-exist","sub_msg":"商品不存在","request_id":"r1"}}"#,
        r#"{"code":15,"msg":"Remote service error","sub_code":"isv.item-not-exist","sub_msg":"商品不存在","request_id":"r1"}"#,
        "<?xml version=\"1.0\"?><error_response><code>15</code><msg>Remote service error</msg><sub_code>isv.item-not-exist</sub_code><sub_msg>商品不存在</sub_msg><request_id>r1</request_id></error_response><!--x-->",
    ] {
        let error = api_error(body);
        let got = (
            error.code.as_str(),
            error.msg.as_deref(),
            error.sub_code.as_deref(),
            error.sub_msg.as_deref(),
            error.request_id.as_deref(),
        );
        assert_eq!(got, expected, "{body}");
    }
}

#[test]
fn decodes_errors_with_a_code_only() {
    let error = api_error(r#"{"error_response":{"code":31,"msg":"Invalid Timestamp"}}"#);
    assert_eq!(error.code, 31);
    assert_eq!(error.sub_code, None);
    assert_eq!(error.to_string(), "error 31 Invalid Timestamp");
    assert!(error.hint().unwrap().en().contains("clock"));
}

#[test]
fn errors_take_precedence_over_data() {
    for body in [
        r#"{"error_response":{"code":15},"tbk_plain_get_response":{"total":3}}"#,
        r#"{"tbk_plain_get_response":{"total":3},"error_response":{"code":15}}"#,
    ] {
        assert_eq!(api_error(body).code, "15");
    }
}

#[test]
fn data_may_have_members_of_an_error() {
    let rule = decode_response::<Rule>(
        br#"{"response":{"code":"40","msg":"x","sub_code":"y"}}"#,
        Options::default(),
    )
    .unwrap()
    .data;
    assert_eq!(rule, RuleResponse { code: Some("40".into()), msg: Some("x".into()) });
    let rule = decode_response::<Rule>(
        br#"{"qimen_taobao_tbk_rule_get_response":{"code":"1"}}"#,
        Options::default(),
    )
    .unwrap()
    .data;
    assert_eq!(rule.code.as_deref(), Some("1"));
    let rule = decode_response::<Rule>(br#"{"code":"1","msg":"x"}"#, Options::default()).unwrap().data;
    assert_eq!(rule.code.as_deref(), Some("1"));
}

#[test]
fn rejects_the_envelope_of_another_api() {
    assert_eq!(
        decode_error(r#"{"tbk_other_get_response":{"total":3}}"#),
        "the response: expected `tbk_plain_get_response`, found `tbk_other_get_response`"
    );
    assert_eq!(
        decode_error("<tbk_other_get_response><total>3</total></tbk_other_get_response>"),
        "the response: expected `tbk_plain_get_response`, found `<tbk_other_get_response>`"
    );
    assert!(decode_error(r#"{"something":{"total":3}}"#).contains("expected `tbk_plain_get_response`"));
    assert!(decode_error("{}").contains("expected `tbk_plain_get_response`"));
}

#[test]
fn detects_web_pages() {
    for page in [
        "<html><body>login</body></html>",
        "<!DOCTYPE html><html></html>",
        "<?xml version=\"1.0\"?>\n<!-- x --> <!doctype HTML PUBLIC \"x\"><HTML/>",
        "\u{feff}\n<HTML lang=\"zh\">",
    ] {
        let error = decode_error(page);
        assert!(
            error.starts_with("the response: a web page, not a gateway response, begins with `<"),
            "{error}"
        );
    }
    assert!(decode_error("<htmlx/>").contains("expected `tbk_plain_get_response`"));
}

#[test]
fn rejects_bodies_that_are_not_responses() {
    for body in ["", "  ", "OK", "[1]", "null"] {
        let error = decode_error(body);
        assert!(error.starts_with("the response: not a gateway response, begins with `"), "{body}: {error}");
    }
    assert!(decode_error("<!DOCTYPE x><x/>").contains("document type"));
    assert_eq!(
        decode_error_bytes(b"{\"a\":\"\xff\"}"),
        "the response: not UTF-8 at byte 6, and no other charset is declared"
    );
}

#[test]
fn errors_with_wrong_types_keep_their_code() {
    for (members, code, shown) in [
        (r#""code":15,"msg":{"text":"busy"}"#, "15", r#"error 15 {"text":"busy"}"#),
        (r#""code":15,"msg":["a","b"],"sub_code":{"x":1}"#, "15", r#"error 15 ["a","b"]: {"x":1}"#),
        (r#""code":15.5,"msg":true"#, "15.5", "error 15.5 true"),
        (r#""code":[15],"msg":"m""#, "[15]", "error [15] m"),
        (r#""code":{"value":15},"msg":7"#, r#"{"value":15}"#, r#"error {"value":15} 7"#),
        (r#""code":true"#, "true", "error true"),
    ] {
        let error = api_error(&format!(r#"{{"error_response":{{{members},"request_id":5}}}}"#));
        assert_eq!((error.code.as_str(), error.to_string().as_str()), (code, shown), "{members}");
        assert_eq!(error.request_id.as_deref(), Some("5"));
    }
    let xml = api_error("<error_response><code>15</code><msg><a>1</a></msg></error_response>");
    assert_eq!((xml.code.as_str(), xml.msg.as_deref()), ("15", Some("<a>1</a>")));
}

#[test]
fn decodes_errors_that_are_not_objects() {
    for body in [
        r#"{"error_response":"system busy"}"#,
        r#"{"error_response":"system busy","tbk_plain_get_response":{"total":1}}"#,
        "<error_response>system busy</error_response>",
    ] {
        let error = api_error(body);
        assert_eq!((error.code.as_str(), error.msg.as_deref()), ("", Some("system busy")), "{body}");
    }
    assert_eq!(api_error(r#"{"error_response":{}}"#).to_string(), "error without a code");
    assert_eq!(total(r#"{"error_response":null,"tbk_plain_get_response":{"total":1}}"#), Some(1));
}

#[test]
fn display_shortens_long_errors() {
    let long = "长".repeat(1_000_000);
    for members in [
        format!(r#""code":"{long}""#),
        format!(r#""code":15,"msg":"{long}","sub_code":"isv.x","sub_msg":"{long}""#),
        format!(r#""code":15,"msg":"\u0007{long}","sub_code":"{long}","sub_msg":"{long}""#),
    ] {
        let error = api_error(&format!(r#"{{"error_response":{{{members}}}}}"#));
        let shown = error.to_string();
        assert!(shown.len() <= 512 && !shown.contains('\u{7}'), "{} bytes: {shown}", shown.len());
    }
    let error =
        api_error(&format!(r#"{{"error_response":{{"code":15,"msg":"{long}","sub_code":"isv.x"}}}}"#));
    assert!(error.to_string().ends_with("…: isv.x"), "{error}");
    for body in [long.clone(), format!("<html>{long}"), format!("<{long}/>"), format!(r#"{{"{long}":1}}"#)] {
        let shown = decode_error(&body);
        assert!(shown.len() <= 512, "{} bytes", shown.len());
    }
    let names = format!("<tbk_plain_get_response><{long}></{long}x></tbk_plain_get_response>");
    assert!(decode_error(&names).len() <= 512 + 200);
}

fn decode_error_bytes(body: &[u8]) -> String {
    decode_response::<Plain>(body, Options::default()).unwrap_err().to_string()
}

#[test]
fn rejects_text_after_the_response() {
    for body in [
        r#"{"tbk_plain_get_response":{"total":3}} {"more":1}"#,
        "<tbk_plain_get_response/><more/>",
        r#"{"total":3} x"#,
    ] {
        assert!(
            matches!(
                decode_response::<Plain>(body.as_bytes(), Options::default()),
                Err(ResponseError::Decode { .. })
            ),
            "{body}"
        );
    }
}

#[test]
fn decodes_bare_line_breaks_in_strings() {
    let error = api_error("{\"error_response\":{\"code\":15,\"sub_msg\":\"first\nsecond\tthird\"}}");
    assert_eq!(error.sub_msg.as_deref(), Some("first\nsecond\tthird"));
}

#[test]
fn decode_errors_keep_the_request_id() {
    let body = br#"{"tbk_plain_get_response":{"request_id":"r9","total":"many"}}"#;
    let strict = Options { strict: true, ..Options::default() };
    let Err(ResponseError::Decode { request_id, error }) = decode_response::<Plain>(body, strict) else {
        panic!()
    };
    assert_eq!(request_id.as_deref(), Some("r9"));
    assert_eq!(error.path(), "total");
}

#[test]
fn decode_raw_detects_errors_only() {
    let ok =
        decode_raw("taobao.tbk.plain.get", br#"{"tbk_plain_get_response":{"a":{"b":[1]},"request_id":"r"}}"#);
    assert_eq!(ok.unwrap().request_id.as_deref(), Some("r"));
    let ok = decode_raw("taobao.tbk.plain.get", br#"{"a":{"b":[1]},"request_id":"r"}"#);
    assert_eq!(ok.unwrap().request_id.as_deref(), Some("r"));
    let error = decode_raw("taobao.tbk.plain.get", br#"{"error_response":{"code":22}}"#);
    assert!(matches!(error, Err(ResponseError::Api(error)) if error.code == 22));
    assert!(decode_raw("taobao.tbk.plain.get", b"<html></html>").is_err());
}

#[test]
fn undocumented_responses_are_kept_as_json() {
    let raw = |body: &str| decode_response::<Undocumented>(body.as_bytes(), Options::default()).unwrap();
    let enveloped = raw(r#"{"tbk_undocumented_get_response":{"a":{"b":[1,12.50]},"request_id":"r"}}"#);
    assert_eq!(enveloped.data.as_json(), r#"{"a":{"b":[1,12.50]},"request_id":"r"}"#);
    assert_eq!(enveloped.request_id.as_deref(), Some("r"));
    assert_eq!(raw(r#"{"a":{"b":[1]}}"#).data.as_json(), r#"{"a":{"b":[1]}}"#);
    let xml =
        "<tbk_undocumented_get_response><a><b>1</b><b>x &amp; y</b></a><c/></tbk_undocumented_get_response>";
    assert_eq!(raw(xml).data.as_json(), r#"{"a":{"b":["1","x & y"]},"c":null}"#);
    assert_eq!(raw(r#"{"tbk_undocumented_get_response":{}}"#).data.as_json(), "{}");
    assert_eq!(raw("<tbk_undocumented_get_response/>").data.as_json(), "{}");
    let parsed: serde_json::Value = raw(xml).data.parse().unwrap();
    assert_eq!(serde_json::to_value(&raw(xml).data).unwrap(), parsed);
    assert_eq!(serde_json::from_value::<UndocumentedResponse>(parsed).unwrap(), raw(xml).data);
    let error = decode_response::<Undocumented>(br#"{"error_response":{"code":11}}"#, Options::default())
        .unwrap_err();
    assert!(matches!(error, ResponseError::Api(error) if error.code == 11));
    let deep = format!("<tbk_undocumented_get_response>{}", "<a>".repeat(100_000));
    assert!(
        decode_response::<Undocumented>(deep.as_bytes(), Options::default())
            .unwrap_err()
            .to_string()
            .contains("nested too deeply")
    );
    let deep = format!(r#"{{"tbk_undocumented_get_response":{{"a":{}"#, "[".repeat(100_000));
    assert!(decode_response::<Undocumented>(deep.as_bytes(), Options::default()).is_err());
}
