//! Types that carry meaning: times, money, ids, files, secrets, open sets of codes.

mod code;
mod file;
mod id;
mod json_text;
mod money;
mod raw;
mod secret;
mod time;

pub use file::FileItem;
pub use id::ItemId;
pub use json_text::Json;
pub use money::Money;
pub use secret::{AppSecret, Secret, Session};
pub use time::{InvalidTime, TopTime};
