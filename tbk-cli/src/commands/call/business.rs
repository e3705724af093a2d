//! Business errors of replies.

use top_core::{BusinessError, ErrorKind};

use crate::ui::failure::{Failure, Status, advice};
use crate::ui::lang::say;
use crate::ui::library;

/// Returns the failure for a business error. The outcome of a write is unknown if the code is that of a platform failure.
pub(crate) fn business_failure(method: &str, error: &BusinessError) -> Failure {
    let text = library::business_error(error);
    let message = say!("{method}: {text}", "{method}：{text}");
    let status = match error.kind {
        ErrorKind::OutcomeUnknown => Status::Unknown,
        _ => Status::Business,
    };
    let failure = Failure::new(status, message);
    match &error.hint {
        Some(hint) => failure.hint(advice(hint)),
        None => failure,
    }
}
