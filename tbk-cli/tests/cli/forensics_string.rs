//! `tbk sign --request FILE --string FILE`: the signed string of another program.

use std::io::Write as _;

use predicates::str::contains;
use serde_json::Value;

use super::forensics::{Foreign, SECRET, findings, texts};
use super::tbk_at;

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// The findings for a correct request and this string.
fn compared(request: &Foreign, string: &[u8]) -> Vec<Value> {
    let file = file(string);
    findings(request.form(), &["--string", file.path().to_str().unwrap()])
}

fn enclosed(secret: &str, string: &[u8]) -> Vec<u8> {
    [secret.as_bytes(), string, secret.as_bytes()].concat()
}

#[test]
fn correct_string_is_confirmed() {
    let request = Foreign::new();
    let string = request.text();
    let bytes = string.len();
    let expected = format!("the string is correct ({bytes} bytes)");
    for string in
        [string.clone(), enclosed(SECRET, &string), [&enclosed(SECRET, &string)[..], b"\r\n"].concat()]
    {
        let found = compared(&request, &string);
        assert_eq!(texts(&found, "mistake"), [""; 0]);
        let notes = texts(&found, "note");
        assert!(
            notes.contains(&expected) && notes.contains(&"sign is a digest of the string".to_owned()),
            "{notes:?}"
        );
    }
}

#[test]
fn first_difference_is_located() {
    let request = Foreign::new().value("relation_app", "女装 & co", "女装+&+co".as_bytes());
    let string = request.text();
    let found = compared(&request, &enclosed(SECRET, &string));
    let difference = found.iter().find(|finding| finding["byte"].is_number()).unwrap();
    let position = String::from_utf8(string.clone()).unwrap().find("女装+").unwrap() + "女装".len();
    assert_eq!(difference["byte"], position + 1);
    assert_eq!(difference["parameter"], "relation_app");
    assert_eq!(difference["correct"], "…lation_app女装 & cosession***sign_m…");
    assert_eq!(difference["theirs"], "…lation_app女装+&+cosession***sign_m…");
    let text = difference["finding"].as_str().unwrap();
    let expected = format!("the string differs at byte {}, in the value of relation_app: ", position + 1);
    assert!(text.starts_with(&expected), "{text}");
}

#[test]
fn missing_and_additional_parameters_are_located() {
    let request = Foreign::new();
    let string = String::from_utf8(request.text()).unwrap();
    let differences = |string: &str| {
        let found = compared(&request, string.as_bytes());
        let all = texts(&found, "mistake").into_iter().filter(|text| text.starts_with("the string differs"));
        all.map(|text| text.split(": ").next().unwrap().split_once(", ").unwrap().1.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(differences(&string.replace("formatjson", "")), ["format is missing"]);
    assert_eq!(differences(&string.replace("info_type1", "")), ["info_type is missing"]);
    assert_eq!(differences(&string.replace("session6100canary", "")), ["session is missing"]);
    assert_eq!(differences(&string.replace("methodtaobao", "page_no1methodtaobao")), ["before method"]);
    assert_eq!(differences(&string.replace("v2.0", "")), ["v is missing"]);
    assert_eq!(differences(&format!("{string}&x")), ["after the last parameter"]);
    assert_eq!(
        differences(&string.replace("formatjson", "formatxml").replace("common", "Common")),
        ["in the value of format", "in the value of relation_app"]
    );
}

#[test]
fn string_shows_no_secret() {
    let request = Foreign::new();
    let string = String::from_utf8(request.text()).unwrap();
    // Another session and another secret: neither is known to the program. `findings` rejects all canaries.
    let other = string.replace("6100canary", "6200canarycanary").replace("json", "xml");
    for secret in ["", SECRET, "canary0123456789abcdef"] {
        let found = compared(&request, &enclosed(secret, other.as_bytes()));
        let places = found.iter().filter(|finding| finding["byte"].is_number());
        let places: Vec<_> =
            places.map(|finding| finding["parameter"].as_str().unwrap().to_owned()).collect();
        assert_eq!(places, ["format", "session"], "{found:?}");
        let another = "the string is enclosed in another secret than the configured one".to_owned();
        assert_eq!(texts(&found, "mistake").contains(&another), secret.starts_with("canary"));
    }
    // The secret on one side.
    for string in [format!("canary0123456789abcdef{other}"), format!("{other}canary0123456789abcdef")] {
        compared(&request, string.as_bytes());
    }
    let one = compared(&request, format!("{SECRET}{string}").as_bytes());
    assert!(texts(&one, "mistake").contains(&"the secret is not on both sides of the string".to_owned()));
    let upper = string.replace("session", "Session");
    compared(&request, upper.as_bytes());
}

#[test]
fn byte_order_mark_and_utf16_are_recognised() {
    let request = Foreign::new();
    let string = request.text();
    let notes = texts(&compared(&request, &["\u{feff}".as_bytes(), &string].concat()), "note");
    assert!(notes.contains(&"the string begins with a byte order mark".to_owned()), "{notes:?}");
    let text = String::from_utf8(string).unwrap();
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let notes = texts(&compared(&request, &utf16), "note");
    assert!(notes.iter().any(|note| note.starts_with("the string is correct")), "{notes:?}");
}

#[test]
fn unrelated_and_large_strings_are_compared() {
    let request = Foreign::new();
    let mistakes = texts(&compared(&request, b"hello"), "mistake");
    assert_eq!(mistakes.len(), 1);
    assert!(mistakes[0].contains("byte 1, in the name app_key"), "{mistakes:?}");
    let mut large = request.text();
    large.extend(vec![b'x'; 9 << 20]);
    let mistakes = texts(&compared(&request, &large), "mistake");
    assert!(mistakes[0].contains("after the last parameter"), "{mistakes:?}");
}

#[test]
fn both_inputs_cannot_be_standard_input() {
    let mut command = tbk_at("http://127.0.0.1:9/router/rest");
    command.args(["sign", "--request", "-", "--string", "-"]).write_stdin("");
    command.assert().code(2).stderr(contains("cannot both be standard input"));
    let mut command = tbk_at("http://127.0.0.1:9/router/rest");
    command.args(["sign", "taobao.tbk.shop.get", "--string", "x"]).assert().code(2);
}
