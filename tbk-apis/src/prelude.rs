//! What most programs need: the APIs, the client, the derives and the types of fields.

#[cfg(feature = "activity")]
pub use crate::activity::*;
#[cfg(feature = "content")]
pub use crate::content::*;
#[cfg(feature = "coupon")]
pub use crate::coupon::*;
#[cfg(feature = "cpa")]
pub use crate::cpa::*;
#[cfg(feature = "crowd")]
pub use crate::crowd::*;
#[cfg(feature = "feed")]
pub use crate::feed::*;
#[cfg(feature = "item")]
pub use crate::item::*;
#[cfg(feature = "link")]
pub use crate::link::*;
#[cfg(feature = "material")]
pub use crate::material::*;
#[cfg(feature = "media")]
pub use crate::media::*;
#[cfg(feature = "order")]
pub use crate::order::*;
#[cfg(feature = "picture")]
pub use crate::picture::*;
#[cfg(feature = "publisher")]
pub use crate::publisher::*;
#[cfg(feature = "report")]
pub use crate::report::*;
#[cfg(feature = "rta")]
pub use crate::rta::*;
#[cfg(feature = "seed")]
pub use crate::seed::*;
pub use crate::shared::*;
#[cfg(feature = "shop")]
pub use crate::shop::*;
#[cfg(feature = "tpwd")]
pub use crate::tpwd::*;
#[cfg(feature = "vegas")]
pub use crate::vegas::*;
pub use top_core::{
    BasisPoints, CompactDate, Date, Decimal, Fen, FileItem, ItemId, Json, Money, Params, Percent, Pid,
    Secret, Session, TopApi, TopCode, TopObject, TopTime, UnixMillis, Yuan,
};
#[cfg(feature = "client")]
pub use top_core::{Endpoint, TopClient};
