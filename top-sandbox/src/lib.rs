//! An embedded gateway of the Taobao Open Platform on a loopback socket, to develop against without credentials.
//!
//! It checks what the real gateway checks (signature, timestamp, app_key, session, parameters with their types and
//! limits), answers errors in the gateway's form and codes, and makes up answers from the examples in the annotated
//! structs, in JSON, simplified JSON or XML.
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
//! let add = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
//! assert_eq!(client.session(sandbox.session()).call(&add).await?.data.result, Some(true));
//! assert_eq!(sandbox.received(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! It misbehaves on request, for tests of what a program does then: see [`Fault`].

mod answer;
mod encode;
mod example;
mod fault;
mod gateway;
mod gateway_error;
mod log;
mod page;
mod request;
mod sandbox;
mod serve;
mod verify;

#[doc(hidden)]
pub use example::example;
pub use fault::{Fault, FaultRule};
pub use log::{Call, Outcome};
pub use sandbox::{Sandbox, SandboxBuilder};
