//! 淘礼金与红包: gifts and red packets.

use top_core::Api;

mod dg_vegas_send_report;
mod dg_vegas_send_status;
mod dg_vegas_tlj_create;
mod dg_vegas_tlj_report;
mod dg_vegas_tlj_share_convert;
mod dg_vegas_tlj_stop;
mod errors;
mod sc_vegas_send_report;
mod sc_vegas_send_status;
mod shapes;

pub use dg_vegas_send_report::*;
pub use dg_vegas_send_status::*;
pub use dg_vegas_tlj_create::*;
pub use dg_vegas_tlj_report::*;
pub use dg_vegas_tlj_share_convert::*;
pub use dg_vegas_tlj_stop::*;
pub use sc_vegas_send_report::*;
pub use sc_vegas_send_status::*;
pub use shapes::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgVegasSendReport>(),
    Api::of::<TbkDgVegasSendStatus>(),
    Api::of::<TbkDgVegasTljCreate>(),
    Api::of::<TbkDgVegasTljReport>(),
    Api::of::<TbkDgVegasTljShareConvert>(),
    Api::of::<TbkDgVegasTljStop>(),
    Api::of::<TbkScVegasSendReport>(),
    Api::of::<TbkScVegasSendStatus>(),
];
