//! The forms of values that the decoder accepts, and its errors for the others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use top_core::decode::{Options, Problem, UnknownFields, transcode};
use top_core::decode_response;
use top_core::protocol::ResponseError;
use top_core::{ItemId, Json, TopApi, TopObject, TopTime, Yuan};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.odd.get")]
struct Odd {}

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct OddResponse {
    count: Option<i64>,
    name: Option<String>,
    flag: Option<bool>,
    fee: Option<Yuan>,
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

const STRICT: Options = Options { unknown: UnknownFields::Skip, strict: true };
const KEEP: Options = Options { unknown: UnknownFields::Keep, strict: false };

fn read(members: &str) -> Result<OddResponse, String> {
    let body = format!(r#"{{"tbk_odd_get_response":{{{members}}}}}"#);
    decode_response::<Odd>(body.as_bytes(), STRICT)
        .map(|opened| opened.data)
        .map_err(|error| error.to_string())
}

/// Returns the data and the warnings as text.
fn read_leniently(body: &str) -> (OddResponse, Vec<String>) {
    let opened = decode_response::<Odd>(body.as_bytes(), Options::default()).unwrap();
    (opened.data, opened.warnings.iter().map(ToString::to_string).collect())
}

fn read_xml(members: &str) -> Result<OddResponse, String> {
    let body = format!(
        r#"<?xml version="1.0" encoding="utf-8" ?><tbk_odd_get_response>{members}</tbk_odd_get_response><!--top011.s-->"#
    );
    decode_response::<Odd>(body.as_bytes(), STRICT)
        .map(|opened| opened.data)
        .map_err(|error| error.to_string())
}

fn item(id: i64) -> OddItem {
    OddItem { id: Some(id), ..OddItem::default() }
}

#[test]
fn decodes_integers_from_numbers_and_strings() {
    for text in ["42", r#""42""#, r#"" 42 ""#, r#""42.00""#, "42.0"] {
        assert_eq!(read(&format!(r#""count":{text}"#)).unwrap().count, Some(42), "{text}");
    }
    let largest = i64::MAX.to_string();
    assert_eq!(read(&format!(r#""count":{largest}"#)).unwrap().count, Some(i64::MAX));
}

#[test]
fn rejects_values_that_are_not_whole_numbers() {
    for text in ["42.5", r#""about 42""#, "true", "9223372036854775808", "[1]", r#"{"a":1}"#] {
        let error = read(&format!(r#""count":{text}"#)).unwrap_err();
        assert!(error.starts_with("count: expected a whole number, found `"), "{error}");
    }
}

#[test]
fn decodes_booleans_from_strings_and_numbers() {
    for (text, value) in [("true", true), (r#""False""#, false), ("1", true), (r#""0""#, false)] {
        assert_eq!(read(&format!(r#""flag":{text}"#)).unwrap().flag, Some(value), "{text}");
    }
    assert_eq!(read(r#""flag":"yes""#).unwrap_err(), "flag: expected a boolean, found `yes`");
}

#[test]
fn empty_values_mean_no_value() {
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
fn strings_keep_white_space_and_digits() {
    let name = |value: &str| read(&format!(r#""name":{value}"#)).unwrap().name;
    assert_eq!(name(r#"" 女装 \"A\"\n""#).as_deref(), Some(" 女装 \"A\"\n"));
    assert_eq!(name("12.50").as_deref(), Some("12.50"));
    assert_eq!(name("true").as_deref(), Some("true"));
}

#[test]
fn amounts_keep_their_digits() {
    for text in ["1349.10", r#""1349.10""#] {
        assert_eq!(read(&format!(r#""fee":{text}"#)).unwrap().fee.unwrap().to_string(), "1349.10");
    }
    assert_eq!(read(r#""fee":"12元""#).unwrap_err(), "fee: expected an amount, found `12元`");
}

#[test]
fn decodes_times_from_strings_and_milliseconds() {
    let expected: TopTime = "2019-09-03 00:00:00".parse().unwrap();
    for text in [r#""2019-09-03 00:00:00""#, r#""2019-09-03""#, "1567440000000", r#""1567440000000""#] {
        assert_eq!(read(&format!(r#""at":{text}"#)).unwrap().at, Some(expected), "{text}");
    }
    assert_eq!(read(r#""at":"tomorrow""#).unwrap_err(), "at: expected a time, found `tomorrow`");
}

#[test]
fn decodes_ids_from_numbers_and_strings() {
    for text in ["590141576510", r#""590141576510""#] {
        assert_eq!(read(&format!(r#""num_iid":{text}"#)).unwrap().num_iid, Some("590141576510".into()));
    }
}

#[test]
fn decodes_json_from_strings_and_objects() {
    for text in [r#""{\"a\":[1]}""#, r#"{"a":[1]}"#] {
        assert_eq!(read(&format!(r#""extra":{text}"#)).unwrap().extra, Some(r#"{"a":[1]}"#.into()));
    }
}

#[test]
fn decodes_lists_of_objects_in_every_form() {
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
fn a_single_item_with_a_list_is_not_a_wrapper() {
    let tagged = OddItem { tags: vec!["a".into(), "b".into()], id: Some(1), title: None };
    let read = read(r#""results":{"tags":["a","b"],"id":1}"#).unwrap();
    assert_eq!(read.results, [tagged]);
}

#[test]
fn decodes_lists_of_values_in_every_form() {
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
fn keeps_unknown_members_on_request() {
    let body = br#"{"tbk_odd_get_response":{"new":{"deep":[1,{"x":"}"}]},"count":1,"results":{"odd_item":[{"id":1,"hot":true}]},"request_id":"r1"}}"#;
    let opened = decode_response::<Odd>(body, KEEP).unwrap();
    assert_eq!(opened.data.count, Some(1));
    let unknown: Vec<_> = opened.unknown.iter().map(|u| (u.path.as_str(), u.text.as_str())).collect();
    assert_eq!(unknown, [("new", r#"{"deep":[1,{"x":"}"}]}"#), ("results[0].hot", "true")]);
    assert_eq!(opened.request_id.as_deref(), Some("r1"));
}

#[test]
fn wrong_values_are_omitted_with_a_warning() {
    let json = r#"{"tbk_odd_get_response":{"count":"many","inner":[7],"pictures":{"string":["a",{"b":1}]},
        "results":{"odd_item":[{"id":1},{"id":"x","title":"kept","hot":1},"none"]},"numbers":{"number":[1,"b",3]},"flag":true}}"#;
    let (data, warnings) = read_leniently(json);
    let kept = OddItem { title: Some("kept".into()), ..OddItem::default() };
    assert_eq!(data.results, [item(1), kept]);
    assert_eq!((data.count, data.inner, data.flag), (None, None, Some(true)));
    assert_eq!((data.numbers, data.pictures), (vec![1, 3], vec!["a".to_owned()]));
    assert_eq!(
        warnings,
        [
            "count: expected a whole number, found `many`",
            "inner: expected an object, found `[7]`",
            r#"pictures[1]: expected a text, found `{"b":1}`"#,
            "results[1].id: expected a whole number, found `x`",
            "results[2]: expected an object, found `none`",
            "numbers[1]: expected a whole number, found `b`",
        ]
    );
}

#[test]
fn wrong_values_in_xml_are_omitted_with_a_warning() {
    let xml = "<tbk_odd_get_response><count>many</count><inner>7</inner><results><odd_item><id>1</id></odd_item>\
        <odd_item><id>x</id></odd_item></results><numbers><number>1</number><number>b</number></numbers></tbk_odd_get_response>";
    let (data, warnings) = read_leniently(xml);
    assert_eq!((data.results, data.numbers), (vec![item(1), OddItem::default()], vec![1]));
    assert_eq!(
        warnings,
        [
            "count: expected a whole number, found `many`",
            "inner: expected an object, found `7`",
            "results[1].id: expected a whole number, found `x`",
            "numbers[1]: expected a whole number, found `b`",
        ]
    );
}

#[test]
fn wrong_values_are_errors_in_strict_mode() {
    for (member, message) in [
        (r#""fee":"1,234.50""#, "fee: expected an amount, found `1,234.50`"),
        (r#""at":"0000-00-00 00:00:00""#, "at: expected a time, found `0000-00-00 00:00:00`"),
        (r#""count":"a""#, "count: expected a whole number, found `a`"),
    ] {
        assert_eq!(read(member).unwrap_err(), message);
        let body = format!(r#"{{"tbk_odd_get_response":{{{member},"flag":true}}}}"#);
        let (data, warnings) = read_leniently(&body);
        assert_eq!(data, OddResponse { flag: Some(true), ..OddResponse::default() });
        assert_eq!(warnings, [message]);
    }
}

#[test]
fn warnings_are_limited_and_counted() {
    let rows = vec![r#"{"id":"x"}"#; 250].join(",");
    let body = format!(r#"{{"tbk_odd_get_response":{{"results":[{rows}]}}}}"#);
    let opened = decode_response::<Odd>(body.as_bytes(), Options::default()).unwrap();
    assert_eq!((opened.warnings.len(), opened.omitted_warnings), (100, 150));
    assert_eq!(opened.warnings[99].path, "results[99].id");
}

#[derive(Debug, PartialEq, TopObject)]
struct Needed {
    id: i64,
    title: Option<String>,
}

#[derive(Debug, PartialEq, TopObject)]
struct NeededResponse {
    one: Needed,
    #[top(list_item = "needed")]
    more: Vec<Needed>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.needed.get", response = NeededResponse)]
struct NeededGet {}

#[test]
fn required_members_without_a_value_are_errors() {
    let error = |members: &str| {
        let body = format!(r#"{{"tbk_needed_get_response":{{{members}}}}}"#);
        decode_response::<NeededGet>(body.as_bytes(), Options::default()).unwrap_err().to_string()
    };
    assert_eq!(error(r#""one":{"id":"x"}"#), "one.id: expected a whole number, found `x`");
    assert_eq!(error(r#""one":7"#), "one: expected an object, found `7`");
    assert_eq!(error(r#""one":{"title":"a"}"#), "one.id: missing, but required");
    assert_eq!(error(r#""one":{"id":1},"more":[{"id":[]}]"#), "more[0].id: missing, but required");
}

#[test]
fn repeated_lists_are_joined() {
    let expected = OddResponse {
        results: vec![item(1), item(2), item(3)],
        pictures: vec!["a".into(), "b".into()],
        count: Some(2),
        ..OddResponse::default()
    };
    let json = r#"{"count":1,"results":[{"id":1},{"id":2}],"pictures":"a","results":{"id":3},"pictures":["b"],"count":2}"#;
    assert_eq!(read_leniently(json), (expected.clone(), vec![]));
    let xml = "<tbk_odd_get_response><count>1</count><results><odd_item><id>1</id></odd_item><odd_item><id>2</id></odd_item></results>\
        <pictures>a</pictures><results><id>3</id></results><pictures><string>b</string></pictures><results/><count>2</count></tbk_odd_get_response>";
    assert_eq!(read_leniently(xml), (expected, vec![]));
}

#[test]
fn errors_contain_the_path_with_the_index() {
    let error = read(r#""results":{"odd_item":[{"id":1},{"id":2},{"id":"x"}]}"#).unwrap_err();
    assert_eq!(error, "results[2].id: expected a whole number, found `x`");
    let error = read_xml("<inner><id>x</id></inner>").unwrap_err();
    assert_eq!(error, "inner.id: expected a whole number, found `x`");
}

#[test]
fn errors_shorten_long_values() {
    let error = read(&format!(r#""count":"{}""#, "多".repeat(10_000))).unwrap_err();
    assert!(error.chars().count() < 120, "{error}");
}

#[test]
fn decodes_xml_entities_and_cdata() {
    let read =
        read_xml("<name>a &amp; b &lt;c&gt; &#22899;&#x88c5; <![CDATA[<raw> & more]]></name>").unwrap();
    assert_eq!(read.name.as_deref(), Some("a & b <c> 女装 <raw> & more"));
}

#[test]
fn xml_texts_keep_white_space() {
    for (xml, text) in [
        ("<name> &amp; b</name>", " & b"),
        ("<name>  <![CDATA[x]]> </name>", "  x "),
        ("<name> <!-- c --> &lt;</name>", "  <"),
        ("<name>\r\n&#65;</name>", "\nA"),
    ] {
        assert_eq!(read_xml(xml).unwrap().name.as_deref(), Some(text), "{xml}");
    }
    // White space is ignored before an element and without other text.
    assert_eq!(
        read_xml("<inner> \n <id>1</id> </inner><name> <!-- --> </name>").unwrap().inner,
        Some(item(1))
    );
}

#[test]
fn fast_path_for_xml_members_matches_the_parser() {
    // The fast path does not apply to members with an attribute, white space in a tag or an entity.
    let odd = [
        "<name>a b</name>",
        "<name >a b</name >",
        "<name lang='zh'>a b</name>",
        "<name>a&#32;b</name>",
        "<name><![CDATA[a b]]></name>",
        "<name><!-- one --><!-- two -->a b</name>",
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
fn rejects_document_types_and_custom_entities_in_xml() {
    let body = br#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><tbk_odd_get_response><name>&e;</name></tbk_odd_get_response>"#;
    let error = decode_response::<Odd>(body, Options::default()).unwrap_err().to_string();
    assert!(error.contains("document type"), "{error}");
    let error = read_xml("<name>&e;</name>").unwrap_err();
    assert!(error.contains("entity"), "{error}");
}

#[test]
fn the_three_encodings_decode_to_equal_responses() {
    let wrapped = br#"{"tbk_odd_get_response":{"count":7,"fee":"9.10","at":"2026-01-01 00:00:00","pictures":{"string":["a","b"]},"results":{"odd_item":[{"id":1,"title":"x"}]},"inner":{"id":3},"flag":true,"request_id":"r"}}"#;
    let simplified = br#"{"count":7,"fee":"9.10","at":"2026-01-01 00:00:00","pictures":["a","b"],"results":[{"id":1,"title":"x"}],"inner":{"id":3},"flag":true,"request_id":"r"}"#;
    let xml = b"<tbk_odd_get_response><count>7</count><fee>9.10</fee><at>2026-01-01 00:00:00</at><pictures><string>a</string><string>b</string></pictures><results><odd_item><id>1</id><title>x</title></odd_item></results><inner><id>3</id></inner><flag>true</flag><request_id>r</request_id></tbk_odd_get_response>";
    let first = decode_response::<Odd>(wrapped, Options::default()).unwrap();
    assert_eq!(first.data.results, [OddItem { id: Some(1), title: Some("x".into()), tags: vec![] }]);
    assert_eq!(first, decode_response::<Odd>(simplified, Options::default()).unwrap());
    assert_eq!(first, decode_response::<Odd>(xml, Options::default()).unwrap());
}

#[test]
fn detects_truncation_at_every_offset() {
    let json = r#"{"tbk_odd_get_response":{"count":7.0,"flag":true,"results":{"odd_item":[{"id":1,"title":"女\n"}]},"request_id":"r"}}"#;
    let xml = "<?xml version=\"1.0\"?><tbk_odd_get_response><count>7</count><name>a &amp; <![CDATA[b]]></name><results><odd_item><id>1</id></odd_item></results></tbk_odd_get_response>";
    for (text, name) in [(json, "JSON"), (xml, "XML")] {
        for end in (2..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let Err(ResponseError::Decode { error, .. }) =
                decode_response::<Odd>(&text.as_bytes()[..end], Options::default())
            else {
                panic!("{}", &text[..end]);
            };
            assert!(error.is_truncated(), "{}: {error}", &text[..end]);
            assert_eq!(error.problem(), &Problem::Truncated { encoding: name, offset: end });
        }
    }
}

#[test]
fn invalid_syntax_is_not_truncation() {
    for body in [
        r#"{"tbk_odd_get_response":{"count":1,}}"#,
        r#"{"tbk_odd_get_response":{"count":nul}}"#,
        "<tbk_odd_get_response><name>A & B</name></tbk_odd_get_response>",
        "<tbk_odd_get_response><name></count></tbk_odd_get_response>",
    ] {
        let Err(ResponseError::Decode { error, .. }) =
            decode_response::<Odd>(body.as_bytes(), Options::default())
        else {
            panic!("{body}");
        };
        assert!(matches!(error.problem(), Problem::Syntax { .. }), "{body}: {error:?}");
    }
}

#[test]
fn source_is_the_error_of_the_parser() {
    let body = "{\"tbk_odd_get_response\":\n{\"count\":01}}";
    let Err(ResponseError::Decode { error, .. }) =
        decode_response::<Odd>(body.as_bytes(), Options::default())
    else {
        panic!();
    };
    assert_eq!(error.to_string(), "count: invalid JSON at byte 35");
    let source = std::error::Error::source(&error).unwrap();
    let source = source.downcast_ref::<serde_json::Error>().unwrap();
    assert_eq!((source.line(), source.column()), (2, 11));
}

#[test]
fn deeply_nested_unknown_members_use_no_stack() {
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

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct Category {
    name: Option<String>,
    #[top(list_item = "category")]
    children: Vec<Category>,
    parent: Option<Box<Category>>,
}

#[derive(Debug, PartialEq, TopObject)]
struct CategoriesResponse {
    root: Option<Category>,
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.categories.get", response = CategoriesResponse)]
struct CategoriesGet {}

#[test]
fn decodes_recursive_objects() {
    let leaf = Category { name: Some("c".into()), ..Category::default() };
    let middle = Category { name: Some("b".into()), children: vec![leaf], ..Category::default() };
    let parent = Some(Box::new(Category { name: Some("p".into()), ..Category::default() }));
    let expected = Category { name: Some("a".into()), children: vec![middle.clone(), middle], parent };
    let json = r#"{"tbk_categories_get_response":{"root":{"name":"a","parent":{"name":"p"},"children":{"category":[
        {"name":"b","children":[{"name":"c"}]},{"name":"b","children":{"category":[{"name":"c"}]}}]}}}}"#;
    let opened = decode_response::<CategoriesGet>(json.as_bytes(), Options::default()).unwrap();
    assert_eq!(opened.data.root.as_ref(), Some(&expected));
    let text = serde_json::to_string(&expected).unwrap();
    assert_eq!(serde_json::from_str::<Category>(&text).unwrap(), expected);
}

#[test]
fn deeply_nested_recursive_objects_are_an_error() {
    for (open, close) in [(r#"{"children":["#, "]}"), (r#"{"parent":"#, "}"), (r#"{"children":"#, "}")] {
        for (depth, is_ok) in [(50, true), (200, false), (100_000, false)] {
            let body = format!(
                r#"{{"tbk_categories_get_response":{{"root":{}{{"name":"x"}}{}}}}}"#,
                open.repeat(depth),
                close.repeat(depth)
            );
            let decoded = decode_response::<CategoriesGet>(body.as_bytes(), Options::default());
            assert_eq!(decoded.is_ok(), is_ok, "{depth} of {open}");
            if let Err(ResponseError::Decode { error, .. }) = decoded {
                assert_eq!(error.problem(), &Problem::TooDeep);
                assert_eq!(error.to_string(), "the response: nested too deeply");
            }
        }
    }
    let xml = format!("<tbk_categories_get_response><root>{}", "<parent>".repeat(100_000));
    assert!(decode_response::<CategoriesGet>(xml.as_bytes(), Options::default()).is_err());
}

#[test]
fn declared_charsets_are_honoured() {
    // 女装 in GBK, and 𠀀, which only GB18030 contains.
    for (charset, bytes, text) in [
        ("GBK", &b"\xc5\xae\xd7\xb0"[..], "女装"),
        ("gb2312", b"\xc5\xae\xd7\xb0", "女装"),
        ("GB18030", b"\x95\x32\x82\x36", "𠀀"),
        ("utf-8", "女装".as_bytes(), "女装"),
        // These bytes are also valid UTF-8.
        ("GBK", b"\xc1\xaa\xcd\xa8", "联通"),
    ] {
        let start = format!("<?xml version=\"1.0\" encoding='{charset}'?>\n<tbk_odd_get_response><name>");
        let body = [start.as_bytes(), bytes, b"</name></tbk_odd_get_response>"].concat();
        let opened = decode_response::<Odd>(&body, Options::default()).unwrap();
        assert_eq!(opened.data.name.as_deref(), Some(text), "{charset}");
        let converted = transcode(&body, None).unwrap();
        let converted = converted.as_ref().map_or(&body[..], String::as_bytes);
        assert_eq!(decode_response::<Odd>(converted, Options::default()).unwrap(), opened, "{charset}");
    }
    let gbk = b"{\"tbk_odd_get_response\":{\"name\":\"\xc9\xcc\"}}";
    let text = transcode(gbk, Some("text/javascript;Charset=\"gbk\"")).unwrap().unwrap();
    assert_eq!(read_leniently(&text).0.name.as_deref(), Some("商"));
    assert_eq!(
        decode_response::<Odd>(gbk, Options::default()).unwrap_err().to_string(),
        "the response: not UTF-8 at byte 33, and no other charset is declared"
    );
}

#[test]
fn reports_unknown_and_invalid_charsets() {
    let error = |body: &[u8], content_type| transcode(body, content_type).unwrap_err().to_string();
    assert_eq!(error(b"{}", Some("text/json; charset=klingon")), "the response: unknown charset `klingon`");
    assert_eq!(error(b"<?xml version='1.0' encoding=\"x\"?><a/>", None), "the response: unknown charset `x`");
    assert_eq!(
        error(b"\xff\xff", Some("text/json; charset=GBK")),
        "the response: declared as `GBK`, but not valid in that charset"
    );
    for content_type in ["text/json", "text/json; charset=utf8", "text/json; q=\"charset=x\"", ""] {
        assert_eq!(transcode(b"{}", Some(content_type)).unwrap(), None, "{content_type}");
    }
    // A byte order mark takes precedence.
    assert_eq!(transcode(b"\xef\xbb\xbf{}", Some("text/json; charset=GBK")).unwrap(), None);
}
