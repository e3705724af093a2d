//! Types for times, dates, amounts, rates, identifiers, files, JSON and secrets.

mod convert;
mod date;
mod file;
mod id;
mod json_text;
mod money;
mod parse_error;
mod raw;
mod secret;
mod time;

pub use date::{CompactDate, Date};
pub use file::FileItem;
pub use id::{AdzoneId, ItemId, Pid, RelationId, SiteId, SpecialId};
pub use json_text::Json;
pub use money::{BasisPoints, Fen, Percent, Yuan};
pub use parse_error::ParseError;
pub use secret::{AppSecret, Secret, Session};
pub use time::{TopTime, UnixMillis};
