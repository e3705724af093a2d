//! One quota for several machines that call the Taobao Open Platform (TOP), kept in Redis.
//!
//! [`RedisQuotas`] implements [`QuotaStore`](top_core::QuotaStore). All processes with the same Redis and the same prefix keep to
//! the limits together, and a ban that one of them meets stops all of them. The [README] says when a program does not need it.
//!
//! ```no_run
//! use std::sync::Arc;
//! use top_core::TopClient;
//! use top_quota_redis::RedisQuotas;
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let quotas = RedisQuotas::builder("rediss://quota.example").expected_peers(4).connect().await?;
//! let client = TopClient::builder("12345678", "secret").quota_store(Arc::new(quotas)).build()?;
//! # Ok(()) }
//! ```
//!
//! # When Redis is away
//!
//! A decision waits for Redis for at most 50 ms. Then the process decides by itself, with its share of the limits, until Redis
//! answers again: see [`Mode`]. Calls are never unlimited, and never fail because of Redis.
//!
//! [README]: https://docs.rs/crate/top-quota-redis/latest
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod builder;
mod days;
mod error;
mod keeper;
mod known;
mod link;
mod mode;
mod names;
mod peers;
mod quotas;
mod script;
mod shared;
mod usage;

pub use builder::RedisQuotasBuilder;
pub use error::{ConfigProblem, RedisQuotasError};
pub use mode::Mode;
pub use quotas::RedisQuotas;
pub use usage::Usage;
