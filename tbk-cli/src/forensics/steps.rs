//! The steps of a signature, without secrets.

use std::borrow::Cow;

use serde_json::{Value, json};
use top_core::{Params, SignMethod};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::text_out;
use crate::ui::secret::masked;

/// The steps from parameters to a signature.
pub(crate) struct Steps<'p> {
    /// The signed parameters, sorted, without secrets.
    pairs: Vec<(&'p str, Cow<'p, str>)>,
    /// The length of the string to sign.
    bytes: usize,
    sign_method: SignMethod,
    /// The signature, if there is a secret.
    sign: Option<String>,
}

impl<'p> Steps<'p> {
    /// Describes the signature of sorted parameters.
    pub(crate) fn new(pairs: &[(&'p str, &'p str)], sign_method: SignMethod, sign: Option<String>) -> Self {
        let mut params = Params::new();
        for (name, value) in pairs {
            params.push_text(name, value);
        }
        let bytes = pairs.iter().map(|(name, value)| name.len() + value.len()).sum();
        let pairs = pairs.iter().map(|(name, value)| (*name, masked(&params, name, value))).collect();
        Self { pairs, bytes, sign_method, sign }
    }

    /// Returns the steps as JSON.
    pub(crate) fn to_json(&self) -> Value {
        let pair = |(name, value): &(&str, Cow<'_, str>)| json!({ "name": name, "value": value });
        json!({
            "sorted": self.pairs.iter().map(pair).collect::<Vec<_>>(),
            "string_to_sign": self.string(),
            "bytes": self.bytes,
            "formula": formula(self.sign_method),
            "sign": self.sign,
        })
    }

    /// Prints the steps as text.
    pub(crate) fn print(&self) -> Result<(), Failure> {
        let (count, bytes) = (self.pairs.len(), self.bytes);
        let (string, formula) = (self.string(), formula(self.sign_method));
        text_out(&say!(
            "1. {count} text parameters, without sign, files and empty values, sorted by name in byte order:",
            "1. {count} 个文本参数（不含 sign、文件和空值），按名称字节序排序："
        ))?;
        for (name, value) in &self.pairs {
            text_out(&format!("   {name} = {value}"))?;
        }
        text_out(&say!(
            "2. names and values concatenated, without separators or URL encoding; {bytes} bytes of UTF-8:",
            "2. 名称与值依次相连，无分隔符，不做 URL 编码；UTF-8 共 {bytes} 字节："
        ))?;
        text_out(&format!("   {string}"))?;
        text_out(&format!("3. {} {formula}", text("the digest:", "摘要：")))?;
        let sign = self.sign.as_deref().unwrap_or_else(|| text("(no secret)", "（没有密钥）"));
        text_out(&format!("4. {}\n   {sign}", text("as upper-case hex:", "转为大写十六进制：")))
    }

    fn string(&self) -> String {
        self.pairs.iter().flat_map(|(name, value)| [*name, value]).collect()
    }
}

/// Returns the formula of the digest.
pub(crate) fn formula(sign_method: SignMethod) -> &'static str {
    match sign_method {
        SignMethod::Md5 => "MD5(*** + string + ***)",
        SignMethod::Hmac => "HMAC-MD5(key ***, string)",
        SignMethod::HmacSha256 => "HMAC-SHA256(key ***, string)",
    }
}
