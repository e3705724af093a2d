//! 官方活动: official campaigns.

mod activity_info_get;
mod codes;
mod errors;
mod jzf_convert;
mod sc_activity_info_get;
mod shapes;
mod thor_creative_launch;
mod thor_task_select;

pub use codes::*;
pub use shapes::*;

apis! {
    activity_info_get::TbkActivityInfoGet,
    jzf_convert::TbkJzfConvert,
    sc_activity_info_get::TbkScActivityInfoGet,
    thor_creative_launch::TbkThorCreativeLaunch,
    thor_task_select::TbkThorTaskSelect,
}
