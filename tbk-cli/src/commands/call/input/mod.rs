//! The inputs of `--input`: JSON Lines, a JSON array, CSV or a list of values.

mod format;
mod lines;
mod records;

pub(crate) use format::InputFormat;
pub(crate) use lines::{Input, Line, Options, Survey, without_secrets};
pub(crate) use records::{Content, Record, Records, place};
