//! APIs that are known by name at run time.

use super::{BusinessError, Page, TopApi};
use crate::decode::{DecodeError, Decoder, Options};
use crate::encode::JsonWriter;
use crate::names::same_text;
use crate::protocol::{Opened, ResponseError, open};
use crate::schema::{ApiSchema, ObjectSchema};
use crate::value::TopObject;

/// An API without its Rust type, for programs that learn at run time which one they call: its schema, and the code that
/// decodes its responses.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// Everything known of the API.
    pub schema: &'static ApiSchema,
    decode: fn(&mut Decoder<'_>) -> Result<Decoded, DecodeError>,
}

/// A response as its type understood it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded {
    /// The data as JSON, ids as text.
    pub json: String,
    /// What it says about its page.
    pub page: Option<Page>,
    /// The failure that it reports.
    pub business_error: Option<BusinessError>,
}

impl Api {
    /// Fills an array before its entries are known.
    const NONE: Self = {
        const EMPTY: &ObjectSchema = &ObjectSchema { name: "", list_item: "", fields: &[] };
        Self { schema: &ApiSchema::new("", "", &[], EMPTY), decode: |_| Ok(Decoded::new()) }
    };

    /// The API that `A` defines.
    #[must_use]
    pub const fn of<A: TopApi>() -> Self {
        Self { schema: A::SCHEMA, decode: decode::<A> }
    }

    /// Decodes a response.
    ///
    /// # Errors
    ///
    /// As [`decode_response`](super::decode_response).
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

/// Fails to compile where two descriptions name one method.
///
/// # Panics
/// At compile time, where the list is a constant, if a method occurs twice.
#[allow(clippy::panic, reason = "evaluated by the compiler: the panic is the compile error")]
pub const fn assert_unique_methods(all: &[Api]) {
    let mut i = 0;
    while i < all.len() {
        let mut j = i + 1;
        while j < all.len() {
            assert!(
                !same_text(all[i].schema.method, all[j].schema.method),
                "two structs name the same TOP method"
            );
            j += 1;
        }
        i += 1;
    }
}

/// The APIs that are about one subject.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Subject {
    /// The name of the subject, which is that of the feature too.
    pub name: &'static str,
    /// The Chinese name.
    pub title: &'static str,
    /// Its APIs.
    pub apis: &'static [Api],
}

impl Subject {
    /// A subject and its APIs.
    #[must_use]
    pub const fn new(name: &'static str, title: &'static str, apis: &'static [Api]) -> Self {
        Self { name, title, apis }
    }
}

/// How many APIs the subjects have.
#[must_use]
pub const fn count(subjects: &[Subject]) -> usize {
    let (mut total, mut i) = (0, 0);
    while i < subjects.len() {
        total += subjects[i].apis.len();
        i += 1;
    }
    total
}

/// The APIs of all subjects in one list, which is `N` long: see [`count`].
#[must_use]
pub const fn concat<const N: usize>(subjects: &[Subject]) -> [Api; N] {
    // A place to begin with; `N` is 0 where there is none.
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
