//! 人群识别: users by encrypted ids (uvid), and whether they fit a campaign.

mod codes;
mod dg_uvid_behavior_report;
mod dg_uvid_bind_status_get;
mod errors;
mod rta_consumer_match;
mod rta_uvid_get;
mod sc_uvid_encrypt;
mod shapes;
mod uvid_encrypt;

pub use codes::*;
pub use shapes::*;

apis! {
    dg_uvid_behavior_report::TbkDgUvidBehaviorReport,
    dg_uvid_bind_status_get::TbkDgUvidBindStatusGet,
    rta_consumer_match::TbkRtaConsumerMatch,
    rta_uvid_get::TbkRtaUvidGet,
    sc_uvid_encrypt::TbkScUvidEncrypt,
    uvid_encrypt::TbkUvidEncrypt,
}
