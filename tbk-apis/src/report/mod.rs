//! 报表: reports.

mod dg_reports_newquery;
mod dg_reports_query;
mod dg_reports_query_click;
mod dg_reports_query_stat;
mod dg_rid_report_get;
mod errors;
mod sc_rid_report_get;
mod shapes;

pub use shapes::*;

apis! {
    dg_reports_newquery::TbkDgReportsNewquery,
    dg_reports_query::TbkDgReportsQuery,
    dg_reports_query_click::TbkDgReportsQueryClick,
    dg_reports_query_stat::TbkDgReportsQueryStat,
    dg_rid_report_get::TbkDgRidReportGet,
    sc_rid_report_get::TbkScRidReportGet,
}
