//! Identifiers.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use super::ParseError;
use crate::decode::Token;
use crate::schema::DataType;
use crate::value::{Scalar, scalar_serde};

/// The id of an item (商品ID).
///
/// The format of an id is opaque: the platform retired the numeric ids. Responses contain ids as numbers and as
/// strings.
///
/// # Examples
///
/// ```
/// use top_core::ItemId;
///
/// assert_eq!(ItemId::from(590141576510), ItemId::from("590141576510"));
/// assert!(ItemId::from("590141576510").is_legacy_numeric());
/// ```
#[doc(alias = "商品ID")]
#[doc(alias = "num_iid")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(String);

impl ItemId {
    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether this is a retired numeric id. Most APIs reject such ids (`code` 15, `sub_code` -4003).
    #[must_use]
    pub fn is_legacy_numeric(&self) -> bool {
        !self.0.is_empty() && self.0.bytes().all(|b| b.is_ascii_digit())
    }
}

impl From<&str> for ItemId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for ItemId {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<i64> for ItemId {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl FromStr for ItemId {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Scalar for ItemId {
    const DATA_TYPE: DataType = DataType::Text;
    const QUOTED: bool = true;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        match scalar {
            Token::Number(text) | Token::Text(text) => Some(Self(text.trim().to_owned())),
            Token::Bool(_) => None,
        }
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

macro_rules! numeric_id {
    ($($(#[$doc:meta])* $name:ident, $kind:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// Returns the id as a number.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<i32> for $name {
            fn from(id: i32) -> Self {
                Self(id.into())
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl FromStr for $name {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<Self, ParseError> {
                let error = || ParseError::new($kind, text, "write a whole number");
                text.trim().parse().map(Self).map_err(|_| error())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Scalar for $name {
            const DATA_TYPE: DataType = DataType::Id;
            const QUOTED: bool = false;

            fn from_token(scalar: Token<'_>) -> Option<Self> {
                i64::from_token(scalar).map(Self)
            }

            fn push_text(&self, out: &mut String) {
                self.0.push_text(out);
            }
        }

        scalar_serde!($name);
    )+};
}

numeric_id! {
    /// The id of a promotion zone (推广位), the last part of a [`Pid`].
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{AdzoneId, Pid};
    ///
    /// let pid: Pid = "mm_26632322_6858406_23810104".parse()?;
    /// assert_eq!(pid.adzone(), AdzoneId::from(23810104));
    /// # Ok::<(), top_core::ParseError>(())
    /// ```
    #[doc(alias = "推广位")]
    AdzoneId, "adzone_id";
    /// The id of a site or app (媒体), the middle part of a [`Pid`].
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Pid, SiteId};
    ///
    /// let pid: Pid = "mm_26632322_6858406_23810104".parse()?;
    /// assert_eq!(pid.site(), SiteId::from(6858406));
    /// # Ok::<(), top_core::ParseError>(())
    /// ```
    #[doc(alias = "媒体")]
    SiteId, "site_id";
    /// The id of a channel relation (渠道关系ID): the relation between a publisher and a channel partner.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::RelationId;
    ///
    /// let relation: RelationId = "2345".parse()?;
    /// assert_eq!(relation.get(), 2345);
    /// # Ok::<(), top_core::ParseError>(())
    /// ```
    #[doc(alias = "渠道")]
    #[doc(alias = "渠道关系ID")]
    RelationId, "relation_id";
    /// The id of a member (会员运营ID) in the member operation of a publisher.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::SpecialId;
    ///
    /// let member: SpecialId = "2345".parse()?;
    /// assert_eq!(member, SpecialId::from(2345));
    /// # Ok::<(), top_core::ParseError>(())
    /// ```
    #[doc(alias = "会员运营ID")]
    SpecialId, "special_id";
}

/// A PID (推广位): `mm_<member>_<site>_<adzone>`, the account, its site or app, and the promotion zone in it.
///
/// # Examples
///
/// ```
/// use top_core::Pid;
///
/// let pid: Pid = "mm_26632322_6858406_23810104".parse()?;
/// assert_eq!((pid.member_id, pid.site_id, pid.adzone_id), (26632322, 6858406, 23810104));
/// assert_eq!(pid.to_string(), "mm_26632322_6858406_23810104");
/// let error = "mm_26632322_6858406".parse::<Pid>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`mm_26632322_6858406` is not a valid PID: the adzone id is missing; write `mm_<member id>_<site id>_<adzone id>`"
/// );
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[doc(alias = "推广位")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pid {
    /// 联盟账号: the id of the account of the publisher.
    pub member_id: u64,
    /// 媒体: the id of the site or app.
    pub site_id: u64,
    /// 推广位: the id of the promotion zone.
    pub adzone_id: u64,
}

impl Pid {
    /// Creates a PID from its three parts.
    #[must_use]
    pub const fn new(member_id: u64, site_id: u64, adzone_id: u64) -> Self {
        Self { member_id, site_id, adzone_id }
    }

    /// Returns the id of the promotion zone, which most APIs take as a separate parameter.
    #[must_use]
    pub fn adzone(self) -> AdzoneId {
        AdzoneId(self.adzone_id.cast_signed())
    }

    /// Returns the id of the site or app.
    #[must_use]
    pub fn site(self) -> SiteId {
        SiteId(self.site_id.cast_signed())
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut parts = text.strip_prefix("mm_").ok_or("it does not begin with `mm_`")?.split('_');
        let mut id = |name: &str| {
            let part = parts.next().ok_or_else(|| format!("the {name} id is missing"))?;
            let digits = part.bytes().all(|b| b.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
            part.parse().ok().filter(|_| digits).ok_or_else(|| format!("the {name} id is not a number"))
        };
        let pid = Self::new(id("member")?, id("site")?, id("adzone")?);
        if parts.next().is_some() { Err("more follows the adzone id".to_owned()) } else { Ok(pid) }
    }
}

impl FromStr for Pid {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text.trim()).map_err(|reason| {
            let reason = format!("{reason}; write `mm_<member id>_<site id>_<adzone id>`");
            ParseError::new("PID", text, reason)
        })
    }
}

impl fmt::Display for Pid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("mm_{}_{}_{}", self.member_id, self.site_id, self.adzone_id))
    }
}

impl Scalar for Pid {
    const DATA_TYPE: DataType = DataType::Pid;
    const QUOTED: bool = true;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        scalar.as_text().parse().ok()
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

scalar_serde!(ItemId, Pid);
