//! The feed: delivers the events of a store to sinks, in the order of their positions.
//!
//! [`run`] keeps the position of a sink in the store and continues there after a restart: each event is delivered at least
//! once. [`read`] begins at a given position and keeps nothing. Sinks of this crate:
//!
//! | sink | delivery |
//! | --- | --- |
//! | [`JsonLines::file`] | exactly once |
//! | [`JsonLines::writer`] | at least once |
//! | `Webhook` (feature `webhook`) | at least once; the header `webhook-id` identifies repetitions |
//!
//! The [engine](crate::engine) deletes events 30 days after they were seen, but not before every sink that has a position in
//! the store has accepted them. A sink that is added later begins with the oldest event that is left.
//!
//! Implement [`Sink`] for other receivers, such as a message broker.

mod json_lines;
mod line;
mod options;
mod retry;
mod run;
mod sink;
mod state;
mod tail;
#[cfg(feature = "webhook")]
mod webhook;

pub use json_lines::JsonLines;
pub use line::{key, line};
pub use options::{Ended, Options, Until};
pub use run::{read, run};
pub use sink::{Retry, Sink, SinkError, SinkProblem};
pub use state::{FeedError, Parked, SinkState, state, unpark};
#[cfg(feature = "webhook")]
#[cfg_attr(docsrs, doc(cfg(feature = "webhook")))]
pub use webhook::{Webhook, WebhookBuilder, WebhookError};
