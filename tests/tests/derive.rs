//! The output of the derives: parameters, schema, builder and decoding.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use top_core::schema::{Access, DataType, PageBy, Paging, SessionPolicy};
use top_core::{FileItem, ItemId, Json, Params, TopApi, TopObject, TopTime, Yuan};

#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.every.type.get",
    title = "示例",
    api_id = 42,
    session = optional,
    response = EveryResponse,
    readonly
)]
struct Every {
    /// A number.
    #[top(example = "7", range = 1..=100)]
    number: i64,
    #[top(name = "text", max_len = 5, default = "x", deprecated = "use `number`")]
    r#type: Option<String>,
    #[top(max_items = 3)]
    ids: Vec<i64>,
    words: Option<Vec<String>>,
    flag: Option<bool>,
    time: Option<TopTime>,
    fee: Option<Yuan>,
    item_id: Option<ItemId>,
    raw: Option<Json>,
    object: Option<Inner>,
    objects: Option<Vec<Inner>>,
    file: Option<FileItem>,
}

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct Inner {
    url: Option<String>,
    count: Option<i64>,
}

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[top_object(list_item = "every_d_t_o")]
struct EveryResponse {
    #[top(list_item = "n_inner")]
    results: Vec<Inner>,
    tags: Vec<String>,
    inner: Option<Inner>,
    num_iid: Option<ItemId>,
    fee: Option<Yuan>,
}

fn pairs(api: &impl TopApi) -> Vec<(String, String)> {
    let mut params = Params::new();
    api.write_params(&mut params);
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A request with only the required parameters.
fn minimal() -> Every {
    Every::builder().number(7).ids([1]).build()
}

#[test]
fn each_type_has_its_wire_form() {
    let inner = |url: &str| Inner { url: Some(url.to_owned()), count: Some(1) };
    let every = Every {
        number: -7,
        r#type: Some("女装 & co".to_owned()),
        ids: vec![1, 2, 3],
        words: Some(vec!["a".to_owned(), "b".to_owned()]),
        flag: Some(false),
        time: Some(TopTime::from_unix_millis(0).unwrap()),
        fee: Some("9.10".parse().unwrap()),
        item_id: Some("AbC-1x".into()),
        raw: Some(r#"{"a":1}"#.into()),
        object: Some(inner("u\"")),
        objects: Some(vec![inner("u"), Inner::default()]),
        file: Some(FileItem::new("a.png", "image/png", vec![1])),
    };
    let expected = [
        ("number", "-7"),
        ("text", "女装 & co"),
        ("ids", "1,2,3"),
        ("words", "a,b"),
        ("flag", "false"),
        ("time", "1970-01-01 08:00:00"),
        ("fee", "9.10"),
        ("item_id", "AbC-1x"),
        ("raw", r#"{"a":1}"#),
        ("object", r#"{"url":"u\"","count":1}"#),
        ("objects", r#"[{"url":"u","count":1},{}]"#),
    ];
    assert_eq!(pairs(&every), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let mut params = Params::new();
    every.write_params(&mut params);
    let files: Vec<_> = params.files().map(|(name, file)| (name, file.name())).collect();
    assert_eq!(files, [("file", "a.png")]);
}

#[test]
fn parameters_without_a_value_are_omitted() {
    let expected = [("number", "7"), ("ids", "1")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    assert_eq!(pairs(&minimal()), expected);
    let empty = Every { words: Some(Vec::new()), r#type: Some(" ".to_owned()), ..minimal() };
    assert_eq!(pairs(&empty), expected);
}

#[test]
#[allow(deprecated, reason = "deprecated parameters have setters too")]
fn builder_setters_work_in_any_order_and_the_last_wins() {
    let built =
        Every::builder().flag(true).ids(vec![9, 8]).r#type("x").number(1).words(["a"]).number(2).build();
    let literal = Every {
        number: 2,
        ids: vec![9, 8],
        r#type: Some("x".to_owned()),
        flag: Some(true),
        words: Some(vec!["a".to_owned()]),
        ..minimal()
    };
    assert_eq!(built, literal);
}

#[test]
fn schema_matches_the_annotations() {
    let api = Every::SCHEMA;
    assert_eq!((api.method, api.title, api.api_id), ("taobao.tbk.every.type.get", Some("示例"), Some(42)));
    assert_eq!((api.session, api.access), (SessionPolicy::Optional, Access::Readonly));
    assert_eq!(api.response_key(), "tbk_every_type_get_response");
    let of = |name| api.parameter(name).unwrap();
    assert_eq!(
        (of("number").required, of("number").example, of("number").range),
        (true, Some("7"), Some((Some(1), Some(100))))
    );
    let text = of("text");
    assert_eq!((text.required, text.max_len, text.default), (false, Some(5), Some("x")));
    assert_eq!(text.deprecated, Some("use `number`"));
    assert_eq!((of("ids").required, of("ids").max_items), (true, Some(3)));
    let types: Vec<_> = api.parameters.iter().map(|field| field.data_type.name()).collect();
    assert_eq!(
        types,
        [
            "number", "string", "number[]", "string[]", "boolean", "date", "price", "string", "json",
            "struct", "struct[]", "bytes"
        ]
    );
    assert!(
        matches!(of("objects").data_type, DataType::List(DataType::Object(object)) if object.name == "Inner")
    );
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.pages.get", response = EveryResponse, paginate(page_no))]
struct Pages {
    #[top(name = "current_page")]
    page_no: Option<i64>,
}

#[test]
fn page_parameter_has_its_wire_name() {
    assert_eq!(Pages::SCHEMA.paging, Some(Paging::new(PageBy::Number, "current_page")));
    assert!(Pages::SCHEMA.parameter("current_page").is_some());
    assert_eq!(pairs(&Pages { page_no: Some(2) }), [("current_page".to_owned(), "2".to_owned())]);
}

#[test]
fn list_items_have_default_or_annotated_names() {
    let of = |name: &str| {
        EveryResponse::SCHEMA.fields.iter().find(|field| field.name == name).unwrap().list_item()
    };
    assert_eq!((of("results"), of("tags"), of("inner")), (Some("n_inner"), Some("string"), None));
    assert_eq!(EveryResponse::SCHEMA.list_item, "every_d_t_o");
    assert_eq!(Inner::SCHEMA.list_item, "inner");
}

#[test]
fn objects_round_trip_through_serde() {
    let wire = r#"{"results":{"n_inner":[{"url":"u","count":"3"}]},"tags":["a"],"inner":"","num_iid":590141576510,"fee":9.10}"#;
    let read: EveryResponse = serde_json::from_str(wire).unwrap();
    assert_eq!(read.results, [Inner { url: Some("u".to_owned()), count: Some(3) }]);
    assert_eq!((read.inner.clone(), read.num_iid.clone()), (None, Some("590141576510".into())));
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(
        written,
        serde_json::json!({
            "results": [{"url": "u", "count": 3}], "tags": ["a"], "num_iid": "590141576510", "fee": "9.10"
        })
    );
    assert_eq!(serde_json::from_value::<EveryResponse>(written).unwrap(), read);
    let error = serde_json::from_str::<EveryResponse>(r#"{"inner":{"count":"many"}}"#).unwrap_err();
    assert!(error.to_string().starts_with("inner.count: expected a whole number, found `many`"), "{error}");
}

#[derive(Debug, Clone, PartialEq, TopObject)]
struct Category {
    name: Option<String>,
    children: Vec<Category>,
    parent: Option<Box<Category>>,
}

#[test]
fn objects_can_be_recursive() {
    let wire = r#"{"name":"女装","children":{"category":[{"name":"连衣裙","parent":{"name":"女装"}}]}}"#;
    let read: Category = serde_json::from_str(wire).unwrap();
    assert_eq!(read.children[0].parent.as_ref().and_then(|parent| parent.name.as_deref()), Some("女装"));
    let written = r#"{"name":"女装","children":[{"name":"连衣裙","parent":{"name":"女装"}}]}"#;
    assert_eq!(serde_json::to_string(&read).unwrap(), written);
    let children = Category::SCHEMA.fields[1].data_type.object().unwrap();
    assert_eq!((children.name, children.fields.len()), ("Category", 3));
}

#[test]
fn deprecations_are_in_the_schema() {
    #[derive(TopApi)]
    #[top_api(method = "taobao.tbk.old.get", response = EveryResponse)]
    struct Old {
        #[deprecated(since = "1.0.0", note = "use `b`")]
        a: Option<i64>,
        #[deprecated = "use `c`"]
        b: Option<i64>,
        #[deprecated]
        c: Option<i64>,
        d: Option<i64>,
    }
    let notes: Vec<_> = Old::SCHEMA.parameters.iter().map(|field| field.deprecated).collect();
    assert_eq!(notes, [Some("use `b`"), Some("use `c`"), Some("deprecated"), None]);
    assert_eq!(Old::builder().d(1).build().d, Some(1));
}
