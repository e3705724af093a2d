//! What must hold for any bytes that a gateway may send: shared by the fuzz targets and by the test that runs their
//! corpus.

use top_core::protocol::{ResponseError, decode_raw};
use top_core::{Api, UnknownFields, ban_in};

/// A fuzz target.
pub type Target = fn(&[u8]);

/// All targets by their names.
pub const TARGETS: [(&str, Target); 4] =
    [("json", json), ("xml", xml), ("error_envelope", error_envelope), ("ban_text", ban_text)];

/// APIs whose answers have many members, lists of lists, JSON inside of texts.
const APIS: [&str; 4] = [
    "taobao.tbk.dg.material.optional.upgrade",
    "taobao.tbk.order.details.get",
    "taobao.tbk.dg.vegas.tlj.create",
    "taobao.tbk.dg.cpa.report.detail",
];

/// An answer as it comes, and as the data of an API's envelope.
pub fn json(bytes: &[u8]) {
    for api in apis() {
        decode(api, bytes);
        let key = api.schema.response_key();
        decode(api, &[format!("{{\"{key}\":").as_bytes(), bytes, b"}"].concat());
    }
}

/// An answer in XML: as it comes, and inside of an API's element.
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
        if let Err(refusal) = decode_raw("taobao.tbk.shop.get", &form) {
            check_refusal(&refusal);
        }
    }
}

/// The text in which a ban is told.
///
/// # Panics
/// Where a ban is found in a text without a number.
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
    match api.decode(body, UnknownFields::Keep.into()) {
        Ok(answer) => {
            let data: Result<serde_json::Value, _> = serde_json::from_str(&answer.data.json);
            assert!(
                data.is_ok_and(|data| data.is_object()),
                "what was understood is no JSON: {}",
                answer.data.json
            );
        }
        Err(refusal) => check_refusal(&refusal),
    }
}

fn check_refusal(refusal: &ResponseError) {
    match refusal {
        // The gateway's texts are shown as they are, whatever their length.
        ResponseError::Api(error) => _ = (error.kind(), error.hint(), error.to_string()),
        refusal => {
            let shown = refusal.to_string();
            assert!(shown.len() < 4096, "an error of {} bytes", shown.len());
            assert!(!shown.contains(char::is_control), "control characters in {shown:?}");
        }
    }
}
