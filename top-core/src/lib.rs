//! Signing, encoding, decoding, errors and the client for the Taobao Open Platform (TOP, 淘宝开放平台).

// The derives write absolute paths; this makes them work in this crate's own tests too.
extern crate self as top_core;

mod api;
mod params;
mod types;
mod wire;

pub mod de;
pub mod describe;
pub mod json;

pub use api::{TopApi, TopObject, session};
pub use params::{Param, Params};
pub use top_macros::{TopApi, TopObject};
pub use types::{AppSecret, FileItem, InvalidTime, ItemId, Json, Money, Session, TopTime};
pub use wire::{Text, Wire};
