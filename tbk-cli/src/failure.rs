//! How the program ends where it can't do what was asked.

use std::fmt;
use std::process::ExitCode;

use top_core::{Error, ErrorKind};

/// What went wrong, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    hint: Option<String>,
    status: u8,
}

/// The call was made, or tried, and brought no data.
const FAILED: u8 = 1;
/// The command line or the environment is wrong; nothing was sent. The status that clap uses too.
const USAGE: u8 = 2;

impl Failure {
    /// A mistake in what was asked.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, status: USAGE }
    }

    /// A failure of this machine.
    pub(crate) fn here(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, status: FAILED }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Tells the user, on standard error.
    #[allow(clippy::print_stderr, reason = "this is where the program talks to its user")]
    pub(crate) fn report(&self) -> ExitCode {
        eprintln!("{self}");
        ExitCode::from(self.status)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\nhint: {hint}"))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let wrong_call = matches!(error.kind(), ErrorKind::Config | ErrorKind::InvalidRequest);
        let status = if wrong_call { USAGE } else { FAILED };
        // The library's advice speaks of its methods where the program has environment variables.
        let hint = match error.kind() {
            ErrorKind::SessionMissing => Some("set TBK_SESSION to the session of the account".to_owned()),
            ErrorKind::Signature => {
                Some("check that TBK_APP_KEY and TBK_APP_SECRET belong together".to_owned())
            }
            ErrorKind::AppKey => {
                Some("check TBK_APP_KEY, and that it belongs to this environment".to_owned())
            }
            _ => error.hint().map(|hint| hint.en().to_owned()),
        };
        Self { message: error.message(), hint, status }
    }
}
