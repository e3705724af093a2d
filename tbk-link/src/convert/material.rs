//! What is converted.

use top_core::ItemId;
use url::Url;

use crate::finding::What;

/// One thing to convert.
///
/// # Examples
///
/// ```
/// use tbk_link::convert::Material;
/// use tbk_link::scan;
///
/// let found = scan("￥Ab3dE5gH7jK￥ https://shop123456.taobao.com/ mm_1_2_3");
/// let materials: Vec<_> = found.iter().filter_map(|finding| Material::of(&finding.what)).collect();
/// assert_eq!(materials, [Material::Tpwd("￥Ab3dE5gH7jK￥".into()), Material::Shop("123456".into())]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Material {
    /// 商品: an item.
    Item(ItemId),
    /// 链接: a link, such as a promotion link or a short link.
    Link(String),
    /// 淘口令, with its signs.
    Tpwd(String),
    /// 店铺: a shop, by the id of the shop.
    Shop(String),
    /// 会场: a campaign page, by its id.
    Page(String),
}

impl Material {
    /// Returns the material of a finding. A PID is none.
    #[must_use]
    pub fn of(what: &What) -> Option<Self> {
        Some(match what {
            What::Item(id) => Self::Item(id.clone()),
            What::Shop(link) => {
                shop_id(link.as_str()).map_or_else(|| Self::Link(link.as_str().to_owned()), Self::Shop)
            }
            What::Page(link) => {
                page_id(link.as_str()).map_or_else(|| Self::Link(link.as_str().to_owned()), Self::Page)
            }
            What::Promotion(_) | What::Short(_) | What::Coupon(_) => Self::Link(what.canonical()),
            What::Tpwd(_) => Self::Tpwd(what.canonical()),
            What::Pid(_) => return None,
        })
    }

    /// Returns the text that the platform receives.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Item(id) => id.as_str(),
            Self::Link(text) | Self::Tpwd(text) | Self::Shop(text) | Self::Page(text) => text,
        }
    }
}

/// The number in `https://shop123.taobao.com/`.
fn shop_id(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let id = url.host_str()?.strip_suffix(".taobao.com")?.strip_prefix("shop")?;
    is_number(id).then(|| id.to_owned())
}

/// The number in `https://mo.m.taobao.com/page_123`.
fn page_id(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let id = url.path_segments()?.find_map(|segment| segment.strip_prefix("page_"))?;
    is_number(id).then(|| id.to_owned())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
