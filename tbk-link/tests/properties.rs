//! Properties of any text.
#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use tbk_link::{BareIds, Certainty, Finding, What, rewrite, scan, scan_with};

/// Parts of messages, valid and broken, which texts are made of.
const PARTS: &[&str] = &[
    "https://",
    "http://",
    "HTTPS://",
    "//",
    "item.taobao.com",
    "detail.tmall.com",
    "m.tb.cn",
    "e.tb.cn",
    "evil.test",
    "s.click.taobao.com",
    "uland.taobao.com",
    "shop123.taobao.com",
    "h5.m.taobao.com",
    "/item.htm",
    "/h.Ab3dE5g",
    "?",
    "&",
    "&amp;",
    "&quot;",
    "id=590141576510",
    "tk=Ab3dE5gH7jK",
    "pid=mm_1_2_3",
    "/coupon/edetail",
    "activityId=7c3d",
    "%26id%3D590141576511",
    "\\/",
    "\\u0026",
    "@",
    ":",
    "443",
    ".",
    ",",
    "mm_1_2_3",
    "mm_",
    "￥",
    "$",
    "(",
    ")",
    "【",
    "】",
    "Ab3dE5gH7jK",
    "Xy7Zw9Qp2Lk",
    "CZ028 ",
    " ",
    "\n",
    "复制",
    "👉",
    "_",
    "-",
    "1",
    "abc",
    "#",
    "'",
    "\"",
    "<",
    "\u{200B}",
];

fn texts() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(PARTS), 0..14).prop_map(|parts| parts.concat());
    prop_oneof![4 => parts.boxed(), 1 => any::<String>().boxed()]
}

/// Links with many characters that have a meaning for their end or their canonical form.
fn links() -> impl Strategy<Value = String> {
    let host = prop::sample::select(vec!["s.click.taobao.com", "uland.taobao.com", "a.taobao.com/wow"]);
    let parts = vec![
        "a", "(", ")", "{", "}", "/", "..", "?", "#", "&", "amp;", "#38;", "quot;", r"\u0026", r"\/", "http:",
    ];
    let rest = prop::collection::vec(prop::sample::select(parts), 0..8);
    (host, rest).prop_map(|(host, rest)| format!("https://{host}/{}", rest.concat()))
}

/// A token that no rule for names, digests and numbers applies to.
fn tokens() -> impl Strategy<Value = String> {
    "([0-9][A-Z][a-z]){3}[A-Za-z0-9]{2}"
}

fn whats(text: &str) -> Vec<What> {
    scan(text).into_iter().map(|finding| finding.what).collect()
}

/// Returns the text of a finding if all its places have the same text.
fn same_text(finding: &Finding, text: &str) -> Option<String> {
    let first = finding.text(text);
    finding.spans.iter().all(|span| &text[span.clone()] == first).then(|| first.to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_are_ordered_and_on_borders(text in texts()) {
        let findings = scan_with(&text, BareIds::Find);
        prop_assert!(findings.is_sorted_by_key(|finding| finding.spans[0].start));
        for finding in &findings {
            prop_assert!(finding.spans.is_sorted_by_key(|span| span.start));
            for span in &finding.spans {
                prop_assert!(span.start < span.end);
                prop_assert!(text.get(span.clone()).is_some());
            }
        }
        for (at, finding) in findings.iter().enumerate() {
            prop_assert!(findings[..at].iter().all(|other| other.what != finding.what));
        }
    }

    #[test]
    fn rewriting_with_the_same_text_changes_nothing(text in texts()) {
        prop_assert_eq!(rewrite(&text, |_| None), text.as_str());
        let same = rewrite(&text, |finding| same_text(finding, &text));
        prop_assert_eq!(&same, &text);
        prop_assert_eq!(scan(&same), scan(&text));
    }

    #[test]
    fn a_rewrite_keeps_the_text_between_findings(text in texts()) {
        let new = rewrite(&text, |finding| (finding.what.name() != "tpwd").then(|| "\u{1}".to_owned()));
        let mut rest = text.as_str();
        for kept in new.split('\u{1}') {
            let at = rest.find(kept);
            prop_assert!(at.is_some(), "{:?} is not a part of {:?}", kept, rest);
            rest = &rest[at.unwrap() + kept.len()..];
        }
    }

    #[test]
    fn a_canonical_form_is_found_as_itself(text in prop_oneof![texts().boxed(), links().boxed()]) {
        for finding in scan(&text) {
            let canonical = finding.what.canonical();
            let found = scan(&canonical);
            prop_assert_eq!(&found[0].what, &finding.what, "{}", canonical);
            prop_assert_eq!(found[0].what.canonical(), canonical);
            // A coupon contains the PID of its publisher.
            prop_assert!(found[1..].iter().all(|inner| matches!(inner.what, What::Pid(_))));
        }
    }

    #[test]
    fn tokens_are_found_between_any_signs(token in tokens(), before in "[^A-Za-z0-9]{0,5}", after in "[^A-Za-z0-9]{0,5}") {
        let text = format!("{before}{token}{after}");
        let found = scan(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].text(&text), token);
    }

    #[test]
    fn any_token_is_found_between_currency_signs(token in "[A-Za-z0-9]{11}", sign in prop::sample::select(vec!['￥', '€', '₳'])) {
        let digit = token.bytes().any(|b| b.is_ascii_digit());
        let (lower, upper) = (token.to_ascii_lowercase() != token, token.to_ascii_uppercase() != token);
        prop_assume!((lower || upper) && (digit || (lower && upper)));
        let found = scan(&format!("复制{sign}{token}{sign}打开"));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].what.canonical(), format!("￥{token}￥"));
        prop_assert_eq!(found[0].sure, Certainty::Certain);
    }

    #[test]
    fn findings_do_not_depend_on_the_text_around(text in texts()) {
        let alone = whats(&text);
        let around = format!("你好。\n{text}\n再见。");
        prop_assert_eq!(whats(&around), alone);
    }
}

#[test]
fn a_link_that_ends_early_in_its_canonical_form_is_not_found() {
    // The parser encodes `{` in a path but not `}` in a query, and removes a segment before `..`.
    for rest in ["{a?b}c", "(/../b)c", "a{?b=1}", r"ahttp:\//b"] {
        let text = format!("https://s.click.taobao.com/{rest}");
        assert_eq!(scan(&text), [], "{text}");
    }
    let balanced = "https://s.click.taobao.com/(a)?b={c}&d=[e]";
    assert_eq!(scan(balanced)[0].what.canonical(), balanced);
}

#[test]
fn random_words_are_hardly_ever_certain() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let words = prop::collection::vec("[!-~]{1,16}", 100);
    let mut certain = 0;
    for _ in 0..300 {
        let text = words.new_tree(&mut runner).unwrap().current().join(" ");
        certain += scan(&text).iter().filter(|finding| finding.sure == Certainty::Certain).count();
    }
    // 30,000 words: fewer than 1 in 10,000.
    assert!(certain < 3, "{certain}");
}
