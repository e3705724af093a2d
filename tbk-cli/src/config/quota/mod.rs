//! The limits of calls: `[quota]` of the configuration, and the store that counts.

mod limits;
mod settings;
mod store;

pub(crate) use settings::{QuotaSettings, QuotaUrl};
pub(crate) use store::{CallQuotas, connect, describe, failure};
