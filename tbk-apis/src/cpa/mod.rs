//! 拉新与 CPA: new users and tasks.

use top_core::Api;

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

pub use dg_cpa_activity_detail::*;
pub use dg_cpa_activity_report::*;
pub use dg_cpa_report_detail::*;
pub use dg_cpa_report_sub_detail::*;
pub use dg_newuser_order_get::*;
pub use dg_newuser_order_sum::*;
pub use sc_newuser_order_get::*;
pub use sc_newuser_order_sum::*;
pub use shapes::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgCpaActivityDetail>(),
    Api::of::<TbkDgCpaActivityReport>(),
    Api::of::<TbkDgCpaReportDetail>(),
    Api::of::<TbkDgCpaReportSubDetail>(),
    Api::of::<TbkDgNewuserOrderGet>(),
    Api::of::<TbkDgNewuserOrderSum>(),
    Api::of::<TbkScNewuserOrderGet>(),
    Api::of::<TbkScNewuserOrderSum>(),
];
