//! The built-in sandbox.

use top_core::TopApi as _;
use top_sandbox::{Sandbox, SandboxBuilder};

use super::time_get::TimeGet;

/// Returns a sandbox builder with all APIs that this program calls.
pub(crate) fn builder() -> SandboxBuilder {
    Sandbox::builder().api(TimeGet::SCHEMA)
}
