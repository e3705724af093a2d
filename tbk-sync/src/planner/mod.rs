//! Plans the windows to read: pure functions of the time and the coverage.

mod sweep;
mod window;

pub(crate) use sweep::{First, SWEEPS, Sweep, is_due};
pub(crate) use window::{backfill, halves, live, lowered, raised, split};
