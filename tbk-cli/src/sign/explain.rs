//! The steps of a signature, with nothing secret in them.

use serde_json::{Value, json};
use top_core::SignMethod;

use crate::call::masked;
use crate::failure::Failure;
use crate::lang::{say, text};
use crate::output::{Form, Output, text_out};

/// Shows how sorted parameters become the signature.
pub(crate) fn show(
    pairs: &[(&str, &str)],
    sign_method: SignMethod,
    sign: &str,
    output: &Output,
) -> Result<(), Failure> {
    let string: String = pairs.iter().flat_map(|(name, value)| [*name, masked(name, value)]).collect();
    let bytes: usize = pairs.iter().map(|(name, value)| name.len() + value.len()).sum();
    let formula = formula(sign_method);
    if output.form() != Form::Table && !output.is_for_people() {
        let sorted: Vec<Value> =
            pairs.iter().map(|(name, value)| json!({ "name": name, "value": masked(name, value) })).collect();
        return output.one(&json!({
            "sorted": sorted,
            "string_to_sign": string,
            "bytes": bytes,
            "formula": formula,
            "sign": sign,
        }));
    }
    let count = pairs.len();
    text_out(&say!(
        "1. {count} text parameters, without sign, files and empty values, sorted by name in byte order:",
        "1. {count} 个文本参数（不含 sign、文件和空值），按名称字节序排序："
    ))?;
    for (name, value) in pairs {
        text_out(&format!("   {name} = {}", masked(name, value)))?;
    }
    text_out(&say!(
        "2. names and values one after the other, nothing between, not URL-encoded; {bytes} bytes of UTF-8:",
        "2. 名称与值依次相连，无分隔符，不做 URL 编码；UTF-8 共 {bytes} 字节："
    ))?;
    text_out(&format!("   {string}"))?;
    text_out(&format!("3. {} {formula}", text("the digest:", "摘要：")))?;
    text_out(&format!("4. {}\n   {sign}", text("as upper-case hex:", "转为大写十六进制：")))
}

/// What is computed of the secret and the string.
pub(crate) fn formula(sign_method: SignMethod) -> &'static str {
    match sign_method {
        SignMethod::Md5 => "MD5(*** + string + ***)",
        SignMethod::Hmac => "HMAC-MD5(key ***, string)",
        SignMethod::HmacSha256 => "HMAC-SHA256(key ***, string)",
    }
}
