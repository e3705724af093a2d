//! The client, the protocol and the type system of an SDK for the Taobao Open Platform (TOP, 淘宝开放平台).
//!
//! This crate does not define APIs. The crate `tbk-apis` defines the APIs of Taobaoke (淘宝客). To define another API, annotate a
//! request struct and a response struct:
//!
//! ```
//! use top_core::{Params, TopApi, TopObject, UnknownFields, decode_response};
//!
//! /// 示例查询: finds shops.
//! #[derive(TopApi)]
//! #[top_api(method = "taobao.tbk.demo.get", session = optional, readonly)]
//! struct TbkDemoGet {
//!     /// 关键词: words to look for.
//!     q: String,
//!     /// 页大小: 1 to 100.
//!     #[top(range = 1..=100)]
//!     page_size: Option<i64>,
//! }
//!
//! #[derive(TopObject)]
//! struct TbkDemoGetResponse {
//!     results: Vec<Shop>,
//! }
//!
//! #[derive(TopObject)]
//! struct Shop {
//!     user_id: Option<i64>,
//! }
//!
//! let api = TbkDemoGet::builder().q("女装").page_size(20).build();
//! let mut params = Params::new();
//! api.write_params(&mut params);
//! assert_eq!(params.get("page_size"), Some("20"));
//!
//! let body = br#"{"tbk_demo_get_response":{"results":{"shop":[{"user_id":"7"}]}}}"#;
//! let response = decode_response::<TbkDemoGet>(body, top_core::decode::Options::default())?;
//! assert_eq!(response.data.results[0].user_id, Some(7));
//! # Ok::<(), top_core::protocol::ResponseError>(())
//! ```
//!
//! `TopClient::call` sends such a request and returns the decoded response.
//!
//! # Overview
//!
//! | topic | items |
//! | --- | --- |
//! | calls | `TopClient::call`, `call_raw` for an API without a struct, `call_described` for an API that is chosen at run time |
//! | pages | `TopClient::{pages, items}`, `Position` |
//! | errors | [`Error::kind`], [`Error::hint`], [`ErrorRule`] |
//! | business errors in successful responses | `failure(…)` in the annotation, `Reply::into_result` |
//! | timeouts and retries | `TopClientBuilder::{deadline, attempt_timeout, retry}`, `TopClient::with_deadline` |
//! | rate limits and bans | `Quotas`, `QuotaStore`, [`Error::throttle`] |
//! | sessions | `TopClient::{session, session_from}`, `SessionProvider`, [`auth`] |
//! | logs and metrics | `Interceptor`, `tracing` (target `top_core`), the feature `metrics` |
//! | proxies and certificates | `TopClientBuilder::{http, transport}` |
//! | tests without network | `transport`, `record` |
//!
//! # Modules
//!
//! | module | content |
//! | --- | --- |
//! | [`auth`] | authorisation by an account (OAuth 2), and renewal of sessions |
//! | `blocking` | a client for programs without an async runtime |
//! | [`check`] | validation of parameters |
//! | [`decode`] | the decoder for JSON and XML |
//! | [`encode`] | the JSON writer |
//! | [`names`] | reserved names: system parameters, secrets, methods |
//! | [`protocol`] | system parameters, signature, envelope, errors of the gateway |
//! | `record` | recordings without secrets, and a transport that replays them |
//! | [`schema`] | the static description of an API |
//! | [`session`] | session policies as types |
//! | `transport` | the trait for sending requests |
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `client` (default) | `TopClient`, with reqwest and tokio |
//! | `blocking` | `blocking::TopClient` for programs without an async runtime |
//! | `lean` | `LeanTransport`, which uses hyper-util instead of reqwest, for programs that make very many calls |
//! | `metrics` | counters and histograms for the `metrics` crate |
//! | `jiff`, `chrono`, `time` | conversions of [`TopTime`] and [`Date`] |
//! | `docs` | documentation of the annotated structs in their schemas |
#![cfg_attr(docsrs, feature(doc_cfg))]

// The derives write absolute paths, which must also work in the tests of this crate.
extern crate self as top_core;

mod api;
pub mod auth;
pub mod check;
#[cfg(feature = "client")]
mod client;
pub mod decode;
pub mod encode;
#[cfg_attr(not(feature = "client"), allow(dead_code, reason = "the client makes these errors"))]
mod error;
pub mod names;
mod params;
pub mod protocol;
#[cfg(feature = "client")]
mod redact;
pub mod schema;
mod types;
mod value;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
#[doc(hidden)]
pub mod builder;

pub use api::{
    Api, BusinessError, Decoded, Page, Paged, PagedItems, PerEntry, Rows, Subject, TopApi,
    assert_unique_methods, concat, count, decode_response, session,
};
#[cfg(feature = "lean")]
pub use client::LeanTransport;
#[cfg(feature = "blocking")]
pub use client::blocking;
#[cfg(feature = "client")]
pub use client::{
    Admission, Ask, Attempt, Backoff, Ban, ClientState, Clock, Endpoint, FailedAttempt, HttpTransport,
    Interceptor, Items, KeyLimits, LiveSession, NoRetry, Pages, Position, Priority, QuotaKey, QuotaLimits,
    QuotaStore, Quotas, Rate, RawReply, Reply, RetryPolicy, SessionProvider, SessionSource, SystemClock,
    TopClient, TopClientBuilder, record, transport,
};
pub use decode::UnknownFields;
pub use error::{BoxError, Cause, Error, ErrorNote, PagingProblem, TOP_ERRORS, Throttle, ban_in};
pub use params::{Parameter, Params};
pub use protocol::{ApiError, ErrorCode, Format, SignMethod};
#[cfg(feature = "client")]
pub use reqwest;
pub use rust_decimal::Decimal;
#[cfg(feature = "lean")]
pub use rustls;
pub use schema::{ErrorClass, ErrorKind, ErrorRule, Hint, Scope};
pub use top_macros::{TopApi, TopCode, TopObject};
pub use types::{
    AdzoneId, AppSecret, BasisPoints, CompactDate, Date, Fen, FileItem, ItemId, Json, ParseError, Percent,
    Pid, RelationId, Secret, Session, SiteId, SpecialId, TopTime, UnixMillis, Yuan,
};
pub use value::{Scalar, TopObject, TopValue, object_to_json};
