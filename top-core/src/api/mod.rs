//! What an API is to the rest of the crate: the traits that the derives implement.

mod business;
mod page;
mod registry;
pub mod session;

pub use business::{BusinessError, PerEntry};
pub use page::{Page, Paged, PagedItems, Rows};
pub use registry::{Api, Decoded, Subject, assert_unique_methods, concat, count};

use crate::decode::Options;
use crate::params::Params;
use crate::protocol::{Opened, ResponseError, open};
use crate::schema::ApiSchema;
use crate::value::TopObject;

/// One API of the platform: a request struct with its response type. Implemented by `#[derive(TopApi)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a request",
    label = "not a struct with `#[derive(TopApi)]`",
    note = "a builder becomes a request by `.build()`; a struct becomes one by `#[derive(TopApi)]`"
)]
pub trait TopApi {
    /// What a successful response holds, envelope removed.
    type Response: TopObject + Send + 'static;
    /// [`session::Required`], [`session::Optional`] or [`session::NotNeeded`]: checked by the compiler where the API
    /// is called.
    type Session: session::Policy;
    /// Everything known of the API.
    const SCHEMA: &'static ApiSchema;

    /// Appends the API's own parameters, those without a value left out.
    fn write_params(&self, params: &mut Params);

    /// The failure that a successful response reports, as `failure(…)` in the annotation declares it.
    #[must_use]
    fn business_error(response: &Self::Response) -> Option<BusinessError> {
        let _ = response;
        None
    }

    /// What a response says about its page, as `paginate(…)` in the annotation declares it.
    #[must_use]
    fn page(response: &Self::Response) -> Option<Page> {
        let _ = response;
        None
    }
}

/// Decodes a response to `A`, in whichever of the three encodings it came.
///
/// # Errors
///
/// [`ResponseError::Api`] where the gateway answered with an error, [`ResponseError::Decode`] where the body can't be
/// decoded.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{TopApi, TopObject};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.demo.get")]
/// struct Demo {}
/// #[derive(TopObject)]
/// struct DemoResponse {
///     total: Option<i64>,
/// }
///
/// let body = br#"{"tbk_demo_get_response":{"total":"3","request_id":"abc"}}"#;
/// let opened = top_core::decode_response::<Demo>(body, Options::default())?;
/// assert_eq!(opened.data.total, Some(3));
/// assert_eq!(opened.request_id.as_deref(), Some("abc"));
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
pub fn decode_response<A: TopApi>(
    body: &[u8],
    options: Options,
) -> Result<Opened<A::Response>, ResponseError> {
    let mut data = None;
    let schema = A::SCHEMA;
    let opened = open(schema.method, Some(schema.response), body, options, &mut |decoder| {
        data = A::Response::read_object(decoder)?;
        Ok(())
    })?;
    match data {
        Some(data) => Ok(opened.with(data)),
        None => Err(ResponseError::missing()),
    }
}
