//! 人群识别: visitors by encrypted marks.

use top_core::Api;

mod dg_uvid_behavior_report;
mod dg_uvid_bind_status_get;
mod errors;
mod rta_consumer_match;
mod rta_uvid_get;
mod sc_uvid_encrypt;
mod shapes;
mod uvid_encrypt;

pub use dg_uvid_behavior_report::*;
pub use dg_uvid_bind_status_get::*;
pub use rta_consumer_match::*;
pub use rta_uvid_get::*;
pub use sc_uvid_encrypt::*;
pub use shapes::*;
pub use uvid_encrypt::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgUvidBehaviorReport>(),
    Api::of::<TbkDgUvidBindStatusGet>(),
    Api::of::<TbkRtaConsumerMatch>(),
    Api::of::<TbkRtaUvidGet>(),
    Api::of::<TbkScUvidEncrypt>(),
    Api::of::<TbkUvidEncrypt>(),
];
