//! The static description of an API: what the derives write once and the CLI, the sandbox and the tests read.

use crate::de::{DecodeError, Decoder};
use crate::json::JsonWriter;

/// Everything known of one API, generated from its annotated struct by `#[derive(TopApi)]`.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ApiDescription {
    /// The API's name on the wire, such as `taobao.tbk.tpwd.create`.
    pub method: &'static str,
    /// The Rust name of the request struct.
    pub name: &'static str,
    /// The official Chinese title, where the annotation gives one.
    pub title: Option<&'static str>,
    /// The number of the API's page on the platform's documentation site.
    pub api_id: Option<u32>,
    /// Whether a call carries a `session`.
    pub session: SessionPolicy,
    /// Whether a call may be repeated.
    pub access: Access,
    /// How further pages are asked for, where the API pages.
    pub paging: Option<Paging>,
    /// How a refusal inside of a successful answer is told, where the API has that.
    pub failure: Option<FailureRule>,
    /// The documentation of the struct; kept by the feature `docs` alone.
    pub docs: Option<&'static str>,
    /// The API's own parameters, system parameters left out.
    pub parameters: &'static [Field],
    /// The response object, envelope left out.
    pub response: &'static ObjectDescription,
    /// Decodes the response into its type and writes it as JSON: how programs that know an API by its name only
    /// (the CLI) show typed data.
    pub transcode: Transcode,
}

/// Reads one response object and writes what was understood of it as JSON.
pub type Transcode = fn(&mut Decoder<'_>, &mut JsonWriter) -> Result<(), DecodeError>;

impl ApiDescription {
    /// Fills an array before its descriptions are known.
    const NOTHING: Self =
        Self::new("", "", &[], &ObjectDescription { name: "", list_item: "", fields: &[] }, |_, _| Ok(()));

    /// A description with nothing but a name; the derive fills in the rest.
    #[must_use]
    pub const fn new(
        method: &'static str,
        name: &'static str,
        parameters: &'static [Field],
        response: &'static ObjectDescription,
        transcode: Transcode,
    ) -> Self {
        Self {
            method,
            name,
            title: None,
            api_id: None,
            session: SessionPolicy::None,
            access: Access::Write,
            paging: None,
            failure: None,
            docs: None,
            parameters,
            response,
            transcode,
        }
    }

    /// Sets the official title.
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// Sets the number of the official page.
    #[must_use]
    pub const fn api_id(mut self, api_id: u32) -> Self {
        self.api_id = Some(api_id);
        self
    }

    /// Sets the session policy.
    #[must_use]
    pub const fn session(mut self, session: SessionPolicy) -> Self {
        self.session = session;
        self
    }

    /// Sets what a repeated call does.
    #[must_use]
    pub const fn access(mut self, access: Access) -> Self {
        self.access = access;
        self
    }

    /// Declares how further pages are asked for.
    #[must_use]
    pub const fn paging(mut self, paging: Paging) -> Self {
        self.paging = Some(paging);
        self
    }

    /// Declares how a refusal inside of a successful answer is told.
    #[must_use]
    pub const fn failure(mut self, failure: FailureRule) -> Self {
        self.failure = Some(failure);
        self
    }

    /// Sets the documentation.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }

    /// The parameter of that name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'static Field> {
        self.parameters.iter().find(|field| field.name == name)
    }

    /// The key that encloses a successful answer: the method without a leading `taobao.`, dots as `_`, plus `_response`.
    ///
    /// ```
    /// assert_eq!(top_core::describe::response_key("taobao.tbk.shop.get"), "tbk_shop_get_response");
    /// ```
    #[must_use]
    pub fn response_key(&self) -> String {
        response_key(self.method)
    }
}

/// The key that encloses a successful answer to `method`.
#[must_use]
pub fn response_key(method: &str) -> String {
    let mut key = method.strip_prefix("taobao.").unwrap_or(method).replace('.', "_");
    key.push_str("_response");
    key
}

/// Fails to compile where two descriptions name one method.
///
/// # Panics
/// At compile time, where the list is a constant, if a method occurs twice.
#[allow(clippy::panic, reason = "evaluated by the compiler: the panic is the compile error")]
pub const fn assert_unique_methods(all: &[&ApiDescription]) {
    let mut i = 0;
    while i < all.len() {
        let mut j = i + 1;
        while j < all.len() {
            assert!(!same(all[i].method, all[j].method), "two structs name the same TOP method");
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
    pub apis: &'static [&'static ApiDescription],
}

impl Subject {
    /// A subject and its APIs.
    #[must_use]
    pub const fn new(
        name: &'static str,
        title: &'static str,
        apis: &'static [&'static ApiDescription],
    ) -> Self {
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
pub const fn concat<const N: usize>(subjects: &[Subject]) -> [&'static ApiDescription; N] {
    // A place to begin with; `N` is 0 where there is none.
    let mut all = [&ApiDescription::NOTHING; N];
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

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether an API takes a `session` (the access token of an authorised account).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionPolicy {
    /// Every call needs one.
    Required,
    /// A call may carry one.
    Optional,
    /// Calls do without.
    None,
}

impl SessionPolicy {
    /// The word used in annotations and dumps.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::None => "none",
        }
    }
}

/// What a repeated call does, in Smithy's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Changes nothing: may be repeated at will.
    Readonly,
    /// Changes something, but twice is the same as once.
    Idempotent,
    /// Changes something each time: must not be repeated blindly.
    Write,
}

/// How further pages are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// What the parameter counts.
    pub by: PageBy,
    /// The parameter that says which page; `option.page_no` where it is a member of an object.
    pub parameter: &'static str,
    /// The list in the response that the pages are about, such as `data.results`.
    pub items: Option<&'static str>,
}

/// What the parameter that says which page counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageBy {
    /// Pages, from 1.
    Number,
    /// Nothing: it is a cursor that the page before gave, sent back as it came.
    Cursor,
    /// The entries to pass over.
    Offset,
}

impl Paging {
    /// Pages that `parameter` asks for.
    #[must_use]
    pub const fn new(by: PageBy, parameter: &'static str) -> Self {
        Self { by, parameter, items: None }
    }

    /// The object that the parameter is a member of, where it is one.
    #[must_use]
    pub fn object(self) -> Option<&'static str> {
        self.parameter.split_once('.').map(|(object, _)| object)
    }

    /// The parameter's own name, without that of its object.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.parameter.split_once('.').map_or(self.parameter, |(_, name)| name)
    }

    /// Sets the path of the list that the pages are about.
    #[must_use]
    pub const fn items(mut self, items: &'static str) -> Self {
        self.items = Some(items);
        self
    }
}

/// How a refusal inside of a successful answer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailureRule {
    /// The member that says whether it went well, such as `result.success`.
    pub flag: &'static str,
    /// What it holds where it did.
    pub success: &'static [&'static str],
    /// The member with the code of the refusal.
    pub code: Option<&'static str>,
    /// The member with its text.
    pub message: Option<&'static str>,
}

impl FailureRule {
    /// It went well where `flag` holds one of `success`.
    #[must_use]
    pub const fn new(flag: &'static str, success: &'static [&'static str]) -> Self {
        Self { flag, success, code: None, message: None }
    }

    /// Sets the member with the code of the refusal.
    #[must_use]
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Sets the member with its text.
    #[must_use]
    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }
}

/// A struct that travels inside a response or a parameter.
#[derive(Debug, Clone, Copy)]
pub struct ObjectDescription {
    /// The Rust name of the struct.
    pub name: &'static str,
    /// The element that wraps each item where the object stands in a list and the field names no other: the struct's
    /// name with `_` before every capital, lower-cased.
    pub list_item: &'static str,
    /// The members, in the order of the struct.
    pub fields: &'static [Field],
}

/// A parameter, or a member of an object.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// How the value travels.
    pub data_type: DataType,
    /// Whether a request without it is refused. Says nothing for responses, which may leave anything out.
    pub required: bool,
    /// The element that wraps each item of a list in answers.
    pub list_item: Option<&'static str>,
    /// A value as documentation shows it; `""` where the usual answer holds none.
    pub example: Option<&'static str>,
    /// What the gateway assumes where the parameter is left out.
    pub default: Option<&'static str>,
    /// The most items that a list may have.
    pub max_items: Option<u32>,
    /// The most characters that a text may have.
    pub max_len: Option<u32>,
    /// The smallest and the largest number allowed.
    pub range: Option<(i64, i64)>,
    /// Why not to use it any more, and what instead.
    pub deprecated: Option<&'static str>,
    /// The documentation of the field; kept by the feature `docs` alone.
    pub docs: Option<&'static str>,
}

impl Field {
    /// A field whose type and need are those of the Rust type `T`.
    #[must_use]
    pub const fn of<T: Described>(name: &'static str) -> Self {
        Self {
            name,
            data_type: T::TYPE,
            required: !T::OPTIONAL,
            list_item: T::TYPE.list_item(),
            example: None,
            default: None,
            max_items: None,
            max_len: None,
            range: None,
            deprecated: None,
            docs: None,
        }
    }

    /// Sets the wrapper element of a list.
    #[must_use]
    pub const fn list_item(mut self, list_item: &'static str) -> Self {
        self.list_item = Some(list_item);
        self
    }

    /// Sets the example.
    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = Some(example);
        self
    }

    /// Sets the gateway's default.
    #[must_use]
    pub const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    /// Sets the longest list.
    #[must_use]
    pub const fn max_items(mut self, max_items: u32) -> Self {
        self.max_items = Some(max_items);
        self
    }

    /// Sets the longest text, in characters.
    #[must_use]
    pub const fn max_len(mut self, max_len: u32) -> Self {
        self.max_len = Some(max_len);
        self
    }

    /// Sets the range of numbers, both ends included.
    #[must_use]
    pub const fn range(mut self, low: i64, high: i64) -> Self {
        self.range = Some((low, high));
        self
    }

    /// Marks the field as superseded.
    #[must_use]
    pub const fn deprecated(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }

    /// Sets the documentation.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }

    /// Whether the value identifies something, by TOP's naming: such values are shown as text, never as a float.
    #[must_use]
    pub fn is_id(&self) -> bool {
        is_id(self.name)
    }
}

/// Whether a field of that name holds an identifier, by TOP's naming.
#[must_use]
pub fn is_id(name: &str) -> bool {
    name.ends_with("_id") || name.ends_with("_ids") || matches!(name, "id" | "num_iid" | "num_iids")
}

/// A type that has a place in a description. Implemented through [`Wire`](crate::Wire) and
/// [`Param`](crate::Param).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot travel to or from the gateway",
    label = "not a type that TOP knows",
    note = "use a number, bool, String, TopTime, Money, ItemId, a `#[derive(TopObject)]` struct, Json, Option or Vec of these; `FileItem` only as a top-level parameter"
)]
pub trait Described {
    /// How it travels.
    const TYPE: DataType;
    /// Whether it may be left out of a request.
    const OPTIONAL: bool = false;
}

/// How a value travels.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum DataType {
    /// Any text.
    Text,
    /// An integer or a decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `yyyy-MM-dd HH:mm:ss`, GMT+8.
    Date,
    /// A decimal amount as text.
    Price,
    /// A file: makes the request multipart.
    Bytes,
    /// JSON text inside a text.
    Json,
    /// One of a set of codes; the set may grow.
    Code(&'static CodeSet),
    /// An object.
    Object(&'static ObjectDescription),
    /// A list.
    List(&'static DataType),
}

impl DataType {
    /// The word used in dumps: `string`, `number[]`, `struct`, …
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Price => "price",
            Self::Bytes => "bytes",
            Self::Json => "json",
            Self::Code(set) if set.numeric => "number",
            Self::Code(_) => "string",
            Self::Object(_) => "struct",
            Self::List(item) => match item {
                Self::Object(_) => "struct[]",
                Self::Number => "number[]",
                Self::Code(set) if set.numeric => "number[]",
                _ => "string[]",
            },
        }
    }

    /// The members, where it is an object or a list of objects.
    #[must_use]
    pub const fn object(&self) -> Option<&'static ObjectDescription> {
        match self {
            Self::Object(object) => Some(object),
            Self::List(item) => item.object(),
            _ => None,
        }
    }

    const fn list_item(&self) -> Option<&'static str> {
        match self {
            Self::List(Self::Object(object)) => Some(object.list_item),
            Self::List(Self::Number) => Some("number"),
            Self::List(_) => Some("string"),
            _ => None,
        }
    }
}

/// The known values of a code.
#[derive(Debug, Clone, Copy)]
pub struct CodeSet {
    /// Whether the codes are numbers on the wire.
    pub numeric: bool,
    /// The known codes and their names.
    pub values: &'static [(&'static str, &'static str)],
}
