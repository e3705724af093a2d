//! Signing, encoding, decoding, errors and the client for the Taobao Open Platform (TOP, 淘宝开放平台).
//!
//! This crate knows no API. One annotated struct is the whole definition of one; `tbk-apis` has those of 淘宝客
//! (Taobaoke), and yours look the same:
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
//! let answer = br#"{"tbk_demo_get_response":{"results":{"shop":[{"user_id":"7"}]}}}"#;
//! assert_eq!(decode_response::<TbkDemoGet>(answer, top_core::decode::Options::default())?.data.results[0].user_id, Some(7));
//! # Ok::<(), top_core::protocol::ResponseError>(())
//! ```
//!
//! # Failures
//!
//! | question | where |
//! | --- | --- |
//! | what does an error mean, and what can be done about it | [`Error::kind`], [`Error::hint`], [`ErrorRule`] for codes of your own |
//! | did a successful response report a failure | `failure(…)` in the annotation, `Reply::into_result` |
//! | how often and how long is a call tried | `TopClientBuilder::{retry, attempt_timeout, deadline}`, `TopClient::with_deadline` |
//! | limits and bans | `Quotas`, `QuotaStore`, [`Error::throttle`] |
//! | sessions that expire | `TopClient::session_from`, `SessionProvider`, [`auth`] |
//! | lists in pages | `TopClient::{pages, items}`, `Position` |
//! | observing calls | `Interceptor`, `tracing` (target `top_core`), the feature `metrics` |
//! | another network, or none | `TopClientBuilder::{http, transport}`, `transport`, `record` |
//!
//! # Modules and features
//!
//! | module | content |
//! | --- | --- |
//! | [`names`] | names with a fixed meaning: system parameters, secrets, methods |
//! | [`schema`] | the static description of an API |
//! | [`encode`], [`decode`] | JSON writer; the decoder of three encodings, with all of its tolerance |
//! | [`check`] | validation of parameters before anything is sent |
//! | [`protocol`] | system parameters, signature, envelope, the gateway's errors |
//! | [`session`] | session policies as types |
//! | [`auth`] | how an account authorises the app, and how its session is renewed |
//! | `record` | recordings without secrets, and a transport that replays them |
//! | `transport` | how requests travel, for test doubles, recorders and layers |
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `client` (default) | `TopClient` on reqwest and tokio |
//! | `blocking` | `blocking::TopClient` for programs without an async runtime |
//! | `lean` | `LeanTransport`: hyper-util instead of reqwest, for programs that make very many calls |
//! | `metrics` | counters and durations for the recorder that the program installs |
//! | `jiff`, `chrono`, `time` | conversions of [`TopTime`] and [`Date`] |
//! | `docs` | schemas carry the documentation of the annotated structs |
#![cfg_attr(docsrs, feature(doc_cfg))]

// The derives write absolute paths; this makes them work in this crate's own tests too.
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
    Admission, Attempt, Backoff, Ban, ClientState, Clock, Endpoint, FailedAttempt, HttpTransport,
    Interceptor, Items, LiveSession, NoRetry, Pages, Position, QuotaKey, QuotaStore, Quotas, Rate, RawReply,
    Reply, RetryPolicy, SessionProvider, SessionSource, SystemClock, TopClient, TopClientBuilder, record,
    transport,
};
pub use decode::UnknownFields;
pub use error::{BoxError, Cause, Error, TOP_ERRORS, Throttle, ban_in};
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
