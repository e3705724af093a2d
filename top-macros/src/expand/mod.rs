//! Writes the code that the derives add.

mod api;
mod builder;
mod object;
mod response;

pub(crate) use api::expand as api;
pub(crate) use object::expand as object;
