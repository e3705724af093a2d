//! Conversion against gateways that answer by the request.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod attribution;
mod batches;
mod cache;
mod gateway;
mod refusals;
mod sandbox;
