//! The checks in Chinese.

use serde_json::Value;

/// Returns a check with Chinese names and states.
pub(super) fn check(check: &Value) -> Value {
    const NAMES: [(&str, &str); 19] = [
        ("configuration", "配置文件"),
        ("credentials", "凭证"),
        ("endpoint", "网关地址"),
        ("proxy", "代理"),
        ("connection", "连接"),
        ("gateway", "网关响应"),
        ("clock", "时钟"),
        ("signature", "签名"),
        ("quota", "流控"),
        ("stored limit", "流控记录"),
        ("shared quota", "共用限额"),
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
