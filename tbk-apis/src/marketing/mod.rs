//! 营销消息: marketing messages.

mod codes;
mod marketing_msg_send;

pub use codes::*;

apis! {
    marketing_msg_send::TbkMarketingMsgSend,
}
