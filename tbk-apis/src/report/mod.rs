//! 报表: reports.

use top_core::Api;

mod dg_reports_newquery;
mod dg_reports_query;
mod dg_reports_query_click;
mod dg_reports_query_stat;
mod dg_rid_report_get;
mod errors;
mod sc_rid_report_get;
mod shapes;

pub use dg_reports_newquery::*;
pub use dg_reports_query::*;
pub use dg_reports_query_click::*;
pub use dg_reports_query_stat::*;
pub use dg_rid_report_get::*;
pub use sc_rid_report_get::*;
pub use shapes::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgReportsNewquery>(),
    Api::of::<TbkDgReportsQuery>(),
    Api::of::<TbkDgReportsQueryClick>(),
    Api::of::<TbkDgReportsQueryStat>(),
    Api::of::<TbkDgRidReportGet>(),
    Api::of::<TbkScRidReportGet>(),
];
