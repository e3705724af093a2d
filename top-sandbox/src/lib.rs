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
//! let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
//!     .endpoint(Endpoint::custom(sandbox.url())?)
//!     .build()?;
//! let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
//! assert_eq!(client.session(sandbox.session()).call(&request).await?.data.result, Some(true));
//! assert_eq!(sandbox.received(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! A [`Fault`] makes the sandbox fail on purpose, to test how a program reacts.
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
//! its body within 30 seconds: see [`SandboxBuilder::request_timeout`]. These are limits of the sandbox, not of the platform.

mod batch;
mod document;
mod encode;
mod example;
mod fault;
mod gateway;
mod gateway_error;
mod ledger;
mod limits;
mod log;
mod options;
mod page;
mod receive;
mod replay;
mod request;
mod respond;
mod sample;
mod sandbox;
mod serve;
mod verify;

#[doc(hidden)]
pub use example::example;
pub use fault::{Fault, FaultRule};
pub use ledger::{Chances, InvalidLedger, Lateness, Ledger, LedgerBuilder, LedgerRow, LedgerSource};
pub use log::{Call, Outcome};
pub use sandbox::{Sandbox, SandboxBuilder};
