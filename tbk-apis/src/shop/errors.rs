//! Errors that the platform documents for these APIs.

use top_core::ErrorRule;

use crate::shared::errors::{INVALID_ADZONE, UNAVAILABLE, error_table};

pub(super) const SEARCH: &[ErrorRule] = error_table![UNAVAILABLE];
pub(super) const SHARE: &[ErrorRule] = error_table![INVALID_ADZONE];
