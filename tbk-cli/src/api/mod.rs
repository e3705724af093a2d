//! The APIs: lookup, parameters, responses, definitions.

pub(crate) mod completions;
pub(crate) mod docs;
pub(crate) mod dump;
pub(crate) mod error;
pub(crate) mod find;
pub(crate) mod parameters;
pub(crate) mod response;
pub(crate) mod sandbox;
pub(crate) mod search;
pub(crate) mod sign_method;
pub(crate) mod time_get;
