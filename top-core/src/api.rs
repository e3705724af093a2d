//! What an API and an object are to the rest of the crate: the traits that the derives implement.

use crate::de::{DecodeError, Decoder};
use crate::describe::{ApiDescription, ObjectDescription};
use crate::json::ObjectWriter;
use crate::params::Params;

/// One API of the platform: a request struct with its response type. Implemented by `#[derive(TopApi)]`.
pub trait TopApi {
    /// What a successful answer holds, envelope removed.
    type Response: TopObject + Send + 'static;
    /// [`session::Required`], [`session::Optional`] or [`session::NotNeeded`]: checked by the compiler where the API
    /// is called.
    type Session: session::Policy;
    /// Everything known of the API.
    const DESCRIPTION: &'static ApiDescription;

    /// Appends the API's own parameters, those without a value left out.
    fn write_params(&self, params: &mut Params);

    /// Calls the API: `api.send(&client)`, or `api.send(&client.session(key))`.
    #[cfg(feature = "client")]
    fn send<C>(
        &self,
        caller: &C,
    ) -> impl Future<Output = Result<crate::Reply<Self::Response>, crate::Error>> + Send
    where
        Self: Sized,
        C: crate::Caller<Self>,
    {
        caller.call_api(self)
    }
}

/// An API whose answers come in pages. Implemented by `#[derive(TopApi)]` with `paginate(…)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no pages",
    label = "no `Paged`",
    note = "one call brings everything: `client.call(&api)`; if it does page, write `paginate(…)` above the struct"
)]
pub trait Paged: TopApi {}

/// An API that pages through one list. Implemented by `#[derive(TopApi)]` with `paginate(…, items = path as Type)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which list it pages through",
    label = "no `PagedItems`",
    note = "read whole pages: `client.pages(api)`; or write `paginate(…, items = data.results as Type)` above the struct"
)]
pub trait PagedItems: Paged {
    /// One entry of the list.
    type Item: Send;

    /// The entries of one page.
    fn into_items(response: Self::Response) -> Vec<Self::Item>;
}

/// A struct that stands in answers or, as JSON, in parameters. Implemented by `#[derive(TopObject)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no object of the platform",
    label = "no `TopObject`",
    note = "write `#[derive(TopObject)]` above `{Self}`"
)]
pub trait TopObject: Sized {
    /// Its members.
    const OBJECT: &'static ObjectDescription;

    /// Reads the object at the decoder's place; `None` where the wire said nothing (`null`, `""`, `"--"`, `{}`).
    fn read_object(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// Writes the members that hold something.
    fn write_members(&self, object: &mut ObjectWriter<'_>);
}

/// The session policies, as types.
pub mod session {
    use crate::describe::SessionPolicy;

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
    pub trait Policy: sealed::Sealed {
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

    /// A policy under which a call without a session makes sense.
    #[diagnostic::on_unimplemented(
        message = "this API requires a session",
        label = "called without a session",
        note = "write `client.session(key).call(&api)` instead of `client.call(&api)`"
    )]
    pub trait WithoutSession: Policy {}
    impl WithoutSession for Optional {}
    impl WithoutSession for NotNeeded {}

    mod sealed {
        pub trait Sealed {}
        impl Sealed for super::Required {}
        impl Sealed for super::Optional {}
        impl Sealed for super::NotNeeded {}
    }
}
