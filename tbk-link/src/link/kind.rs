//! What a link is.

use top_core::ItemId;
use url::{Url, form_urlencoded};

use super::clean::unescaped;
use super::extent::Extent;
use super::host::{self, HostKind, authority, is_below, shop_number};
use super::item::{Strictness, id_by_name, id_in, in_numbered_file};
use crate::finding::{Certainty, CouponLink, Link, What};

/// The longest link that is examined, in bytes. The platform's links have some 1,000.
const LONGEST: usize = 8192;

/// Hosts of `tmall.com` that are not shops.
const NOT_SHOPS: [&str; 16] = [
    "www", "m", "list", "login", "detail", "pages", "chaoshi", "cart", "buy", "trade", "mai", "brand",
    "service", "world", "rule", "guang",
];

/// Returns what a link of the platform is. Its host begins at `host`.
pub(crate) fn classify(link: &str, host: usize) -> Option<(What, Certainty)> {
    let body = &link[host..];
    if body.len() > LONGEST {
        return None;
    }
    authority(body.as_bytes())?;
    let of_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':');
    if !body.bytes().take_while(|b| !matches!(b, b'/' | b'?' | b'#' | b'\\')).all(of_host) {
        return None;
    }
    let mut url = Url::parse(&unescaped(link, host)).ok()?;
    if url.port() == Some(80) {
        url.set_port(None).ok()?;
    }
    let host = url.host_str().filter(|host| host::is_of_platform(host))?;
    if shop_number(host).is_some() {
        return Some((What::Shop(shop_of_host(host)?), Certainty::Certain));
    }
    let known = host::kind(host).and_then(|kind| by_host(&url, kind));
    known.or_else(|| by_path(&url))
}

/// Returns what a link is that is encoded as a whole, with its scheme. Its host begins at `host`.
pub(crate) fn classify_encoded(link: &str, host: usize) -> Option<(What, Certainty)> {
    if link.len() > LONGEST {
        return None;
    }
    authority(link.as_bytes().get(host..)?)?;
    // A `&` would begin the next parameter of the text around the link.
    let encoded = link.split('&').next()?;
    let pair = format!("x={encoded}");
    let (_, decoded) = form_urlencoded::parse(pair.as_bytes()).next()?;
    let (_, body) = decoded.split_once("://")?;
    let extent = Extent::of(body.as_bytes(), 0, 0);
    // Browsers drop a tab or line break in a host, and read `。` as a dot.
    let host_end = body.find(['/', '?', '#']).unwrap_or(body.len());
    if extent.raw_end < host_end { None } else { classify(&body[..extent.end], 0) }
}

/// Classifies a link by the table of hosts.
fn by_host(url: &Url, kind: HostKind) -> Option<(What, Certainty)> {
    let what = match kind {
        HostKind::Item => What::Item(id_in(url, Strictness::ItemHost)?),
        HostKind::App if is_coupon(url) => return None,
        HostKind::App => What::Item(id_in(url, Strictness::OtherHost)?),
        HostKind::NumberedItem => What::Item(in_numbered_file(url.path())?),
        HostKind::Promotion => What::Promotion(named(url)?),
        HostKind::Uland => return uland(url),
        HostKind::Short => return short(url),
        HostKind::Page => What::Page(named(url)?),
        HostKind::NumberedPage => What::Page(numbered_page(url)?),
    };
    Some((what, Certainty::Certain))
}

/// Classifies other links of the platform by their paths.
fn by_path(url: &Url) -> Option<(What, Certainty)> {
    let host = url.host_str()?;
    if let Some(shop) = shop_page(url) {
        return Some((What::Shop(shop), Certainty::Certain));
    }
    if is_coupon(url) {
        return Some((What::Coupon(CouponLink::new(canonical(url.as_str())?)), Certainty::Likely));
    }
    let of_platform = is_below(host, "taobao.com") || is_below(host, "tmall.com");
    if of_platform && url.path().starts_with("/wow/") {
        return Some((What::Page(canonical(url.as_str())?), Certainty::Likely));
    }
    if let Some(id) = item_page(url) {
        return Some((What::Item(id), Certainty::Likely));
    }
    named_shop(url).map(|shop| (What::Shop(shop), Certainty::Possible))
}

/// A page of an item on a host that is not in the table.
fn item_page(url: &Url) -> Option<ItemId> {
    const FILES: [&str; 4] = ["item.htm", "item.html", "detail.htm", "detail.html"];
    const DOMAINS: [&str; 5] = ["m.taobao.com", "m.tmall.com", "tmall.hk", "fliggy.com", "liangxinyao.com"];
    let (host, path) = (url.host_str()?, url.path());
    let file = FILES.contains(&path.rsplit('/').next()?) || path.contains("/detail/");
    if file && DOMAINS.iter().any(|domain| is_below(host, domain)) {
        return id_in(url, Strictness::OtherHost);
    }
    if is_below(host, "taobao.com") || is_below(host, "tmall.com") { id_by_name(url) } else { None }
}

/// Returns a link in its canonical form, unless a scan of this form would end before its end. The platform makes no such
/// links: the parser has encoded or removed an opening bracket, and the closing one is left.
fn canonical(url: &str) -> Option<Link> {
    (url.len() <= "https://".len() + LONGEST && Extent::is_all_of(url)).then(|| Link::new(url))
}

/// A link with a path or parameters.
fn named(url: &Url) -> Option<Link> {
    let is_named = url.path() != "/" || url.query().is_some_and(|query| !query.is_empty());
    if is_named { canonical(url.as_str()) } else { None }
}

fn uland(url: &Url) -> Option<(What, Certainty)> {
    let path = url.path();
    let link = named(url)?;
    Some(if path.starts_with("/coupon/") || path.starts_with("/quan/") {
        (What::Coupon(CouponLink::new(link)), Certainty::Certain)
    } else {
        let edetail = path.ends_with("/edetail");
        (What::Promotion(link), if edetail { Certainty::Certain } else { Certainty::Likely })
    })
}

/// `https://m.tb.cn/h.X`. Parameters differ from share to share.
fn short(url: &Url) -> Option<(What, Certainty)> {
    let name = url.path().strip_prefix('/')?.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let belongs = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    if name.len() < 3 || !name.bytes().all(belongs) {
        return None;
    }
    let sure = if name.as_bytes()[1] == b'.' { Certainty::Certain } else { Certainty::Likely };
    Some((What::Short(Link::new(format!("https://{}/{name}", url.host_str()?))), sure))
}

fn numbered_page(url: &Url) -> Option<Link> {
    let numbered = |segment: &str| {
        segment.strip_prefix("page_").is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    };
    if url.path().split('/').any(numbered) { canonical(url.as_str()) } else { None }
}

fn shop_of_host(host: &str) -> Option<Link> {
    Some(Link::new(format!("https://shop{}.taobao.com/", shop_number(host)?)))
}

/// `/shop/view_shop.htm`, and `/shop/…` with the id of a shop.
fn shop_page(url: &Url) -> Option<Link> {
    const NAMES: [&str; 4] = ["user_number_id", "user_id", "shop_id", "shopId"];
    let host = url.host_str()?;
    if !(is_below(host, "taobao.com") || is_below(host, "tmall.com")) || !url.path().starts_with("/shop/") {
        return None;
    }
    let number = |value: &str| !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
    let id = url.query_pairs().find(|(name, value)| NAMES.contains(&&**name) && number(value));
    let view = url.path() == "/shop/view_shop.htm";
    match id {
        Some((name, id)) => canonical(&format!("https://{host}{}?{name}={id}", url.path())),
        None if view => canonical(&format!("https://{host}{}", url.path())),
        None => None,
    }
}

/// `https://NAME.tmall.com/`: many shops have such a host, and some channels of the platform.
fn named_shop(url: &Url) -> Option<Link> {
    let name = url.host_str()?.strip_suffix(".tmall.com")?;
    let name = name.strip_suffix(".m").unwrap_or(name);
    let shop = !name.contains('.') && !NOT_SHOPS.contains(&name) && matches!(url.path(), "/" | "/index.htm");
    shop.then(|| Link::new(format!("https://{name}.tmall.com/")))
}

/// A page that hands out a coupon of a seller.
fn is_coupon(url: &Url) -> bool {
    let path = url.path();
    let has = |names: [&str; 2]| {
        url.query_pairs().any(|(name, value)| names.contains(&&*name) && !value.is_empty())
    };
    (path.contains("coupon") || path.contains("quan") || url.host_str().is_some_and(|h| h.contains("quan")))
        && has(["activityId", "activity_id"])
        && has(["sellerId", "seller_id"])
}
