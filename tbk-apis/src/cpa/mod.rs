//! 拉新与 CPA: campaigns that reward new users and other actions.

mod codes;
mod dg_cpa_activity_detail;
mod dg_cpa_activity_report;
mod dg_cpa_report_detail;
mod dg_cpa_report_sub_detail;
mod dg_newuser_order_get;
mod dg_newuser_order_sum;
mod errors;
mod sc_newuser_order_get;
mod sc_newuser_order_sum;
mod shapes;

pub use codes::*;
pub use shapes::*;

apis! {
    dg_cpa_activity_detail::TbkDgCpaActivityDetail,
    dg_cpa_activity_report::TbkDgCpaActivityReport,
    dg_cpa_report_detail::TbkDgCpaReportDetail,
    dg_cpa_report_sub_detail::TbkDgCpaReportSubDetail,
    dg_newuser_order_get::TbkDgNewuserOrderGet,
    dg_newuser_order_sum::TbkDgNewuserOrderSum,
    sc_newuser_order_get::TbkScNewuserOrderGet,
    sc_newuser_order_sum::TbkScNewuserOrderSum,
}
