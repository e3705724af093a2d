//! Links that look like those of the platform and lead elsewhere are not found.
#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use tbk_link::{What, scan};
use url::Url;

/// A host and a path of each kind of link. All of them are found.
const LINKS: &[(&str, &str)] = &[
    ("item.taobao.com", "/item.htm?id=722861155292"),
    ("detail.tmall.com", "/item.htm?id=722861155292"),
    ("a.m.taobao.com", "/i722861155292.htm"),
    ("shop.m.taobao.com", "/shop/coupon.htm?activityId=7c3d&sellerId=12345"),
    ("uland.taobao.com", "/coupon/edetail?e=Ab3dE5gH7jK&pid=mm_1_2_3"),
    ("uland.taobao.com", "/item/edetail?id=AbC-1x"),
    ("s.click.taobao.com", "/AbCdE12"),
    ("s.click.tmall.com", "/AbCdE12"),
    ("m.tb.cn", "/h.Ab3dE5g?tk=Ab3dE5gH7jK"),
    ("pages.tmall.com", "/wow/z/abc"),
    ("mo.m.taobao.com", "/page_123"),
    ("shop.taobao.com", "/shop/view_shop.htm?user_number_id=12345"),
];

/// Links that end after their host.
const SHOPS: &[(&str, &str)] = &[("shop123.taobao.com", "/"), ("foo.tmall.com", "/"), ("foo.tmall.com", "")];

/// Ways to write a link that a browser does not open at the host: `{h}` is the host, `{p}` the path.
const DISGUISES: &[&str] = &[
    "https://{h}.evil.cn{p}",
    "https://{h}.evil.cn:443{p}",
    "https://{h}-evil.cn{p}",
    "https://evil.cn/{h}{p}",
    "https://evil.cn?{h}{p}",
    "https://evil.cn#{h}{p}",
    "https://evil.cn/?u=https://{h}{p}",
    "https://evil.cn\\@{h}{p}",
    "https://{h}@evil.cn{p}",
    "https://{h}:443@evil.cn{p}",
    "https://{h}%40evil.cn{p}",
    "https://{h}%2eevil.cn{p}",
    "https://{h}%00.evil.cn{p}",
    "https://{h}&period;evil.cn{p}",
    "https://{h}_.evil.cn{p}",
    "https://{h},evil.cn{p}",
    "https://user@{h}{p}",
    "https://user:password@{h}{p}",
    "https://{h}:8443{p}",
    "https://{h}:0443{p}",
    "https://.{h}{p}",
    "https:///{h}{p}",
    "//{h}.evil.cn{p}",
    "//{h}@evil.cn{p}",
    "//user@{h}{p}",
    "//evil.cn/{h}{p}",
    "{h}.evil.cn{p}",
    "{h}@evil.cn{p}",
    "user@{h}{p}",
    "evil.cn/{h}{p}",
    "evil.cn?{h}{p}",
    "evil.cn?u=https://{h}{p}",
    "javascript://{h}{p}",
    "javascript:open('evil.cn/{h}{p}')",
    "taobao://{h}{p}",
    "tmall://{h}{p}",
    "ftp://{h}{p}",
    "intent://{h}{p}",
    "mailto:user@{h}{p}",
    "https%3A%2F%2F{h}.evil.cn{p}",
    "https%3A%2F%2F{h}%40evil.cn{p}",
    "https%3A%2F%2Fuser%40{h}{p}",
    "https%3A%2F%2F{h}%09.evil.cn{p}",
    "https%3A%2F%2F{h}%0A.evil.cn{p}",
    "https%3A%2F%2F{h}%E3%80%82evil.cn{p}",
    "https%3A%2F%2F{h}%EF%BC%8Eevil.cn{p}",
    "https%3A%2F%2Fevil.cn%2F{h}{p}",
];

/// Disguises in which the link ends after the host, so that a shop is found.
const CUT: &[&str] = &[
    "https://{h}.{p}",
    "https://{h}\t.evil.cn{p}",
    "https://{h}\n.evil.cn{p}",
    "https://{h}\\.evil.cn{p}",
    "https://{h}\\@evil.cn{p}",
    "https://{h}。evil.cn{p}",
    "https://{h}．evil.cn{p}",
    "https://{h}\u{200B}.evil.cn{p}",
];

/// Domains that resemble those of the platform.
const DOMAINS: &[(&str, &[&str])] = &[
    (
        "taobao.com",
        &[
            "taobao.com.cn",
            "taobao.co",
            "taobao.cn",
            "xtaobao.com",
            "-taobao.com",
            "taobao-com.cn",
            "ta\u{43E}bao.com",
            "xn--tabao-1ya.com",
            "xn--taobao.com",
            "ｔaobao.com",
        ],
    ),
    ("tmall.com", &["tmall.com.cn", "xtmall.com", "tmаll.com", "xn--tmll-5cd.com"]),
    ("tb.cn", &["tb.cn.com", "xtb.cn", "tb.com", "xn--tb-abc.cn"]),
];

fn written(disguise: &str, (host, path): (&str, &str)) -> String {
    disguise.replace("{h}", host).replace("{p}", path)
}

#[test]
fn disguised_links_are_not_found() {
    let all =
        DISGUISES.iter().flat_map(|disguise| LINKS.iter().chain(SHOPS).map(|link| written(disguise, *link)));
    let cut = CUT.iter().flat_map(|disguise| LINKS.iter().map(|link| written(disguise, *link)));
    let found: Vec<_> = all.chain(cut).filter(|text| !scan(text).is_empty()).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn links_of_similar_domains_are_not_found() {
    for (host, path) in LINKS.iter().chain(SHOPS) {
        for (domain, similar) in DOMAINS.iter().filter(|(domain, _)| host.ends_with(domain)) {
            for other in *similar {
                let host = host.replace(domain, other);
                for text in
                    [format!("https://{host}{path}"), format!("//{host}{path}"), format!("{host}{path}")]
                {
                    assert_eq!(scan(&text), [], "{text}");
                }
            }
        }
    }
}

#[test]
fn other_ways_to_write_the_same_link_are_found() {
    for (host, path) in LINKS.iter().chain(SHOPS) {
        let plain = scan(&format!("https://{host}{path}"));
        assert!(!plain.is_empty(), "{host}{path}");
        let upper = host.to_ascii_uppercase();
        for text in [
            format!("HTTPS://{upper}{path}"),
            format!("http://{host}:80{path}"),
            format!("https://{host}:443{path}"),
            format!("https://{host}:{path}"),
            format!("//{host}{path}"),
        ] {
            let found = scan(&text);
            assert_eq!(found.first().map(|f| &f.what), Some(&plain[0].what), "{text}");
        }
    }
}

/// Parts of links, from which hosts that resemble those of the platform are made.
const PARTS: &[&str] = &[
    "https://",
    "//",
    "s.click.taobao.com",
    "item.taobao.com",
    "m.tb.cn",
    "foo.tmall.com",
    "taobao.com",
    "evil.cn",
    ".",
    "-",
    "@",
    ":",
    "443",
    "80",
    "%40",
    "%2e",
    "%2F",
    "https%3A%2F%2F",
    "\\",
    "\\/",
    "/",
    "?",
    "#",
    "/AbCdE12",
    "id=722861155292",
    "coupon?activityId=1&sellerId=2",
    "/wow/",
    "\t",
    "\n",
    "。",
    "xn--a",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn each_found_link_has_a_host_of_the_platform(parts in prop::collection::vec(prop::sample::select(PARTS), 1..10)) {
        for finding in scan(&parts.concat()) {
            if matches!(finding.what, What::Tpwd(_) | What::Pid(_)) {
                continue;
            }
            let url = Url::parse(&finding.what.canonical()).unwrap();
            let host = url.host_str().unwrap();
            let of_platform = ["taobao.com", "tmall.com", "tmall.hk", "tb.cn", "liangxinyao.com", "fliggy.com"]
                .iter()
                .any(|domain| host.strip_suffix(domain).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')));
            prop_assert!(of_platform, "{}", url);
            prop_assert_eq!((url.scheme(), url.username(), url.password(), url.port()), ("https", "", None, None));
        }
    }
}
