//! The client: a fixed pipeline from a typed call to typed data.

mod builder;
mod clock;
mod endpoint;
mod environment;
mod execute;
mod headers;
mod http_response;
mod http_transport;
#[cfg(feature = "lean")]
mod lean_transport;
mod observe;
mod page;
mod quota;
mod reply;
mod retry;
mod session;
mod settings;
mod target;
mod top_client;
mod variants;

#[cfg(feature = "blocking")]
pub mod blocking;
pub mod record;
pub mod transport;

pub use builder::TopClientBuilder;
pub use clock::{Clock, SystemClock};
pub use endpoint::Endpoint;
pub use http_transport::HttpTransport;
#[cfg(feature = "lean")]
pub use lean_transport::LeanTransport;
pub use observe::{Attempt, Interceptor};
pub use page::{Items, Pages, Position};
pub use quota::{Admission, Ask, Ban, KeyLimits, Priority, QuotaKey, QuotaLimits, QuotaStore, Quotas, Rate};
pub use reply::{RawReply, Reply};
pub use retry::{Backoff, FailedAttempt, NoRetry, RetryPolicy};
pub use session::{LiveSession, SessionProvider, SessionSource};
pub use top_client::{ClientState, TopClient};
