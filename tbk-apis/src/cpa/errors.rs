//! Errors that the platform documents for these APIs.

use top_core::ErrorRule;

use crate::shared::errors::{ADZONE, PID, UNAVAILABLE, error_table};

pub(super) const NEW_USERS: &[ErrorRule] = error_table![UNAVAILABLE, ADZONE, PID];
