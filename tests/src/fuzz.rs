//! Invariants that hold for any bytes from a gateway or in a message. The fuzz targets and the test of their corpus check them.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use tbk_link::{BareIds, rewrite, scan, scan_with};
use top_core::decode::{Options, UnknownFields, transcode};
use top_core::protocol::{ResponseError, decode_raw};
use top_core::{Api, CompactDate, Date, Fen, Percent, Pid, TopTime, UnixMillis, Yuan, ban_in};

/// A fuzz target.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const TARGETS: [(&str, Target); 7] = [
    ("json", json),
    ("xml", xml),
    ("error_envelope", error_envelope),
    ("ban_text", ban_text),
    ("charset", charset),
    ("values", values),
    ("link", link),
];

/// APIs whose responses have many members, nested lists or JSON inside strings.
const APIS: [&str; 4] = [
    "taobao.tbk.dg.material.optional.upgrade",
    "taobao.tbk.order.details.get",
    "taobao.tbk.dg.vegas.tlj.create",
    "taobao.tbk.dg.cpa.report.detail",
];

/// Decodes the bytes as a JSON response and as the data in the envelope of an API.
///
/// # Panics
///
/// If an invariant of the decoder is violated.
pub fn json(bytes: &[u8]) {
    for api in apis() {
        decode(api, bytes);
        let key = api.schema.response_key();
        decode(api, &[format!("{{\"{key}\":").as_bytes(), bytes, b"}"].concat());
    }
}

/// Decodes the bytes as an XML response and as the content of the element of an API.
///
/// # Panics
///
/// If an invariant of the decoder is violated.
pub fn xml(bytes: &[u8]) {
    for api in apis() {
        let key = api.schema.response_key();
        decode(api, &[b"<", bytes].concat());
        decode(api, &[format!("<{key}>").as_bytes(), bytes, format!("</{key}>").as_bytes()].concat());
    }
}

/// Decodes the bytes as an error response in each of its forms.
///
/// # Panics
///
/// If an error message is too long or has control characters.
pub fn error_envelope(bytes: &[u8]) {
    let forms = [
        bytes.to_vec(),
        [b"{\"error_response\":", bytes, b"}"].concat(),
        [b"<error_response>", bytes, b"</error_response>"].concat(),
    ];
    for form in forms {
        if let Err(error) = decode_raw("taobao.tbk.shop.get", &form) {
            check_error(&error);
        }
    }
}

/// Looks for a ban in the bytes as a text.
///
/// # Panics
///
/// If a ban is found in a text without a number.
pub fn ban_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for text in [text.clone().into_owned(), format!("This ban will last for {text} more seconds")] {
        if ban_in(&text).is_some() {
            assert!(text.bytes().any(|byte| byte.is_ascii_digit()), "a ban without a number: {text:?}");
        }
    }
}

fn apis() -> impl Iterator<Item = &'static Api> {
    tbk_apis::ALL.iter().filter(|api| APIS.contains(&api.schema.method))
}

fn decode(api: &Api, body: &[u8]) {
    let lenient = Options { unknown: UnknownFields::Keep, strict: false };
    let strict = api.decode(body, Options { strict: true, ..lenient });
    match api.decode(body, lenient) {
        Ok(opened) => {
            let json = &opened.data.json;
            let data: Result<serde_json::Value, _> = serde_json::from_str(json);
            assert!(data.is_ok_and(|data| data.is_object()), "the data is not a JSON object: {json}");
            assert_eq!(strict.is_ok(), opened.warnings.is_empty(), "{:?}", opened.warnings);
            assert!(opened.warnings.len() == 100 || opened.omitted_warnings == 0);
            opened.warnings.iter().for_each(|warning| check_shown(warning));
        }
        Err(error) => {
            check_error(&error);
            assert!(strict.is_err());
        }
    }
}

/// Converts a body from the charset of its `Content-Type` and from the charset of its XML declaration.
///
/// # Panics
///
/// If a converted text still has an XML declaration, or if an error message is too long or has control characters.
pub fn charset(bytes: &[u8]) {
    let (charset, body) = bytes.split_at(bytes.len().min(8));
    let charset = String::from_utf8_lossy(charset);
    let declared = [format!("<?xml version='1.0' encoding='{charset}'?>").as_bytes(), body].concat();
    for result in [
        transcode(body, Some(&format!("text/json; charset={charset}"))),
        transcode(body, Some("text/json; charset=GBK")),
        transcode(&declared, None),
    ] {
        match result {
            Ok(text) => assert!(text.is_none_or(|text| !text.starts_with("<?xml"))),
            Err(error) => check_shown(&error),
        }
    }
    if let Err(error) = decode_raw("taobao.tbk.shop.get", &declared) {
        check_error(&error);
    }
}

/// Parses the bytes as values. The text of each parsed value parses to the same value.
///
/// # Panics
///
/// If a value does not round-trip.
pub fn values(bytes: &[u8]) {
    fn check<T: FromStr<Err: Display> + Display + PartialEq + Debug>(text: &str) {
        match text.parse::<T>() {
            Ok(value) => assert_eq!(value.to_string().parse::<T>().ok(), Some(value), "{text:?}"),
            Err(error) => check_shown(&error),
        }
    }
    let text = String::from_utf8_lossy(bytes);
    check::<TopTime>(&text);
    check::<UnixMillis>(&text);
    check::<Date>(&text);
    check::<CompactDate>(&text);
    check::<Yuan>(&text);
    check::<Fen>(&text);
    check::<Percent>(&text);
    check::<Pid>(&text);
}

/// Scans the bytes as a message.
///
/// # Panics
///
/// If a place is not a part of the text, if a rewrite changes the text around findings, or if the canonical form of a finding is
/// not found as the same thing.
pub fn link(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for finding in scan_with(&text, BareIds::Find) {
        let places: Vec<_> = finding.spans.iter().map(|span| text.get(span.clone())).collect();
        assert!(places.iter().all(|place| place.is_some_and(|place| !place.is_empty())), "{places:?}");
        let canonical = finding.what.canonical();
        assert_eq!(scan(&canonical).first().map(|found| &found.what), Some(&finding.what), "{canonical}");
    }
    let removed = rewrite(&text, |_| Some(String::new()));
    assert!(removed.len() <= text.len());
    assert_eq!(rewrite(&text, |_| None), text);
}

fn check_error(error: &ResponseError) {
    if let ResponseError::Api(error) = error {
        let _ = (error.kind(), error.hint());
    }
    check_shown(error);
}

/// Checks that the message is short and on one line.
fn check_shown(error: &dyn Display) {
    let shown = error.to_string();
    assert!(shown.len() < 1024, "an error of {} bytes", shown.len());
    assert!(!shown.contains(char::is_control), "control characters in {shown:?}");
}
