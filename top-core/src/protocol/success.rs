//! Detection of data in an error response.

use std::collections::HashMap;

use serde::de::IgnoredAny;

use crate::names::response_key;
use crate::schema::ObjectSchema;

/// The members of an error without an envelope and of every response. They do not indicate data.
const NO_SIGN: [&str; 5] = ["code", "msg", "sub_code", "sub_msg", "request_id"];

/// Returns whether a response to `method` contains data, in addition to an error. Data is an envelope of the API, which
/// may be truncated, or a member of `response` at the root of JSON.
pub(crate) fn holds_data(method: &str, response: Option<&ObjectSchema>, body: &[u8]) -> bool {
    let key = response_key(method);
    let text = String::from_utf8_lossy(body);
    if text.contains(&format!("\"{key}\"")) || text.contains(&format!("<{key}")) {
        return true;
    }
    #[allow(clippy::zero_sized_map_values, reason = "serde reads an object as a map")]
    let Ok(members) = serde_json::from_slice::<HashMap<String, IgnoredAny>>(body) else { return false };
    let known = |name: &str| response.is_some_and(|response| response.fields.iter().any(|f| f.name == name));
    // The envelopes of methods without the prefix `taobao.` are not documented.
    let is_envelope = |name: &str| {
        !method.starts_with("taobao.") && name.ends_with("_response") && name != "error_response"
    };
    members.keys().any(|name| (known(name) && !NO_SIGN.contains(&name.as_str())) || is_envelope(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{DataType, Field};

    static FIELDS: [Field; 2] =
        [Field::new("model", DataType::Text, false), Field::new("code", DataType::Text, false)];
    static RESPONSE: ObjectSchema = ObjectSchema { name: "Gift", list_item: "gift", fields: &FIELDS };

    #[test]
    fn finds_data_in_every_encoding() {
        let holds = |body: &str| holds_data("taobao.tbk.gift", Some(&RESPONSE), body.as_bytes());
        for body in [
            r#"{"tbk_gift_response":{},"error_response":{"code":7}}"#,
            r#"{"error_response":{"code":7},"tbk_gift_response":{"model":"#,
            "<tbk_gift_response><model/></tbk_gift_response>",
            r#"{"error_response":{"code":7},"model":{}}"#,
            r#"{"model":1}"#,
        ] {
            assert!(holds(body), "{body}");
        }
        for body in [
            r#"{"error_response":{"code":7,"request_id":"a"}}"#,
            r#"{"code":7,"msg":"x","request_id":"a"}"#,
            r#"{"tbk_other_response":{},"error_response":{"code":7}}"#,
            r#"{"message":"API rate limit exceeded"}"#,
            r#"{"error_response":{"msg":"no \"tbk_gift_response\""}}"#,
            "<html>Too Many Requests</html>",
            "",
        ] {
            assert!(!holds(body), "{body}");
        }
    }

    #[test]
    fn undocumented_envelopes_count_as_data() {
        let body = br#"{"alibaba_gift_response":{},"error_response":{"code":7}}"#;
        assert!(holds_data("alibaba.x", None, body));
        assert!(!holds_data("taobao.x", None, body));
    }
}
