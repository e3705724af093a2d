//! What comes out of a conversion.

use std::fmt;
use std::sync::Arc;

use top_core::{Error, ItemId, Percent, Yuan};

use super::material::Material;

/// The outcome for one input.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Outcome {
    /// The input is a promotion link now.
    Converted(Box<Converted>),
    /// The platform refused the input. The same input is refused again.
    Refused(Refused),
    /// A call failed: the input may be convertible.
    Failed(Failed),
}

impl Outcome {
    /// Returns the conversion, if there is one.
    #[must_use]
    pub fn converted(&self) -> Option<&Converted> {
        match self {
            Self::Converted(converted) => Some(converted),
            Self::Refused(_) | Self::Failed(_) => None,
        }
    }
}

/// A converted input.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Converted {
    /// 商品ID: the item, if the input leads to one. It can be another id of the item in the input: an item has several.
    pub item_id: Option<ItemId>,
    /// 商品标题: the title. Only with [`Want::Title`](super::Want::Title).
    pub title: Option<String>,
    /// 到手价: the price that the buyer pays, in yuan.
    pub price: Option<Yuan>,
    /// 收入比率: the income rate in percent.
    pub commission_rate: Option<Percent>,
    /// 券面额: the value of the coupon, in yuan.
    pub coupon_amount: Option<Yuan>,
    /// 短链接: the short promotion link.
    pub short_url: Option<String>,
    /// 长链接: the long promotion link.
    pub long_url: Option<String>,
    /// 短口令: the 淘口令 with its signs.
    pub tpwd: Option<String>,
    /// 长口令: the 淘口令 with text around it, for iOS 14 and later.
    pub tpwd_text: Option<String>,
    /// 补充信息: a remark of the platform.
    pub remark: Option<String>,
    /// Whether the outcome was stored before, so that no call was made.
    pub cached: bool,
    /// The calls that led here, in their order.
    pub steps: Vec<Step>,
}

impl Converted {
    /// Returns the link to send: the short one, or else the long one.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.short_url.as_deref().or(self.long_url.as_deref())
    }
}

/// The kind of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RefusalKind {
    /// The platform refused the input, with a code or a message of its own.
    Platform,
    /// The response has no result for the input.
    NoResult,
    /// The response has a result without links.
    NoLinks,
    /// No API converts this kind of input and keeps all ids of the attribution.
    Attribution,
    /// The app has no permission for the API, and no other API converts this kind of input.
    NotPermitted,
}

/// Why an input was not converted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Refused {
    /// The kind of the refusal.
    pub kind: RefusalKind,
    /// The code, as the platform reports it for the entry or for the call.
    pub code: Option<String>,
    /// The reason.
    pub message: String,
    /// The calls that were tried, in their order.
    pub steps: Vec<Step>,
}

impl Refused {
    /// A refusal of the platform.
    pub(super) fn new(code: Option<String>, message: impl Into<String>) -> Self {
        Self { kind: RefusalKind::Platform, code, message: message.into(), steps: Vec::new() }
    }

    /// A refusal without a code of the platform.
    pub(super) fn without_code(kind: RefusalKind, message: impl Into<String>) -> Self {
        Self { kind, code: None, message: message.into(), steps: Vec::new() }
    }

    /// The response has no result for the input.
    pub(super) fn no_result() -> Self {
        Self::without_code(RefusalKind::NoResult, "the response has no result for this input")
    }
}

/// A call that failed, so that it is not known whether the input can be converted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Failed {
    /// The error. [`Error::is_retryable`] tells whether a later call can succeed, and [`Error::throttle`] when.
    pub error: Arc<Error>,
    /// The calls that were made, in their order.
    pub steps: Vec<Step>,
}

impl Failed {
    pub(super) fn new(error: Arc<Error>) -> Self {
        Self { error, steps: Vec::new() }
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Problem::from(self).fmt(f)
    }
}

/// One call on the way to an outcome.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Step {
    /// The method of the API.
    pub method: &'static str,
    /// Why the call did not convert the input or complete its links; `None` if it did.
    pub problem: Option<Problem>,
}

/// Why a call did not convert an input or complete its links.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Problem {
    /// The platform refused the input, or the response has no result for it.
    Refused {
        /// The kind of the refusal.
        kind: RefusalKind,
        /// The code of the platform, if there is one.
        code: Option<String>,
        /// The reason.
        message: String,
    },
    /// The call failed.
    Failed(Arc<Error>),
}

impl Problem {
    /// The response has no result for the input.
    pub(super) fn no_result() -> Self {
        Self::from(&Refused::no_result())
    }
}

impl From<&Refused> for Problem {
    fn from(Refused { kind, code, message, .. }: &Refused) -> Self {
        Self::Refused { kind: *kind, code: code.clone(), message: message.clone() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { code: Some(code), message, .. } => write!(f, "{code} {message}"),
            Self::Refused { code: None, message, .. } => f.write_str(message),
            Self::Failed(error) => f.write_str(&error.message()),
        }
    }
}

impl Outcome {
    /// Returns the calls that led to the outcome, in their order. Empty if no call was needed.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        match self {
            Self::Converted(converted) => &converted.steps,
            Self::Refused(refused) => &refused.steps,
            Self::Failed(failed) => &failed.steps,
        }
    }
}

/// A short form for messages about a material.
pub(super) fn cannot_carry(material: &Material) -> Refused {
    let what = match material {
        Material::Item(_) => "an item",
        Material::Link(_) => "a link",
        Material::Tpwd(_) => "a 淘口令",
        Material::Shop(_) => "a shop",
        Material::Page(_) => "a page",
    };
    let message = format!("no API converts {what} with all of the given ids");
    Refused::without_code(RefusalKind::Attribution, message)
}
