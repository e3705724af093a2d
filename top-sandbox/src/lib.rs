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

mod batch;
mod document;
mod encode;
mod example;
mod fault;
mod gateway;
mod gateway_error;
mod limits;
mod log;
mod page;
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
pub use log::{Call, Outcome};
pub use sandbox::{Sandbox, SandboxBuilder};
