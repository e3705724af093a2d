//! 种草: content that wins over.

use top_core::Api;

mod seed_event_fee_update;
mod seed_event_fee_update_result_get;
mod seed_report_get;
mod seed_wb_crowd_get;
mod shapes;

pub use seed_event_fee_update::*;
pub use seed_event_fee_update_result_get::*;
pub use seed_report_get::*;
pub use seed_wb_crowd_get::*;
pub use shapes::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkSeedEventFeeUpdate>(),
    Api::of::<TbkSeedEventFeeUpdateResultGet>(),
    Api::of::<TbkSeedReportGet>(),
    Api::of::<TbkSeedWbCrowdGet>(),
];
