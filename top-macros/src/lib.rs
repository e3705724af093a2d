//! The derives of `top-core`: one annotated struct is the whole definition of an API.
//!
//! Use them through `top_core::{TopApi, TopObject}`; the traits of the same names are documented there.

mod ast;
mod attr;
mod check;
mod expand;
mod method;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct an API: its parameters, its builder, the trait `TopApi` and the description.
///
/// | key of `#[top_api(…)]` | meaning |
/// | --- | --- |
/// | `method = "taobao.tbk.shop.get"` | the API's name; the only key that is required |
/// | `title = "…"` | the official Chinese title |
/// | `api_id = 123` | the number of the official page |
/// | `session = required` | or `optional`, or `none` (the default) |
/// | `response = Type` | default: the struct's name with `Response` behind it |
/// | `readonly` | the call changes nothing |
/// | `idempotent` | it changes something, but twice is the same as once |
/// | `paginate(page_no)` | the field that says which page: `page_no`, `page_num`, `position_index`, `cursor`, `offset`; `paginate(option.page_no)` where it is a member of an object; `paginate(page_no, items = data.results as Row)` says which list of the response the pages are about, and of what |
/// | `failure(result.success, code = result.msg_code, message = result.msg_info)` | the members that tell a refusal inside of a successful answer: it went well where the first is `true`, or, with `failure(result_code = 200, …)`, that number. Paths into the response are made of fields whose names are those of the wire |
///
/// A field is a parameter: required, unless its type is an `Option`. What the type can't say goes into `#[top(…)]`:
///
/// | key of `#[top(…)]` | meaning |
/// | --- | --- |
/// | `name = "…"` | the name on the wire, where it is not the field's |
/// | `example = "…"` | a value as documentation shows it; `""`: the usual answer holds none |
/// | `default = "…"` | what the gateway assumes |
/// | `max_items = 20` | the longest list |
/// | `max_len = 60` | the longest text, in characters |
/// | `range = 1..=100` | the numbers allowed |
/// | `list_item = "…"` | the element around each item of a list |
/// | `deprecated = "…"` | why not to use it any more, and what instead |
#[proc_macro_derive(TopApi, attributes(top_api, top))]
pub fn top_api(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::api(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a struct an object that stands in answers or, as JSON, in parameters.
///
/// Fields take the keys of `#[top(…)]` that [`TopApi`](macro@TopApi) lists. `#[top_object(list_item = "…")]` sets the
/// element around each item of a list of these objects; by default it is the struct's name in snake case, with `_`
/// before every capital.
#[proc_macro_derive(TopObject, attributes(top_object, top))]
pub fn top_object(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::object(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}
