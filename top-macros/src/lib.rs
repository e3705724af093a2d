//! The derives of `top-core`. One annotated struct is the complete definition of an API.
//!
//! Use the derives through `top_core::{TopApi, TopObject, TopCode}`. `top_core` also documents the traits `TopApi` and
//! `TopObject`.
//!
//! Each derive has three steps: `attr` and `ast` parse the input into a model with spans, `check` reports errors, and
//! `expand` generates the code. Constant functions in `top_core::__private` check the annotations that depend on types;
//! the generated code calls them with the spans of the annotations. After an error, a derive still generates as much
//! code as possible, so that one mistake causes one message.

mod ast;
mod attr;
mod check;
mod expand;
mod krate;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `TopApi` for a struct, and adds a builder.
///
/// The struct is the request of an API. Its response is another struct, by default with the suffix `Response`, that
/// derives [`TopObject`](macro@TopObject).
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{Params, TopApi, TopObject, decode_response};
///
/// /// 店铺搜索
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get", readonly)]
/// struct ShopGet {
///     /// 关键词: the words to search for.
///     q: String,
///     /// 页大小: the number of shops on a page.
///     #[top(range = 1..=100, default = "20")]
///     page_size: Option<i64>,
/// }
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     results: Vec<Shop>,
/// }
///
/// #[derive(TopObject)]
/// struct Shop {
///     user_id: Option<i64>,
/// }
///
/// let api = ShopGet::builder().q("女装").page_size(20).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().collect::<Vec<_>>(), [("q", "女装"), ("page_size", "20")]);
///
/// let body = br#"{"tbk_shop_get_response":{"results":{"shop":[{"user_id":"7"}]}}}"#;
/// let response = decode_response::<ShopGet>(body, Options::default())?.data;
/// assert_eq!(response.results[0].user_id, Some(7));
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
///
/// An API with pages and business errors:
///
/// ```
/// use top_core::schema::PageBy;
/// use top_core::{TopApi, TopObject};
///
/// #[derive(TopApi)]
/// #[top_api(
///     method = "taobao.tbk.order.get",
///     title = "淘宝客-推广者-订单查询",
///     session = required,
///     readonly,
///     paginate(page_no, items = data.results as Order, more = data.has_next),
///     failure(success, code = msg_code, message = msg_info)
/// )]
/// struct OrderGet {
///     page_no: Option<i64>,
/// }
///
/// #[derive(TopObject)]
/// struct OrderGetResponse {
///     data: Option<OrderPage>,
///     success: Option<bool>,
///     msg_code: Option<String>,
///     msg_info: Option<String>,
/// }
///
/// #[derive(TopObject)]
/// struct OrderPage {
///     results: Vec<Order>,
///     has_next: Option<bool>,
/// }
///
/// #[derive(TopObject)]
/// struct Order {
///     trade_id: Option<String>,
/// }
///
/// assert!(OrderGet::SCHEMA.paging.is_some_and(|paging| paging.by == PageBy::Number));
/// ```
///
/// # Keys of the struct
///
/// | key of `#[top_api(…)]` | meaning |
/// | --- | --- |
/// | `method = "taobao.tbk.shop.get"` | the name of the API. The only required key |
/// | `title = "…"` | the official Chinese title |
/// | `api_id = 123` | the number of the API on the documentation site |
/// | `session = required` | whether a call needs a session: `required`, `optional` or `none` (default) |
/// | `response = Type` | the response struct. Default: the name of the struct with the suffix `Response` |
/// | `readonly` | a call changes nothing |
/// | `idempotent` | a call changes something, and a repeated call has no further effect |
/// | `paginate(…)` | the pages of the API, see [Pages](#pages) |
/// | `failure(…)` | the detection of a business error, see [Business errors](#business-errors) |
/// | `entries(…)` | the list whose entries report their own results, see [Business errors](#business-errors) |
/// | `errors = TABLE` | the documented errors, a `&'static [ErrorRule]` |
/// | `verify = CHECK_GIFT` | a `Hint` that explains how to determine whether a write with an unknown outcome took effect |
/// | `crate = "…"` | the path to `top-core`. Only necessary if the crate depends on neither `top-core` nor `tbk-apis` |
///
/// # Keys of the fields
///
/// Each field is a parameter. A parameter is required unless its type is an `Option`. The setter of an optional
/// parameter takes a value or an `Option`.
///
/// | key of `#[top(…)]` | meaning |
/// | --- | --- |
/// | `name = "…"` | the name on the wire. Default: the name of the field |
/// | `example = "13.49"` | an example on the wire, as a JSON string. `""` means usually no value |
/// | `example = 1349` | an example on the wire, as a JSON number |
/// | `default = "…"` | the value that the gateway uses if the parameter is missing |
/// | `max_items = 20` | the maximum length of a list |
/// | `max_len = 60` | the maximum length of a text, in characters |
/// | `range = 1..=100` | the allowed numbers. `1..` and `..=100` have an open end |
/// | `list_item = "…"` | the element around each item of a list |
/// | `unit = "days"` | the unit of a number, if its type has none |
/// | `format = "epoch-ms"` | the format, if the type does not determine it, see [Formats](#formats) |
/// | `restricted = "邀约制"` | the callers that may use the field, if its use is restricted |
/// | `deprecated = "…"` | the reason for the deprecation and the replacement. `#[deprecated]` has the same effect |
///
/// # Formats
///
/// | `format = …` | type | on the wire |
/// | --- | --- | --- |
/// | `"epoch-ms"` | `TopTime` in a response | milliseconds since 1970-01-01 UTC. For a parameter, use `UnixMillis` without a format |
/// | `"comma-list"`, `"space-list"` | `Vec<T>` in an object | one text, with commas or spaces between the items |
/// | `"epoch"` | a whole number | the time since 1970-01-01 UTC in an undocumented unit |
/// | `"month-compact"` | `String` | `yyyyMM` |
/// | `"month-or-date"` | `String` | `yyyy-MM` or `yyyy-MM-dd` |
/// | `"date-or-date-time"` | `String` | `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss` |
/// | `"days-or-date"` | `String` | a number of days, or a date with or without a time |
/// | `"key-value"` | `String` | pairs of names and values |
///
/// A parameter that is a `Vec` of simple values needs no format: it is one text with commas between the items.
///
/// # Paths into the response
///
/// `paginate`, `failure` and `entries` contain paths to members of the response. The path `result.success` is the field
/// `success` of the object in the field `result`. The names of the fields on a path must be their names on the wire.
/// The compiler checks each path.
///
/// # Pages
///
/// `paginate(page_no, items = data.results as Row, more = data.has_next, total = data.total_count)`
///
/// The first part is the parameter that selects the page: `page_no`, `page_num`, `position_index`, `cursor` or
/// `offset`. If it is a member of an object, write `option.page_no`. All other parts are optional and may have any
/// order:
///
/// | key | meaning |
/// | --- | --- |
/// | `items = data.results as Row` | the rows, a `Vec<Row>` or an `Option<Row>`. Implements `PagedItems` |
/// | `more = data.has_next` | whether another page follows |
/// | `total = data.total_count` | the number of rows on all pages |
/// | `cursor = data.next` | the cursor of the next page. Default: the member next to the rows with the name of the parameter |
/// | `first = 0` | the number of the first page. Default: 1 |
///
/// With `items`, `more`, `total` or `cursor`, the API implements `Paged`. Without them, the clause only sets `paging`
/// in the schema.
///
/// # Business errors
///
/// | form | the response reports an error if |
/// | --- | --- |
/// | `failure(result.success)` | `success` has a value other than `true` |
/// | `failure(result_code = 200)` | `result_code` has a value other than 200. The value may also be a string |
/// | `failure(status, success = ["OK", 0])` | `status` has none of the values |
/// | `failure(present = biz_error_desc)` | `biz_error_desc` has a value that is not one of `success`, by default `"SUCCESS"`, 0 and 200 |
///
/// Each form takes `code = …` and `message = …`, the members with the code and the message of the error.
///
/// `entries(data.list as Row, code = code, message = msg)` implements `PerEntry`. An entry reports an error if its
/// `code` has a value that is not one of `success`.
#[proc_macro_derive(TopApi, attributes(top_api, top))]
pub fn top_api(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::api(&input).into()
}

/// Implements `TopObject`, `TopValue` and the traits of serde for a struct.
///
/// The struct is an object in responses or, as JSON, in parameters. A field is required unless its type is an `Option`.
/// In a response, a missing `Vec` is an empty list. The keys of a field in `#[top(…)]` are those of
/// [`TopApi`](macro@TopApi#keys-of-the-fields).
///
/// | key of `#[top_object(…)]` | meaning |
/// | --- | --- |
/// | `list_item = "…"` | the element around each item of a list of these objects. Default: the name of the struct in lower case, with `_` before every capital |
/// | `crate = "…"` | the path to `top-core` |
///
/// # Examples
///
/// ```
/// use top_core::{TopObject, Yuan, object_to_json};
///
/// #[derive(TopObject)]
/// #[top_object(list_item = "tbk_order")]
/// struct Order {
///     trade_id: String,
///     #[top(name = "alipay_total_price")]
///     price: Option<Yuan>,
///     item_ids: Vec<i64>,
/// }
///
/// let order: Order = serde_json::from_str(r#"{"trade_id":"1","alipay_total_price":"9.10"}"#)?;
/// assert_eq!(order.price, "9.10".parse().ok());
/// assert!(order.item_ids.is_empty());
/// assert_eq!(object_to_json(&order), r#"{"trade_id":"1","alipay_total_price":"9.10"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[proc_macro_derive(TopObject, attributes(top_object, top))]
pub fn top_object(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::object(&input).into()
}

/// Implements a set of codes for an enum. The platform may extend the set.
///
/// Each variant has its code on the wire, a number or a text, and optionally the official Chinese label. The variant
/// with `#[code(other)]` holds undocumented codes: an `i64` for numbers, or a `String` for texts.
///
/// | attribute | meaning |
/// | --- | --- |
/// | `#[code(12)]`, `#[code("B")]` | the code of a variant |
/// | `#[code(12, "已付款")]` | the code and the label of a variant |
/// | `#[code(other)]` | the variant for undocumented codes |
/// | `#[code(crate = "…")]` | on the enum: the path to `top-core` |
///
/// The derive adds `ALL`, `code()` and `label()`. It implements `Scalar` and the traits of serde; `From` in both
/// directions, `Display` and `FromStr` for the code; and `Eq`, `Ord` and `Hash` by the code. Derive `Debug`, `Clone`
/// and `Copy` yourself.
///
/// # Examples
///
/// ```
/// use top_core::TopCode;
///
/// #[derive(Debug, Clone, Copy, TopCode)]
/// enum TkStatus {
///     #[code(12, "已付款")]
///     Paid,
///     #[code(13, "已失效")]
///     Closed,
///     #[code(other)]
///     Other(i64),
/// }
///
/// assert_eq!(TkStatus::Paid.code(), 12);
/// assert_eq!(TkStatus::Paid.label(), Some("已付款"));
/// assert_eq!(TkStatus::from(13), TkStatus::Closed);
/// assert_eq!(TkStatus::from(99), TkStatus::Other(99));
/// assert_eq!("12".parse(), Ok(TkStatus::Paid));
/// ```
#[proc_macro_derive(TopCode, attributes(code))]
pub fn top_code(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::code(&input).into()
}
