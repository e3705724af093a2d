//! Plans the windows to read: pure functions of the time and the coverage.

mod lag;
mod sweep;
mod window;

pub(crate) use lag::{lag, widened};
pub(crate) use sweep::{First, SWEEPS, Sweep, day, is_due};
pub(crate) use window::{backfill, halves, live, lowered, raised, split};
