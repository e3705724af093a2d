//! The lists of the platform: their APIs, requests and rows.

mod blank;
mod document;
mod list;
mod problem;
mod request;
mod row;

pub(crate) use list::{
    Paging, api, axis_code, first_limit, live_axis, live_interval, paging, scenes, shortest,
};
pub use problem::PageProblem;
pub(crate) use request::{Ask, OTHER_STATES, params, parts};
pub(crate) use row::{PageRows, is_identified, lacks_identity, read_page};
