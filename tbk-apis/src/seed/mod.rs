//! 种草: content that recommends products.

mod codes;
mod errors;
mod seed_event_fee_update;
mod seed_event_fee_update_result_get;
mod seed_report_get;
mod seed_wb_crowd_get;
mod shapes;

pub use codes::*;
pub use shapes::*;

apis! {
    seed_event_fee_update::TbkSeedEventFeeUpdate,
    seed_event_fee_update_result_get::TbkSeedEventFeeUpdateResultGet,
    seed_report_get::TbkSeedReportGet,
    seed_wb_crowd_get::TbkSeedWbCrowdGet,
}
