//! 媒体报表: reports of content media.

mod dg_content_media_daily_report;
mod dg_content_media_monthly_report;
mod dg_media_daily_report;
mod dg_media_kol_realtime_summary;
mod dg_media_kuaishou_daily_report;
mod dg_media_kuaishou_monthly_report;
mod dg_media_month_report;
mod dg_media_top_rank_report;

apis! {
    dg_content_media_daily_report::TbkDgContentMediaDailyReport,
    dg_content_media_monthly_report::TbkDgContentMediaMonthlyReport,
    dg_media_daily_report::TbkDgMediaDailyReport,
    dg_media_kol_realtime_summary::TbkDgMediaKolRealtimeSummary,
    dg_media_kuaishou_daily_report::TbkDgMediaKuaishouDailyReport,
    dg_media_kuaishou_monthly_report::TbkDgMediaKuaishouMonthlyReport,
    dg_media_month_report::TbkDgMediaMonthReport,
    dg_media_top_rank_report::TbkDgMediaTopRankReport,
}
