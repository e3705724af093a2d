//! The client: one fixed pipeline from a typed call to typed data.

mod builder;
mod call;
mod endpoint;
mod reply;
mod send;

#[cfg(feature = "blocking")]
pub mod blocking;

pub use builder::{Clock, SystemClock, TopClientBuilder};
pub use call::{Caller, SessionClient, TopClient};
pub use endpoint::Endpoint;
pub use reply::{RawReply, Reply};
