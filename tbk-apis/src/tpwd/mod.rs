//! 淘口令: texts that open a link in Taobao.

use top_core::Api;

mod dg_tpwd_report_get;
mod dg_tpwd_risk_report;
mod errors;
mod private_tpwd_create;
mod sc_tpwd_convert;
mod sc_tpwd_report_get;
mod sc_tpwd_risk_report;
mod shapes;
mod text_tpwd_create;
mod tpwd_convert;
mod tpwd_create;
mod tpwd_mix_create;
mod tpwd_parse;
mod tpwd_share_convert;

pub use dg_tpwd_report_get::*;
pub use dg_tpwd_risk_report::*;
pub use private_tpwd_create::*;
pub use sc_tpwd_convert::*;
pub use sc_tpwd_report_get::*;
pub use sc_tpwd_risk_report::*;
pub use shapes::*;
pub use text_tpwd_create::*;
pub use tpwd_convert::*;
pub use tpwd_create::*;
pub use tpwd_mix_create::*;
pub use tpwd_parse::*;
pub use tpwd_share_convert::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgTpwdReportGet>(),
    Api::of::<TbkDgTpwdRiskReport>(),
    Api::of::<TbkPrivateTpwdCreate>(),
    Api::of::<TbkScTpwdConvert>(),
    Api::of::<TbkScTpwdReportGet>(),
    Api::of::<TbkScTpwdRiskReport>(),
    Api::of::<TbkTextTpwdCreate>(),
    Api::of::<TbkTpwdConvert>(),
    Api::of::<TbkTpwdCreate>(),
    Api::of::<TbkTpwdMixCreate>(),
    Api::of::<TbkTpwdParse>(),
    Api::of::<TbkTpwdShareConvert>(),
];
