//! The results of the checks.

use serde_json::{Value, json};
use top_core::{Error, ErrorKind};

use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{Lang, lang, text};
use crate::ui::output::{Form, Output};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Health {
    Ok,
    Warning,
    Failed,
    /// Not checked, because an earlier check failed or there is nothing to check.
    Skipped,
}

/// The results of all checks.
#[derive(Default)]
pub(super) struct Report {
    pub(super) checks: Vec<Value>,
    pub(super) failed: Option<Status>,
}

impl Report {
    pub(super) fn add(&mut self, check: &str, health: Health, detail: impl Into<String>) {
        let health = match health {
            Health::Ok => "ok",
            Health::Warning => "warning",
            Health::Failed => {
                self.failed.get_or_insert(Status::Failed);
                "failed"
            }
            Health::Skipped => "skipped",
        };
        self.checks.push(json!({ "check": check, "state": health, "detail": detail.into() }));
    }

    /// Adds a failed check. The first failure sets the exit status.
    pub(super) fn fail(&mut self, check: &str, status: Status, detail: String, advice: Option<String>) {
        self.failed.get_or_insert(status);
        self.add(check, Health::Failed, detail);
        if let (Some(advice), Some(entry)) = (advice, self.checks.last_mut()) {
            entry["advice"] = advice.into();
        }
    }

    pub(super) fn failure(&mut self, check: &str, failure: &Failure) {
        self.fail(check, failure.status(), failure.to_string(), failure.advice().map(str::to_owned));
    }

    /// Adds the error of a call.
    pub(super) fn error(&mut self, check: &str, error: Error) {
        let kind = error.kind();
        let failure = Failure::from(error);
        let advice = match kind {
            // The general advice is to run this command.
            ErrorKind::Signature | ErrorKind::AppKey => Some(
                text(
                    "app_key and app_secret must belong to one app, in the environment of this gateway",
                    "app_key 与 app_secret 须属于同一应用，且与网关环境一致",
                )
                .to_owned(),
            ),
            _ => failure.advice().map(str::to_owned),
        };
        self.fail(check, failure.status(), failure.to_string(), advice);
    }

    /// Prints the checks: for people in the language of this run, for programs with fixed names.
    pub(super) fn print(&self, output: &Output) -> Result<(), Failure> {
        if lang() == Lang::En || output.form() != Form::Table || !output.fields().is_empty() {
            return output.list(&self.checks);
        }
        output.list(&self.checks.iter().map(in_chinese).collect::<Vec<_>>())
    }
}

fn in_chinese(check: &Value) -> Value {
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
