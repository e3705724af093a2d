//! The derives of `top-core`: one annotated struct is the whole definition of an API.
//!
//! Use them through `top_core::{TopApi, TopObject, TopCode}`; the traits of the first two names are documented there.
//!
//! Each derive takes three steps: `attr` and `ast` parse the input into a model with spans, `check` reports what
//! is wrong with it, and `expand` writes the code. What only the types know (is this a number?) is checked by
//! constant functions in `top_core::__private`, which the code calls at the spans of the annotation. After an error a
//! derive still writes what it can, so that one mistake is one message.

mod ast;
mod attr;
mod check;
mod expand;
mod krate;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct an API: implements `TopApi` and adds a builder.
///
/// | key of `#[top_api(…)]` | meaning |
/// | --- | --- |
/// | `method = "taobao.tbk.shop.get"` | the name of the API; the only required key |
/// | `title = "…"` | the official Chinese title |
/// | `api_id = 123` | the number of the official page |
/// | `session = required` | or `optional`, or `none` (the default) |
/// | `response = Type` | default: the name of the struct plus `Response` |
/// | `readonly` | the call changes nothing |
/// | `idempotent` | the call changes something, and two calls have the effect of one |
/// | `paginate(…)` | how the API pages: see below |
/// | `failure(…)` | how a response reports a business error: see below |
/// | `entries(…)` | the list whose entries report their own results: see below |
/// | `errors = TABLE` | the documented errors, a `&'static [ErrorRule]` |
/// | `verify = CHECK_GIFT` | a `Hint`: how to find out whether a write with an unknown outcome took effect |
/// | `crate = "…"` | the path to `top-core`, if it is neither a dependency nor re-exported by `tbk-apis` |
///
/// A field is a parameter: required, unless its type is an `Option`. `#[top(…)]` says what its type can't:
///
/// | key of `#[top(…)]` | meaning |
/// | --- | --- |
/// | `name = "…"` | the name on the wire, if it is not the field's |
/// | `example = "13.49"` | an example as it is on the wire: a text; `""`: usually without a value |
/// | `example = 1349` | the same, where the wire has a JSON number |
/// | `default = "…"` | what the gateway assumes |
/// | `max_items = 20` | the maximum length of a list |
/// | `max_len = 60` | the maximum length of a text, in characters |
/// | `range = 1..=100` | the allowed numbers; `1..` and `..=100` leave an end open |
/// | `list_item = "…"` | the element around each item of a list |
/// | `unit = "days"` | the unit of a number whose type does not state it |
/// | `format = "epoch-ms"` | how the value is written, where the type does not say it: see below |
/// | `restricted = "邀约制"` | who may use it, if not every caller |
/// | `deprecated = "…"` | why not to use the field, and what to use instead; `#[deprecated]` does the same |
///
/// The setter of an optional parameter takes a value or an `Option` of it.
///
/// # Formats
///
/// | `format = …` | type | on the wire |
/// | --- | --- | --- |
/// | `"epoch-ms"` | `TopTime` | milliseconds since 1970; a parameter is an `UnixMillis`, without a format |
/// | `"comma-list"`, `"space-list"` | `Vec<T>` in an object | one text, with commas or blanks between the items |
/// | `"epoch"` | a whole number | time since 1970 in a unit that is not documented |
/// | `"month-compact"` | `String` | `yyyyMM` |
/// | `"month-or-date"` | `String` | `yyyy-MM` or `yyyy-MM-dd` |
/// | `"date-or-date-time"` | `String` | `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss` |
/// | `"days-or-date"` | `String` | a number of days, or a date with or without a time |
/// | `"key-value"` | `String` | pairs of names and values |
///
/// A `Vec` of simple values that is a parameter itself always travels with commas between the items.
///
/// # Paths into the response
///
/// `paginate`, `failure` and `entries` name members of the response: `result.success` is the field `success` of the
/// object in the field `result`. The fields on a path must have their names on the wire. The compiler checks each path.
///
/// # Pages
///
/// `paginate(page_no, items = data.results as Row, more = data.has_next, total = data.total_count)`
///
/// The first part is the parameter that selects the page: `page_no`, `page_num`, `position_index`, `cursor` or `offset`;
/// `option.page_no` if it is a member of an object. All others are optional, in any order:
///
/// | key | meaning |
/// | --- | --- |
/// | `items = data.results as Row` | the rows, a `Vec<Row>` or an `Option<Row>`: gives `PagedItems` |
/// | `more = data.has_next` | whether another page follows |
/// | `total = data.total_count` | the number of rows on all pages |
/// | `cursor = data.next` | the cursor of the next page; default: the member beside the rows with the parameter's name |
/// | `first = 0` | the number of the first page; default: 1 |
///
/// Without `items`, `more`, `total` and `cursor` the schema names the parameter, and the API has no `Paged`.
///
/// # Business errors
///
/// | form | a failure |
/// | --- | --- |
/// | `failure(result.success)` | if `success` holds something other than `true` |
/// | `failure(result_code = 200)` | if `result_code` holds something other than 200; a text works too |
/// | `failure(status, success = ["OK", 0])` | if `status` holds none of the values |
/// | `failure(present = biz_error_desc)` | if `biz_error_desc` is present; the values of `success` are excepted, `"SUCCESS"`, 0 and 200 by default |
///
/// Each form takes `code = …` and `message = …`, the members with the code and the text of the error.
///
/// `entries(data.list as Row, code = code, message = msg)` implements `PerEntry`: an entry failed if its `code` is
/// present and none of `success`.
#[proc_macro_derive(TopApi, attributes(top_api, top))]
pub fn top_api(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::api(&input).into()
}

/// Makes a struct an object of responses and, as JSON, of parameters: implements `TopObject`, `TopValue` and serde's
/// traits.
///
/// Fields take the keys of `#[top(…)]` that [`TopApi`](macro@TopApi) lists. `#[top_object(list_item = "…")]` sets the
/// element around each item of a list of these objects; by default it is the name of the struct in snake case, with `_`
/// before every capital. `#[top_object(crate = "…")]` is the path to `top-core`.
#[proc_macro_derive(TopObject, attributes(top_object, top))]
pub fn top_object(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::object(&input).into()
}

/// Makes an enum a set of codes that the platform may extend.
///
/// Each variant has its code on the wire, a number or a text, and the official Chinese label if there is one. The
/// variant with `#[code(other)]` holds the codes that are not documented: an `i64`, or a `String` for texts.
/// `#[code(crate = "…")]` on the enum is the path to `top-core`.
///
/// ```ignore
/// #[derive(Debug, Clone, Copy, TopCode)]
/// enum TkStatus {
///     #[code(12, "已付款")]
///     Paid,
///     #[code(13, "已失效")]
///     Closed,
///     #[code(other)]
///     Other(i64),
/// }
/// ```
///
/// Adds `ALL`, `code()` and `label()`, `Scalar`, `From`, `Display` and `FromStr` (the code), `Eq`, `Ord` and `Hash` (by
/// the code), and serde's traits. `Debug`, `Clone` and `Copy` are yours to derive.
#[proc_macro_derive(TopCode, attributes(code))]
pub fn top_code(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::code(&input).into()
}
