//! What the decoder makes of the forms in which values come, and what it says where it can't.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use top_core::decode::{Options, Problem, UnknownFields};
use top_core::decode_response;
use top_core::protocol::ResponseError;
use top_core::{ItemId, Json, Money, TopApi, TopObject, TopTime};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.odd.get")]
struct Odd {}

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct OddResponse {
    count: Option<i64>,
    name: Option<String>,
    flag: Option<bool>,
    fee: Option<Money>,
    at: Option<TopTime>,
    num_iid: Option<ItemId>,
    extra: Option<Json>,
    pictures: Vec<String>,
    numbers: Vec<i64>,
    results: Vec<OddItem>,
    inner: Option<OddItem>,
}

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct OddItem {
    id: Option<i64>,
    title: Option<String>,
    tags: Vec<String>,
}

fn read(members: &str) -> Result<OddResponse, String> {
    let body = format!(r#"{{"tbk_odd_get_response":{{{members}}}}}"#);
    decode_response::<Odd>(body.as_bytes(), Options::default())
        .map(|answer| answer.data)
        .map_err(|refusal| refusal.to_string())
}

fn read_xml(members: &str) -> Result<OddResponse, String> {
    let body = format!(
        r#"<?xml version="1.0" encoding="utf-8" ?><tbk_odd_get_response>{members}</tbk_odd_get_response><!--top011.s-->"#
    );
    decode_response::<Odd>(body.as_bytes(), Options::default())
        .map(|answer| answer.data)
        .map_err(|refusal| refusal.to_string())
}

fn item(id: i64) -> OddItem {
    OddItem { id: Some(id), ..OddItem::default() }
}

#[test]
fn numbers_come_as_numbers_and_as_text() {
    for text in ["42", r#""42""#, r#"" 42 ""#, r#""42.00""#, "42.0"] {
        assert_eq!(read(&format!(r#""count":{text}"#)).unwrap().count, Some(42), "{text}");
    }
    let largest = i64::MAX.to_string();
    assert_eq!(read(&format!(r#""count":{largest}"#)).unwrap().count, Some(i64::MAX));
}

#[test]
fn what_is_no_whole_number_is_an_error_and_not_a_zero() {
    for text in ["42.5", r#""about 42""#, "true", "9223372036854775808", "[1]", r#"{"a":1}"#] {
        let error = read(&format!(r#""count":{text}"#)).unwrap_err();
        assert!(error.starts_with("count: expected a whole number, found `"), "{error}");
    }
}

#[test]
fn booleans_come_as_booleans_as_text_and_as_zero_and_one() {
    for (text, value) in [("true", true), (r#""False""#, false), ("1", true), (r#""0""#, false)] {
        assert_eq!(read(&format!(r#""flag":{text}"#)).unwrap().flag, Some(value), "{text}");
    }
    assert_eq!(read(r#""flag":"yes""#).unwrap_err(), "flag: expected a boolean, found `yes`");
}

#[test]
fn nothing_has_many_forms() {
    let fields =
        ["count", "name", "flag", "fee", "at", "num_iid", "extra", "pictures", "numbers", "results", "inner"];
    for field in fields {
        for nothing in ["null", r#""""#, r#"" ""#, r#""--""#, "{}", "[]"] {
            let read = read(&format!(r#""{field}":{nothing}"#));
            assert_eq!(read.unwrap(), OddResponse::default(), "{field}: {nothing}");
        }
        assert_eq!(read_xml(&format!("<{field}></{field}>")).unwrap(), OddResponse::default(), "{field}");
        assert_eq!(read_xml(&format!("<{field}/>")).unwrap(), OddResponse::default(), "{field}");
    }
}

#[test]
fn texts_are_kept_as_they_came() {
    let name = |value: &str| read(&format!(r#""name":{value}"#)).unwrap().name;
    assert_eq!(name(r#"" 女装 \"A\"\n""#).as_deref(), Some(" 女装 \"A\"\n"));
    assert_eq!(name("12.50").as_deref(), Some("12.50"));
    assert_eq!(name("true").as_deref(), Some("true"));
}

#[test]
fn amounts_never_touch_a_float() {
    for text in ["1349.10", r#""1349.10""#] {
        assert_eq!(read(&format!(r#""fee":{text}"#)).unwrap().fee.unwrap().as_str(), "1349.10");
    }
    assert_eq!(read(r#""fee":"12元""#).unwrap_err(), "fee: expected an amount, found `12元`");
}

#[test]
fn times_come_as_text_and_as_milliseconds() {
    let expected: TopTime = "2019-09-03 00:00:00".parse().unwrap();
    for text in [r#""2019-09-03 00:00:00""#, r#""2019-09-03""#, "1567440000000", r#""1567440000000""#] {
        assert_eq!(read(&format!(r#""at":{text}"#)).unwrap().at, Some(expected), "{text}");
    }
    assert_eq!(read(r#""at":"tomorrow""#).unwrap_err(), "at: expected a time, found `tomorrow`");
}

#[test]
fn ids_come_as_numbers_and_as_text() {
    for text in ["590141576510", r#""590141576510""#] {
        assert_eq!(read(&format!(r#""num_iid":{text}"#)).unwrap().num_iid, Some("590141576510".into()));
    }
}

#[test]
fn json_comes_as_text_and_as_itself() {
    for text in [r#""{\"a\":[1]}""#, r#"{"a":[1]}"#] {
        assert_eq!(read(&format!(r#""extra":{text}"#)).unwrap().extra, Some(r#"{"a":[1]}"#.into()));
    }
}

#[test]
fn lists_of_objects_come_in_every_form() {
    let forms = [
        r#"{"odd_item":[{"id":1},{"id":2}]}"#,
        r#"{"anything":[{"id":1},{"id":2}]}"#,
        r#"[{"id":1},{"id":"2"}]"#,
    ];
    for form in forms {
        assert_eq!(read(&format!(r#""results":{form}"#)).unwrap().results, [item(1), item(2)], "{form}");
    }
    for form in [r#"{"id":1}"#, r#"[{"id":1}]"#, r#"{"odd_item":{"id":1}}"#, r#"{"odd_item":[{"id":1}]}"#] {
        assert_eq!(read(&format!(r#""results":{form}"#)).unwrap().results, [item(1)], "{form}");
    }
    let xml = "<results><odd_item><id>1</id></odd_item><odd_item><id>2</id></odd_item></results>";
    assert_eq!(read_xml(xml).unwrap().results, [item(1), item(2)]);
}

#[test]
fn an_item_whose_first_member_is_a_list_is_not_taken_for_a_wrapper() {
    let tagged = OddItem { tags: vec!["a".into(), "b".into()], id: Some(1), title: None };
    let read = read(r#""results":{"tags":["a","b"],"id":1}"#).unwrap();
    assert_eq!(read.results, [tagged]);
}

#[test]
fn lists_of_values_come_in_every_form() {
    for form in [r#"{"string":["a","b"]}"#, r#"["a","b"]"#, r#"{"small_images":["a","b"]}"#] {
        assert_eq!(read(&format!(r#""pictures":{form}"#)).unwrap().pictures, ["a", "b"], "{form}");
    }
    assert_eq!(read(r#""pictures":"a""#).unwrap().pictures, ["a"]);
    assert_eq!(read(r#""numbers":{"number":["1",2]}"#).unwrap().numbers, [1, 2]);
    assert_eq!(
        read_xml("<pictures><string>a</string><string>b</string></pictures>").unwrap().pictures,
        ["a", "b"]
    );
}

#[test]
fn members_that_nobody_documented_break_nothing_and_are_kept_on_demand() {
    let body = br#"{"tbk_odd_get_response":{"new":{"deep":[1,{"x":"}"}]},"count":1,"results":{"odd_item":[{"id":1,"hot":true}]},"request_id":"r1"}}"#;
    let answer = decode_response::<Odd>(body, KEEP).unwrap();
    assert_eq!(answer.data.count, Some(1));
    let unknown: Vec<_> = answer.unknown.iter().map(|u| (u.path.as_str(), u.text.as_str())).collect();
    assert_eq!(unknown, [("new", r#"{"deep":[1,{"x":"}"}]}"#), ("results[0].hot", "true")]);
    assert_eq!(answer.request_id.as_deref(), Some("r1"));
}

#[test]
fn values_that_no_type_takes_are_all_reported_on_demand() {
    let json = br#"{"tbk_odd_get_response":{"count":"many","inner":[7],"results":{"odd_item":[{"id":1},{"id":"x","hot":1}]},"numbers":{"number":[1,"b",3]}}}"#;
    let xml = b"<tbk_odd_get_response><count>many</count><inner>7</inner><results><odd_item><id>1</id></odd_item><odd_item><id>x</id><hot>1</hot></odd_item></results><numbers><number>1</number><number>b</number><number>3</number></numbers></tbk_odd_get_response>";
    for body in [&json[..], xml] {
        let answer = decode_response::<Odd>(body, UnknownFields::Report).unwrap();
        let ids: Vec<_> = answer.data.results.iter().map(|item| item.id).collect();
        assert_eq!((ids, answer.data.numbers), (vec![Some(1), None], vec![1, 3]));
        let odd: Vec<_> = answer.unknown.iter().map(|u| (u.path.as_str(), u.expected)).collect();
        assert_eq!(
            odd,
            [
                ("count", Some("a whole number")),
                ("inner", Some("an object")),
                ("results[1].id", Some("a whole number")),
                ("results[1].hot", None),
                ("numbers[1]", Some("a whole number")),
            ]
        );
    }
    assert!(decode_response::<Odd>(json, KEEP).is_err());
}

#[test]
fn the_place_of_an_error_is_named_down_to_the_item() {
    let error = read(r#""results":{"odd_item":[{"id":1},{"id":2},{"id":"x"}]}"#).unwrap_err();
    assert_eq!(error, "results[2].id: expected a whole number, found `x`");
    let error = read_xml("<inner><id>x</id></inner>").unwrap_err();
    assert_eq!(error, "inner.id: expected a whole number, found `x`");
}

#[test]
fn an_error_shows_no_more_than_the_beginning_of_a_long_value() {
    let error = read(&format!(r#""count":"{}""#, "多".repeat(10_000))).unwrap_err();
    assert!(error.chars().count() < 120, "{error}");
}

#[test]
fn xml_entities_character_references_and_cdata_are_text() {
    let read =
        read_xml("<name>a &amp; b &lt;c&gt; &#22899;&#x88c5; <![CDATA[<raw> & more]]></name>").unwrap();
    assert_eq!(read.name.as_deref(), Some("a & b <c> 女装 <raw> & more"));
}

#[test]
fn plain_members_in_xml_are_read_like_all_others() {
    // An attribute, white space in a tag or an entity: each of these is enough not to be plain.
    let odd = [
        "<name>a b</name>",
        "<name >a b</name >",
        "<name lang='zh'>a b</name>",
        "<name>a&#32;b</name>",
        "<name><![CDATA[a b]]></name>",
        "<name><!-- said --><!-- twice -->a b</name>",
        "\n  <name>a b</name>\n",
        "<none/><name>a b</name><none/>",
        "<none></none><name>a b</name><none> </none>",
        "<deep><a><b/></a></deep><name>a b</name>",
    ];
    for members in odd {
        let read = read_xml(&format!("{members}<count>7</count>")).unwrap();
        assert_eq!((read.name.as_deref(), read.count), (Some("a b"), Some(7)), "{members}");
    }
    for broken in ["<name>a</nam>", "<name>a</names>", "<name>a</count>", "<name>a<name>", "<name>a"] {
        assert!(read_xml(broken).is_err(), "{broken}");
    }
}

#[test]
fn xml_refuses_document_types_and_entities_of_its_own() {
    let body = br#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><tbk_odd_get_response><name>&e;</name></tbk_odd_get_response>"#;
    let error = decode_response::<Odd>(body, Options::default()).unwrap_err().to_string();
    assert!(error.contains("document type"), "{error}");
    let error = read_xml("<name>&e;</name>").unwrap_err();
    assert!(error.contains("entity"), "{error}");
}

#[test]
fn the_three_encodings_of_one_answer_are_equal() {
    let wrapped = br#"{"tbk_odd_get_response":{"count":7,"fee":"9.10","at":"2026-01-01 00:00:00","pictures":{"string":["a","b"]},"results":{"odd_item":[{"id":1,"title":"x"}]},"inner":{"id":3},"flag":true,"request_id":"r"}}"#;
    let simplified = br#"{"count":7,"fee":"9.10","at":"2026-01-01 00:00:00","pictures":["a","b"],"results":[{"id":1,"title":"x"}],"inner":{"id":3},"flag":true,"request_id":"r"}"#;
    let xml = b"<tbk_odd_get_response><count>7</count><fee>9.10</fee><at>2026-01-01 00:00:00</at><pictures><string>a</string><string>b</string></pictures><results><odd_item><id>1</id><title>x</title></odd_item></results><inner><id>3</id></inner><flag>true</flag><request_id>r</request_id></tbk_odd_get_response>";
    let first = decode_response::<Odd>(wrapped, Options::default()).unwrap();
    assert_eq!(first.data.results, [OddItem { id: Some(1), title: Some("x".into()), tags: vec![] }]);
    assert_eq!(first, decode_response::<Odd>(simplified, Options::default()).unwrap());
    assert_eq!(first, decode_response::<Odd>(xml, Options::default()).unwrap());
}

#[test]
fn a_broken_answer_is_an_error_with_its_place_whatever_is_cut_off() {
    let whole = r#"{"tbk_odd_get_response":{"count":7,"results":{"odd_item":[{"id":1,"title":"女"}]},"request_id":"r"}}"#;
    let xml = "<tbk_odd_get_response><count>7</count><results><odd_item><id>1</id></odd_item></results></tbk_odd_get_response>";
    for text in [whole, xml] {
        for cut in 0..text.len() {
            let Err(ResponseError::Decode { .. }) =
                decode_response::<Odd>(&text.as_bytes()[..cut], Options::default())
            else {
                panic!("cut at {cut}: {}", &String::from_utf8_lossy(&text.as_bytes()[..cut]));
            };
        }
    }
}

#[test]
fn deep_nesting_ends_in_an_error_or_a_skip_but_not_in_an_overflow() {
    let deep = "[".repeat(100_000);
    assert!(
        decode_response::<Odd>(
            format!(r#"{{"tbk_odd_get_response":{{"new":{deep}"#).as_bytes(),
            Options::default()
        )
        .is_err()
    );
    let deep = "<a>".repeat(100_000);
    assert!(
        decode_response::<Odd>(format!("<tbk_odd_get_response><new>{deep}").as_bytes(), Options::default())
            .is_err()
    );
}
