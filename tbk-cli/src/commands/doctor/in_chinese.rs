//! The checks in Chinese.

use serde_json::Value;
use top_core::{Cause, Error};

use crate::ui::os_error;

/// Returns a check with Chinese names and states.
pub(super) fn check(check: &Value) -> Value {
    const NAMES: [(&str, &str); 17] = [
        ("configuration", "配置文件"),
        ("credentials", "凭证"),
        ("endpoint", "网关地址"),
        ("proxy", "代理"),
        ("connection", "连接"),
        ("gateway", "网关响应"),
        ("clock", "时钟"),
        ("signature", "签名"),
        ("quota", "流控"),
        ("ok", "正常"),
        ("warning", "警告"),
        ("failed", "未通过"),
        ("skipped", "未检查"),
        ("check", "检查项"),
        ("state", "状态"),
        ("detail", "说明"),
        ("advice", "建议"),
    ];
    // profile, app_key, app_secret and session are terms of the platform and of this program.
    let translated = |name: &str| {
        let found = NAMES.iter().find(|(english, _)| *english == name);
        found.map_or(name, |(_, chinese)| chinese).to_owned()
    };
    let members = check.as_object().into_iter().flatten();
    let member = |(name, value): (&String, &Value)| {
        let value = match (name.as_str(), value.as_str()) {
            ("check" | "state", Some(value)) => translated(value).into(),
            _ => value.clone(),
        };
        (translated(name), value)
    };
    Value::Object(members.map(member).collect())
}

/// Describes the error of a call. The texts of the library are in English.
pub(super) fn error(error: &Error) -> String {
    let what = match error.cause() {
        Cause::Unreachable { endpoint, source, .. } => {
            format!("无法连接网关 {endpoint}{}", reason(source.as_deref()))
        }
        Cause::NoAnswer { source, .. } => format!("网关没有响应{}", reason(source.as_deref())),
        Cause::OutOfTime => "超过时限，请求未发送".to_owned(),
        Cause::HeldBack => "已被限流，请求未发送".to_owned(),
        Cause::Http { status, .. } => format!("HTTP 状态码 {status}，不是网关的响应"),
        Cause::TooLarge { limit } => format!("响应超过 {limit} 字节"),
        Cause::Decode { .. } => "响应无法解析，可能不是网关的响应".to_owned(),
        Cause::Api(error) => {
            let sub_code = error.sub_code.as_ref().map(|code| format!("：{code}")).unwrap_or_default();
            let text = error.sub_msg.as_ref().or(error.msg.as_ref());
            let text = text.map(|text| format!("（{text}）")).unwrap_or_default();
            format!("错误 {}{sub_code}{text}", error.code)
        }
        _ => return error.message(),
    };
    let request_id = error.request_id().map(|id| format!(" [request_id {id}]")).unwrap_or_default();
    let reopens = error.throttle().and_then(|throttle| throttle.reopens);
    let reopens = reopens.map(|at| format!("，{at} GMT+8 恢复")).unwrap_or_default();
    format!("{what}{request_id}{reopens}")
}

/// Returns the error of the operating system that caused an error of the transport.
fn reason(source: Option<&(dyn std::error::Error + Send + Sync + 'static)>) -> String {
    let first = source.map(|error| error as &(dyn std::error::Error + 'static));
    let mut causes = std::iter::successors(first, |error| error.source());
    let system = causes.find_map(|error| error.downcast_ref::<std::io::Error>()?.raw_os_error());
    system
        .map(|code| format!("：{}", os_error::describe(&std::io::Error::from_raw_os_error(code))))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn details_are_not_translated() {
        let translated = check(&json!({ "check": "signature", "state": "ok", "detail": "ok" }));
        assert_eq!(translated, json!({ "检查项": "签名", "状态": "正常", "说明": "ok" }));
    }
}
