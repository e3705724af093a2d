//! The traits of an API, which the derives implement.

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

/// An API of the platform: a request struct and its response type.
///
/// Implemented by [`#[derive(TopApi)]`](derive@crate::TopApi).
///
/// # Examples
///
/// ```
/// use top_core::{Params, TopApi, TopObject};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get", readonly)]
/// struct ShopGet {
///     q: String,
///     page_size: Option<i64>,
/// }
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     total_results: Option<i64>,
/// }
///
/// let api = ShopGet::builder().q("女装").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().collect::<Vec<_>>(), [("q", "女装")]);
/// assert_eq!(ShopGet::SCHEMA.method, "taobao.tbk.shop.get");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a request",
    label = "not a struct with `#[derive(TopApi)]`",
    note = "call `.build()` on a builder, or add `#[derive(TopApi)]` to the struct"
)]
pub trait TopApi {
    /// The data of a successful response, without the envelope.
    type Response: TopObject + Send + 'static;
    /// The session policy: [`session::Required`], [`session::Optional`] or [`session::NotNeeded`]. The compiler checks
    /// it for every call.
    type Session: session::Policy;
    /// The description of the API.
    const SCHEMA: &'static ApiSchema;

    /// Appends the parameters of the API. Skips parameters without a value.
    fn write_params(&self, params: &mut Params);

    /// Returns the business error in a successful response. The annotation `failure(…)` declares how to detect it.
    #[must_use]
    fn business_error(response: &Self::Response) -> Option<BusinessError> {
        let _ = response;
        None
    }

    /// Returns the description of the page in a response. The annotation `paginate(…)` declares its members.
    #[must_use]
    fn page(response: &Self::Response) -> Option<Page> {
        let _ = response;
        None
    }
}

/// Decodes a response to `A` in any of the three encodings.
///
/// # Errors
///
/// Returns [`ResponseError::Api`] for an error of the gateway, and [`ResponseError::Decode`] if the body can't be
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
