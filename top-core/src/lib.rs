//! Signing, encoding, decoding, errors and the client for the Taobao Open Platform (TOP, 淘宝开放平台).

// The derives write absolute paths; this makes them work in this crate's own tests too.
extern crate self as top_core;

mod api;
#[cfg(feature = "client")]
mod client;
mod error;
mod hint;
mod params;
mod sign;
mod types;
mod wire;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[doc(hidden)]
pub mod builder;
pub mod check;
pub mod de;
pub mod describe;
pub mod envelope;
pub mod json;
pub mod request;

pub use api::{TopApi, TopObject, session};
#[cfg(feature = "blocking")]
pub use client::blocking;
#[cfg(feature = "client")]
pub use client::{
    Caller, Clock, Endpoint, RawReply, Reply, SessionClient, SystemClock, TopClient, TopClientBuilder,
};
pub use error::{ApiError, Error, ErrorCode};
pub use params::{Param, Params};
pub use request::Format;
pub use rust_decimal::Decimal;
pub use sign::SignMethod;
pub use top_macros::{TopApi, TopObject};
pub use types::{AppSecret, FileItem, InvalidTime, ItemId, Json, Money, Session, TopTime};
pub use wire::{Text, Wire};
