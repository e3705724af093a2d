//! The description of one API.

use super::{ErrorRule, Field, Hint, ObjectSchema};
use crate::names::response_key;

/// The description of one API. `#[derive(TopApi)]` generates it from the annotated struct.
///
/// # Examples
///
/// ```
/// use top_core::schema::{Access, SessionPolicy};
/// use top_core::{TopApi, TopObject};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get", session = optional, readonly)]
/// struct ShopGet {
///     q: String,
///     #[top(range = 1..=100, default = "20")]
///     page_size: Option<i64>,
/// }
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     total_results: Option<i64>,
/// }
///
/// let schema = ShopGet::SCHEMA;
/// assert_eq!(schema.method, "taobao.tbk.shop.get");
/// assert_eq!((schema.session, schema.access), (SessionPolicy::Optional, Access::Readonly));
/// assert_eq!(schema.response.fields[0].name, "total_results");
/// let page_size = schema.parameter("page_size").ok_or("no such parameter")?;
/// assert_eq!((page_size.required, page_size.default), (false, Some("20")));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ApiSchema {
    /// The name of the API on the wire, such as `taobao.tbk.tpwd.create`.
    pub method: &'static str,
    /// The Rust name of the request struct.
    pub name: &'static str,
    /// The official Chinese title.
    pub title: Option<&'static str>,
    /// The number of the API on the documentation site of the platform.
    pub api_id: Option<u32>,
    /// Whether the API takes a `session`.
    pub session: SessionPolicy,
    /// Whether a call changes something, and whether it may be repeated.
    pub access: Access,
    /// The paging parameter and the paths of the page members, for an API with pages.
    pub paging: Option<Paging>,
    /// The rule that detects a business error inside a successful response.
    pub failure: Option<FailureRule>,
    /// The errors that the platform documents for this API, without the errors of the gateway.
    pub errors: &'static [ErrorRule],
    /// For an API that writes: how to determine whether a call took effect. The hint of
    /// [`ErrorKind::OutcomeUnknown`](super::ErrorKind::OutcomeUnknown).
    pub verify: Option<Hint>,
    /// The documentation of the struct; `None` without the feature `docs`.
    pub docs: Option<&'static str>,
    /// The parameters of the API, without the system parameters.
    pub parameters: &'static [Field],
    /// The response object, without the envelope.
    pub response: &'static ObjectSchema,
}

impl ApiSchema {
    /// Creates a description with the defaults of `#[top_api(…)]`. The derive sets the other values.
    #[must_use]
    pub const fn new(
        method: &'static str,
        name: &'static str,
        parameters: &'static [Field],
        response: &'static ObjectSchema,
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
            errors: &[],
            verify: None,
            docs: None,
            parameters,
            response,
        }
    }

    /// Sets the official title.
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// Sets the number on the documentation site.
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

    /// Sets whether a call changes something.
    #[must_use]
    pub const fn access(mut self, access: Access) -> Self {
        self.access = access;
        self
    }

    /// Sets the paging rule.
    #[must_use]
    pub const fn paging(mut self, paging: Paging) -> Self {
        self.paging = Some(paging);
        self
    }

    /// Sets the rule that detects a business error.
    #[must_use]
    pub const fn failure(mut self, failure: FailureRule) -> Self {
        self.failure = Some(failure);
        self
    }

    /// Sets the documented errors.
    #[must_use]
    pub const fn errors(mut self, errors: &'static [ErrorRule]) -> Self {
        self.errors = errors;
        self
    }

    /// Sets the hint that explains how to determine whether a call took effect.
    #[must_use]
    pub const fn verify(mut self, verify: Hint) -> Self {
        self.verify = Some(verify);
        self
    }

    /// Sets the documentation.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }

    /// Returns the parameter with this name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'static Field> {
        self.parameters.iter().find(|field| field.name == name)
    }

    /// Returns the key that encloses a successful response. See [`names::response_key`](crate::names::response_key).
    #[must_use]
    pub fn response_key(&self) -> String {
        response_key(self.method)
    }
}

/// Whether an API takes a `session` (授权): the access token of an authorised account.
///
/// # Examples
///
/// ```
/// use top_core::schema::SessionPolicy;
///
/// assert_eq!(SessionPolicy::Required.as_str(), "required");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionPolicy {
    /// Every call needs a session.
    Required,
    /// A call may have a session.
    Optional,
    /// Calls have no session.
    None,
}

impl SessionPolicy {
    /// Returns the word used in annotations and dumps.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::None => "none",
        }
    }
}

/// Whether a call changes something, and whether it may be repeated. The terms are those of Smithy.
///
/// # Examples
///
/// ```
/// use top_core::schema::Access;
///
/// assert_eq!(Access::Readonly.as_str(), "readonly");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// A call changes nothing.
    Readonly,
    /// A call changes something. A repeated call has no further effect.
    Idempotent,
    /// Each call changes something.
    Write,
}

impl Access {
    /// Returns the word used in annotations, logs and dumps.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Readonly => "readonly",
            Self::Idempotent => "idempotent",
            Self::Write => "write",
        }
    }
}

/// How an API pages: the parameter that selects the page, and the members of the response that describe it.
///
/// # Examples
///
/// ```
/// use top_core::schema::{PageBy, Paging};
///
/// let paging = Paging::new(PageBy::Number, "option.page_no").items("data.results").more("data.has_next");
/// assert_eq!((paging.object(), paging.name()), (Some("option"), "page_no"));
/// assert_eq!((paging.first, paging.items), (1, Some("data.results")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// The meaning of the parameter.
    pub by: PageBy,
    /// The parameter that selects the page. `option.page_no` is the member `page_no` of the object `option`.
    pub parameter: &'static str,
    /// The number of the first page, 1 by default.
    pub first: u64,
    /// The path of the list with the rows, such as `data.results`.
    pub items: Option<&'static str>,
    /// The path of the member that states whether another page follows.
    pub more: Option<&'static str>,
    /// The path of the member with the number of rows on all pages.
    pub total: Option<&'static str>,
}

/// The meaning of the parameter that selects a page.
///
/// # Examples
///
/// ```
/// use top_core::schema::{PageBy, Paging};
///
/// let paging = Paging::new(PageBy::Cursor, "position_index");
/// assert_eq!(paging.by, PageBy::Cursor);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageBy {
    /// The number of the page.
    Number,
    /// A cursor from the previous page. It is sent back unchanged.
    Cursor,
    /// The number of rows to skip.
    Offset,
}

impl Paging {
    /// Creates a rule for an API whose pages `parameter` selects.
    #[must_use]
    pub const fn new(by: PageBy, parameter: &'static str) -> Self {
        Self { by, parameter, first: 1, items: None, more: None, total: None }
    }

    /// Returns the name of the object that contains the parameter, if the parameter is a member of one.
    #[must_use]
    pub fn object(self) -> Option<&'static str> {
        self.parameter.split_once('.').map(|(object, _)| object)
    }

    /// Returns the name of the parameter, without the name of its object.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.parameter.split_once('.').map_or(self.parameter, |(_, name)| name)
    }

    /// Sets the number of the first page.
    #[must_use]
    pub const fn first(mut self, first: u64) -> Self {
        self.first = first;
        self
    }

    /// Sets the path of the list with the rows.
    #[must_use]
    pub const fn items(mut self, items: &'static str) -> Self {
        self.items = Some(items);
        self
    }

    /// Sets the path of the member that states whether another page follows.
    #[must_use]
    pub const fn more(mut self, more: &'static str) -> Self {
        self.more = Some(more);
        self
    }

    /// Sets the path of the member with the number of rows on all pages.
    #[must_use]
    pub const fn total(mut self, total: &'static str) -> Self {
        self.total = Some(total);
        self
    }
}

/// The rule that detects a business error (业务错误) inside a successful response.
///
/// # Examples
///
/// ```
/// use top_core::schema::{FailureRule, FailureTest};
///
/// let rule = FailureRule::new(FailureTest::Differs, "result.success", &["true"])
///     .code("result.msg_code")
///     .message("result.msg_info");
/// assert_eq!((rule.flag, rule.code), ("result.success", Some("result.msg_code")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailureRule {
    /// The path of the flag, such as `result.success`.
    pub flag: &'static str,
    /// The condition for a business error.
    pub test: FailureTest,
    /// The values of the flag that mean success.
    pub success: &'static [&'static str],
    /// The path of the error code.
    pub code: Option<&'static str>,
    /// The path of the error message.
    pub message: Option<&'static str>,
}

/// The condition of a [`FailureRule`].
///
/// # Examples
///
/// ```
/// use top_core::schema::{FailureRule, FailureTest};
///
/// let rule = FailureRule::new(FailureTest::Present, "biz_error_desc", &["SUCCESS", "0", "200"]);
/// assert_eq!(rule.test, FailureTest::Present);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureTest {
    /// The response reports an error if the flag has a value that does not mean success.
    Differs,
    /// The response reports an error if the flag is present, unless the flag or the code has a value that means
    /// success.
    Present,
}

impl FailureRule {
    /// Creates a rule for a flag. The derive sets the other values.
    #[must_use]
    pub const fn new(test: FailureTest, flag: &'static str, success: &'static [&'static str]) -> Self {
        Self { flag, test, success, code: None, message: None }
    }

    /// Sets the path of the error code.
    #[must_use]
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Sets the path of the error message.
    #[must_use]
    pub const fn message(mut self, message: &'static str) -> Self {
        self.message = Some(message);
        self
    }
}
