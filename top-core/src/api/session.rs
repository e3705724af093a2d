//! The session policies, as types.

use crate::schema::SessionPolicy;

/// Calls need a session.
#[derive(Debug, Clone, Copy)]
pub struct Required;
/// Calls may carry a session.
#[derive(Debug, Clone, Copy)]
pub struct Optional;
/// Calls do without a session.
#[derive(Debug, Clone, Copy)]
pub struct NotNeeded;

/// One of the three policies.
pub trait Policy: sealed::Policy {
    /// The same, as a value.
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

/// The state of a client without a session.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSession;

/// Whether a client in this state may call an API with that policy.
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
