//! What most programs need: the APIs, the client and the types of fields.

pub use crate::{
    gift::*, item::*, link::*, material::*, order::*, organization::*, picture::*, report::*, shop::*,
    tpwd::*,
};
#[cfg(feature = "client")]
pub use top_core::{Endpoint, SessionClient, TopClient};
pub use top_core::{FileItem, ItemId, Json, Money, Params, Session, TopApi, TopObject, TopTime};
