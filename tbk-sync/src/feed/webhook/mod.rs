//! Events by HTTP, signed after the specification Standard Webhooks.

mod address;
mod builder;
mod deliver;
mod sign;

pub use builder::{WebhookBuilder, WebhookError};
pub use deliver::Webhook;
