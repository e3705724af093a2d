//! Requests whose values differ between the signature and the request.

use encoding_rs::GBK;

use super::forensics::{Foreign, each, encoded, findings, mistakes, texts};

#[test]
fn values_in_other_charsets_are_named() {
    let foreign = Foreign::new;
    let goods = "商品";
    let latin1 = [b'c', b'a', b'f', 0xe9];
    let mojibake: String = goods.bytes().map(char::from).collect();
    each(vec![
        (foreign().value("relation_app", goods, &GBK.encode(goods).0), "relation_app was signed in GBK"),
        (foreign().value("relation_app", "café", &latin1), "relation_app was signed in Latin-1"),
        (
            foreign().value("relation_app", goods, b"??"),
            "relation_app was signed with question marks instead of Chinese characters",
        ),
        (
            foreign().value("relation_app", goods, mojibake.as_bytes()),
            "relation_app was signed as UTF-8 that was read as Latin-1",
        ),
        (
            foreign().value("relation_app", &mojibake, goods.as_bytes()),
            "relation_app was sent as UTF-8 that was read as Latin-1",
        ),
    ]);
}

#[test]
fn values_that_are_encoded_twice_are_named() {
    let twice = Foreign::new().value("relation_app", "%E5%A5%B3%E8%A3%85", "女装".as_bytes());
    assert_eq!(twice.mistakes(), ["relation_app was URL-encoded twice in the request"]);
    // All values, as a client does that encodes the form again.
    let mut all = Foreign::new();
    all.sent = all.sent.iter().map(|(name, value)| (name.clone(), encoded(value).into_bytes())).collect();
    let timestamp = all.sent.iter().find(|(name, _)| name == "timestamp").unwrap().1.clone();
    let timestamp = String::from_utf8(timestamp).unwrap();
    assert_eq!(
        all.mistakes(),
        [format!("timestamp is {timestamp}"), "timestamp was URL-encoded twice in the request".to_owned()]
    );
    for (signed, label) in [("%E5%A5%B3 x", ""), ("%e5%a5%b3+x", "lower"), ("%E5%A5%B3%20x", "component")] {
        let request = Foreign::new().value("relation_app", "女 x", signed.replace(' ', "+").as_bytes());
        assert_eq!(request.mistakes(), ["relation_app was signed after URL encoding"], "{label}");
    }
}

#[test]
fn plus_sign_in_one_value_is_named() {
    // The timestamp contains a correct +, so only one value is concerned.
    let form = Foreign::new().value("relation_app", "a b", b"a+b").form();
    assert!(form.contains("relation_app=a+b"));
    assert_eq!(mistakes(&form), ["relation_app: a + was signed, but the gateway decodes it as a space"]);
}

#[test]
fn byte_order_marks_in_values_are_named() {
    let added = Foreign::new().value("relation_app", "common", "\u{feff}common".as_bytes());
    assert_eq!(added.mistakes(), ["relation_app was signed with a byte order mark that was not sent"]);
    let removed = Foreign::new().value("relation_app", "\u{feff}common", b"common");
    assert_eq!(removed.mistakes(), ["relation_app was sent with a byte order mark that was not signed"]);
    let both = Foreign::new().set("relation_app", "\u{feff}common");
    let notes = texts(&findings(both.form(), &[]), "note");
    assert_eq!(notes, ["relation_app begins with a byte order mark", "the signature is correct"]);
}

#[test]
fn other_spellings_of_json_are_named() {
    let sent = r#"[{"url":"https://a.example/?a=1&b=2","name":"女"}]"#;
    for (signed, spelling) in [
        (
            r#"[{"url": "https://a.example/?a=1&b=2", "name": "女"}]"#,
            "with spaces after separators, plain characters",
        ),
        (
            r#"[{"url": "https://a.example/?a=1&b=2", "name": "\u5973"}]"#,
            "with spaces after separators, Chinese characters as \\uXXXX",
        ),
        (
            r#"[{"url":"https:\/\/a.example\/?a=1&b=2","name":"\u5973"}]"#,
            "without spaces, / as \\/, Chinese characters as \\uXXXX",
        ),
        (r#"[{"url":"https:\/\/a.example\/?a=1&b=2","name":"女"}]"#, "without spaces, / as \\/"),
        (
            r#"[{"url":"https://a.example/?a=1\u0026b=2","name":"女"}]"#,
            "without spaces, &, < and > as \\uXXXX",
        ),
        (
            "[\n  {\n    \"url\": \"https://a.example/?a=1&b=2\",\n    \"name\": \"女\"\n  }\n]",
            "in several lines, plain characters",
        ),
    ] {
        let request = Foreign::new().value("relation_app", sent, signed.as_bytes());
        let expected = format!("relation_app was signed in another spelling of JSON: {spelling}");
        assert_eq!(request.mistakes(), [expected]);
        // The reverse.
        let request = Foreign::new().value("relation_app", signed, sent.as_bytes());
        let expected =
            "relation_app was signed in another spelling of JSON: without spaces, plain characters";
        assert_eq!(request.mistakes(), [expected]);
    }
}

#[test]
fn other_forms_of_one_value_are_named() {
    let foreign = |sent: &str, signed: &str| Foreign::new().value("relation_app", sent, signed.as_bytes());
    for (sent, signed) in [
        ("true", "1"),
        ("1", "true"),
        ("false", "0"),
        ("true", "True"),
        ("False", "false"),
        ("0", ""),
        ("20", "20.0"),
        ("20.0", "20"),
        ("20.50", "20.5"),
        ("20", "20.00"),
    ] {
        let expected = format!("relation_app was signed as {signed:?}, but sent as {sent:?}");
        assert_eq!(foreign(sent, signed).mistakes(), [expected]);
    }
    each(vec![
        (
            foreign("a<b & 'c'", "a&lt;b &amp; &#39;c&#39;"),
            "relation_app was HTML-escaped in the signature only",
        ),
        (foreign("a&lt;b &amp; c", "a<b & c"), "relation_app was HTML-escaped in the request only"),
        (foreign(" a ", "a"), "relation_app was trimmed in the signature only"),
        (foreign("a", "a\n"), "relation_app was signed with a line end that was not sent"),
        (foreign("a", "a "), "relation_app was signed with a space that was not sent"),
    ]);
}
