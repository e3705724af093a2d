//! 投流: paid traffic.

use top_core::Api;

mod feed_event_get;
mod feed_indicator_exchange;
mod feed_indicator_upload;
mod feed_opt_upload;
mod feed_order_check;
mod feed_relation_upload;

pub use feed_event_get::*;
pub use feed_indicator_exchange::*;
pub use feed_indicator_upload::*;
pub use feed_opt_upload::*;
pub use feed_order_check::*;
pub use feed_relation_upload::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkFeedEventGet>(),
    Api::of::<TbkFeedIndicatorExchange>(),
    Api::of::<TbkFeedIndicatorUpload>(),
    Api::of::<TbkFeedOptUpload>(),
    Api::of::<TbkFeedOrderCheck>(),
    Api::of::<TbkFeedRelationUpload>(),
];
