//! 淘口令: texts that open a link in Taobao.

mod codes;
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

pub use codes::*;
pub use shapes::*;

apis! {
    dg_tpwd_report_get::TbkDgTpwdReportGet,
    dg_tpwd_risk_report::TbkDgTpwdRiskReport,
    private_tpwd_create::TbkPrivateTpwdCreate,
    sc_tpwd_convert::TbkScTpwdConvert,
    sc_tpwd_report_get::TbkScTpwdReportGet,
    sc_tpwd_risk_report::TbkScTpwdRiskReport,
    text_tpwd_create::TbkTextTpwdCreate,
    tpwd_convert::TbkTpwdConvert,
    tpwd_create::TbkTpwdCreate,
    tpwd_mix_create::TbkTpwdMixCreate,
    tpwd_parse::TbkTpwdParse,
    tpwd_share_convert::TbkTpwdShareConvert,
}
