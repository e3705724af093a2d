//! The built-in sandbox.

use top_core::TopApi as _;
use top_sandbox::{Ledger, Sandbox, SandboxBuilder};

use super::time_get::TimeGet;

/// Returns a sandbox builder with all APIs that this program calls.
pub(crate) fn builder() -> SandboxBuilder {
    Sandbox::builder().api(TimeGet::SCHEMA)
}

/// Returns a sandbox builder whose orders, refunds and punishments change over time. Other APIs respond as those of
/// [`builder`].
pub(crate) fn with_orders() -> SandboxBuilder {
    builder().ledger(Ledger::demo())
}
