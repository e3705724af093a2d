//! The session policies as types. The compiler checks that a call of an API with [`Required`] has a session.
//!
//! # Examples
//!
//! A function for clients with a session only:
//!
//! ```
//! use top_core::TopClient;
//! use top_core::session::{Allows, Required};
//!
//! fn sync_orders<S: Allows<Required>>(client: &TopClient<S>) {}
//!
//! let client = TopClient::builder("12345678", "0123456789abcdef").build()?;
//! sync_orders(&client.session("6100a1b2c3"));
//! # Ok::<(), top_core::Error>(())
//! ```

use crate::schema::SessionPolicy;

/// Every call needs a session.
#[derive(Debug, Clone, Copy)]
pub struct Required;
/// A call may have a session.
#[derive(Debug, Clone, Copy)]
pub struct Optional;
/// Calls have no session.
#[derive(Debug, Clone, Copy)]
pub struct NotNeeded;

/// One of the three session policies.
///
/// # Examples
///
/// ```
/// use top_core::schema::SessionPolicy;
/// use top_core::session::{Policy, Required};
///
/// assert_eq!(Required::POLICY, SessionPolicy::Required);
/// ```
pub trait Policy: sealed::Policy {
    /// The policy as a value.
    const POLICY: SessionPolicy;
}
impl Policy for Required {
    const POLICY: SessionPolicy = SessionPolicy::Required;
}
impl Policy for Optional {
    const POLICY: SessionPolicy = SessionPolicy::Optional;
}
impl Policy for NotNeeded {
    const POLICY: SessionPolicy = SessionPolicy::None;
}

/// The state of a client that has no session.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSession;

/// Implemented by client states that may call APIs with the session policy `P`.
#[diagnostic::on_unimplemented(
    message = "this API requires a session",
    label = "called without a session",
    note = "write `client.session(key).call(&api)` instead of `client.call(&api)`"
)]
pub trait Allows<P: Policy> {}
impl Allows<Optional> for NoSession {}
impl Allows<NotNeeded> for NoSession {}

mod sealed {
    pub trait Policy {}
    impl Policy for super::Required {}
    impl Policy for super::Optional {}
    impl Policy for super::NotNeeded {}
}
