//! Checks of the parameters. They need no secret.

use std::collections::HashMap;

use encoding_rs::GBK;
use top_core::names::{SYSTEM_PARAMETERS, is_secret_parameter};
use top_core::schema::SessionPolicy;
use top_core::{SignMethod, TopTime};

use super::diagnose::declared;
use super::findings::Findings;
use super::recipe::{BYTE_ORDER_MARK, Written, civil, epoch};
use super::request::{Pair, SentRequest, decoded};
use crate::ui::lang::{counted, say, text};

/// Checks names and values.
pub(super) fn parameters(request: &SentRequest, app_key: Option<&str>, findings: &mut Findings) {
    for name in ["method", "app_key", "timestamp", "v", "sign_method", "sign"] {
        if request.get(name).is_none() {
            let advice = text("send it and include it in the signature", "请发送该参数并参与签名");
            findings.mistake(say!("{name} is missing", "缺少 {name}"), advice);
        }
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for pair in &request.pairs {
        *counts.entry(&pair.name).or_default() += 1;
    }
    for pair in &request.pairs {
        // Each name is reported once.
        if let Some(count) = counts.remove(pair.name.as_str()).filter(|count| *count > 1) {
            let name = &pair.name;
            let times = if count == 2 { "twice".to_owned() } else { format!("{count} times") };
            let advice = text("send it once", "只发送一次");
            findings.mistake(say!("{name} is sent {times}", "{name} 重复发送 {count} 次"), advice);
        }
        value(pair, findings);
        place(pair, findings);
    }
    body(request, findings);
    if let Some(v) = request.get("v").filter(|v| v != "2.0") {
        findings.mistake(say!("v is {v}", "v 为 {v}"), text("send v=2.0", "应为 2.0"));
    }
    if let (Some(sent), Some(own)) = (request.get("app_key"), app_key)
        && sent != own
    {
        let advice = text(
            "the configured secret belongs to another app: select a --profile",
            "所用密钥属于另一个应用：请选择 --profile",
        );
        findings.mistake(
            say!("app_key is {sent}, but the configured one is {own}", "app_key 为 {sent}，当前配置为 {own}"),
            advice,
        );
    }
}

/// Checks the type of the body.
fn body(request: &SentRequest, findings: &mut Findings) {
    if request.is_json {
        let advice = text(
            "send a form: application/x-www-form-urlencoded",
            "应以表单发送：application/x-www-form-urlencoded",
        );
        findings.mistake(text("the body is JSON", "请求体为 JSON"), advice);
    }
    if !request.files.is_empty() {
        let files: Vec<_> = request.files.iter().map(|file| file.name.as_str()).collect();
        let files = files.join(", ");
        findings.note(say!("files are not signed: {files}", "文件不参与签名：{files}"), "");
    }
}

/// Checks the encoding of a value.
fn value(pair: &Pair, findings: &mut Findings) {
    let name = &pair.name;
    let Ok(decoded_text) = std::str::from_utf8(&pair.bytes) else {
        let advice =
            text("encode values in UTF-8 before they are percent-encoded", "先按 UTF-8 编码，再做 URL 编码");
        return findings
            .mistake(say!("{name} is not UTF-8; it may be GBK", "{name} 不是 UTF-8，可能是 GBK"), advice);
    };
    if let Some(intended) = gbk_in_disguise(decoded_text).filter(|_| !is_secret_parameter(name)) {
        findings.note(
            say!(
                "{name} is {decoded_text:?} in UTF-8 and {intended:?} in GBK",
                "{name} 按 UTF-8 为 {decoded_text:?}；按 GBK 为 {intended:?}"
            ),
            text(
                "if the GBK text is the intended one: encode values in UTF-8 before they are percent-encoded",
                "若 GBK 的内容才是本意：先按 UTF-8 编码，再做 URL 编码",
            ),
        );
    }
    if pair.bytes.starts_with(BYTE_ORDER_MARK) {
        findings.note(
            say!("{name} begins with a byte order mark", "{name} 以 BOM 开头"),
            text("remove it: it is part of the value", "请去除：BOM 会成为参数值的一部分"),
        );
    }
    if is_encoded_twice(decoded_text) {
        findings.note(
            say!("{name} is still URL-encoded after decoding", "{name} 解码后仍是 URL 编码"),
            text("encode values once: form encoders encode them already", "只编码一次：表单提交时已自动编码"),
        );
    }
}

/// Whether the text is not a URL and contains encoded characters that are not ASCII.
fn is_encoded_twice(text: &str) -> bool {
    let is_encoded = text.contains('%') && !text.contains("://");
    is_encoded
        && String::from_utf8(decoded(text.as_bytes(), true)).is_ok_and(|text| !text.is_ascii())
        && text.is_ascii()
}

/// Checks the name and the place of a parameter.
fn place(pair: &Pair, findings: &mut Findings) {
    let name = &pair.name;
    if pair.is_empty() && !name.is_empty() && name != "sign" {
        let advice = text("omit it from the request and the signature", "不要发送，也不要参与签名");
        findings.note(say!("{name} is empty", "{name} 为空"), advice);
    }
    let system = SYSTEM_PARAMETERS.iter().find(|known| name.eq_ignore_ascii_case(known));
    if let Some(known) = system.filter(|known| *known != name) {
        let advice = text("write the name as documented", "参数名请与文档一致");
        findings.note(say!("{name} is not {known}", "{name} 与 {known} 大小写不同"), advice);
    }
    if pair.in_query && matches!(system, Some(&("session" | "sign"))) {
        let advice =
            text("send all parameters in the body: URLs are logged", "请全部放在请求体中：URL 会被记录");
        findings.note(say!("{name} is in the URL", "{name} 出现在 URL 中"), advice);
    }
}

/// Returns the GBK text of the bytes if it is Chinese and their UTF-8 text is not. Some bytes are valid in both.
fn gbk_in_disguise(text: &str) -> Option<String> {
    let odd: Vec<_> = text.chars().filter(|c| !c.is_ascii()).collect();
    // Western words contain few accented letters, all of them in Latin-1.
    if odd.len() < 2 || odd.iter().all(|c| *c < '\u{100}') || odd.iter().any(|c| *c >= '\u{800}') {
        return None;
    }
    let (decoded, _, failed) = GBK.decode(text.as_bytes());
    let is_chinese = |c: char| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    (!failed && decoded.chars().all(is_chinese)).then(|| decoded.into_owned())
}

/// Checks the form of `sign`. If it is explained, the explanation says more about its length and its encoding.
pub(super) fn algorithm(request: &SentRequest, is_explained: bool, findings: &mut Findings) {
    let (Some(name), Some(sign)) = (request.get("sign_method"), request.get("sign")) else { return };
    let Some(method) = declared(request) else {
        let advice = text("use md5, hmac or hmac-sha256", "可用 md5、hmac 或 hmac-sha256");
        return findings.mistake(say!("sign_method is {name}", "sign_method 为 {name}"), advice);
    };
    let upper_hex = text("write the digest as upper-case hex", "摘要应为大写十六进制");
    let written = Written::new(&sign);
    if !written.is_hex() {
        if !is_explained {
            let base64 = text("sign is base64", "sign 为 base64");
            let other = text("sign is not hex", "sign 不是十六进制");
            findings.mistake(if written.is_base64() { base64 } else { other }, upper_hex);
        }
        return;
    }
    let length = if method == SignMethod::HmacSha256 { 64 } else { 32 };
    if sign.len() != length && !is_explained {
        let found = sign.len();
        findings.mistake(
            say!(
                "sign has {found} characters, but {name} gives {length}",
                "sign 长度为 {found}，{name} 应为 {length}"
            ),
            text("use the algorithm that sign_method names", "请使用 sign_method 指定的算法"),
        );
    }
    if sign.bytes().any(|byte| byte.is_ascii_lowercase()) {
        findings.mistake(text("sign is in lower case", "sign 为小写"), upper_hex);
    }
}

const MINUTE: i64 = 60_000;

/// Checks the timestamp.
pub(super) fn time(request: &SentRequest, findings: &mut Findings) {
    let Some(timestamp) = request.get("timestamp") else { return };
    let format = text(
        "use yyyy-MM-dd HH:mm:ss with leading zeros, GMT+8",
        "格式为 yyyy-MM-dd HH:mm:ss（补零），GMT+8",
    );
    if let Some(time) = civil(&timestamp) {
        return difference(time.unix_millis(), false, findings);
    }
    let units = [
        (1, text("timestamp is in seconds since 1970", "timestamp 为秒级时间戳")),
        (1000, text("timestamp is in milliseconds since 1970", "timestamp 为毫秒级时间戳")),
    ];
    match units.into_iter().find_map(|(unit, what)| Some((epoch(&timestamp, unit)?, what))) {
        Some((millis, what)) => {
            findings.note(what, format);
            difference(millis, true, findings);
        }
        None => findings.mistake(say!("timestamp is {timestamp}", "timestamp 为 {timestamp}"), format),
    }
}

/// Checks the difference of the timestamp from the current time. An epoch has no time zone.
fn difference(millis: i64, is_epoch: bool, findings: &mut Findings) {
    let minutes = (millis - TopTime::now().unix_millis()) / MINUTE;
    if (minutes + 480).abs() <= 10 && !is_epoch {
        findings.mistake(
            text("timestamp is 8 hours behind: it is in UTC", "时间戳比现在早 8 小时：使用了 UTC"),
            text(
                "use the time in GMT+8 on machines of any time zone",
                "无论机器时区如何，都应使用 GMT+8 时间",
            ),
        );
    } else if minutes.abs() > 10 {
        let (en, zh) = duration(minutes.unsigned_abs());
        let (side, zh_side) = if minutes < 0 { ("behind", "早") } else { ("ahead of", "晚") };
        findings.note(
            say!("timestamp is {en} {side} the current time", "时间戳比现在{zh_side} {zh}"),
            text(
                "the gateway accepts 10 minutes: set a new timestamp for each attempt",
                "网关允许 10 分钟：每次发送都应更新时间戳",
            ),
        );
    }
}

/// Returns a duration in English and in Chinese: `17 hours 52 minutes`, `17 小时 52 分`.
fn duration(minutes: u64) -> (String, String) {
    let units = [
        (minutes / 1440, "day", "days", "天"),
        (minutes / 60 % 24, "hour", "hours", "小时"),
        (minutes % 60, "minute", "minutes", "分"),
    ];
    let shown = units.iter().filter(|(count, ..)| *count > 0).take(2);
    let texts = shown.map(|(count, one, many, zh)| {
        (counted(usize::try_from(*count).unwrap_or(usize::MAX), one, many), format!("{count} {zh}"))
    });
    let (en, zh): (Vec<_>, Vec<_>) = texts.unzip();
    (en.join(" "), zh.join(" "))
}

/// Checks the parameters against the description of the API.
pub(super) fn api(request: &SentRequest, findings: &mut Findings) {
    let Some(method) = request.get("method") else { return };
    let Some(api) = tbk_apis::find(&method).map(|api| api.schema) else {
        return findings.note(
            say!("{method} is unknown to this program", "本程序未收录 {method}"),
            text("check the name of the API", "请检查接口名"),
        );
    };
    if api.session == SessionPolicy::Required && request.get("session").is_none() {
        findings.mistake(
            say!("{method} requires a session", "{method} 需要 session"),
            text("send it and include it in the signature", "请发送并参与签名"),
        );
    }
    for field in api.parameters.iter().filter(|field| field.required) {
        if request.get(field.name).is_none() && !request.files.iter().any(|file| file.name == field.name) {
            let name = field.name;
            findings.mistake(say!("{name} is required", "{name} 为必填参数"), text("send it", "请发送"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_two_units() {
        assert_eq!(duration(1072), ("17 hours 52 minutes".to_owned(), "17 小时 52 分".to_owned()));
        assert_eq!(duration(60), ("1 hour".to_owned(), "1 小时".to_owned()));
        assert_eq!(duration(1500).1, "1 天 1 小时");
    }

    #[test]
    fn values_that_are_encoded_twice_are_recognised() {
        assert!(is_encoded_twice("%E5%A5%B3%E8%A3%85"));
        assert!(
            !is_encoded_twice("100%")
                && !is_encoded_twice("https://a/?q=%E5%A5%B3")
                && !is_encoded_twice("女")
        );
    }
}
