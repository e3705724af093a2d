//! The commands of `tbk`, one module each.

pub(crate) mod apis;
pub(crate) mod call;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod decode;
pub(crate) mod describe;
pub(crate) mod doctor;
pub(crate) mod explain;
pub(crate) mod help;
pub(crate) mod link;
pub(crate) mod man;
pub(crate) mod orders;
pub(crate) mod pid;
pub(crate) mod quota;
mod removal;
pub(crate) mod sandbox;
pub(crate) mod schema;
pub(crate) mod session;
pub(crate) mod sign;
