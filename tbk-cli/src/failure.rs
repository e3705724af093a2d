//! How the program ends where it can't do what was asked.

use std::fmt;
use std::process::ExitCode;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use serde_json::{Value, json};
use top_core::{Cause, Error, ErrorKind, Hint};

use crate::invalid;
use crate::lang::{Lang, lang, say, text};
use crate::output::{Terminal, note, printable, told};
use crate::secret;

/// What went wrong, what to do about it, and how the program ends.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    hint: Option<String>,
    status: Status,
    snippet: Option<Box<Snippet>>,
    /// The library's error, where it is one.
    error: Option<Error>,
}

/// The place in a text that was given.
#[derive(Debug)]
struct Snippet {
    source: NamedSource<String>,
    offset: usize,
    what: String,
}

/// How the program ends; the numbers are documented in `docs/cli.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Whoever read the output has seen enough.
    Done = 0,
    /// The call was made, or tried, and brought no data.
    Failed = 1,
    /// The command line or the configuration is wrong; nothing was sent. The status that clap uses too.
    Usage = 2,
    /// The app, the account or the session may not do this.
    Authorisation = 4,
    /// A limit is reached.
    Throttled = 5,
    /// Some of it was done.
    Partial = 6,
    /// The platform understood and said no.
    Refused = 7,
}

impl Failure {
    /// A mistake in what was asked.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Status::Usage, message)
    }

    /// A failure of this machine.
    pub(crate) fn here(message: impl Into<String>) -> Self {
        Self::new(Status::Failed, message)
    }

    pub(crate) fn new(status: Status, message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, status, snippet: None, error: None }
    }

    /// The reader of the output went away, as `head` does: there is nothing to say, and nothing left to do.
    pub(crate) fn nobody_reads() -> Self {
        Self::new(Status::Done, "")
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong with a JSON text, and where. A text that may hold a secret is not shown.
    pub(crate) fn json(name: &str, source: &str, error: &serde_json::Error) -> Self {
        let said = error.to_string();
        let what = said.split(" at line ").next().unwrap_or_default();
        let (line, column) = (error.line(), error.column());
        let place = match line {
            0 => String::new(),
            1 => say!(", column {column}", "，第 {column} 列"),
            _ => say!(", line {line}, column {column}", "，第 {line} 行第 {column} 列"),
        };
        let failure = Self::usage(say!(
            "{name} is no valid JSON: {what}{place}",
            "{name} 不是合法的 JSON：{what}{place}"
        ));
        if secret::is_mentioned(source) || error.line() == 0 {
            return failure;
        }
        let before: usize = source.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
        let offset = (before + error.column().saturating_sub(1)).min(source.len());
        let offset = (0..=offset).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        let source = NamedSource::new(name, source.to_owned());
        let what = text("here", "此处").to_owned();
        Self { snippet: Some(Box::new(Snippet { source, offset, what })), ..failure }
    }

    pub(crate) fn status(&self) -> Status {
        self.status
    }

    /// The failure with something said before it.
    pub(crate) fn after(mut self, lead: &str) -> Self {
        self.message.insert_str(0, lead);
        self
    }

    pub(crate) fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// The failure as data: what `--input` tells of a call that failed.
    pub(crate) fn to_json(&self) -> Value {
        let mut shown = json!({ "message": self.message });
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                shown[name] = value.into();
            }
        };
        let api_error = self.error.as_ref().and_then(|error| error.api_error());
        add("kind", self.error.as_ref().map(|error| format!("{:?}", error.kind())));
        add("code", api_error.map(|error| error.code.as_str().to_owned()));
        add("sub_code", api_error.and_then(|error| error.sub_code.clone()));
        let request_id = self.error.as_ref().and_then(|error| error.request_id());
        add("request_id", request_id.map(str::to_owned));
        add("hint", self.hint.clone());
        shown
    }

    /// Tells the user, on standard error: with the place in the text on a terminal, in plain lines elsewhere.
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
            // The texts inside were made printable; what is left are the handler's own colours.
            told(&shown);
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
        let Snippet { offset, what, .. } = &**self.snippet.as_ref()?;
        let label = LabeledSpan::at_offset(*offset, what);
        Some(Box::new(std::iter::once(label)))
    }
}

/// The advice in the language of this run.
pub(crate) fn advice(hint: &Hint) -> &str {
    match lang() {
        Lang::En => hint.en(),
        Lang::Zh => hint.zh(),
    }
}

/// How a failure of that kind ends the program.
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
        ErrorKind::Business => Status::Refused,
        _ => Status::Failed,
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        // The library's advice speaks of its methods where the program has commands and variables.
        let hint = match error.kind() {
            ErrorKind::SessionMissing => Some(no_session().to_owned()),
            ErrorKind::SessionExpired | ErrorKind::SessionInvalid => Some(
                text(
                    "have the account authorise again: `tbk session url`, then `tbk session exchange`",
                    "请重新授权：`tbk session url`，然后 `tbk session exchange`",
                )
                .to_owned(),
            ),
            ErrorKind::Signature => Some(
                text(
                    "check that app_key and app_secret belong together: `tbk doctor` says where they come from",
                    "检查 app_key 与 app_secret 是否匹配：`tbk doctor` 会说明它们的来源",
                )
                .to_owned(),
            ),
            ErrorKind::AppKey => Some(
                text(
                    "check the app_key, and that it belongs to this environment: `tbk doctor` says where it comes from",
                    "检查 app_key 及其所属环境：`tbk doctor` 会说明它的来源",
                )
                .to_owned(),
            ),
            _ => error.hint().map(|hint| advice(&hint).to_owned()),
        };
        let status = status_of(error.kind());
        let message = match error.cause() {
            Cause::Request(invalid) => invalid::told(invalid),
            _ => error.message(),
        };
        Self { message, hint, status, snippet: None, error: Some(error) }
    }
}

/// Where sessions come from.
pub(crate) fn no_session() -> &'static str {
    text(
        "set TBK_SESSION, or keep one with `tbk session exchange` or `tbk config set session`",
        "请设置 TBK_SESSION，或用 `tbk session exchange`、`tbk config set session` 保存",
    )
}
