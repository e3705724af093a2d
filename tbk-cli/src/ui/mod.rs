//! Texts, failures, input and output.

pub(crate) mod cause;
pub(crate) mod deferred;
pub(crate) mod failure;
pub(crate) mod help;
pub(crate) mod invalid;
pub(crate) mod lang;
pub(crate) mod library;
pub(crate) mod output;
pub(crate) mod prompt;
pub(crate) mod secret;
pub(crate) mod shell;
pub(crate) mod source;
pub(crate) mod usage;
pub(crate) mod when;
