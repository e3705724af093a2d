//! One API.

use super::{ErrorRule, Field, Hint, ObjectSchema};
use crate::names::response_key;

/// Everything known of one API, generated from its annotated struct by `#[derive(TopApi)]`.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct ApiSchema {
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
    /// How a refusal inside a successful answer is told, where the API has that.
    pub failure: Option<FailureRule>,
    /// The errors that the platform documents for the API, besides TOP's own.
    pub errors: &'static [ErrorRule],
    /// How to find out whether a call took effect, for an API that writes: the advice of
    /// [`ErrorKind::OutcomeUnknown`](super::ErrorKind::OutcomeUnknown).
    pub verify: Option<Hint>,
    /// The documentation of the struct; kept by the feature `docs` alone.
    pub docs: Option<&'static str>,
    /// The API's own parameters, system parameters left out.
    pub parameters: &'static [Field],
    /// The response object, envelope left out.
    pub response: &'static ObjectSchema,
}

impl ApiSchema {
    /// A description with nothing but a name; the derive fills in the rest.
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

    /// Declares how a refusal inside a successful answer is told.
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

    /// Sets how to find out whether a call took effect.
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

    /// The parameter of that name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'static Field> {
        self.parameters.iter().find(|field| field.name == name)
    }

    /// The key that encloses a successful answer: the method without a leading `taobao.`, dots as `_`, plus `_response`.
    ///
    /// ```
    /// assert_eq!(top_core::names::response_key("taobao.tbk.shop.get"), "tbk_shop_get_response");
    /// ```
    #[must_use]
    pub fn response_key(&self) -> String {
        response_key(self.method)
    }
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

/// Whether a call changes something, and whether repeating it changes more, in Smithy's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Changes nothing.
    Readonly,
    /// Changes something; repeating it changes nothing more.
    Idempotent,
    /// Changes something each time.
    Write,
}

impl Access {
    /// The word used in annotations, logs and dumps.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Readonly => "readonly",
            Self::Idempotent => "idempotent",
            Self::Write => "write",
        }
    }
}

/// How further pages are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// What the parameter counts.
    pub by: PageBy,
    /// The parameter that selects the page; `option.page_no` where it is a member of an object.
    pub parameter: &'static str,
    /// The number of the first page: 1 unless the API counts from 0.
    pub first: u64,
    /// The list in the response that the pages are about, such as `data.results`.
    pub items: Option<&'static str>,
    /// The member that tells whether there is another page.
    pub more: Option<&'static str>,
    /// The member that tells how many entries there are on all pages.
    pub total: Option<&'static str>,
}

/// What the parameter that selects the page counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageBy {
    /// Pages.
    Number,
    /// Nothing: it is a cursor from the previous page, sent back unchanged.
    Cursor,
    /// The entries to skip.
    Offset,
}

impl Paging {
    /// Pages that `parameter` asks for.
    #[must_use]
    pub const fn new(by: PageBy, parameter: &'static str) -> Self {
        Self { by, parameter, first: 1, items: None, more: None, total: None }
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

    /// Sets the number of the first page.
    #[must_use]
    pub const fn first(mut self, first: u64) -> Self {
        self.first = first;
        self
    }

    /// Sets the path of the list that the pages are about.
    #[must_use]
    pub const fn items(mut self, items: &'static str) -> Self {
        self.items = Some(items);
        self
    }

    /// Sets the path of the member that tells whether there is another page.
    #[must_use]
    pub const fn more(mut self, more: &'static str) -> Self {
        self.more = Some(more);
        self
    }

    /// Sets the path of the member that tells how many entries there are.
    #[must_use]
    pub const fn total(mut self, total: &'static str) -> Self {
        self.total = Some(total);
        self
    }
}

/// How an API reports a business error inside a successful response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailureRule {
    /// The member that decides, such as `result.success`.
    pub flag: &'static str,
    /// How it decides.
    pub test: FailureTest,
    /// The values of the flag that mean success.
    pub success: &'static [&'static str],
    /// The member with the error's code.
    pub code: Option<&'static str>,
    /// The member with its text.
    pub message: Option<&'static str>,
}

/// How the flag of a [`FailureRule`] decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureTest {
    /// A flag that holds another value than those that mean success is a failure.
    Differs,
    /// A flag that is present is a failure, unless it or the code holds a value that means success.
    Present,
}

impl FailureRule {
    /// A rule with nothing but its flag; the derive fills in the rest.
    #[must_use]
    pub const fn new(test: FailureTest, flag: &'static str, success: &'static [&'static str]) -> Self {
        Self { flag, test, success, code: None, message: None }
    }

    /// Sets the member with the error's code.
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
