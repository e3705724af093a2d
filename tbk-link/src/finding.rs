//! The results of a scan.

use std::fmt;
use std::ops::Range;

use top_core::{ItemId, Pid};
use url::Url;

/// A link, 淘口令, item or PID that a text contains, with all places where it occurs.
///
/// # Examples
///
/// ```
/// use tbk_link::{Certainty, scan};
///
/// let text = "看这个 https://item.taobao.com/item.htm?id=590141576510 不错";
/// let [item] = &scan(text)[..] else { unreachable!() };
/// assert_eq!(item.what.name(), "item");
/// assert_eq!(item.text(text), "https://item.taobao.com/item.htm?id=590141576510");
/// assert_eq!(item.spans, [10..58]);
/// assert_eq!(item.sure, Certainty::Certain);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The thing that was found.
    pub what: What,
    /// All places of it, in the order of the text, in bytes. They begin and end between characters. The first one decides the
    /// order of the findings.
    ///
    /// A 淘口令 or a PID inside a link is a finding of its own, whose span lies in the span of the link.
    pub spans: Vec<Range<usize>>,
    /// The highest certainty of all places.
    pub sure: Certainty,
}

impl Finding {
    /// Returns the first place in the text that was scanned, without the signs around a 淘口令.
    ///
    /// Returns an empty text if `text` is another text without such a place.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.spans.first().and_then(|span| text.get(span.clone())).unwrap_or_default()
    }
}

/// The kind of a finding and its content. Two places are the same finding if this is equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum What {
    /// 商品: a link to an item, by the id of the item.
    Item(ItemId),
    /// 店铺: a link to a shop.
    Shop(Link),
    /// 活动页: a link to a page of the platform, such as a campaign.
    Page(Link),
    /// 推广链接: a link that a publisher made, such as `https://s.click.taobao.com/…`.
    Promotion(Link),
    /// 短链接: a short link, such as `https://m.tb.cn/h.…`. Only the platform can resolve it.
    Short(Link),
    /// 优惠券: a link to a coupon.
    Coupon(CouponLink),
    /// 淘口令: a token that the Taobao app resolves.
    Tpwd(Tpwd),
    /// 推广位: a PID.
    Pid(Pid),
}

impl What {
    /// Returns the name of the kind: `item`, `shop`, `page`, `promotion`, `short`, `coupon`, `tpwd` or `pid`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Item(_) => "item",
            Self::Shop(_) => "shop",
            Self::Page(_) => "page",
            Self::Promotion(_) => "promotion",
            Self::Short(_) => "short",
            Self::Coupon(_) => "coupon",
            Self::Tpwd(_) => "tpwd",
            Self::Pid(_) => "pid",
        }
    }

    /// Returns the canonical form: one text for all ways to write the same thing. A scan of it finds the thing itself.
    ///
    /// # Examples
    ///
    /// ```
    /// use tbk_link::scan;
    ///
    /// let canonical = |text| scan(text)[0].what.canonical();
    /// let item = "https://item.taobao.com/item.htm?id=590141576510";
    /// assert_eq!(canonical("detail.tmall.com/item.htm?spm=a1&amp;id=590141576510"), item);
    /// assert_eq!(canonical("http://M.TB.CN/h.Ab3dE5g?sm=1f"), "https://m.tb.cn/h.Ab3dE5g");
    /// assert_eq!(canonical("7(€Ab3dE5gH7jK€)/:/"), "￥Ab3dE5gH7jK￥");
    /// ```
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            Self::Item(id) => format!("https://item.taobao.com/item.htm?id={id}"),
            Self::Shop(link) | Self::Page(link) | Self::Promotion(link) | Self::Short(link) => {
                link.as_str().to_owned()
            }
            Self::Coupon(coupon) => coupon.link.as_str().to_owned(),
            Self::Tpwd(token) => format!("￥{token}￥"),
            Self::Pid(pid) => pid.to_string(),
        }
    }
}

/// How certain a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Only the shape suggests it.
    Possible,
    /// The shape and the signs around it suggest it.
    Likely,
    /// The host and the path of a link, or the signs on both sides of a 淘口令, prove it.
    Certain,
}

impl Certainty {
    /// Returns the name: `possible`, `likely` or `certain`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A link of the platform in its canonical form: `https`, the host in lower case, no parameters that differ from share to
/// share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(String);

impl Link {
    pub(crate) fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// Returns the link as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A link to a coupon, with the parameters that it contains in clear.
///
/// Many links contain only the parameter `e`, which is encrypted. All methods but [`link`](Self::link) return `None` then.
///
/// # Examples
///
/// ```
/// use tbk_link::{What, scan};
/// use top_core::ItemId;
///
/// let text = "https://uland.taobao.com/coupon/edetail?activityId=0a1b2c&pid=mm_1_2_3&itemId=531940770655";
/// let What::Coupon(coupon) = &scan(text)[0].what else { unreachable!() };
/// assert_eq!(coupon.item_id(), Some(ItemId::from("531940770655")));
/// assert_eq!(coupon.activity_id().as_deref(), Some("0a1b2c"));
/// assert_eq!(coupon.pid(), Some("mm_1_2_3".parse()?));
/// assert_eq!(coupon.relation_id(), None);
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CouponLink {
    link: Link,
}

impl CouponLink {
    pub(crate) fn new(link: Link) -> Self {
        Self { link }
    }

    /// Returns the link.
    #[must_use]
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// Returns 商品ID, the item of the coupon: `itemId`.
    #[must_use]
    pub fn item_id(&self) -> Option<ItemId> {
        self.parameter(&["itemId", "item_id"]).map(ItemId::from)
    }

    /// Returns 券ID: `activityId`.
    #[must_use]
    pub fn activity_id(&self) -> Option<String> {
        self.parameter(&["activityId", "activity_id"])
    }

    /// Returns the PID of the publisher who made the link: `pid`.
    #[must_use]
    pub fn pid(&self) -> Option<Pid> {
        self.parameter(&["pid"]).and_then(|pid| pid.parse().ok())
    }

    /// Returns 渠道关系ID: `relationId`.
    #[must_use]
    pub fn relation_id(&self) -> Option<String> {
        self.parameter(&["relationId", "relation_id"])
    }

    fn parameter(&self, names: &[&str]) -> Option<String> {
        let url = Url::parse(self.link.as_str()).ok()?;
        let found = url.query_pairs().find(|(name, value)| names.contains(&&**name) && !value.is_empty());
        found.map(|(_, value)| value.into_owned())
    }
}

/// A 淘口令 without the signs around it, such as `Ab3dE5gH7jK`.
#[doc(alias = "口令")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tpwd(String);

impl Tpwd {
    pub(crate) fn new(token: &str) -> Self {
        Self(token.to_owned())
    }

    /// Returns the token without signs.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tpwd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
