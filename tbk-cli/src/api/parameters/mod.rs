//! Parameters of a call: from arguments, JSON objects and table cells to the text of the request.

mod assignment;
mod json;
mod set;
mod value;

pub(crate) use assignment::{Assignment, Path};
pub(crate) use json::parse;
pub(crate) use set::{FileAccess, Parameters, Source};
pub(crate) use value::{Times, simple_parameter};
