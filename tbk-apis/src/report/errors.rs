//! Errors that the platform documents for these APIs.

use top_core::ErrorRule;

use crate::shared::errors::{
    ADZONE, CALL_FAILED, ITEM_GONE, MATERIAL_ID, ME, NO_RESULT, PID, QUERY_EMPTY, error_table,
};

pub(super) const REPORTS: &[ErrorRule] =
    error_table![ME, ITEM_GONE, ADZONE, QUERY_EMPTY, PID, CALL_FAILED, NO_RESULT, MATERIAL_ID];
