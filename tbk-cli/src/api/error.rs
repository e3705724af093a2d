//! The documented errors of an API, as the client classifies them.

use top_core::schema::{Access, ApiSchema};
use top_core::{ErrorKind, ErrorRule, Hint};

/// Returns the kind of an error of this API. After a platform failure of a write, the outcome is unknown.
pub(crate) fn kind_in(api: Option<&ApiSchema>, rule: &ErrorRule) -> ErrorKind {
    match (rule.kind, api.map(|api| api.access)) {
        (ErrorKind::Platform, Some(Access::Write)) => ErrorKind::OutcomeUnknown,
        (kind, _) => kind,
    }
}

/// Returns the advice for an error of this API. If the outcome is unknown, the advice says how to check it.
pub(crate) fn advice_in(api: Option<&ApiSchema>, rule: &ErrorRule) -> Option<Hint> {
    let mut general = *rule;
    general.kind = kind_in(api, rule);
    if rule.kind == ErrorKind::Platform && general.kind == ErrorKind::OutcomeUnknown {
        // The hint of a transient error is to call again, which may repeat a change.
        general.hint = api.and_then(|api| api.verify);
    }
    general.advice()
}
