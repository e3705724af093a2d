//! Re-exports what most programs need: the APIs, the client, the derives and the types of fields.
//!
//! # Examples
//!
//! ```
//! use tbk_apis::prelude::*;
//!
//! let pid: Pid = "mm_111_222_333".parse()?;
//! assert_eq!(pid.to_string(), "mm_111_222_333");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub use crate::apis::*;
pub use top_core::{
    AdzoneId, BasisPoints, CompactDate, Date, Decimal, Fen, FileItem, ItemId, Json, Params, Percent, Pid,
    RelationId, Secret, Session, SiteId, SpecialId, TopApi, TopCode, TopObject, TopTime, UnixMillis, Yuan,
};
#[cfg(feature = "client")]
pub use top_core::{Endpoint, TopClient};
