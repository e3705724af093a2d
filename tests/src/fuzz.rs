//! Invariants for any bytes that a gateway may send: for the fuzz targets, and for the test that runs their corpus.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use top_core::decode::{Options, UnknownFields, transcode};
use top_core::protocol::{ResponseError, decode_raw};
use top_core::{Api, CompactDate, Date, Fen, Percent, Pid, TopTime, UnixMillis, Yuan, ban_in};

/// A fuzz target.
pub type Target = fn(&[u8]);

/// All targets by their names.
pub const TARGETS: [(&str, Target); 6] = [
    ("json", json),
    ("xml", xml),
    ("error_envelope", error_envelope),
    ("ban_text", ban_text),
    ("charset", charset),
    ("values", values),
];

/// APIs whose responses have many members, lists of lists, JSON inside texts.
const APIS: [&str; 4] = [
    "taobao.tbk.dg.material.optional.upgrade",
    "taobao.tbk.order.details.get",
    "taobao.tbk.dg.vegas.tlj.create",
    "taobao.tbk.dg.cpa.report.detail",
];

/// A response as it is, and as the data of an API's envelope.
pub fn json(bytes: &[u8]) {
    for api in apis() {
        decode(api, bytes);
        let key = api.schema.response_key();
        decode(api, &[format!("{{\"{key}\":").as_bytes(), bytes, b"}"].concat());
    }
}

/// A response in XML: as it is, and inside an API's element.
pub fn xml(bytes: &[u8]) {
    for api in apis() {
        let key = api.schema.response_key();
        decode(api, &[b"<", bytes].concat());
        decode(api, &[format!("<{key}>").as_bytes(), bytes, format!("</{key}>").as_bytes()].concat());
    }
}

/// An error in each of its forms.
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

/// The text that reports a ban.
///
/// # Panics
///
/// A ban is found in a text without a number.
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

/// A body in some charset, by its `Content-Type` and by its declaration.
///
/// # Panics
///
/// If a text that was converted still declares another charset.
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

/// Texts as values: what is read is written so that it is read again.
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

fn check_error(error: &ResponseError) {
    if let ResponseError::Api(error) = error {
        let _ = (error.kind(), error.hint());
    }
    check_shown(error);
}

/// Short, on one line.
fn check_shown(error: &dyn Display) {
    let shown = error.to_string();
    assert!(shown.len() < 1024, "an error of {} bytes", shown.len());
    assert!(!shown.contains(char::is_control), "control characters in {shown:?}");
}
