//! What most programs need: the APIs, the client, the derives and the types of fields.

pub use crate::apis::*;
pub use top_core::{
    AdzoneId, BasisPoints, CompactDate, Date, Decimal, Fen, FileItem, ItemId, Json, Params, Percent, Pid,
    RelationId, Secret, Session, SiteId, SpecialId, TopApi, TopCode, TopObject, TopTime, UnixMillis, Yuan,
};
#[cfg(feature = "client")]
pub use top_core::{Endpoint, TopClient};
