//! 淘礼金与红包: gifts and red packets.

mod codes;
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

pub use codes::*;
pub use shapes::*;

apis! {
    dg_vegas_send_report::TbkDgVegasSendReport,
    dg_vegas_send_status::TbkDgVegasSendStatus,
    dg_vegas_tlj_create::TbkDgVegasTljCreate,
    dg_vegas_tlj_report::TbkDgVegasTljReport,
    dg_vegas_tlj_share_convert::TbkDgVegasTljShareConvert,
    dg_vegas_tlj_stop::TbkDgVegasTljStop,
    sc_vegas_send_report::TbkScVegasSendReport,
    sc_vegas_send_status::TbkScVegasSendStatus,
}
