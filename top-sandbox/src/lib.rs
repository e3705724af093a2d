//! An embedded gateway of the Taobao Open Platform (TOP), for development and tests without credentials.
//!
//! The sandbox listens on a loopback socket. It checks requests as the real gateway does (signature, timestamp, app_key,
//! session, parameters with their types and limits) and returns errors in the gateway's format, with its codes. It
//! generates responses from the examples in the annotated structs, in JSON, simplified JSON or XML.
//!
//! # Examples
//!
//! ```
//! use tbk_apis::prelude::*;
//! use top_sandbox::Sandbox;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! let client = sandbox.client_builder().build()?;
//! let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
//! assert_eq!(client.session(sandbox.session()).call(&request).await?.data.result, Some(true));
//! assert_eq!(sandbox.received(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! A test without an async runtime uses [`Sandbox::start_blocking`].
//!
//! # Rehearse real work
//!
//! - [`SandboxBuilder::answer`] sets the response of an API.
//! - [`SandboxBuilder::accounts`] sets several accounts, each with a session of its own.
//! - A [`Fault`] makes the sandbox fail on purpose, to test how a program reacts. [`FaultRule`] selects the requests, by API
//!   and by account. [`Fault::Entry`] fails single entries of a request, such as one link of a link conversion.
//! - [`SandboxBuilder::observe`] shows each request.
//!
//! Generated responses follow the request:
//!
//! - The rows of a paged list lie within `start_time` and `end_time` of the request. Each window has
//!   [`rows`](SandboxBuilder::rows) rows of its own. A parameter with the name of a member of the rows, such as `tk_status`
//!   or `relation_id`, is a filter: every row has its value.
//! - Each entry of a request for several, such as the links of a link conversion or a list of item ids, has its own result,
//!   in the same order. The same input always has the same links.
//! - Codes that the platform does not document are refused, unless the sandbox is [`lenient`](SandboxBuilder::lenient).
//!
//! # Orders that change over time
//!
//! A [`Ledger`] is a stateful list of orders, refunds and punishments with a clock of its own. It follows a script: how many
//! orders an hour has, how late their changes are visible, bursts, promotions, and rows that are written out. A sandbox with
//! a ledger, [`SandboxBuilder::ledger`], answers the order APIs from it, with their time windows, positions and pages.
//!
//! # Requests of other programs
//!
//! The sandbox accepts what the official clients for other languages send: parameters in the query and in the body, forms
//! and `multipart/form-data`, timestamps in seconds or milliseconds, and empty values whether or not they are part of the
//! signature.
//!
//! `/router/batch` accepts several calls in one request, in the format of the platform's document 104350 (API批量调用) and
//! of the official Java and .NET clients. Every call has its own response and its own entry in [`Sandbox::calls`]. A fault
//! of the data affects one call; a fault of the connection or of the body affects the whole response.
//!
//! # Limits
//!
//! A call has at most 1,000 parameters, a body at most 16 MiB, a batch at most 100 calls. At most 256 connections and 8
//! bodies above 256 KiB are served at the same time; others wait. The head of a request must arrive within 30 seconds, then
//! its body within 30 seconds: see [`SandboxBuilder::request_timeout`]. A generated list has at most 1,000 entries, or as many
//! as the platform documents for a page. These are limits of the sandbox, not of the platform.

mod accounts;
mod answer;
mod batch;
mod blocking;
mod codes;
mod document;
mod encode;
mod entry;
mod example;
mod fault;
mod gateway;
mod gateway_error;
mod generate;
mod ledger;
mod limits;
mod link;
mod log;
mod observe;
mod options;
mod page;
mod receive;
mod rehearse;
mod replay;
mod request;
mod respond;
mod row;
mod sample;
mod sandbox;
mod serve;
mod verify;

pub use accounts::Account;
pub use answer::{Answer, AnswerProblem, InvalidAnswer};
#[doc(hidden)]
pub use example::example;
pub use fault::{Fault, FaultRule};
pub use ledger::{Chances, InvalidLedger, Lateness, Ledger, LedgerBuilder, LedgerRow, LedgerSource};
pub use log::{Call, Outcome};
pub use observe::Observed;
pub use sandbox::{Sandbox, SandboxBuilder};
