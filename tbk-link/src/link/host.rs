//! Hosts of the platform.

/// What the links of a host can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HostKind {
    /// Pages of items, by `id` or `/item/N.htm`.
    Item,
    /// Apps, some of which show an item.
    App,
    /// Pages of items, by `/iN.htm`.
    NumberedItem,
    Promotion,
    Uland,
    Short,
    /// Pages of campaigns, by any path.
    Page,
    /// Pages of campaigns, by `page_N`.
    NumberedPage,
}

/// Hosts, and all hosts below them.
const HOSTS: [(&str, HostKind); 21] = [
    ("item.taobao.com", HostKind::Item),
    ("detail.tmall.com", HostKind::Item),
    ("detail.m.tmall.com", HostKind::Item),
    ("detail.tmall.hk", HostKind::Item),
    ("detail.liangxinyao.com", HostKind::Item),
    ("traveldetail.fliggy.com", HostKind::Item),
    ("h5.m.taobao.com", HostKind::App),
    ("market.m.taobao.com", HostKind::App),
    ("m.intl.taobao.com", HostKind::App),
    ("world.taobao.com", HostKind::App),
    ("a.m.taobao.com", HostKind::NumberedItem),
    ("a.m.tmall.com", HostKind::NumberedItem),
    ("s.click.taobao.com", HostKind::Promotion),
    ("s.click.tmall.com", HostKind::Promotion),
    ("uland.taobao.com", HostKind::Uland),
    ("tb.cn", HostKind::Short),
    ("pages.tmall.com", HostKind::Page),
    ("s.m.taobao.com", HostKind::NumberedPage),
    ("mo.m.taobao.com", HostKind::NumberedPage),
    ("mos.m.taobao.com", HostKind::NumberedPage),
    ("mo.re.taobao.com", HostKind::NumberedPage),
];

/// The domains of all hosts of the platform.
const DOMAINS: [&str; 6] = ["taobao.com", "tmall.com", "tmall.hk", "tb.cn", "liangxinyao.com", "fliggy.com"];

/// The longest host of the domain name system.
const LONGEST: usize = 253;

/// Returns the kind of a host in lower case.
pub(super) fn kind(host: &str) -> Option<HostKind> {
    HOSTS.iter().find(|(known, _)| is_below(host, known)).map(|(_, kind)| *kind)
}

/// Returns whether the host is one of the platform.
pub(super) fn is_of_platform(host: &str) -> bool {
    DOMAINS.iter().any(|domain| is_below(host, domain))
}

/// Returns whether the host is `parent` or below it.
pub(super) fn is_below(host: &str, parent: &str) -> bool {
    let (host, parent) = (host.as_bytes(), parent.as_bytes());
    host.len()
        .checked_sub(parent.len())
        .is_some_and(|at| host[at..].eq_ignore_ascii_case(parent) && (at == 0 || host[at - 1] == b'.'))
}

/// Returns the number of a shop from its host: `shop123.taobao.com`, `shop123.m.taobao.com`.
pub(super) fn shop_number(host: &str) -> Option<&str> {
    let (label, parent) = host.split_once('.')?;
    let is_shop = label.get(..4)?.eq_ignore_ascii_case("shop") && is_below(parent, "taobao.com");
    let number = label.get(4..)?;
    (is_shop && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

/// Returns whether the text is a host whose links are found without a scheme: one of the table, or of a shop.
pub(crate) fn is_host(text: &str) -> bool {
    text.len() <= LONGEST && is_of_platform(text) && (kind(text).is_some() || shop_number(text).is_some())
}

/// Returns the host at the beginning of a link without its scheme, if it is a host of the platform, without user information
/// and with the usual port.
pub(crate) fn authority(link: &[u8]) -> Option<&str> {
    let bounded = &link[..link.len().min(LONGEST + ":443".len() + 1)];
    let ends = |b: &u8| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':'));
    let end = bounded.iter().position(ends).unwrap_or(bounded.len());
    if end < "tb.cn".len() || bounded.get(end) == Some(&b'@') {
        return None;
    }
    let text = std::str::from_utf8(&bounded[..end]).ok()?;
    let host = match text.split_once(':') {
        Some((host, "443" | "80" | "")) => host,
        Some(_) => return None,
        None => text.trim_end_matches('.'),
    };
    (is_of_platform(host) && !host.starts_with('.')).then_some(host)
}

/// Returns whether the text looks like a host with a top-level domain, such as `example.com`.
pub(crate) fn has_top_level_domain(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(name, last)| {
        (2..=10).contains(&last.len())
            && last.bytes().all(|b| b.is_ascii_alphabetic())
            && name.bytes().any(|b| b.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_exact_or_below() {
        assert_eq!(kind("chaoshi.detail.tmall.com"), Some(HostKind::Item));
        assert_eq!(kind("m.tb.cn"), Some(HostKind::Short));
        for host in ["xitem.taobao.com", "item.taobao.com.evil.test", "taobao.com", "xtb.cn", "m.tb.cn.test"]
        {
            assert_eq!(kind(host), None, "{host}");
        }
        assert_eq!(shop_number("SHOP123.m.taobao.com"), Some("123"));
        for host in ["shop.taobao.com", "shop12a.taobao.com", "shop123.evil.test", "店.taobao.com"] {
            assert_eq!(shop_number(host), None, "{host}");
        }
    }

    #[test]
    fn user_information_and_ports_are_refused() {
        assert_eq!(authority(b"Item.Taobao.com:443/item.htm"), Some("Item.Taobao.com"));
        for link in [
            "item.taobao.com@evil.test/",
            "item.taobao.com:8443/",
            "a@item.taobao.com/",
            "evil.test/taobao.com",
        ] {
            assert_eq!(authority(link.as_bytes()), None, "{link}");
        }
    }
}
