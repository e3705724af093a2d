//! Failures of the program and their exit status.

use std::fmt;
use std::process::ExitCode;
use std::sync::Arc;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use serde_json::{Value, json};
use top_core::{Cause, Error, ErrorKind, Hint, Scope};

use crate::ui::cause;
use crate::ui::lang::{Lang, lang, say, text};
use crate::ui::library;
use crate::ui::output::{Terminal, note, printable, write_stderr};
use crate::ui::secret;

/// A failure with a hint and an exit status.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    hint: Option<String>,
    status: Status,
    snippet: Option<Box<Snippet>>,
    /// The error of the library, if it caused the failure.
    error: Option<Arc<Error>>,
}

/// A position in the input.
#[derive(Debug)]
struct Snippet {
    source: NamedSource<String>,
    offset: usize,
    label: String,
}

/// The exit status, documented in `docs/cli.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// The reader of the output closed it.
    Done = 0,
    /// The call was made or attempted, and returned no data.
    Failed = 1,
    /// The command line or the configuration is invalid; no request was sent. Clap uses the same status.
    Usage = 2,
    /// The app, the account or the session has no permission.
    Authorisation = 4,
    /// A call limit is reached.
    Throttled = 5,
    /// Only a part of the work was done.
    Partial = 6,
    /// The platform reported a business error.
    Business = 7,
    /// A call that makes a change may or may not have taken effect.
    Unknown = 8,
}

impl Failure {
    /// An invalid command line, configuration or input.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Status::Usage, message)
    }

    /// A failure on this machine.
    pub(crate) fn local(message: impl Into<String>) -> Self {
        Self::new(Status::Failed, message)
    }

    pub(crate) fn new(status: Status, message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, status, snippet: None, error: None }
    }

    /// The reader of the output closed it, as `head` does. The program ends without a message.
    pub(crate) fn broken_pipe() -> Self {
        Self::new(Status::Done, "")
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Invalid JSON, with the position of the error. A text that may contain a secret is not displayed.
    pub(crate) fn json(name: &str, source: &str, error: &serde_json::Error) -> Self {
        let what = cause::of_json(error);
        let (line, column) = (error.line(), error.column());
        let place = match line {
            0 => String::new(),
            1 => say!(", column {column}", "，第 {column} 列"),
            _ => say!(", line {line}, column {column}", "，第 {line} 行第 {column} 列"),
        };
        let failure = Self::usage(say!(
            "{name} is not valid JSON: {what}{place}",
            "{name} 不是合法的 JSON：{what}{place}"
        ));
        if secret::may_contain_secret(source) || error.line() == 0 {
            return failure;
        }
        let before: usize = source.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
        let offset = (before + error.column().saturating_sub(1)).min(source.len());
        let offset = (0..=offset).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        let source = NamedSource::new(name, source.to_owned());
        let label = text("here", "此处").to_owned();
        Self { snippet: Some(Box::new(Snippet { source, offset, label })), ..failure }
    }

    /// Returns the message.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Returns the hint, without a label.
    pub(crate) fn advice(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    pub(crate) fn status(&self) -> Status {
        self.status
    }

    /// Adds a prefix to the message.
    pub(crate) fn prefixed(mut self, prefix: &str) -> Self {
        self.message.insert_str(0, prefix);
        self
    }

    pub(crate) fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// Returns the failure as JSON, for the outcomes of `--input`.
    pub(crate) fn to_json(&self) -> Value {
        let mut shown = json!({ "message": self.message });
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                shown[name] = value.into();
            }
        };
        let api_error = self.error.as_ref().and_then(|error| error.api_error());
        add("kind", self.error.as_ref().map(|error| error.kind().as_str().to_owned()));
        add("code", api_error.map(|error| error.code.as_str().to_owned()));
        add("sub_code", api_error.and_then(|error| error.sub_code.clone()));
        let request_id = self.error.as_ref().and_then(|error| error.request_id());
        add("request_id", request_id.map(str::to_owned));
        add("hint", self.hint.clone());
        shown
    }

    /// Prints the failure to standard error: with the position in the input on a terminal, in plain lines elsewhere.
    pub(crate) fn report(&self) -> ExitCode {
        if self.status == Status::Done {
            return ExitCode::SUCCESS;
        }
        let terminal = Terminal::stderr();
        let mut shown = String::new();
        let theme =
            if terminal.colours { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let mut handler = GraphicalReportHandler::new_themed(theme).with_width(terminal.width.into());
        if let Some(hint) = self.labelled_hint() {
            handler = handler.with_footer(printable(&hint));
        }
        if !terminal.interactive || handler.render_report(&mut shown, self).is_err() {
            note(&self.plain());
        } else {
            // The texts are printable already; the control characters are colours.
            write_stderr(&shown);
        }
        ExitCode::from(self.status as u8)
    }

    fn plain(&self) -> String {
        let message = format!("{}{}", text("error: ", "错误："), self.message);
        self.labelled_hint().map_or(message.clone(), |hint| format!("{message}\n{hint}"))
    }

    fn labelled_hint(&self) -> Option<String> {
        self.hint.as_ref().map(|hint| format!("{}{hint}", text("hint: ", "提示：")))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(&self.message))
    }
}

impl std::error::Error for Failure {}

impl Diagnostic for Failure {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.as_ref().map(|snippet| &snippet.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let Snippet { offset, label, .. } = &**self.snippet.as_ref()?;
        Some(Box::new(std::iter::once(LabeledSpan::at_offset(*offset, label))))
    }
}

/// Returns the hint in the language of this run.
pub(crate) fn advice(hint: &Hint) -> &str {
    match lang() {
        Lang::En => hint.en(),
        Lang::Zh => hint.zh(),
    }
}

/// Returns the advice for the kinds whose hints in the library name its methods instead of commands and variables.
pub(crate) fn command_advice(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::SessionMissing => no_session(),
        ErrorKind::SessionExpired | ErrorKind::SessionInvalid => text(
            "authorise the account again: `tbk session url`, then `tbk session exchange`",
            "请重新授权：`tbk session url`，然后 `tbk session exchange`",
        ),
        ErrorKind::Signature => text(
            "check that app_key and app_secret belong together: `tbk doctor` shows where they are set",
            "检查 app_key 与 app_secret 是否匹配：`tbk doctor` 可查看其来源",
        ),
        ErrorKind::AppKey => text(
            "check the app_key and its environment: `tbk doctor` shows where it is set",
            "检查 app_key 及其所属环境：`tbk doctor` 可查看其来源",
        ),
        _ => return None,
    })
}

/// Returns the calls that a limit counts.
pub(crate) fn limit_of(scope: Scope) -> &'static str {
    match scope {
        Scope::App => text("the app: all its calls", "应用：该应用的全部调用"),
        Scope::Api => text("the API: the calls of all apps", "接口：所有应用对该接口的调用"),
        Scope::AppApi => {
            text("the app and the API: the app's calls of this API", "应用与接口：该应用对该接口的调用")
        }
        Scope::Account => {
            text("the account: its calls in all apps and channels", "账号：该账号在所有应用和渠道的调用")
        }
    }
}

/// Describes a call that was not sent because of a known limit.
fn held_back(error: &Error) -> String {
    let method = error.method().unwrap_or_default();
    let limit = error.throttle().map(|throttle| limit_of(throttle.scope)).unwrap_or_default();
    let ends = error.throttle().and_then(|throttle| throttle.reopens);
    let ends = ends.map(|at| at.to_whole_seconds().to_string()).unwrap_or_default();
    say!(
        "{method} was not called: a call limit is reached until {ends} GMT+8 ({limit})",
        "未调用 {method}：已触发流控（{limit}），{ends}（GMT+8）结束"
    )
}

fn held_back_hint() -> &'static str {
    text(
        "`tbk quota` shows the limits; after a reset in the console, `tbk quota clear` removes them",
        "`tbk quota` 查看流控；在控制台重置调用量后，用 `tbk quota clear` 清除",
    )
}

/// Returns the exit status for an error of this kind.
pub(crate) fn status_of(kind: ErrorKind) -> Status {
    match kind {
        ErrorKind::Config | ErrorKind::InvalidRequest => Status::Usage,
        ErrorKind::SessionMissing
        | ErrorKind::SessionExpired
        | ErrorKind::SessionInvalid
        | ErrorKind::AppKey
        | ErrorKind::Signature
        | ErrorKind::Permission => Status::Authorisation,
        ErrorKind::Throttled => Status::Throttled,
        ErrorKind::Business => Status::Business,
        ErrorKind::OutcomeUnknown => Status::Unknown,
        _ => Status::Failed,
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Arc::new(error).into()
    }
}

impl From<Arc<Error>> for Failure {
    fn from(error: Arc<Error>) -> Self {
        // A session provider of this program failed.
        if let Cause::Extension { error: cause, .. } = error.cause()
            && let Some(Self { message, hint, status, .. }) = cause.downcast_ref()
        {
            let (message, hint, status) = (message.clone(), hint.clone(), *status);
            return Self { message, hint, status, snippet: None, error: Some(error) };
        }
        let hint = command_advice(error.kind())
            .map(str::to_owned)
            .or_else(|| error.hint().map(|hint| advice(&hint).to_owned()));
        let status = status_of(error.kind());
        let hint = match error.cause() {
            Cause::HeldBack => Some(held_back_hint().to_owned()),
            _ => hint,
        };
        let message = match error.cause() {
            Cause::HeldBack => held_back(&error),
            _ => library::describe(&error),
        };
        Self { message, hint, status, snippet: None, error: Some(error) }
    }
}

/// The hint for a missing session.
pub(crate) fn no_session() -> &'static str {
    text(
        "set TBK_SESSION, or store a session with `tbk session exchange` or `tbk config set session`",
        "请设置 TBK_SESSION，或用 `tbk session exchange`、`tbk config set session` 保存",
    )
}
