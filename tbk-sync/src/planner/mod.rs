//! Which windows to read: pure functions of the time and of what was read.

mod sweep;
mod window;

pub(crate) use sweep::{First, SWEEPS, Sweep, is_due};
pub(crate) use window::{backfill, halves, live, lowered, raised, split};
