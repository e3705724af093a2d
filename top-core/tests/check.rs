//! Validation of parameters before a request is sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use top_core::check::{Expected, ProblemKind, check};
use top_core::{FileItem, Json, Params, TopApi, TopObject, TopTime, Yuan};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.checked.get", response = Inner)]
struct Checked {
    #[top(range = 1..=100)]
    page_size: i64,
    #[top(max_len = 3)]
    name: Option<String>,
    #[top(max_items = 2)]
    ids: Option<Vec<i64>>,
    flag: Option<bool>,
    time: Option<TopTime>,
    fee: Option<Yuan>,
    raw: Option<Json>,
    object: Option<Inner>,
    #[top(max_items = 2)]
    objects: Option<Vec<Inner>>,
    file: Option<FileItem>,
}

#[derive(TopObject)]
struct Inner {
    #[top(max_len = 5)]
    url: String,
    count: Option<i64>,
    deep: Option<Deep>,
}

#[derive(TopObject)]
struct Deep {
    at: TopTime,
}

/// Returns the problems of a request with `page_size=1` and one more parameter.
fn problems(name: &str, value: &str) -> Vec<(String, ProblemKind)> {
    let mut params = Params::new();
    if name != "page_size" {
        params.push_text("page_size", "1");
    }
    params.push_text(name, value);
    match check(Checked::SCHEMA, &params) {
        Ok(()) => Vec::new(),
        Err(invalid) => invalid.problems.into_iter().map(|p| (p.path, p.kind)).collect(),
    }
}

#[test]
fn accepts_valid_values() {
    for (name, value) in [
        ("page_size", "1"),
        ("page_size", "100"),
        ("name", "女装鞋"),
        ("ids", "1,2"),
        ("ids", "-1"),
        ("flag", "true"),
        ("time", "2026-01-31 09:05:00"),
        ("fee", "9.10"),
        ("raw", "[1]"),
        ("object", r#"{"url":"12345","count":"7","deep":{"at":"2026-01-31 09:05:00"}}"#),
        ("object", r#"{"url":"x","count":null}"#),
        ("objects", r#"[{"url":"a"},{"url":"b"}]"#),
    ] {
        assert_eq!(problems(name, value), [], "{name}={value}");
    }
}

#[test]
fn reports_the_path_and_the_expected_value() {
    for (name, value, path, message) in [
        ("page_size", "0", "page_size", "must be from 1 to 100, not 0"),
        ("page_size", "101", "page_size", "must be from 1 to 100, not 101"),
        ("page_size", "ten", "page_size", "must be a number, not `ten`"),
        ("name", "女装鞋子", "name", "has 4 characters, at most 3 are allowed"),
        ("ids", "1,2,3", "ids", "has 3 items, at most 2 are allowed"),
        ("ids", "1,x", "ids[1]", "must be a number, not `x`"),
        ("ids", "1,", "ids[1]", "is empty: write the items with one comma between them"),
        ("flag", "yes", "flag", "must be `true` or `false`, not `yes`"),
        ("fee", "12元", "fee", "must be a number, not `12元`"),
        ("object", "[]", "object", "must be one JSON object, `{…}`, not `[]`"),
        ("object", r#"{"url":"123456"}"#, "object.url", "has 6 characters, at most 5 are allowed"),
        ("object", r#"{"url":[1]}"#, "object.url", "must be a simple value, not `[1]`"),
        ("objects", "{}", "objects", "must be a JSON array, `[…]`, not `{}`"),
        (
            "objects",
            r#"[{"url":"a"},{"url":"b"},{"url":"c"}]"#,
            "objects",
            "has 3 items, at most 2 are allowed",
        ),
        ("objects", r#"[{"url":"a","count":"x"}]"#, "objects[0].count", "must be a number, not `x`"),
        ("file", "x", "file", "is a file, not a text"),
    ] {
        let found: Vec<_> =
            problems(name, value).into_iter().map(|(path, kind)| (path, kind.to_string())).collect();
        assert_eq!(found, [(path.to_owned(), message.to_owned())], "{name}={value}");
    }
    let (path, kind) = problems("time", "2026-1-1").remove(0);
    assert_eq!(path, "time");
    assert!(matches!(&kind, ProblemKind::Type { expected: Expected::Time, .. }), "{kind:?}");
    assert!(kind.to_string().contains("yyyy-MM-dd HH:mm:ss"), "{kind}");
    let (path, kind) = problems("raw", "{").remove(0);
    assert_eq!(path, "raw");
    assert!(kind.to_string().starts_with("is not valid JSON: EOF"), "{kind}");
}

#[test]
fn reports_missing_and_unknown_names_at_any_depth() {
    // Each missing (`-`) and unknown (`?`) name.
    let names = |name: &str, value: &str| -> Vec<String> {
        let found = problems(name, value).into_iter();
        found
            .map(|(path, kind)| match kind {
                ProblemKind::Missing => format!("-{path}"),
                ProblemKind::Unknown { .. } => format!("?{path}"),
                other => panic!("{path} {other}"),
            })
            .collect()
    };
    assert_eq!(names("page_size", " "), ["-page_size"]);
    assert_eq!(names("objects", r#"[{"url":"a"},{}]"#), ["-objects[1].url"]);
    assert_eq!(names("object", r#"{"url":"a","deep":{"it":1}}"#), ["?object.deep.it", "-object.deep.at"]);
    assert_eq!(names("colour", "red"), ["?colour"]);
}

#[test]
fn reports_all_problems_at_once() {
    let mut params = Params::new();
    params.push_text("name", "too long");
    params.push_text("flag", "no");
    params.push_text("flag", "true");
    params.push_file("ids", FileItem::new("a", "text/plain", vec![1]));
    let message = check(Checked::SCHEMA, &params).unwrap_err().to_string();
    assert_eq!(
        message,
        "taobao.tbk.checked.get was not called: `flag` is given twice; `page_size` is required and has no value; \
         `name` has 8 characters, at most 3 are allowed; `ids` takes no file; `flag` must be `true` or `false`, not `no`"
    );
}
