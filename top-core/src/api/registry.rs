//! APIs by name at run time.

use super::{BusinessError, Page, TopApi};
use crate::decode::{DecodeError, Decoder, Options};
use crate::encode::JsonWriter;
use crate::names::same_text;
use crate::protocol::{Opened, ResponseError, open};
use crate::schema::{ApiSchema, ObjectSchema};
use crate::value::TopObject;

/// An API without its Rust type: the description and the decoder of its responses.
///
/// For programs that select the API at run time, by its name.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{Api, TopApi, TopObject};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {}
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     user_id: Option<i64>,
/// }
///
/// const APIS: [Api; 1] = [Api::of::<ShopGet>()];
///
/// let api = APIS.iter().find(|api| api.schema.method == "taobao.tbk.shop.get").ok_or("unknown method")?;
/// let opened = api.decode(br#"{"tbk_shop_get_response":{"user_id":7}}"#, Options::default())?;
/// assert_eq!(opened.data.json, r#"{"user_id":"7"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// The description of the API.
    pub schema: &'static ApiSchema,
    decode: fn(&mut Decoder<'_>) -> Result<Decoded, DecodeError>,
}

/// A decoded response of an [`Api`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded {
    /// The data as JSON for display, with ids as strings.
    pub json: String,
    /// The description of the page.
    pub page: Option<Page>,
    /// The business error in the response.
    pub business_error: Option<BusinessError>,
}

impl Api {
    /// A placeholder, to initialize an array.
    const NONE: Self = {
        const EMPTY: &ObjectSchema = &ObjectSchema { name: "", list_item: "", fields: &[] };
        Self { schema: &ApiSchema::new("", "", &[], EMPTY), decode: |_| Ok(Decoded::new()) }
    };

    /// Returns the API that `A` defines.
    #[must_use]
    pub const fn of<A: TopApi>() -> Self {
        Self { schema: A::SCHEMA, decode: decode::<A> }
    }

    /// Decodes a response.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`decode_response`](super::decode_response).
    pub fn decode(&self, body: &[u8], options: Options) -> Result<Opened<Decoded>, ResponseError> {
        let mut data = Decoded::new();
        let opened = open(self.schema.method, Some(self.schema.response), body, options, &mut |decoder| {
            data = (self.decode)(decoder)?;
            Ok(())
        })?;
        Ok(opened.with(data))
    }
}

impl Decoded {
    const fn new() -> Self {
        Self { json: String::new(), page: None, business_error: None }
    }
}

fn decode<A: TopApi>(decoder: &mut Decoder<'_>) -> Result<Decoded, DecodeError> {
    let response = A::Response::read_object(decoder)?;
    let mut json = JsonWriter::with_ids_as_text();
    json.object(|members| {
        if let Some(response) = &response {
            response.write_members(members);
        }
    });
    let page = response.as_ref().and_then(A::page);
    let business_error = response.as_ref().and_then(A::business_error);
    Ok(Decoded { json: json.finish(), page, business_error })
}

/// Checks that no two APIs have the same method. In a constant, a repeated method is a compile error.
///
/// # Panics
///
/// Panics if a method occurs twice.
///
/// # Examples
///
/// ```
/// use top_core::{Api, TopApi, TopObject, assert_unique_methods};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {}
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {}
///
/// const _: () = assert_unique_methods(&[Api::of::<ShopGet>()]);
/// ```
#[allow(clippy::panic, reason = "evaluated by the compiler: the panic is the compile error")]
pub const fn assert_unique_methods(all: &[Api]) {
    let mut i = 0;
    while i < all.len() {
        let mut j = i + 1;
        while j < all.len() {
            assert!(
                !same_text(all[i].schema.method, all[j].schema.method),
                "two structs define the same TOP method"
            );
            j += 1;
        }
        i += 1;
    }
}

/// The APIs of one subject, such as orders.
///
/// # Examples
///
/// ```
/// use top_core::{Api, Subject, TopApi, TopObject, concat, count};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {}
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {}
///
/// const SUBJECTS: &[Subject] = &[Subject::new("shop", "店铺", &[Api::of::<ShopGet>()])];
/// const ALL: [Api; count(SUBJECTS)] = concat(SUBJECTS);
/// assert_eq!(ALL[0].schema.method, "taobao.tbk.shop.get");
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Subject {
    /// The name of the subject and of its feature.
    pub name: &'static str,
    /// The Chinese name.
    pub title: &'static str,
    /// The APIs.
    pub apis: &'static [Api],
}

impl Subject {
    /// Creates a subject.
    #[must_use]
    pub const fn new(name: &'static str, title: &'static str, apis: &'static [Api]) -> Self {
        Self { name, title, apis }
    }
}

/// Returns the number of APIs of all subjects. See [`Subject`] for an example.
#[must_use]
pub const fn count(subjects: &[Subject]) -> usize {
    let (mut total, mut i) = (0, 0);
    while i < subjects.len() {
        total += subjects[i].apis.len();
        i += 1;
    }
    total
}

/// Returns the APIs of all subjects in one list of length `N`. See [`Subject`] for an example.
///
/// # Panics
///
/// Panics if `N` is less than [`count`] of the subjects. In a constant, this is a compile error.
#[must_use]
pub const fn concat<const N: usize>(subjects: &[Subject]) -> [Api; N] {
    let mut all = [Api::NONE; N];
    let (mut next, mut i) = (0, 0);
    while i < subjects.len() {
        let mut j = 0;
        while j < subjects[i].apis.len() {
            all[next] = subjects[i].apis[j];
            next += 1;
            j += 1;
        }
        i += 1;
    }
    all
}
