//! 投流: paid traffic for content.

mod codes;
mod feed_event_get;
mod feed_indicator_exchange;
mod feed_indicator_upload;
mod feed_opt_upload;
mod feed_order_check;
mod feed_relation_upload;

pub use codes::*;

apis! {
    feed_event_get::TbkFeedEventGet,
    feed_indicator_exchange::TbkFeedIndicatorExchange,
    feed_indicator_upload::TbkFeedIndicatorUpload,
    feed_opt_upload::TbkFeedOptUpload,
    feed_order_check::TbkFeedOrderCheck,
    feed_relation_upload::TbkFeedRelationUpload,
}
