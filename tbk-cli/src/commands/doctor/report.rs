//! The results of the checks.

use serde_json::{Value, json};
use top_core::{Error, ErrorKind};

use super::in_chinese;
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
        let message = failure.to_string();
        self.fail(check, failure.status(), message, advice);
    }

    /// Prints the checks: for people in the language of this run, for programs with fixed names.
    pub(super) fn print(&self, output: &Output) -> Result<(), Failure> {
        if lang() == Lang::En || output.form() != Form::Table || !output.fields().is_empty() {
            return output.list(&self.checks);
        }
        output.list(&self.checks.iter().map(in_chinese::check).collect::<Vec<_>>())
    }
}
